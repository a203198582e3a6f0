"""What the value of a fact may be, and how it is written for a reader."""

import datetime
import re
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from knowledge import formats
from knowledge.choices import HELD_UNTIL, amount
from knowledge.units import Unit

NUMBER = re.compile(r"[0-9]{1,9}(\.[0-9]{1,2})?")
RANGE = re.compile(r"([0-9]{1,9})–([0-9]{1,9})")


def tidy(value: str, unit: str) -> str:
    """The value in the form it is kept in: `37,5` gives `37.5`, `20-65` gives `20–65`, `12 500` gives `12500`.

    Raises ValidationError with a sentence for the editor where the value does not suit the unit.
    """
    if unit == Unit.TEXT:
        return value.strip()
    if unit == Unit.DATE:
        return _tidy_date(value.strip())
    compact = re.sub(r"\s", "", value).replace(",", ".").replace("-", "–")
    if span := RANGE.fullmatch(compact):
        if int(span[1]) >= int(span[2]):
            raise ValidationError(_("A range goes from the lower number to the higher: 20–65."))
    elif not NUMBER.fullmatch(compact):
        raise ValidationError(_("Write a number (400 or 37,5) or a range of whole numbers (20–65)."))
    if unit == Unit.DAY_OF_MONTH and not all(_is_day(part) for part in compact.split("–")):
        raise ValidationError(_("A day of the month is a whole number from 1 to 31."))
    return compact


def bare(value: str, unit: str, language: str) -> str:
    """The value without the word of its unit: `4 mars 2027`, `1–14`, `12 500`; a broken value is left as it is."""
    if unit == Unit.DATE:
        return _bare_date(value, language)
    if unit == Unit.TEXT or not (NUMBER.fullmatch(value) or RANGE.fullmatch(value)):
        return value
    return "–".join(formats.number(Decimal(part), language) for part in value.split("–"))


def written(value: str, unit: str, language: str) -> str:
    """The value as readers of `language` meet it: `400 kronor`, `231 kronor per dag`, `4 mars 2027`."""
    with translation.override(language):
        return str(amount(bare(value, unit, language), _plural_count(value), unit))


def ended(written: str, last_day: datetime.date, language: str) -> str:
    """A written value that held until a day: `400 kronor (gällde till 31 december 2026)`."""
    with translation.override(language):
        return str(HELD_UNTIL % {"value": written, "day": formats.date(last_day, language)})


def _plural_count(value: str) -> int:
    """The whole number that chooses the plural form.

    A range counts as its end and a fraction as three, and neither as one or two: those forms often leave the number
    out (Arabic says "two weeks" in one word).
    """
    if value.isdecimal():
        return int(value)
    span = RANGE.fullmatch(value)
    return max(3, int(span[2])) if span else 3


def _tidy_date(value: str) -> str:
    try:
        return datetime.date.fromisoformat(value).isoformat()
    except ValueError:
        raise ValidationError(_("Write the date as year-month-day: 2027-03-04.")) from None


def _bare_date(value: str, language: str) -> str:
    try:
        return formats.date(datetime.date.fromisoformat(value), language)
    except ValueError:
        return value


def _is_day(value: str) -> bool:
    return value.isdecimal() and 1 <= int(value) <= 31
