import pytest
from django.core.exceptions import ValidationError

from knowledge import values
from knowledge.choices import WORDS
from knowledge.units import Unit
from languages import declared


@pytest.mark.parametrize(
    ("value", "unit", "kept"),
    [
        ("400", Unit.SEK, "400"),
        ("12 500", Unit.SEK, "12500"),
        ("12\xa0500", Unit.SEK, "12500"),
        ("37,5", Unit.PERCENT, "37.5"),
        ("71.50", Unit.SEK_PER_DAY, "71.50"),
        ("20-65", Unit.AGE, "20–65"),
        ("20 – 65", Unit.AGE, "20–65"),
        ("1–14", Unit.DAY_OF_MONTH, "1–14"),
        ("20270304", Unit.DATE, "2027-03-04"),
        (" Form A ", Unit.TEXT, "Form A"),
    ],
)
def test_a_value_is_kept_in_one_form(value, unit, kept):
    assert values.tidy(value, unit) == kept


@pytest.mark.parametrize(
    ("value", "unit"),
    [
        ("fyrahundra", Unit.SEK),
        ("-4", Unit.SEK),
        ("4,123", Unit.SEK),
        ("1e9", Unit.NUMBER),
        ("٤٠٠", Unit.SEK),
        ("NaN", Unit.NUMBER),
        ("65–20", Unit.AGE),
        ("20–", Unit.AGE),
        ("0,5–1,5", Unit.YEARS),
        ("1\x00", Unit.SEK),
        ("0", Unit.DAY_OF_MONTH),
        ("1–32", Unit.DAY_OF_MONTH),
        ("1,5", Unit.DAY_OF_MONTH),
        ("2027-02-30", Unit.DATE),
        ("4 mars", Unit.DATE),
        ("", Unit.SEK),
    ],
)
def test_a_value_that_does_not_suit_its_unit_is_refused(value, unit):
    with pytest.raises(ValidationError):
        values.tidy(value, unit)


@pytest.mark.parametrize(
    ("value", "unit", "language", "expected"),
    [
        ("400", Unit.SEK, "sv", "400 kronor"),
        ("1", Unit.SEK, "sv", "1 krona"),
        ("71.50", Unit.SEK, "sv", "71,50 kronor"),
        ("231", Unit.SEK_PER_DAY, "sv", "231 kronor per dag"),
        ("37.5", Unit.PERCENT, "sv", "37,5 procent"),
        ("20–65", Unit.AGE, "sv", "20–65 år"),
        ("1–14", Unit.DAY_OF_MONTH, "sv", "1–14"),
        ("12500", Unit.NUMBER, "sv", "12\xa0500"),
        ("Form A", Unit.TEXT, "ar", "Form A"),
        ("2027-03-04", Unit.DATE, "sv", "4 mars 2027"),
        ("2027-03-04", Unit.DATE, "ar", "4 مارس 2027"),
        ("1", Unit.WEEKS, "sv", "1 vecka"),
        ("18", Unit.WEEKS, "sv", "18 veckor"),
        ("18", Unit.WEEKS, "sv-simple", "18 veckor"),
        ("1", Unit.WEEKS, "ar", "أسبوع واحد"),
        ("2", Unit.WEEKS, "ar", "أسبوعان"),
        ("4", Unit.WEEKS, "ar", "4 أسابيع"),
        ("18", Unit.WEEKS, "ar", "18 أسبوعًا"),
        ("100", Unit.WEEKS, "ar", "100 أسبوع"),
        ("21", Unit.WEEKS, "uk", "21 тиждень"),
        ("4", Unit.WEEKS, "uk", "4 тижні"),
        ("18", Unit.WEEKS, "uk", "18 тижнів"),
        ("18", Unit.WEEKS, "ti", "18 veckor"),
    ],
)
def test_a_value_is_written_with_the_word_of_its_unit(unit_words, value, unit, language, expected):
    assert values.written(value, unit, language) == expected


@pytest.mark.parametrize(("value", "number"), [("1–2", "1–2"), ("0–1", "0–1"), ("1.5", "1.5"), ("0.5", "0.5")])
def test_a_range_or_a_fraction_never_takes_a_form_that_leaves_the_number_out(unit_words, value, number):
    assert values.written(value, Unit.WEEKS, "ar") == f"{number} أسابيع"


@pytest.mark.parametrize("language", declared.DECLARED)
def test_every_unit_is_written_in_every_declared_language(language):
    for unit in Unit:
        value = "2027-03-04" if unit == Unit.DATE else "17"
        assert values.bare(value, unit, language) in values.written(value, unit, language), unit


@pytest.mark.parametrize("value", ["", "abc", "2027-13-99", "1–", "NaN"])
@pytest.mark.parametrize("unit", [*Unit, "unknown"])
def test_a_broken_value_is_left_as_it_is(value, unit):
    assert values.bare(value, unit, "ar") == value


def test_a_broken_value_still_has_its_unit():
    assert "abc" in values.written("abc", Unit.SEK, "en")


def test_every_unit_but_the_bare_ones_has_words():
    assert set(Unit) - set(WORDS) == {Unit.DAY_OF_MONTH, Unit.DATE, Unit.NUMBER, Unit.TEXT}
