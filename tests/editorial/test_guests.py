"""A guest without an account sees one draft by her link, says what she thinks of it, and reaches nothing else."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from contacts.models import Unit
from editorial.guests.models import FORGOTTEN_AFTER, Guest, GuestComment
from editorial.roles import EDITOR
from pages.models import Kommun, StepPage
from tests.contacts.factories import OrganisationFactory, UnitFactory
from tests.editorial.sending import fields_of, post
from tests.html import parse
from tests.pages import factories
from tests.pages.tenants import two_tenants
from tests.people import member
from tests.sample import more

pytestmark = pytest.mark.django_db

NEW = "Det här är bara ett utkast."


@pytest.fixture
def unit(here) -> Unit:
    return UnitFactory(name="Biblioteket", site=here, organisation=OrganisationFactory(site=here))


@pytest.fixture
def asker(unit) -> User:
    user = member(EDITOR, unit, name="asker")
    user.email = "asker@example.se"
    user.save()
    return user


@pytest.fixture
def step(small_site, asker) -> StepPage:
    """A published step with a draft that says something more."""
    page = small_site.steps[0]
    draft = page.get_latest_revision_as_object()
    draft.body = factories.body(NEW)
    draft.save_revision(user=asker)
    return StepPage.objects.get(pk=page.pk)


def invite(page: Page, asker: User, **fields) -> str:
    """The address of a guest's link, as the editor gets it."""
    client = Client(headers={"host": page.get_site().hostname})
    client.force_login(asker)
    address = reverse("guests", args=[page.pk])
    sent = {"name": "Amina", "email": "", "note": "", "days": 14, **fields}
    response = client.post(address, sent, follow=True)
    found = re.search(r"<code>https?://[^/]+(/[^<]+)</code>", response.content.decode())
    return found[1] if found else ""


def test_a_guest_sees_the_draft_as_readers_will_with_a_bar_that_says_what_it_is(client, step, asker):
    address = invite(step, asker, note="Stämmer avgiften?")
    response = client.get(address)
    html = parse(response)
    assert response.status_code == 200
    assert NEW in html.main.text
    bar = html.select_one("aside.guest")
    assert "Amina" in bar.text
    assert "Stämmer avgiften?" in bar.text
    assert not html.select("form[action^=svar]"), "readers' answers are about what is published"
    assert NEW not in client.get(step.url).content.decode()
    assert not parse(client.get(step.url)).select(".guest, .guest-comments")


def test_a_link_leaves_no_trace_and_nobody_finds_it(client, step, asker):
    response = client.get(invite(step, asker))
    assert not response.cookies
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert parse(response).select_one("meta[name=robots]")["content"] == "noindex,nofollow"
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy


def test_a_guest_looks_at_each_audience_and_beside_each_language(client, step, asker):
    address = invite(step, asker)
    bar = parse(client.get(address)).select_one("aside.guest form")
    asked = {choice["name"]: [option["value"] for option in choice.select("option")] for choice in bar.select("select")}
    assert asked["med"] == ["", "ar"]
    html = parse(client.get(address, {"for": "anvisad", "med": "ar"}))
    assert NEW in html.main.text
    assert html.select(".pair, .pairs")
    assert [option["value"] for option in html.select(".guest option[selected]")] == ["anvisad", "ar"]
    assert any("/anvisad/" in a["href"] for a in html.select("nav a[href]"))
    assert client.get(address, {"for": "ingen\0", "med": "xx"}).status_code == 200


def test_who_is_logged_in_sees_no_more_by_the_link(client, step, asker):
    client.force_login(User.objects.create_superuser("admin"))
    assert "wagtail-userbar" not in client.get(invite(step, asker)).content.decode()


@pytest.mark.parametrize("block", [True, *more(False)])
def test_what_a_guest_says_is_told_to_who_asked_and_stands_beside_the_draft(
    client, step, asker, block, django_capture_on_commit_callbacks
):
    address = invite(step, asker)
    form = parse(client.get(address)).select_one(".guest-comments form")
    choices = [option["value"] for option in form.select("option")]
    assert choices[:3] == ["", "title", "summary"]
    assert len(choices) == 4, "the whole page, its beginning, and its only block"
    with django_capture_on_commit_callbacks(execute=True):
        response = post(
            client,
            form["action"],
            **{**fields_of(form), "block": choices[-1] if block else "", "text": "Det <b>är</b> fel."},
        )
    assert response.status_code == 302
    assert "Det <b>är</b> fel." in parse(client.get(response["Location"])).select_one(".guest-comments").text
    letter = mail.outbox.pop()
    assert letter.to == [asker.email]
    assert "Det <b>är</b> fel." in letter.body
    assert ("Text" in letter.body) == block
    client.force_login(asker)
    assert "Det <b>är</b> fel." in parse(client.get("/admin/")).text
    editor = parse(client.get(reverse("wagtailadmin_pages:edit", args=[step.pk])))
    panel = editor.select_one("[data-side-panel=guests]")
    assert "Det <b>är</b> fel." in panel.text
    client.post(panel.select_one("[data-w-action-url-value]")["data-w-action-url-value"])
    assert GuestComment.objects.get().seen_by == asker
    assert "Det <b>är</b> fel." not in parse(client.get("/admin/")).text
    with django_capture_on_commit_callbacks(execute=True):
        post(Client(), form["action"], text="Och en sak till.")
        post(Client(), form["action"], text="Och en tredje.")
    assert len(mail.outbox) == 1, "one letter until it is seen to"


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"text": ""}, 422),
        ({"text": "Hon heter Eva och har 19121212-1212."}, 422),
        ({"text": "x" * 1001}, 422),
        ({"text": "Hej", "block": "ingen"}, 422),
        ({"text": "Hej", "webbplats": "http://spam.example"}, 302),
    ],
)
def test_what_is_not_taken_leaves_nothing_and_is_given_back(client, step, asker, fields, status):
    address = invite(step, asker)
    response = post(client, f"{address}kommentar/", **fields)
    assert response.status_code == status
    assert not GuestComment.objects.exists()
    if status == 422:
        assert parse(response).select_one("#text").text.strip() == fields["text"].strip()


