"""Numbers and dates as each language writes them, always with the digits 0–9."""

import datetime
from copy import copy
from decimal import Decimal
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton

from languages import declared

#: British English writes the day before the month, as Swedish does.
OWN_CHOICE = {"en": "en_GB"}

#: Languages whose full dates end with a shortened “year” in Babel.
FULL = {"ru": "d MMMM y 'года'", "uk": "d MMMM y 'року'"}

#: A month with its year where Babel's ends with that shortened word too.
MONTH = "LLLL y"


def file_size(size: int, language: str) -> str:
    """A size in bytes as kB or MB (SI, the same in all languages): 1 234 567 gives `1,2 MB` in Swedish."""
    kilobytes = Decimal(max(size, 1000)) / 1000
    value, unit = (kilobytes, "kB") if kilobytes < 999.5 else (kilobytes / 1000, "MB")
    return f"{number(value.quantize(Decimal(1) if unit == 'kB' else Decimal('0.1')), language)}\xa0{unit}"


def number(value: Decimal | int, language: str) -> str:
    """A number with the decimals it was given: 71.50 gives `71,50` in Swedish."""
    decimals = max(0, -int(Decimal(value).as_tuple().exponent))
    locale = _locale(language)
    pattern = copy(locale.decimal_formats[None])
    pattern.frac_prec = (decimals, decimals)
    return pattern.apply(value, locale)


def date(value: datetime.date, language: str) -> str:
    """A date in full: `4 mars 2027`; never with a full stop of its own, for it stands in sentences."""
    return format_date(value, FULL.get(language, "long"), locale=_locale(language))


def month(value: datetime.date, language: str) -> str:
    """The month of a date with its year: `mars 2027`; never with a full stop of its own."""
    locale = _locale(language)
    return (
        format_date(value, MONTH, locale=locale) if language in FULL else format_skeleton("yMMMM", value, locale=locale)
    )


def weekday(value: datetime.date, language: str) -> str:
    """The day of the week in full, as it stands in a sentence: `måndag`."""
    return format_date(value, "EEEE", locale=_locale(language))


def weekday_short(value: datetime.date, language: str) -> str:
    """The name of a day, as short as it is written in a list of hours: `mån`."""
    return format_date(value, "ccc", locale=_locale(language))


def clock(value: datetime.time, language: str) -> str:
    """A time of day in twenty-four hours: `16:30`, or `16.30` where that is how it is written (CLDR skeleton Hm)."""
    return format_skeleton("Hm", value, locale=_locale(language))


@cache
def _locale(language: str) -> Locale:
    """Babel's locale for a language code; a language it does not know is written as Swedish."""
    tag = OWN_CHOICE.get(language) or declared.tag(language).replace("-", "_")
    try:
        return Locale.parse(tag)
    except (UnknownLocaleError, ValueError):
        return Locale.parse(declared.SOURCE)
