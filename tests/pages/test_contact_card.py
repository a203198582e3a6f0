"""A contact's card says when one may come, when the phone is answered, and what must be known of the place."""

import re
from datetime import datetime
from types import SimpleNamespace

import pytest

from contacts.hours import STOCKHOLM
from contacts.models import Contact, ContactPhone, PlaceHost
from pages import cards
from pages.models import ContactRow
from tests.contacts.factories import ContactFactory, PlaceFactory
from tests.html import parse
from tests.pages import factories

pytestmark = pytest.mark.django_db

EVERY_DAY = "Mo-Su 09:00-17:00"


@pytest.fixture
def contact(small_site) -> Contact:
    contact = Contact.objects.get()
    contact.opening_hours = EVERY_DAY
    contact.save()
    contact.phones.all().delete()
    return contact


def lines(client, address: str = "/sv/kontakter/") -> list[str]:
    """The lines of the only card."""
    [card] = parse(client.get(address)).select(".card.contact")
    return [" ".join(line.get_text().split()) for line in card.select(".open, .meta li")]


def phone(contact, number="0771-451 000", hours="", label="main"):
    ContactPhone.objects.create(contact=contact, number=number, opening_hours=hours, label=label)


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ("Mo-Su 10:00-12:00", "Telefon · Öppet nu · stänger klockan 12:00"),
        ("Mo-Su 08:00-09:00,13:00-15:30", "Telefon · Stängt nu · öppnar klockan 13:00"),
        ("Mo-Su 08:00-09:00", "Telefon · Stängt nu · öppnar tisdag klockan 08:00"),
        ("24/7", "Telefon · Öppet nu · Dygnet runt"),
        ("2020 Mo-Su 10:00-12:00", "Telefon · Stängt nu"),
    ],
)
def test_the_card_says_whether_the_phone_is_answered_and_when_next(client, contact, clock, hours, said):
    clock("2026-06-15T11:00")
    phone(contact, hours=hours)
    assert said in lines(client)


@pytest.mark.parametrize("hours", ["", EVERY_DAY])
def test_the_card_does_not_say_it_where_it_is_not_known_or_is_when_one_may_come(client, contact, hours):
    phone(contact, hours=hours)
    assert not [line for line in lines(client) if line.startswith("Telefon")]


def test_each_of_several_numbers_is_named_with_its_hours(client, contact):
    phone(contact, hours="Mo-Su 10:00-12:00")
    phone(contact, "08-465 004 01", hours="24/7", label="crisis")
    told = [line for line in lines(client) if "0771" in line or "08-465" in line]
    assert told[0].startswith("Telefon 0771-451 000 · ")
    assert told[1].endswith("08-465 004 01 · Öppet nu · Dygnet runt")


def test_what_holds_today_is_not_printed(client, contact):
    phone(contact, hours="Mo-Su 10:00-12:00")
    [card] = parse(client.get("/sv/kontakter/")).select(".card.contact")
    assert card.select_one(".open")
    assert card.select_one(".week") not in card.select(".open *, .no-print *")
    for now in card.find_all(string=re.compile("(Öppet|Stängt) nu")):
        assert now.find_parent(class_=["no-print", "open"])


def test_phone_hours_are_told_in_the_readers_language(client, contact):
    phone(contact, hours="24/7")
    [told] = [line for line in lines(client, "/ar/kontakter/") if "على مدار الساعة" in line]
    assert "Telefon" not in told


def test_what_must_be_known_of_the_place_is_told_in_marked_swedish(client, contact):
    contact.place, contact.opening_hours = PlaceFactory(travel_note="Gå in från gården."), ""
    contact.save()
    host = {"organisation": contact.organisation, "hours": "Mo-Su 10:00-15:00", "note": "Bara efter bokning."}
    PlaceHost.objects.create(place=contact.place, **host)
    page = parse(client.get("/ar/kontakter/"))
    told = page.select(".card.contact .meta li [lang=sv][dir=ltr]")
    texts = [note.get_text() for note in told]
    assert texts[-3:] == ["Demogatan 1, 312 00 Exempelstad", "Bara efter bokning.", "Gå in från gården."]
    assert "10:00–15:00" in page.select_one(".card.contact .week bdi")


def test_no_script_of_its_own_stands_between_the_languages_of_a_contact(client, contact):
    assert "Språk: svenska · العربية".casefold() in [line.casefold() for line in lines(client)]


OFFICE = "Mo-Fr 08:00-16:30; PH off; Jun 19-25 Fr off"


@pytest.fixture
def clock(monkeypatch):
    """Sets the time of day in Sweden."""

    def set_to(moment: str):
        then = datetime.fromisoformat(moment).replace(tzinfo=STOCKHOLM)
        monkeypatch.setattr(cards, "timezone", SimpleNamespace(localtime=lambda: then))

    return set_to


def card_of(client, address: str = "/sv/kontakter/"):
    [card] = parse(client.get(address)).select(".card.contact")
    return card


def told(element) -> str:
    return " ".join(element.get_text(" ").split())