def test_only_our_own_page_may_send(client, step, asker):
    address = f"{invite(step, asker)}kommentar/"
    assert post(client, address, {"origin": "https://ond.example"}, text="Hej").status_code == 403
    assert client.get(address).status_code == 405


@pytest.mark.parametrize("why", ["revoked", "expired"])
def test_a_closed_link_says_so_in_a_sentence_and_shows_nothing(client, step, asker, why):
    address = invite(step, asker)
    guest = Guest.objects.get()
    if why == "revoked":
        browser = Client()
        browser.force_login(asker)
        browser.post(reverse("close_guest", args=[step.pk, guest.pk]))
    else:
        Guest.objects.update(expires=timezone.now() - timedelta(minutes=1))
    for response in (client.get(address), post(client, f"{address}kommentar/", text="Hej")):
        assert response.status_code == 410
        assert NEW not in response.content.decode()
        assert len(parse(response).select(".hero .lead")) == 1
        assert step.title not in response.content.decode()
    assert not GuestComment.objects.exists()


def test_a_token_is_for_one_page_is_kept_nowhere_and_opens_nothing_else(client, step, asker, small_site):
    address = invite(step, asker)
    token = address.split("/")[-2]
    stored = [str(value) for row in Guest.objects.values_list() for value in row]
    assert len(token) > 40
    assert not any(token in value for value in stored)
    html = parse(client.get(address))
    assert not [a["href"] for a in html.select("a[href]") if "/admin" in a["href"]]
    for path in (address.replace(token, "fel"), address.replace("/sv/", "/ar/")):
        assert client.get(path).status_code == 404
    for name in ("wagtailadmin_pages:edit", "wagtailadmin_pages:view_draft"):
        assert client.get(reverse(name, args=[step.pk])).status_code == 302, "asks who she is"


def test_an_address_gets_the_link_and_the_kommun_is_its_sender(client, here, step, asker):
    Kommun.objects.update_or_create(
        site=here, defaults={"name": "Exempel kommun", "sender_name": "Exempel", "sender_address": "hej@exempel.se"}
    )
    invite(step, asker, email="amina@example.se", note="Stämmer avgiften?", days=3)
    letter = mail.outbox.pop()
    assert (letter.to, letter.from_email) == (["amina@example.se"], "Exempel <hej@exempel.se>")
    assert "Stämmer avgiften?" in letter.body
    address = re.search(r"https?://[^/\s]+(/sv/\S+)", letter.body)[1]
    assert client.get(address).status_code == 200
    assert timezone.now() + timedelta(days=2) < Guest.objects.get().expires < timezone.now() + timedelta(days=4)


def test_a_mail_server_that_is_down_costs_the_letter_alone(step, asker, monkeypatch):
    def broken(self, *args, **kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMessage.send", broken)
    assert invite(step, asker, email="amina@example.se")
    assert Guest.objects.get().is_open


@pytest.mark.parametrize("days", [0, 61, "alltid"])
def test_no_link_works_for_longer_than_two_months(step, asker, days):
    assert not invite(step, asker, days=days)
    assert not Guest.objects.exists()


def test_whom_a_link_was_for_is_forgotten_after_half_a_year(step, asker):
    invite(step, asker)
    Guest.objects.update(expires=timezone.now() - FORGOTTEN_AFTER - timedelta(days=1))
    invite(step, asker, name="Bo")
    assert [guest.name for guest in Guest.objects.all()] == ["Bo"]


def test_translations_are_not_shown_this_way(client, step, asker):
    arabic = step.get_translation(factories.locale("ar"))
    client.force_login(asker)
    assert client.get(reverse("guests", args=[arabic.pk])).status_code == 404


def test_a_link_is_for_its_own_site_and_no_editor_of_another_reaches_it():
    ours, theirs = two_tenants()
    editors = {tenant.mark: member(EDITOR, tenant.contact.owner, name=tenant.mark) for tenant in (ours, theirs)}
    address = invite(ours.own, editors[ours.mark])
    assert ours.get(address).status_code == 200
    assert theirs.get(address).status_code == 404
    guest = Guest.objects.get()
    comment = guest.comments.create(text="Hej")
    stranger = Client(headers={"host": theirs.site.hostname})
    stranger.force_login(editors[theirs.mark])
    closing = reverse("close_guest", args=[ours.own.pk, guest.pk])
    past_the_door = reverse("close_guest", args=[theirs.own.pk, guest.pk])
    seeing = reverse("see_guest_comment", args=[theirs.own.pk, comment.pk])
    for asked in (reverse("guests", args=[ours.own.pk]), closing, past_the_door, seeing):
        assert ours.traces_in(stranger.post(asked)) == []
    guest.refresh_from_db()
    comment.refresh_from_db()
    assert guest.is_open
    assert comment.seen_at is None
