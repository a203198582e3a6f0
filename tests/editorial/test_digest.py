"""The weekly letter: to whom it goes, what it says, when it is sent, and what its links do."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.core import mail
from django.urls import reverse
from wagtail.models import ModelLogEntry, PageLogEntry, Site

from contacts.models import Contact
from editorial.digest import send_due_digests
from editorial.models import Letter, LetterChoice
from editorial.roles import EDITOR
from editorial.still_true import confirm_path, unsubscribe_path
from pages.models import Kommun, StepPage
from tests.contacts.factories import ContactFactory, OrganisationFactory, UnitFactory
from tests.contacts.factories import site as another_site
from tests.html import parse
from tests.knowledge.factories import FactFactory
from tests.people import member

pytestmark = pytest.mark.django_db

#: A Monday, five to seven and seven o'clock in Sweden.
TOO_EARLY, MONDAY = datetime(2027, 1, 11, 5, 55, tzinfo=UTC), datetime(2027, 1, 11, 6, 0, tzinfo=UTC)
TODAY = date(2027, 1, 11)


@pytest.fixture
def on(monkeypatch):
    """Do something at another moment."""
    return lambda moment: monkeypatch.setattr("django.utils.timezone.now", lambda: moment)


@pytest.fixture(autouse=True)
def monday(on):
    on(MONDAY)


@pytest.fixture
def unit(small_site):
    here = Site.objects.get()
    Kommun.objects.create(
        site=here, name="Laholms kommun", sender_name="Laholm", sender_address="nyanland@laholm.example"
    )
    return UnitFactory(name="Vuxenutbildningen", site=here, organisation=OrganisationFactory(site=here))


@pytest.fixture
def eva(unit) -> User:
    user = member(EDITOR, unit, name="eva")
    User.objects.filter(pk=user.pk).update(email="eva@laholm.example", date_joined=MONDAY - timedelta(days=9))
    return User.objects.get(pk=user.pk)


@pytest.fixture
def contact(unit) -> Contact:
    return ContactFactory(title="Studievägledare", owner=unit, checked_on=date(2026, 1, 1), phones=["0430-150 00"])


def html_of(letter) -> BeautifulSoup:
    return parse(letter.alternatives[0][0])


def link_in(letter) -> str:
    return re.search(r"http://localhost(/brev/stammer/\S+)", letter.body)[1]


def answer(client, path: str, *, press: bool = False) -> BeautifulSoup:
    response = client.post(path) if press else client.get(path)
    return parse(response)


def checked(contact) -> date:
    return Contact.objects.get(pk=contact.pk).checked_on


def test_a_letter_says_in_two_ways_what_waits_and_comes_once(eva, contact):
    assert send_due_digests(TOO_EARLY) == 0
    assert (send_due_digests(MONDAY), send_due_digests(MONDAY + timedelta(days=2))) == (1, 0)
    letter = mail.outbox[0]
    assert (letter.from_email, letter.to) == ("Laholm <nyanland@laholm.example>", ["eva@laholm.example"])
    page = html_of(letter)
    assert "Studievägledare" in letter.body
    assert page.find(string="Studievägledare")
    hrefs = [a["href"] for a in page.select("a")]
    assert all(href.startswith("http://localhost/") for href in hrefs)
    assert f"http://localhost{link_in(letter)}" in hrefs


def test_the_next_week_brings_the_next_letter(eva, contact):
    send_due_digests(MONDAY)
    assert send_due_digests(MONDAY + timedelta(days=7)) == 1


def test_who_has_nothing_to_do_or_wants_none_or_has_no_account_gets_none(unit, eva):
    assert send_due_digests(MONDAY) == 0
    assert Letter.objects.get().done_at
    ContactFactory(owner=unit)
    LetterChoice.objects.create(user=eva, weekly=False)
    left = member(EDITOR, unit, name="slutat")
    User.objects.filter(pk=left.pk).update(email="slutat@laholm.example", is_active=False)
    assert send_due_digests(MONDAY + timedelta(days=7)) == 0


def test_nobody_gets_what_is_another_sites(eva, contact):
    there = another_site("boksund.example")
    ContactFactory(title="Boksunds kontakt", site=there, owner=UnitFactory(name="Boksunds enhet", site=there))
    send_due_digests(MONDAY)
    assert "Boksund" not in mail.outbox[0].body
    assert len(mail.outbox) == 1


def test_a_unit_where_nobody_has_an_account_gets_it_without_links_to_confirm(unit, contact):
    unit.email = "enheten@laholm.example"
    unit.save()
    assert send_due_digests(MONDAY) == 1
    assert mail.outbox[0].to == ["enheten@laholm.example"]
    assert "/brev/" not in mail.outbox[0].body


def test_a_letter_that_fails_holds_up_no_other_and_is_tried_again(unit, eva, contact, monkeypatch):
    bo = member(EDITOR, unit, name="bo")
    User.objects.filter(pk=bo.pk).update(email="bo@laholm.example", date_joined=MONDAY - timedelta(days=9))
    send = mail.EmailMultiAlternatives.send

    def fails_for_eva(message, *args):
        if message.to == ["eva@laholm.example"]:
            raise OSError("The mail server is down")
        return send(message, *args)

    with monkeypatch.context() as broken:
        broken.setattr(mail.EmailMultiAlternatives, "send", fails_for_eva)
        assert send_due_digests(MONDAY) == 1
        assert send_due_digests(MONDAY + timedelta(minutes=1)) == 0
    assert send_due_digests(MONDAY + timedelta(minutes=2)) == 0
    assert send_due_digests(MONDAY + timedelta(minutes=15)) == 1
    assert [letter.to[0][:3] for letter in mail.outbox] == ["bo@", "eva"]


def test_a_look_confirms_nothing_and_a_press_does_in_her_name(client, eva, contact):
    send_due_digests(MONDAY)
    link = link_in(mail.outbox[0])
    page = answer(client, link)
    assert page.select_one(".contact a[href='tel:+4643015000']")
    assert "eva" in page.main.get_text()
    assert checked(contact) == date(2026, 1, 1)
    client.handler.enforce_csrf_checks = True
    answer(client, link, press=True)
    assert checked(contact) == TODAY
    assert ModelLogEntry.objects.get(action="editorial.confirm").user == eva
    assert not client.cookies
    assert not answer(client, link).select("main form")  # already confirmed


def test_a_page_a_place_and_a_fact_are_shown_as_readers_see_them(client, eva, unit, small_site):
    step = small_site.steps[1]
    step.unit, step.fee = unit, "Gratis"
    step.save_revision().publish()
    step = StepPage.objects.get(pk=step.pk)
    fact = FactFactory(label="Avgift", value="400", unit="sek", owner=unit)
    assert "Gratis" in answer(client, confirm_path(step, eva, TODAY)).select_one("dl.facts").get_text()
    assert "400 kronor" in answer(client, confirm_path(fact, eva, TODAY)).select_one("dl.facts").get_text()
    answer(client, confirm_path(step, eva, TODAY), press=True)
    assert PageLogEntry.objects.get(action="editorial.confirm").user == eva


def test_what_has_changed_since_the_letter_is_looked_at_first(client, eva, contact):
    link = confirm_path(contact, eva, TODAY)
    phone = contact.phones.get()
    phone.number = "0430-151 00"
    phone.save()
    response = client.post(link)
    assert response.status_code == 409
    assert f"/contacts/contact/edit/{contact.pk}/" in response.text
    assert checked(contact) == date(2026, 1, 1)


@pytest.mark.parametrize("how", ["left", "closed", "no role"])
def test_who_may_no_longer_confirm_does_not(client, eva, unit, contact, how):
    link = confirm_path(contact, eva, TODAY)
    if how == "left":
        unit.members.remove(eva)
    elif how == "closed":
        User.objects.filter(pk=eva.pk).update(is_active=False)
    else:
        eva.groups.clear()
    assert client.post(link).status_code == 403
    assert checked(contact) == date(2026, 1, 1)


def test_a_link_grows_old_and_cannot_be_made_up(client, eva, contact, monkeypatch):
    link = confirm_path(contact, eva, TODAY)
    other = reverse("still_true", args=[unsubscribe_path(eva).split("/")[-2]])
    assert client.post(link[:-3] + "x/").status_code == client.post(other).status_code == 404
    monkeypatch.setattr("time.time", lambda: datetime.now(UTC).timestamp() + 15 * 24 * 3600)
    assert client.post(link).status_code == 410
    assert checked(contact) == date(2026, 1, 1)


def test_a_link_ends_the_letters_when_the_button_is_pressed(client, eva, contact):
    send_due_digests(MONDAY)
    headers = mail.outbox[0].extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = headers["List-Unsubscribe"].strip("<>").removeprefix("http://localhost")
    answer(client, path)
    assert not LetterChoice.objects.exists()
    client.post(path, {"List-Unsubscribe": "One-Click"})
    assert send_due_digests(MONDAY + timedelta(days=7)) == 0


def test_an_editor_switches_the_letter_off_and_on_at_her_account(client, eva):
    client.force_login(eva)
    address = reverse("wagtailadmin_account")
    assert 'name="letters-weekly"' in client.get(address).text
    assert not LetterChoice.objects.exists()
    form = parse(client.get(address)).select_one("form:has([name=letters-weekly])")
    boxes = form.select("input[name]:not([type=checkbox]):not([type=file])")
    sent = {box["name"]: box.get("value", "") for box in boxes}
    for choice in form.select("select"):
        sent[choice["name"]] = (choice.select_one("[selected]") or choice.option)["value"]
    client.post(address, sent | {"name_email-first_name": "Eva", "name_email-last_name": "E"})
    assert LetterChoice.objects.get(user=eva).weekly is False