@pytest.mark.parametrize(
    ("hours", "moment", "holds_until", "facts"),
    [
        (OFFICE, "2026-06-17T09:00", "2026-06-17T16:30:00+02:00", ["16:30"]),
        (OFFICE, "2026-06-17T07:00", "2026-06-17T08:00:00+02:00", ["08:00"]),
        (OFFICE, "2026-06-17T18:00", "2026-06-18T00:00:00+02:00", ["torsdag", "08:00"]),
        (OFFICE, "2026-06-19T09:00", "2026-06-20T00:00:00+02:00", ["Midsommarafton", "måndag", "08:00"]),
        ("Sep 01-Dec 31 Mo 10:00-12:00", "2026-06-19T09:00", "2026-06-20T00:00:00+02:00", ["7 september 2026"]),
        ("24/7", "2026-06-17T09:00", None, ["Dygnet runt"]),
    ],
)
def test_the_card_says_what_holds_now_and_how_long(client, contact, clock, hours, moment, holds_until, facts):
    contact.opening_hours = hours
    contact.save()
    clock(moment)
    line = card_of(client).select_one(".open")
    assert line.get("data-until") == holds_until
    assert [fact for fact in facts if fact not in told(line)] == []


def test_the_week_is_in_the_card_with_closed_days_and_coming_holidays(client, contact, clock):
    contact.opening_hours = OFFICE
    contact.save()
    clock("2026-06-15T09:00")
    days = [told(line) for line in card_of(client).select(".week .days > div")]
    assert days[0] == "måndag–fredag 08:00–16:30"
    assert days[1].startswith("lördag–söndag")
    assert days[2].startswith("Midsommarafton · 19 juni 2026")
    assert len(days) == 3
    arabic = card_of(client, "/ar/kontakter/").select_one(".week .days dt")
    assert told(arabic) == "الاثنين–الجمعة"


def test_what_is_open_once_a_month_is_told_by_date_and_what_never_closes_has_no_week(client, contact, clock):
    clock("2026-06-10T09:00")
    contact.opening_hours = "Th[1] 18:00-20:00"
    contact.save()
    assert [told(day) for day in card_of(client).select(".days dt")] == ["torsdag 2 juli 2026"]
    contact.opening_hours = "24/7"
    contact.save()
    assert not card_of(client).select(".week")


def test_holidays_that_are_the_same_for_the_phone_are_told_once(client, contact, clock):
    contact.opening_hours = OFFICE
    contact.save()
    phone(contact, hours="Mo-Fr 10:00-12:00; PH off; Jun 19-25 Fr off")
    clock("2026-06-15T09:00")
    card = card_of(client)
    assert len(card.select(".days")) == 2
    assert told(card).count("Midsommarafton") == 1


@pytest.mark.parametrize(
    ("coordinates", "address"),
    [
        ({}, "search?query=Demogatan+1%2C+312+00+Exempelstad"),
        (
            {"latitude": "56.512000", "longitude": "13.043000"},
            "?mlat=56.512000&mlon=13.043000#map=17/56.512000/13.043000",
        ),
    ],
)
def test_the_address_leads_to_a_map(client, contact, coordinates, address):
    contact.place = PlaceFactory(**coordinates)
    contact.save()
    link = card_of(client).select_one("a[href*=openstreetmap]")
    assert link["href"] == f"https://www.openstreetmap.org/{address}"
    assert link.find_previous("a").get_text() == "Demogatan 1, 312 00 Exempelstad"


def helpers(client, address: str) -> list[str]:
    page = parse(client.get(address))
    return [title.get_text() for title in page.select("aside .stack > .card:not(.contact) h4")]


def test_a_step_names_those_who_help_with_it_its_own_first(client, small_site, contact):
    ContactFactory(title="Biblioteket", helps_with=["device"], phones=["08-465 004 01"])
    ContactFactory(title="Stödjaren", helps_with=["goes_along"], audiences=[factories.audience("asylsokande")])
    ContactFactory(title="Utan hjälp")
    address = "/sv/anvisad/steg/folkbokforing/"
    assert helpers(client, address) == ["Biblioteket"]
    contact.helps_with = ["forms"]
    contact.save()
    assert helpers(client, address) == ["Servicekontoret", "Biblioteket"]
    assert helpers(client, "/sv/asylsokande/steg/folkbokforing/") == ["Servicekontoret", "Biblioteket", "Stödjaren"]
    page = parse(client.get(address))
    assert [title.get_text() for title in page.select(".contact h3")] == ["Servicekontoret"]
    assert page.select_one("aside .card:not(.contact) a[href^='tel:']")


def test_helpers_cost_the_same_queries_however_many(client, small_site, contact, django_assert_max_num_queries):
    for number in range(5):
        ContactFactory(title=f"Hjälp {number}", helps_with=["forms"], phones=["08-465 004 01"])
    address = "/ar/anvisad/steg/folkbokforing/"
    client.get(address)
    with django_assert_max_num_queries(15):
        client.get(address)


def test_contacts_of_a_step_keep_the_editors_order(client, small_site, contact):
    step = small_site.steps[0]
    ContactRow.objects.filter(step=step).update(sort_order=2)
    ContactRow.objects.create(step=step, contact=ContactFactory(title="Först"), sort_order=1)
    page = parse(client.get("/sv/steg/folkbokforing/"))
    assert [title.get_text() for title in page.select(".contact h3")] == ["Först", "Servicekontoret"]
