"""Filters and counts of the directory, and the order of what is found."""

from datetime import datetime
from itertools import product

import pytest

from contacts.card_index import YES, Selection, bits, card_index, places
from contacts.choices import OrganisationKind
from contacts.hours import STOCKHOLM
from contacts.models import Contact, ContactPhone, PlaceHost
from tests.contacts.factories import ContactFactory, OrganisationFactory, PlaceFactory, site
from tests.contacts.test_directory import audience
from tests.sample import one_in

ODD = ["x" * 10_000, "\x00", "‮", "🙂", "' OR 1=1", "%", "|"]

pytestmark = pytest.mark.django_db
MONDAY_AT_TEN = datetime(2026, 6, 15, 10, tzinfo=STOCKHOLM)
AUDIENCES = ["anvisad", "massflykt"]
FILTERS = ["typ", "malgrupp", "sprak", "tolk", "rullstol", "dropin", "oppet", "steg"]


def select(words=None, moment=MONDAY_AT_TEN, topics=(), **asked: str) -> Selection:
    index = card_index(site(), AUDIENCES, {"steg": topics})
    return Selection(index, asked, words, moment)


def ordered(selection: Selection, *preferred: int, start: int = 0, number: int = 100) -> list[str]:
    names = dict(Contact.objects.values_list("pk", "title"))
    return [names[key] for key in selection.page(preferred, start, number)]


@pytest.mark.parametrize("place", [set(), {0}, {7, 8, 9}, {3, 500, 20_000}])
def test_bits_are_places_and_places_bits(place):
    assert bits(place) == sum(1 << one for one in place)
    assert list(places(bits(place))) == sorted(place)


def test_each_filter_keeps_what_answers_to_it():
    wanted = ContactFactory(
        title="Vård",
        organisation=OrganisationFactory(kind=OrganisationKind.REGION),
        languages=["sv", "ar"],
        audiences=[audience("anvisad")],
        interpreter="available",
        visit="drop_in",
        opening_hours="Mo 09:00-12:00",
        place=PlaceFactory(access=["step_free"]),
    )
    ContactFactory(
        title="Skola", languages=["uk"], audiences=[audience("massflykt")], visit="by_appointment", access=["lift"]
    )
    values = {"typ": "region", "sprak": "ar", "malgrupp": "anvisad", "steg": "vard"}
    for name in FILTERS:
        selection = select(topics=[("vard", wanted.pk)], **{name: values.get(name, YES)})
        assert ordered(selection) == ["Vård"], name
        assert selection.count(name, values.get(name, YES)) == 1
    assert len(ordered(select())) == 2


def test_a_count_is_what_would_be_left_with_the_other_filters_as_they_are():
    ContactFactory(languages=["sv", "ar"], visit="drop_in")
    ContactFactory(languages=["sv", "uk"], visit="drop_in")
    ContactFactory(languages=["uk"], interpreter="available")
    selection = select(sprak="uk", dropin=YES)
    assert selection.found.bit_count() == 1
    assert [selection.count("sprak", code) for code in ["sv", "ar", "uk", "so", ""]] == [2, 1, 1, 0, 2]
    assert selection.count("dropin", YES) == 1
    assert selection.count("dropin", "") == 2
    assert selection.count("tolk", YES) == 0


def test_a_contact_without_audiences_is_for_all():
    ContactFactory(title="Alla")
    ContactFactory(title="Båda", audiences=[audience("anvisad"), audience("massflykt")])
    ContactFactory(title="Andra", audiences=[audience("anhorig")])
    assert ordered(select(malgrupp="massflykt")) == ["Alla", "Båda"]


def test_open_is_where_one_may_come_or_whose_phone_is_answered():
    hosted = ContactFactory(title="Värd", place=PlaceFactory(opening_hours="Su 10:00-12:00"))
    PlaceHost.objects.create(place=hosted.place, organisation=hosted.organisation, hours="Mo 09:00-11:00")
    ContactFactory(title="Plats", place=PlaceFactory(opening_hours="Mo 09:00-11:00"))
    ContactFactory(title="Mottagning", opening_hours="Mo 11:00-12:00", phones=["112"])
    ContactFactory(title="Telefon", phones=["1177", "112"])
    ContactFactory(title="Okänd", phones=["112"])
    ContactPhone.objects.filter(contact__title="Telefon", number="112").update(opening_hours="24/7")
    ContactPhone.objects.filter(contact__title="Mottagning").update(opening_hours="Mo 08:00-09:00")
    assert ordered(select(oppet=YES)) == ["Plats", "Telefon", "Värd"]
    assert ordered(select(oppet=YES, moment=MONDAY_AT_TEN.replace(hour=11))) == ["Mottagning", "Telefon"]
    assert ordered(select(oppet=YES, moment=MONDAY_AT_TEN.replace(hour=8))) == ["Mottagning", "Telefon"]


def test_who_opens_first_is_named_once_whether_the_door_opens_or_the_phone_is_answered():
    ContactFactory(title="Dörren", opening_hours="Mo 11:00-12:00", phones=["112"])
    ContactPhone.objects.update(opening_hours="Mo 13:00-14:00")
    ContactFactory(title="Sedan", opening_hours="Mo 12:00-13:00")
    ContactFactory(title="Sist", opening_hours="Tu 12:00-13:00")
    selection = select(oppet=YES)
    names = dict(Contact.objects.values_list("pk", "title"))
    assert [names[key] for key in selection.opening_next(2)] == ["Dörren", "Sedan"]


def test_free_text_is_one_filter_more():
    first, second = ContactFactory(languages=["ar"]), ContactFactory(languages=["ar"])
    assert select(words={first.pk, 0}, sprak="ar").page([], 0, 9) == [first.pk]
    assert select(words=set()).page([], 0, 9) == []
    assert set(select(words=None).page([], 0, 9)) == {first.pk, second.pk}


def test_the_kommun_comes_before_the_state_and_others_and_then_the_title_decides():
    for kind in ["region", "myndighet", "kommun", "civilsamhalle"]:
        ContactFactory(title=kind, organisation=OrganisationFactory(kind=kind))
    ContactFactory(title="Annan kommun", organisation=OrganisationFactory(kind="kommun"))
    assert ordered(select()) == ["Annan kommun", "kommun", "myndighet", "civilsamhalle", "region"]


def test_what_is_preferred_comes_first_the_first_preference_before_the_second():
    contacts = [ContactFactory(title=title) for title in "abcdef"]
    selection = select()
    of = selection.index.of
    first, second = of([contacts[n].pk for n in (1, 4)]), of([contacts[n].pk for n in (2, 4)])
    assert ordered(selection, first, second) == ["e", "b", "c", "a", "d", "f"]
    assert ordered(selection, first, second, start=2, number=3) == ["c", "a", "d"]


@pytest.mark.parametrize(("name", "value"), one_in(5, list(product(FILTERS, ODD))))
def test_an_unknown_value_finds_nothing_and_never_raises(name, value):
    ContactFactory(languages=["ar"], visit="drop_in", interpreter="available", access=["step_free"])
    assert ordered(select(**{name: value})) == []


def test_the_index_is_made_with_the_same_queries_however_many_contacts(django_assert_num_queries):
    own = site()
    for number in range(3):
        ContactFactory(phones=["112"], audiences=[audience("anvisad")])
        with django_assert_num_queries(3):
            assert len(card_index(own, AUDIENCES, {}).keys) == number + 1


def test_other_sites_and_what_is_for_professionals_are_left_out():
    ContactFactory(site=site("varberg.example"))
    ContactFactory(visible_to=["yrkesverksam"])
    assert ordered(select()) == []
