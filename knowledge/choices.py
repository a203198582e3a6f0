"""The words readers see around the value of a fact, in the plural forms of each language."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from knowledge.units import Unit

WORDS: dict[str, Any] = {
    Unit.SEK: ngettext_lazy("%(number)s krona", "%(number)s kronor", "count"),
    Unit.SEK_PER_DAY: ngettext_lazy("%(number)s krona per day", "%(number)s kronor per day", "count"),
    Unit.PERCENT: _("%(number)s%%"),
    Unit.YEARS: ngettext_lazy("%(number)s year", "%(number)s years", "count"),
    Unit.MONTHS: ngettext_lazy("%(number)s month", "%(number)s months", "count"),
    Unit.WEEKS: ngettext_lazy("%(number)s week", "%(number)s weeks", "count"),
    Unit.DAYS: ngettext_lazy("%(number)s day", "%(number)s days", "count"),
    Unit.HOURS: ngettext_lazy("%(number)s hour", "%(number)s hours", "count"),
    Unit.AGE: ngettext_lazy("%(number)s year old", "%(number)s years old", "count"),
}

#: A value that nobody has replaced since it ended.
HELD_UNTIL = _("%(value)s (was so until %(day)s)")


def amount(number: str, count: int, unit: str) -> str:
    """A written number with the word of its unit in the active language; `count` decides the plural form."""
    words = WORDS.get(unit)
    return words % {"number": number, "count": count} if words else number
