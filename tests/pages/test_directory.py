"""The directory: its filters are addresses, its counts true, its cost the same however many contacts there are."""

from datetime import datetime
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from contacts.choices import OrganisationKind
from contacts.hours import STOCKHOLM
from contacts.models import Contact, ContactPhone
from pages import cards, contact_list
from pages.choices import ContactFilter
from pages.models import ContactRow
from tests.contacts.factories import ContactFactory, OrganisationFactory, PlaceFactory
from tests.html import parse
from tests.pages import factories
from tests.pages.test_bad_input import VALUES
from tests.sample import more, one_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock(monkeypatch):
    """Sets the time of day in Sweden."""

    def set_to(moment: str):
        then = datetime.fromisoformat(moment).replace(tzinfo=STOCKHOLM)
        for module in (cards, contact_list):
            monkeypatch.setattr(module, "timezone", SimpleNamespace(localtime=lambda: then))

    return set_to


def read(client, address: str = "/sv/kontakter/", **asked: str) -> BeautifulSoup:
    response = client.get(address, asked)
    assert response.status_code == 200, (address, asked)
    return parse(response)


def titles(page: BeautifulSoup) -> list[str]:
    return [title.get_text() for title in page.select(".card.contact h3")]


def counts(page: BeautifulSoup, name: str) -> dict[str, str]:
    """The number beside each choice of a filter, by its value."""
    options = page.select(f"select[name={name}] option[value]:not([value=''])")
    switches = page.select(f"label:has(input[name={name}])")
    return {
        **{option["value"]: option.get_text().rsplit("(")[-1].rstrip(")") for option in options},
        **{label.input["value"]: label.select_one(".n").get_text() for label in switches},
    }


@pytest.fixture
def sfi(small_site) -> Contact:
    """The contact that a volunteer looks for, among others that answer to all filters but one."""
    step = factories.step(small_site.index, "sfi", theme=factories.theme("sprak"))
    hours, spoken = "Mo-Fr 09:00-15:00", ["sv", "ar"]
    wanted = ContactFactory(
        title="Vuxenutbildningen",
        role="Anmälan till sfi",
        opening_hours=hours,
        languages=spoken,
        phones=["08-465 004 04"],
    )
    shut = ContactFactory(title="Kvällskursen", opening_hours="Mo-Fr 18:00-20:00", languages=spoken)
    foreign = ContactFactory(title="Språkkaféet", opening_hours=hours, languages=["sv", "uk"])
    ContactFactory(title="Biblioteket", opening_hours=hours, languages=spoken)
    for contact in (shut, wanted, foreign):
        ContactRow.objects.create(step=step, contact=contact)
    return wanted


def test_a_volunteer_finds_the_arabic_speaking_contact_for_sfi_that_is_open_now(client, sfi, clock):
    clock("2026-06-15T10:00")
    page = read(client, sprak="ar", steg="sfi", oppet="1")
    assert titles(page) == ["Vuxenutbildningen"]
    assert page.select_one("#traffar").get_text() == "1 kontakt"
    assert page.select_one(".card.contact a[href^='tel:']").get_text(strip=True).endswith("08-465 004 04")
    assert page.select_one(".card.contact .open").get_text(strip=True).startswith("Öppet nu")
    assert [link.get_text(strip=True) for link in page.select(".card.contact .helps a")] == ["Sfi"]
    clock("2026-06-15T19:00")
    assert titles(read(client, sprak="ar", steg="sfi", oppet="1")) == ["Kvällskursen"]


def test_beside_each_choice_stands_how_many_would_be_left_and_none_is_taken_away(client, sfi, clock):
    clock("2026-06-15T10:00")
    page = read(client, steg="sfi", sprak="ar")
    assert counts(page, "oppet") == {"1": "1"}
    assert counts(page, "sprak") == {"sv": "3", "ar": "2", "uk": "1"}
    assert counts(page, "steg") == {"folkbokforing": "1", "bankkonto": "0", "bankid": "0", "sfi": "2"}
    assert counts(page, "tema") == {"": "2", "bostad": "0", "sprak": "2"}
    assert counts(page, "typ") == {"kommun": "2", "myndighet": "0", "region": "0", "civilsamhalle": "0", "nod": "0"}
    assert counts(page, "tolk") == {"1": "0"}


