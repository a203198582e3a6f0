import pytest
from wagtail.models import Locale

from audiences.models import Audience
from contacts.directory import contact_at, find, find_at, place_at
from contacts.models import PlaceHost
from tests.contacts.factories import ContactFactory, OrganisationFactory, PlaceFactory, site

pytestmark = pytest.mark.django_db


def audience(slug: str) -> Audience:
    locale = Locale.objects.get(language_code="sv")
    return Audience.objects.get_or_create(slug=slug, locale=locale, defaults={"title": slug})[0]


def titles() -> list[str]:
    return [contact.title for contact in find(site())]


def test_a_site_finds_its_own_and_the_national_contacts_in_swedish():
    ContactFactory(title="Biblioteket", site=site())
    national = ContactFactory(title="Akut fara")
    ContactFactory(title="Annan kommun", site=site("varberg.example"))
    national.copy_for_translation(Locale.objects.create(language_code="ar")).save()
    assert titles() == ["Akut fara", "Biblioteket"]


def test_what_is_for_professionals_is_not_shown_to_newcomers():
    hidden = ContactFactory(title="Processledare", visible_to=["yrkesverksam"], place=PlaceFactory())
    assert titles() == []
    assert contact_at(site(), hidden.key) is None
    assert not find_at(site(), hidden.place)


@pytest.mark.parametrize(("factory", "at"), [(ContactFactory, contact_at), (PlaceFactory, place_at)])
def test_what_a_site_has_by_a_key_comes_before_what_the_nation_has(factory, at):
    national = factory(key="bibliotek")
    assert at(site(), "bibliotek") == national
    own = factory(key="bibliotek", site=site())
    factory(key="biblioteket", site=site("varberg.example"))
    assert at(site(), "bibliotek") == own
    assert at(site("varberg.example"), "bibliotek") == national
    assert at(site(), "biblioteket") is None


def test_the_number_of_queries_does_not_grow_with_contacts(django_assert_num_queries):
    own = site()
    place, organisation = PlaceFactory(access=["lift"]), OrganisationFactory()
    PlaceHost.objects.create(place=place, organisation=organisation, hours="24/7")
    for number in range(8):
        ContactFactory(
            place=place,
            organisation=organisation,
            phones=["112", "1177"],
            audiences=[audience("anvisad")],
            languages=["ar"],
        )
        with django_assert_num_queries(2):
            shown = [
                [contact.organisation.name, contact.unit, contact.place.address, contact.premises, contact.is_emergency]
                + [phone.uri for phone in contact.phones.all()]
                for contact in find(own)
                if contact.hours.expression == "24/7"
            ]
        assert len(shown) == number + 1
