import datetime
from decimal import Decimal

import pytest

from knowledge import formats
from languages import declared

DAY = datetime.date(2027, 3, 4)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("sv", "4 mars 2027"),
        ("sv-simple", "4 mars 2027"),
        ("en", "4 March 2027"),
        ("ar", "4 مارس 2027"),
        ("fa", "4 مارس 2027"),
        ("fa-af", "4 مارچ 2027"),
        ("so", "Maarso 4, 2027"),
        ("ti", "መጋቢት 4, 2027"),
        ("uk", "4 березня 2027 року"),
        ("tr", "4 Mart 2027"),
        ("zh-hans", "2027年3月4日"),
    ],
)
def test_a_date_is_written_in_full_as_the_language_does(language, expected):
    assert formats.date(DAY, language) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [("sv", "12\xa0500"), ("en", "12,500"), ("ar", "12,500"), ("tr", "12.500"), ("ps", "12.500")],
)
def test_thousands_are_grouped_as_the_language_does(language, expected):
    assert formats.number(12500, language) == expected


def test_decimals_are_kept_as_they_were_given():
    assert formats.number(Decimal("71.50"), "sv") == "71,50"
    assert formats.number(Decimal("0.5"), "en") == "0.5"


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (4, "1\xa0kB"),
        (64_400, "64\xa0kB"),
        (999_499, "999\xa0kB"),
        (999_500, "1,0\xa0MB"),
        (1_234_567, "1,2\xa0MB"),
    ],
)
def test_the_size_of_a_file_is_written_in_kilobytes_or_megabytes(size, expected):
    assert formats.file_size(size, "sv") == expected


@pytest.mark.parametrize("language", declared.DECLARED)
def test_every_declared_language_writes_with_the_digits_0_to_9(language):
    text = formats.date(DAY, language) + formats.number(12500, language)
    digits = [character for character in text if character.isdigit()]
    assert set(digits) <= set("0123456789")
    assert {"2", "7", "5"} <= set(digits)


@pytest.mark.parametrize("language", ["fit", "rom", "xx", "../etc", ""])
def test_a_language_unknown_to_babel_is_written_as_swedish(language):
    assert formats.date(DAY, language) == "4 mars 2027"


@pytest.mark.parametrize(("language", "written"), [("sv", "mån"), ("ar", "الاثنين"), ("ti", "ሰኑ"), ("uk", "пн")])
def test_a_day_of_the_week_is_short(language, written):
    assert formats.weekday_short(datetime.date(2026, 11, 2), language) == written


@pytest.mark.parametrize(
    ("language", "written"),
    [
        *[("sv", "måndag"), ("sv-simple", "måndag"), ("en", "Monday"), ("ar", "الاثنين"), ("fa-af", "دوشنبه")],
        *[
            ("ps", "دونۍ"),
            ("so", "Isniin"),
            ("ti", "ሰኑይ"),
            ("uk", "понеділок"),
            ("ru", "понедельник"),
            ("tr", "Pazartesi"),
        ],
    ],
)
def test_a_weekday_is_written_in_every_language(language, written):
    assert formats.weekday(datetime.date(2026, 6, 15), language) == written
