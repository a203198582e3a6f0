"""Units as PO: the Swedish and the translation as fragments of HTML, the name of the unit as its context."""

from collections.abc import Iterable
from typing import TextIO

import polib
from django.utils.translation import gettext as _
from wagtail.models import Locale

from languages import declared
from languages.state import Kind
from translation.exchange.incoming import TOOL
from translation.exchange.inline import writable
from translation.exchange.selection import Sheet, Unit

#: The words of a machine, and those of an earlier Swedish, are a proposal.
FUZZY = {Kind.MACHINE, Kind.OLDER}


def write(out: TextIO, sheets: Iterable[Sheet], locale: Locale) -> None:
    """Write a file for one language."""
    out.write(str(_head(locale)))
    for sheet in sheets:
        for unit in sheet.units:
            out.write(f"\n{_entry(unit, sheet)}")


def _head(locale: Locale) -> polib.POFile:
    head = polib.POFile()
    head.metadata = {
        "Project-Id-Version": TOOL,
        "Language": declared.tag(locale.language_code),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Generator": TOOL,
        "X-Source-Language": declared.SOURCE,
    }
    return head


def _entry(unit: Unit, sheet: Sheet) -> polib.POEntry:
    segment = unit.segment
    notes = [*unit.notes, _("Made by a machine, not reviewed")] if segment.kind == Kind.MACHINE else unit.notes
    return polib.POEntry(
        msgctxt=unit.name,
        msgid=writable(segment.swedish),
        msgstr=writable(segment.said or segment.standing),
        previous_msgid=writable(segment.before) or None,
        flags=["fuzzy"] if segment.kind in FUZZY and (segment.said or segment.standing) else [],
        comment="\n".join(notes),
        occurrences=[(sheet.thing.address, "")] if sheet.thing.address else [],
    )
