"""Editors read what readers of their sites have said, and change nothing of it."""

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse
from wagtail.models import Site

from editorial.models import Feedback
from tests.contacts.factories import UnitFactory, site
from tests.html import parse

pytestmark = pytest.mark.django_db


def address(view: str, *args) -> str:
    return reverse(Feedback.snippet_viewset.get_url_name(view), args=args)


def answered(text: str, where: Site) -> Feedback:
    return Feedback.objects.create(site=where, path="/ar/om/", language="ar", helpful=False, text=text)


@pytest.fixture
def editor(client) -> User:
    user = User.objects.create_user("eva")
    codes = ["add_feedback", "change_feedback", "delete_feedback", "view_feedback", "access_admin"]
    user.user_permissions.set(Permission.objects.filter(codename__in=codes))
    UnitFactory(site=site(), organisation__site=site()).members.add(user)
    client.force_login(user)
    return user


def test_an_editor_reads_the_answers_to_her_site_alone(client, editor):
    ours, theirs = answered("أين المكتب؟", site()), answered("Deras", site("varberg.example"))
    page = parse(client.get(address("list")))
    rows = page.select("main tbody tr")
    assert len(rows) == 1
    assert all(said in rows[0].text for said in ["/ar/om/", "أين المكتب؟", "arabiska"])
    assert "varberg.example" not in page.select_one("[data-controller~=w-drilldown]").text
    assert "أين المكتب؟" in client.get(address("inspect", ours.pk)).text
    assert "Deras" not in client.get(address("inspect", theirs.pk), follow=True).text


def test_an_answer_is_not_written_or_changed_and_can_be_taken_away(client, editor):
    ours, theirs = answered("Anna bor på Storgatan 1", site()), answered("Deras", site("varberg.example"))
    home = reverse("wagtailadmin_home")
    for path in [address("add"), address("edit", ours.pk), address("delete", theirs.pk)]:
        for response in [client.get(path), client.post(path, {"text": "Ändrad"})]:
            assert (response.status_code, response.url) == (302, home), path
    client.post(address("delete", ours.pk))
    assert list(Feedback.objects.values_list("text", flat=True)) == ["Deras"]


def test_a_superuser_changes_no_answers_either(client):
    client.force_login(User.objects.create_superuser("rut"))
    answer = answered("Så står det", site())
    assert client.get(address("list")).status_code == 200
    assert client.get(address("edit", answer.pk)).status_code == 302
    assert client.get(address("list"), {"q": "står", "kind": "sida", "helpful": "false"}).status_code == 200


def test_the_filters_and_a_search_find_answers(client, editor):
    answered("Kontoret", site())
    Feedback.objects.create(
        site=site(), path="/sv/om/tillganglighet/", language="sv", kind="tillganglighet", text="Syns ej"
    )
    found = client.get(address("list"), {"kind": "tillganglighet"}).text
    assert "Syns ej" in found
    assert "Kontoret" not in found
    assert "Kontoret" in client.get(address("list"), {"q": "Kontoret"}).text
