import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from knowledge.models import GlossaryTerm
from tests.knowledge.factories import GlossaryTermFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def english():
    return Locale.objects.create(language_code="en")


@pytest.fixture
def term():
    return GlossaryTermFactory(word="folkbokföring", definition="Att staten vet var du bor.", also_known_as="fb, fbf, ")


def test_the_address_is_made_from_the_swedish_word(term):
    term.word = "något annat"
    term.save()
    assert term.slug == "folkbokforing"


def test_a_second_term_at_the_same_address_is_refused_on_the_field_that_causes_it(term):
    with pytest.raises(ValidationError) as by_word:
        GlossaryTermFactory.build(word="Folkbokföring").full_clean()
    with pytest.raises(ValidationError) as by_slug:
        GlossaryTermFactory.build(word="annat", slug="folkbokforing").full_clean()
    assert "word" in by_word.value.message_dict
    assert "slug" in by_slug.value.message_dict
    term.full_clean()


def test_a_word_without_latin_letters_asks_for_an_address():
    with pytest.raises(ValidationError) as refused:
        GlossaryTermFactory.build(word="السجل").full_clean()
    assert set(refused.value.message_dict) == {"slug"}


def test_synonyms_are_written_with_commas(term):
    assert term.synonyms == ["fb", "fbf"]
    assert GlossaryTermFactory.build().synonyms == []


def test_a_translation_has_its_own_word_and_the_facts_of_the_swedish_row(term, english):
    source, _created = TranslationSource.get_or_create_from_instance(term)
    translation = Translation.objects.create(source=source, target_locale=english)
    word = source.stringsegment_set.get(context__path="word")
    StringTranslation.objects.create(
        translation_of=word.string, locale=english, context=word.context, data="population registration"
    )
    translation.save_target(publish=True)

    translated = GlossaryTerm.objects.get(locale=english)
    assert translated.word == "population registration"
    assert translated.term == "folkbokföring"
    assert translated.definition == term.definition
    assert (translated.slug, translated.also_known_as) == (term.slug, term.also_known_as)
    assert not source.stringsegment_set.exclude(context__path__in=["word", "definition"]).exists()


def test_relations_and_lists_begin_with_the_swedish_rows(term, english):
    GlossaryTermFactory(locale=english, translation_key=term.translation_key, word="population registration")
    assert list(GlossaryTerm.objects.identities()) == [term]
    assert term.term == term.word


def test_a_definition_may_name_facts_if_the_token_is_well_written():
    GlossaryTermFactory.build(definition="Kostar [[avgift]].").full_clean()
    with pytest.raises(ValidationError) as refused:
        GlossaryTermFactory.build(definition="Kostar [[avgift.").full_clean()
    assert set(refused.value.message_dict) == {"definition"}
