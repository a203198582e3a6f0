"""A contact's card says when one may come, when the phone is answered, and what must be known of the place."""

import re

import pytest
from bs4 import BeautifulSoup

from contacts.models import Contact, ContactPhone, PlaceHost
from tests.contacts.factories import PlaceFactory

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
    [card] = BeautifulSoup(client.get(address).content, "html.parser").select(".card.contact")
    return [" ".join(line.get_text().split()) for line in card.select(".open, .meta li")]


def phone(contact, number="0771-451 000", hours="", label="main"):
    ContactPhone.objects.create(contact=contact, number=number, opening_hours=hours, label=label)


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ("Mo-Su 10:00-12:00", "Telefon · I dag 10:00–12:00"),
        ("Mo-Su 10:00-12:00,13:00-15:30", "Telefon · I dag 10:00–12:00 13:00–15:30"),
        ("24/7", "Telefon · Dygnet runt"),
        ("2020 Mo-Su 10:00-12:00", "Telefon · Stängt nu"),
    ],
)
def test_the_card_says_when_the_phone_is_answered(client, contact, hours, said):
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
    assert told[0].startswith("Telefon 0771-451 000 · I dag")
    assert told[1].endswith("08-465 004 01 · Dygnet runt")


def test_what_holds_today_is_not_printed(client, contact):
    phone(contact, hours="Mo-Su 10:00-12:00")
    [card] = BeautifulSoup(client.get("/sv/kontakter/").content, "html.parser").select(".card.contact")
    assert [line.find_parent(class_=["open", "no-print"]) for line in card.find_all(string=re.compile("I dag"))] == [
        card.select_one(".open"),
        card.select_one(".no-print"),
    ]


def test_phone_hours_are_told_in_the_readers_language(client, contact):
    phone(contact, hours="24/7")
    [told] = [line for line in lines(client, "/ar/kontakter/") if "على مدار الساعة" in line]
    assert "Telefon" not in told


def test_what_must_be_known_of_the_place_is_told_in_marked_swedish(client, contact):
    contact.place, contact.opening_hours = PlaceFactory(travel_note="Gå in från gården."), ""
    contact.save()
    host = {"organisation": contact.organisation, "hours": "Mo-Su 10:00-15:00", "note": "Bara efter bokning."}
    PlaceHost.objects.create(place=contact.place, **host)
    page = BeautifulSoup(client.get("/ar/kontakter/").content, "html.parser")
    told = page.select(".card.contact .meta li [lang=sv][dir=ltr]")
    texts = [note.get_text() for note in told]
    assert texts[-3:] == ["Demogatan 1, 312 00 Exempelstad", "Bara efter bokning.", "Gå in från gården."]
    assert "10:00" in page.select_one(".card.contact .open").get_text()
    assert page.select(".card.contact .open bdi")


def test_no_script_of_its_own_stands_between_the_languages_of_a_contact(client, contact):
    assert "Språk: svenska · العربية".casefold() in [line.casefold() for line in lines(client)]
