from datetime import date

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, TranslationSource

from contacts.choices import Access, OrganisationKind
from contacts.models import Contact, Place
from tests.contacts.factories import ContactFactory, OrganisationFactory, PlaceFactory, UnitFactory, site

pytestmark = pytest.mark.django_db


def errors_of(contact: Contact) -> set[str]:
    with pytest.raises(ValidationError) as refused:
        contact.full_clean()
    return set(refused.value.message_dict)


def translated(contact: Contact, code: str, words: dict[str, str]) -> Contact:
    locale, _created = Locale.objects.get_or_create(language_code=code)
    source, _created = TranslationSource.update_or_create_from_instance(contact)
    for segment in source.stringsegment_set.all():
        if segment.string.data in words:
            StringTranslation.objects.create(
                translation_of=segment.string, locale=locale, context=segment.context, data=words[segment.string.data]
            )
    translation, _created = source.create_or_update_translation(locale, fallback=True)
    return translation


def test_hours_and_access_fall_back_to_those_of_the_place():
    place = PlaceFactory(opening_hours="Mo-Fr 10:00-19:00", access=["lift", "hearing_loop"])
    contact = ContactFactory(place=place)
    assert contact.hours.expression == "Mo-Fr 10:00-19:00"
    assert contact.premises == [Access.LIFT, Access.HEARING_LOOP]
    contact.opening_hours, contact.access = "We 13:00-15:00", ["step_free"]
    assert contact.hours.expression == "We 13:00-15:00"
    assert contact.premises == [Access.STEP_FREE]


def test_a_contact_of_an_emergency_organisation_is_an_emergency():
    assert ContactFactory(organisation=OrganisationFactory(kind=OrganisationKind.NOD)).is_emergency
    assert not ContactFactory().is_emergency


def test_languages_come_back_as_they_were_saved_and_can_be_asked_for():
    contact = ContactFactory(languages=["sv", "fa-af"])
    assert Contact.objects.get(pk=contact.pk).languages == ["sv", "fa-af"]
    assert Contact.objects.filter(languages__has="fa-af").exists()
    assert not Contact.objects.filter(languages__has="fa").exists()
    assert [language.swedish for language in contact.spoken] == ["svenska", "dari"]


def test_unknown_choices_are_refused_on_their_fields():
    contact = ContactFactory(languages=["tlh"], access=["moat"], visible_to=[])
    assert errors_of(contact) == {"languages", "access", "visible_to"}


def test_what_belongs_to_another_site_is_refused_on_its_field():
    other = site("varberg.example")
    organisation = OrganisationFactory(site=other)
    unit = UnitFactory(site=other, organisation=organisation)
    contact = ContactFactory(
        site=site(), organisation=organisation, unit=unit, owner=unit, place=PlaceFactory(site=other)
    )
    assert errors_of(contact) == {"organisation", "unit", "owner", "place"}
    contact.site = other
    contact.full_clean()


def test_a_unit_of_another_organisation_is_refused():
    assert errors_of(ContactFactory(unit=UnitFactory())) == {"unit"}


def test_a_review_before_the_check_is_refused():
    contact = ContactFactory(checked_on=date(2026, 5, 1), next_review=date(2026, 4, 30))
    assert errors_of(contact) == {"next_review"}


def test_the_identifier_is_made_of_the_title_and_not_given_twice():
    first = Contact(title="Förskola och fritidshem", organisation=OrganisationFactory())
    first.full_clean(exclude=["locale"])
    first.save()
    assert first.key == "forskola-och-fritidshem"
    again = Contact(title="Förskola och fritidshem", organisation=first.organisation)
    with pytest.raises(ValidationError) as refused:
        again.full_clean(exclude=["locale"])
    assert set(refused.value.message_dict) == {"key"}


def test_no_contact_takes_the_address_of_answers():
    contact = Contact(title="Svar", organisation=OrganisationFactory())
    with pytest.raises(ValidationError) as refused:
        contact.full_clean(exclude=["locale"])
    assert set(refused.value.message_dict) == {"key"}


def test_only_words_are_translated_and_rows_stay_on_the_swedish_contact():
    contact = ContactFactory(title="Biblioteket", role="Låna böcker", phones=["08-465 004 10"], email="b@example.se")
    arabic = translated(contact, "ar", {"Biblioteket": "المكتبة"})
    assert (arabic.title, arabic.role, arabic.email) == ("المكتبة", "Låna böcker", "b@example.se")
    assert (arabic.key, arabic.organisation) == (contact.key, contact.organisation)
    assert not Contact.objects.get(pk=arabic.pk).phones.exists()
    assert Contact.objects.get(pk=contact.pk).phones.count() == 1


def test_a_changed_fact_gives_the_translator_nothing_to_do():
    contact = ContactFactory(title="Biblioteket", phones=["08-465 004 10"])
    source, _created = TranslationSource.update_or_create_from_instance(contact)
    before = set(source.stringsegment_set.values_list("string__data", flat=True))
    contact.email, contact.opening_hours = "ny@example.se", "24/7"
    contact.phones.first().number = "112"
    contact.save()
    source, _created = TranslationSource.update_or_create_from_instance(contact)
    assert set(source.stringsegment_set.values_list("string__data", flat=True)) == before == {"Biblioteket"}


def test_the_identifier_of_a_place_is_made_of_its_name_and_not_given_twice():
    place = Place(name="Servicehuset på Ön")
    place.full_clean()
    place.save()
    assert place.key == "servicehuset-pa-on"
    with pytest.raises(ValidationError):
        Place(name="Servicehuset, på ön").full_clean()
    Place(name="Servicehuset, på ön", site=site()).full_clean()


def test_a_place_is_shown_on_the_map_of_a_phone_where_it_is_known_to_a_point():
    assert PlaceFactory(latitude="56.512000", longitude="13.043000").geo_uri == "geo:56.512000,13.043000"
    assert PlaceFactory().geo_uri == ""