@pytest.mark.parametrize("asked", [{"steg": "sfi", "oppet": "1"}, *more({}, {"sprak": "ar"}, {"q": "kurs"})])
def test_every_number_is_what_the_choice_gives(client, sfi, clock, asked):
    clock("2026-06-15T10:00")
    page = read(client, **asked)
    for name in ContactFilter.values:
        for value, number in counts(page, name).items():
            found = read(client, **{**asked, name: value}).select_one("#traffar").get_text()
            assert found.split()[0] == number, (name, value)


def test_what_has_been_chosen_is_taken_away_one_by_one_or_all_at_once(client, sfi):
    page = read(client, sprak="ar", steg="sfi", q="kurs")
    chips = page.select("#traffar + .chips a")
    asked = [parse_qs(urlsplit(chip["href"]).query) for chip in chips]
    assert [sorted(one) for one in asked] == [["sprak", "steg"], ["q", "steg"], ["q", "sprak"], []]
    assert [chip.get_text(" ", strip=True).rpartition(": ")[2] for chip in chips[:3]] == ["kurs", "العربية", "Sfi"]
    assert chips[0].select_one("q[dir=auto]")
    assert chips[1].select_one("[lang=ar][dir=rtl]")


def test_where_nobody_is_open_those_come_that_open_first(client, sfi, clock):
    clock("2026-06-15T16:00")
    page = read(client, sprak="ar", steg="sfi", oppet="1")
    assert page.select_one("#traffar").get_text() == "0 kontakter"
    assert page.select_one(".after").get_text() == "Ingen har öppet just nu. De här öppnar först:"
    assert titles(page) == ["Kvällskursen", "Vuxenutbildningen"]
    assert titles(read(client, sprak="so", steg="sfi", oppet="1")) == []
    paper = read(client, sprak="ar", steg="sfi", oppet="1", utskrift="1")
    assert [name.get_text() for name in paper.select(".wall .name")] == titles(page)


def test_inside_an_audience_her_contacts_are_found_until_she_asks_for_all(client, small_site):
    ContactFactory(title="Hennes", audiences=[factories.audience("anvisad")])
    ContactFactory(title="Andras", audiences=[factories.audience("massflykt")])
    address = "/sv/anvisad/kontakter/"
    page = read(client, address)
    assert titles(page) == ["Servicekontoret", "Hennes"]
    assert page.select_one("select[name=malgrupp] option[selected]")["value"] == "anvisad"
    everyone = page.select_one("select[name=malgrupp] option")["value"]
    assert sorted(titles(read(client, address, malgrupp=everyone))) == ["Andras", "Hennes", "Servicekontoret"]
    kept = {link["href"] for link in read(client, address, malgrupp=everyone).select(".lang a")}
    assert kept == {f"/sv/anvisad/kontakter/?malgrupp={everyone}", f"/ar/anvisad/kontakter/?malgrupp={everyone}"}


def test_the_most_useful_come_first_and_numbers_in_danger_apart(client, small_site):
    danger = OrganisationFactory(kind=OrganisationKind.NOD)
    ContactFactory(title="Akut fara", organisation=danger, phones=["112"])
    ContactFactory(title="Arbetsmarknad")
    ContactFactory(title="Båda", audiences=[factories.audience("anvisad")])
    named = ContactFactory(title="Öppna banken", organisation=OrganisationFactory(kind="civilsamhalle"))
    ContactRow.objects.create(step=small_site.steps[1], contact=named)
    page = read(client, "/sv/anvisad/kontakter/")
    assert titles(page) == ["Servicekontoret", "Öppna banken", "Båda", "Arbetsmarknad", "Akut fara"]
    assert page.select_one(".danger a[href='tel:112']")
    assert titles(read(client, steg="bankkonto")) == ["Öppna banken"]
    assert titles(read(client))[-2:] == ["Båda", "Akut fara"]


