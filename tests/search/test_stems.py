import pytest

from search.letters import fold
from search.stems import stem, stems


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("sv", "skola skolan skolor skolorna"),
        ("sv", "personnummer personnumret personnumren"),
        ("sv", "läkare läkaren läkarna"),
        ("sv", "anmäla anmälan anmälningar"),
        ("sv", "folkbokföring folkbokföringen"),
        ("sv", "försäkring försäkringar försäkringen"),
        ("sv", "möte mötet möten"),
        ("sv", "barn barnen barnet barnens"),
        ("sv", "nyckel nyckeln nycklar"),
        ("sv", "kvinna kvinnor kvinnans"),
        ("sv-simple", "tolk tolken tolkar"),
        ("en", "register registered registering"),
        ("ar", "مدرسة المدرسة للمدرسة بالمدرسة"),
        ("uk", "школа школу школі школи"),
        ("uk", "посвідчення посвідченням"),
        ("ru", "школа школу школы"),
        ("tr", "okul okullar"),
    ],
)
def test_forms_of_a_word_have_one_stem(language, forms):
    assert len({stem(fold(form), language) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("sv", "kurs", "kur"),
        ("sv", "plats", "plan"),
        ("sv", "bank", "barn"),
        ("sv", "lägenhet", "lag"),
        ("sv", "sjuk", "skola"),
        ("en", "school", "scholar"),
    ],
)
def test_other_words_have_other_stems(language, one, other):
    assert stem(fold(one), language) != stem(fold(other), language)


@pytest.mark.parametrize("language", ["so", "ti", "ps", "am", "ja"])
def test_a_language_without_a_stemmer_keeps_its_words(language):
    assert stem("macallimiin", language) == "macallimiin"


def test_a_word_is_asked_for_in_all_languages_of_its_script():
    assert stems("schools", "ar") == ["schools", "school"]
    assert "skol" in stems("skolorna", "ar")


@pytest.mark.parametrize("word", ["at", "id", "1177", "2026-01", "x"])
def test_short_words_and_numbers_are_their_own_stems(word):
    assert stem(word, "sv") == word
