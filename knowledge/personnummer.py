"""Numbers that say who a person is: personnummer and samordningsnummer, found in what somebody has written."""

import re
import unicodedata
from datetime import date

#: Spaces, hyphens and the marks of direction that phones put beside figures, as people write them between the parts.
BETWEEN = r"[\s.\-+\u2010-\u2015\u2212\u200b-\u200f\u202a-\u202e\u2066-\u2069]{0,4}"
#: What stands before the last four: a hyphen, or a plus from the year somebody turns a hundred.
SIGN = re.compile(r"[\-+\u2010-\u2015\u2212]")
NUMBER = re.compile(
    rf"(?<!\d)(?:(18|19|20){BETWEEN})?(\d\d){BETWEEN}(\d\d){BETWEEN}(\d\d)(?P<sign>{BETWEEN})(\d{{4}})(?!\d)"
)
#: What is added to the day in a samordningsnummer.
COORDINATED = 60


def looks_like_personnummer(text: str) -> bool:
    """Whether a text holds what looks like a personnummer or samordningsnummer, in the digits of any script.

    Ten or twelve figures, YYMMDD-NNNC or YYYYMMDD-NNNC (Skatteverket, SKV 704 and SKV 707). Where no hyphen or plus is
    written before the last four the check digit must be right, so that other long numbers pass.
    """
    return any(_is_a_number(found) for found in NUMBER.finditer(in_latin_digits(text)))


def in_latin_digits(text: str) -> str:
    """A text with the decimal digits of every script written 0 to 9."""
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)


def _is_a_number(found: re.Match) -> bool:
    century, year, month, day, sign, last = found.groups()
    if not _is_day(int((century or "20") + year), int(month), int(day)):
        return False
    return bool(SIGN.search(sign)) or _check_digit(year + month + day + last[:3]) == int(last[3])


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        return bool(date(year, month, day - COORDINATED if day > COORDINATED else day))
    except ValueError:
        return False


def _check_digit(nine: str) -> int:
    """The last figure by the Luhn algorithm (ISO/IEC 7812-1), from the nine before it."""
    doubled = [int(figure) * (2 - place % 2) for place, figure in enumerate(nine)]
    return -sum(divmod(number, 10)[0] + number % 10 for number in doubled) % 10
