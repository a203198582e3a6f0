"""An audience of a site is dated, archived and brought back; what is known of it stays, marked."""

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse
from wagtail.models import ModelLogEntry, Site

from audiences.models import AudienceOnSite
from pages import known
from pages.audience_views import ARCHIVE, BRING_BACK
from tests.clock import at
from tests.contacts.factories import UnitFactory, site
from tests.html import parse
from tests.pages import factories

pytestmark = pytest.mark.django_db

BEFORE, AFTER = (2027, 3, 4, 23, 59, 59), (2027, 3, 5, 0, 0, 0)


@pytest.fixture
def here(small_site) -> Site:
    return Site.objects.get()


@pytest.fixture
def row(here) -> AudienceOnSite:
    return AudienceOnSite.objects.create(site=here, audience=factories.audience("massflykt"))


@pytest.fixture
def editor(client, here) -> User:
    user = User.objects.create_user("eva")
    names = ["access_admin", "change_audienceonsite", "view_audienceonsite"]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    UnitFactory(site=here, members=[user])
    client.force_login(user)
    return user


def address(view: str, *args) -> str:
    return reverse(AudienceOnSite.snippet_viewset.get_url_name(view), args=args)


def chosen_from(client) -> list[str]:
    page = parse(client.get("/sv/"))
    return [link["href"] for link in page.select("main a") if link["href"].count("/") == 3]


def is_marked(client, path: str) -> bool:
    response = client.get(path)
    assert response.status_code == 200
    return bool(parse(response).select("[data-kind=archived]"))


def test_after_its_last_day_it_is_out_of_the_chooser_and_its_addresses_answer_marked(client, row, monkeypatch):
    row.archive(at(monkeypatch, 2027, 3, 4, 12, 0).date())
    path, step = "/sv/massflykt/", "/sv/massflykt/steg/bankkonto/"
    at(monkeypatch, *BEFORE)
    assert path in chosen_from(client)
    assert not is_marked(client, path)
    at(monkeypatch, *AFTER)
    assert path not in chosen_from(client)
    assert is_marked(client, path)
    assert is_marked(client, step)
    assert not is_marked(client, "/sv/steg/bankkonto/")


def test_a_step_that_only_archived_audiences_have_is_kept_and_marked(client, small_site, row):
    factories.step(small_site.index, "skydd", applies=["massflykt"], not_for=["anvisad"])
    row.archive()
    known.forget()
    assert is_marked(client, "/sv/steg/skydd/")
    assert not is_marked(client, "/sv/steg/folkbokforing/")
    row.bring_back()
    known.forget()
    assert not is_marked(client, "/sv/steg/skydd/")


def test_it_is_archived_and_brought_back_with_one_action_each_which_are_logged(client, editor, row):
    before = row.audience.recognise
    links = [link["href"] for link in parse(client.get(address("list"))).select("td a")]
    assert address("archive", row.pk) in links
    assert "2027-03-04" in client.get(address("archive", row.pk) + "?dag=2027-03-04").text
    client.post(address("archive", row.pk), {"last_day": "2027-03-04"})
    row.refresh_from_db()
    assert (row.state, row.valid_to.isoformat()) == ("visas", "2027-03-04")
    client.post(address("archive", row.pk), {"last_day": ""})
    row.refresh_from_db()
    assert (row.state, row.valid_to, row.is_archived) == ("arkiverad", None, True)
    response = client.post(address("bring_back", row.pk), {"next": "/admin/lagandringar/"})
    row.refresh_from_db()
    assert (row.state, row.is_leaving, response["Location"]) == ("visas", False, "/admin/lagandringar/")
    assert row.audience.recognise == before
    logged = ModelLogEntry.objects.filter(user=editor).order_by("timestamp").values_list("action", flat=True)
    assert list(logged) == [ARCHIVE, ARCHIVE, BRING_BACK]


def test_a_last_day_before_the_first_is_refused_with_a_word_and_what_was_typed(client, editor, row):
    AudienceOnSite.objects.filter(pk=row.pk).update(valid_from="2027-05-01")
    response = client.post(address("archive", row.pk), {"last_day": "2027-03-04"})
    assert response.status_code == 200
    assert "2027-03-04" in response.text
    row.refresh_from_db()
    assert row.valid_to is None


def test_she_is_sent_nowhere_else_and_looking_changes_nothing(client, editor, row):
    client.get(address("archive", row.pk))
    response = client.post(address("bring_back", row.pk), {"next": "https://evil.example/"})
    assert response["Location"] == address("list")
    row.refresh_from_db()
    assert row.state == "visas"


@pytest.mark.parametrize("view", ["archive", "bring_back"])
def test_the_audience_of_another_site_is_closed(client, editor, view):
    theirs = AudienceOnSite.objects.create(
        site=site("varberg.example"), audience=factories.audience("anvisad"), state="dold"
    )
    for response in (client.get(address(view, theirs.pk)), client.post(address(view, theirs.pk), {})):
        assert response.status_code == 404
    theirs.refresh_from_db()
    assert theirs.state == "dold"


def test_who_may_not_change_it_gets_no_button_and_no_way(client, editor, row):
    editor.user_permissions.remove(Permission.objects.get(codename="change_audienceonsite"))
    assert address("archive", row.pk) not in client.get(address("list")).text
    assert client.post(address("archive", row.pk), {}).status_code == 302
    row.refresh_from_db()
    assert row.state == "visas"
