import pytest

from knowledge.models import GlossaryTerm
from tests.html import parse
from tests.pages import factories
from translation.terms import Glossary, Term

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
    return Glossary.into(factories.locale("ar"))


@pytest.mark.parametrize(
    ("swedish", "word"),
    [
        ("Du får ett personnummer.", "personnummer"),
        ("Personnumret är tolv siffror.", "personnumret"),
        ("Alla kommuner, kommunernas, kommunen.", "kommun"),
        ("Två <b>förskolor</b>.", "förskola"),
    ],
)
def test_a_term_is_found_in_its_forms(swedish, word):
    assert Glossary([Term(word)]).found(swedish)


@pytest.mark.parametrize("swedish", ["Ditt uppehållstillståndskort", "i en regionbuss.", "[[region]]", '<a id="id">'])
def test_a_term_is_not_found_inside_another_word_a_fact_or_a_tag(swedish):
    assert Glossary(map(Term, ["uppehållstillstånd", "region", "id"])).found(swedish) == []


def test_the_longer_of_two_terms_at_a_place_is_found():
    tillstand, permanent = Term("uppehållstillstånd"), Term("permanent uppehållstillstånd")
    assert Glossary([tillstand, permanent]).found("Permanent uppehållstillstånd") == [permanent]


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
    assert Glossary.into(factories.locale("ar")).found("personnummer")[0].agreed == ""


def test_terms_facts_and_links_are_marked_and_all_else_is_escaped(glossary):
    marked = glossary.marked('Ditt <b>personnummer</b> kostar [[fee]] &lt;i&gt; <a id="a1">här, sfi</a>.<br/>Slut')
    found = parse(marked)
    assert [one.get_text() for one in found.select("mark")] == ["personnummer", "sfi"]
    assert found.mark["title"] == "Ditt nummer."
    assert found.code.get_text() == "[[fee]]"
    assert found.select_one(".queue-link").get_text() == "här, sfi"
    assert found.get_text() == "Ditt personnummer kostar [[fee]] <i> här, sfi.Slut"


def test_a_glossary_without_words_marks_nothing():
    assert Glossary([]).marked("personnummer") == "personnummer"


def test_the_glossary_costs_two_queries(glossary, django_assert_num_queries):
    arabic = factories.locale("ar")
    with django_assert_num_queries(2):
        assert Glossary.into(arabic).found("personnummer")
