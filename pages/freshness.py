"""What a reader is told of how fresh something is: when its unit last looked at it, and that it should have."""

from datetime import timedelta
from typing import TYPE_CHECKING

from wagtail.models import Page

from contacts.freshness import Kept
from languages import declared
from languages.said import swedish

if TYPE_CHECKING:
    from pages.reader import Reader


def told(row: Kept, reader: "Reader") -> dict | None:
    """The day of the last check and the unit that made it; of a page, that it was the Swedish text that was checked."""
    if row.last_checked is None:
        return None
    unit = reader.known.units.get(row.keeper_id)
    is_foreign = isinstance(row, Page) and reader.language != declared.SOURCE
    return {
        "on": row.last_checked,
        "unit": unit and swedish(unit),
        "text": swedish(declared.DECLARED[declared.SOURCE].endonym) if is_foreign else None,
    }


def late(row: Kept, reader: "Reader") -> list[dict]:
    """A notice with the day when somebody should have looked, once the kommun's days of grace are over."""
    day, known = row.due_on, reader.known
    is_late = day and day + timedelta(days=known.kommun.grace_days) < known.day
    return [{"kind": "late", "date": day}] if is_late else []
