import pytest
from wagtail.models import Locale

from audiences.models import Audience
from contacts.choices import OrganisationKind
from contacts.directory import find
from tests.contacts.factories import ContactFactory, OrganisationFactory, PlaceFactory, site

pytestmark = pytest.mark.django_db
ODD = ["x" * 10_000, "\x00", "‮", "🙂", "' OR 1=1", "%", "|"]


def audience(slug: str) -> Audience:
    locale = Locale.objects.get(language_code="sv")
    return Audience.objects.get_or_create(slug=slug, locale=locale, defaults={"title": slug})[0]


def titles(**filters) -> list[str]:
    return [contact.title for contact in find(site(), **filters)]


def test_a_site_finds_its_own_and_the_national_contacts_in_swedish():
    ContactFactory(title="Biblioteket", site=site())
    national = ContactFactory(title="Akut fara")
    ContactFactory(title="Annan kommun", site=site("varberg.example"))
    national.copy_for_translation(Locale.objects.create(language_code="ar")).save()
    assert titles() == ["Akut fara", "Biblioteket"]


def test_each_filter_keeps_what_answers_to_it():
    region = OrganisationFactory(kind=OrganisationKind.REGION)
    wanted = ContactFactory(title="Vård", organisation=region, languages=["ar"], audiences=[audience("anvisad")])
    ContactFactory(title="Skola", languages=["uk"], audiences=[audience("massflykt")])
    for filters in [
        {"kind": "region"},
        {"language": "ar"},
        {"audience": "anvisad"},
        {"theme_contact_ids": [wanted.pk]},
    ]:
        assert titles(**filters) == ["Vård"], filters
    assert titles(theme_contact_ids=[]) == []


def test_a_contact_without_audiences_is_for_all_and_found_once():
    both = [audience("anvisad"), audience("massflykt")]
    ContactFactory(title="Alla")
    ContactFactory(title="Båda", audiences=both)
    assert titles(audience="massflykt") == ["Alla", "Båda"]


def test_what_is_for_professionals_is_not_shown_to_newcomers():
    ContactFactory(title="Processledare", visible_to=["yrkesverksam"])
    assert titles() == []
    assert titles(visible_to="yrkesverksam") == ["Processledare"]


def test_words_are_found_without_case_and_accents_in_any_order():
    ContactFactory(title="Förskoleplacering", role="Kö till fritidshem", place=PlaceFactory(locality="Våxtorp"))
    ContactFactory(title="Biblioteket")
    for q in ["forskole", "FÖRSKOLE", "fritids förskole", "vaxtorp", "  kö  "]:
        assert titles(q=q) == ["Förskoleplacering"], q
    assert titles(q="förskola biblioteket") == []


def test_words_of_a_translation_find_the_swedish_contact():
    translation = ContactFactory(title="Biblioteket").copy_for_translation(Locale.objects.create(language_code="ar"))
    translation.title = "المكتبة"
    translation.save()
    assert titles(q="مكتبة") == ["Biblioteket"]


@pytest.mark.parametrize("name", ["kind", "language", "audience", "visible_to", "q"])
@pytest.mark.parametrize("value", ODD)
def test_an_unknown_value_finds_nothing_and_never_raises(name, value):
    ContactFactory()
    assert titles(**{name: value}) == []


def test_the_number_of_queries_does_not_grow_with_contacts(django_assert_num_queries):
    own = site()
    for number in range(8):
        ContactFactory(
            place=PlaceFactory(access=["lift"]),
            phones=["112", "1177"],
            audiences=[audience("anvisad")],
            languages=["ar"],
        )
        with django_assert_num_queries(3):
            shown = [
                [contact.organisation.name, contact.unit, contact.place.address, contact.premises, contact.is_emergency]
                + [phone.uri for phone in contact.phones.all()]
                + [each.slug for each in contact.audiences.all()]
                for contact in find(own, audience="anvisad")
            ]
        assert len(shown) == number + 1
