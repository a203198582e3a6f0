import pytest
from bs4 import BeautifulSoup

from knowledge.models import GlossaryTerm
from tests.pages import factories
from translation.terms import Glossary

pytestmark = pytest.mark.django_db


@pytest.fixture
def glossary(small_site) -> Glossary:
    swedish = GlossaryTerm.objects.create(
        word="personnummer",
        definition="Ditt nummer.",
        slug="personnummer",
        also_known_as="pnr",
        locale=factories.locale(),
    )
    agreed = swedish.copy_for_translation(factories.locale("ar"))
    agreed.word = "الرقم الشخصي"
    agreed.save()
    return Glossary(factories.locale("ar"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ditt personnummer kommer.", ["personnummer"]),
        ("PERSONNUMRET, eller pnr.", ["personnummer"]),
        ("Personnummers och sfi", ["personnummer", "sfi"]),
        ("sfin och sfi-lärare", ["sfi"]),
        ("samordningspersonnummer", []),
        ("Inget här.", []),
    ],
)
def test_terms_are_found_in_their_inflections_and_not_in_compounds(glossary, text, found):
    assert [term.word for term in glossary.found(text)] == found


def test_the_agreed_word_is_that_of_the_language(glossary):
    number, course = glossary.found("personnummer sfi")
    assert number.agreed == "الرقم الشخصي"
    assert course.agreed == ""


def test_a_gap_filled_with_swedish_is_no_agreed_word(glossary):
    GlossaryTerm.objects.filter(locale__language_code="ar").update(word="personnummer")
    assert Glossary(factories.locale("ar")).found("personnummer")[0].agreed == ""


def test_terms_facts_and_links_are_marked_and_all_else_is_escaped(glossary):
    marked = glossary.marked('Ditt <b>personnummer</b> kostar [[fee]] &lt;i&gt; <a id="a1">här, sfi</a>.<br/>Slut')
    found = BeautifulSoup(marked, "html.parser")
    assert [one.get_text() for one in found.select("mark")] == ["personnummer", "sfi"]
    assert found.mark["title"] == "Ditt nummer."
    assert found.code.get_text() == "[[fee]]"
    assert found.select_one(".queue-link").get_text() == "här, sfi"
    assert found.get_text() == "Ditt personnummer kostar [[fee]] <i> här, sfi.Slut"


def test_a_glossary_without_words_marks_nothing(small_site):
    GlossaryTerm.objects.all().delete()
    assert Glossary(factories.locale("ar")).marked("personnummer") == "personnummer"


def test_the_glossary_costs_one_query(glossary, django_assert_num_queries):
    arabic = factories.locale("ar")
    with django_assert_num_queries(1):
        assert Glossary(arabic).found("personnummer")