def test_many_contacts_are_told_on_pages_that_are_addresses(client, small_site):
    facts = {"organisation": OrganisationFactory(), "languages": ["so"], "locale": factories.locale()}
    rows = [Contact(title=f"Kontakt {number:03}", key=f"en-av-85-{number}", **facts) for number in range(85)]
    Contact.objects.bulk_create(rows)
    first, second, third = (read(client, sprak="so", sida=number) for number in "123")
    assert first.select_one("#traffar").get_text() == "85 kontakter"
    [later] = first.select("nav.pages a")
    assert later["href"] == "?sprak=so&sida=2#traffar"
    pages = [titles(page) for page in (first, second, third)]
    assert [len(one) for one in pages] == [40, 40, 5]
    together = [title for page in pages for title in page]
    assert together == sorted(together)
    assert [a["rel"][0] for a in second.select("nav.pages a")] == ["prev", "next"]
    for odd in ["", "4", "99999999999", "-1", "0", "x", "1.5", "٣", "9" * 10_000]:
        assert titles(read(client, sprak="so", sida=odd)) in pages, odd


@pytest.mark.parametrize("name", one_in(6, ["q", *ContactFilter.values]))
def test_nothing_that_is_asked_breaks_the_page_and_what_is_unknown_finds_nothing(client, sfi, name):
    for value in [value for value in VALUES if value.strip("\0")]:
        page = read(client, **{name: value})
        assert titles(page) == [], value
        assert "Ingen kontakt passar" in page.select_one(".two > section").get_text()
        assert not page.select(".two script")


def test_ten_thousand_filters_are_answered(client, sfi):
    asked = "&".join(f"{name}=ar" for name in ContactFilter.values for _each in range(1200))
    assert client.get(f"/sv/kontakter/?{asked}").status_code in (200, 400)


@pytest.mark.parametrize("address", ["/sv/kontakter/", "/ar/anvisad/kontakter/?sprak=ar&oppet=1&q=kontakt"])
def test_a_thousand_contacts_cost_the_queries_of_one(client, small_site, address):
    def queries() -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    place, organisation = PlaceFactory(opening_hours="24/7"), OrganisationFactory()
    facts = {"organisation": organisation, "place": place, "languages": ["ar"], "locale": factories.locale()}
    first = ContactFactory(**facts, phones=["1177"])
    before = queries()
    rows = [Contact(title=f"Kontakt {number}", key=f"en-av-tusen-{number}", **facts) for number in range(1000)]
    rows = Contact.objects.bulk_create(rows)
    ContactPhone.objects.bulk_create(ContactPhone(contact=row, number="1177") for row in rows)
    first.save()
    assert queries() == before <= 12


def test_the_list_for_the_wall_says_what_was_asked_for_and_whom_to_call(client, sfi, clock):
    clock("2026-06-15T10:00")
    page = read(client, "/sv/kontakter/", steg="sfi", sprak="ar", utskrift="1")
    assert page.h1.get_text(strip=True) == "Kontakter"
    assert page.select_one(".lead").get_text(" ", strip=True) == "العربية · Sfi"
    lines = [line.get_text(" ", strip=True) for line in page.select(".wall li")]
    assert [line.split()[0] for line in lines] == ["Kvällskursen", "Vuxenutbildningen"]
    for part in ["08-465 004 04", "mån–fre 09:00–15:00", "العربية", sfi.role]:
        assert part in lines[1]
    assert page.select_one(".url").get_text() == "http://localhost/sv/kontakter/?sprak=ar&steg=sfi"
    assert page.select_one(".bar a")["href"] == "/sv/kontakter/?sprak=ar&steg=sfi"
    assert "Biblioteket" not in page.get_text()
