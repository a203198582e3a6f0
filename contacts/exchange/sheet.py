"""A list of contacts as a file tells it, whatever its format, before anything is compared with the site."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from contacts.exchange.columns import MOST_PHONES, columns
from contacts.exchange.words import UNSEEN, folded

#: What is beyond either is no list of contacts.
MOST_ROWS, MOST_COLUMNS = 20_000, 200
#: A cell that has been marked as text, so that no spreadsheet takes it for a formula (OWASP, CSV injection).
MARKED = re.compile(r"'+[=+\-@\t\r]")


class UnreadableError(Exception):
    """Says in one sentence why nothing of a file can be read."""


@dataclass
class Sheet:
    """What a file says: the names of its columns, and its rows by their number, as text. It is stored as JSON."""

    names: list[str]
    rows: list[tuple[int, list[str]]]

    def cells(self) -> Iterator[tuple[int, dict[str, str]]]:
        for line, row in self.rows:
            yield line, dict(zip(self.names, row, strict=True))


def sheet(rows: Iterable[list[str]]) -> Sheet:
    """The list that rows of cells are, the first of them its headings. Raises `UnreadableError`."""
    filled = _filled(rows)
    _line, headings = next(filled, (0, []))
    if not headings:
        raise UnreadableError(_("The file is empty."))
    names = _names(headings)
    found = [(line, _fitting(line, row, len(names))) for line, row in filled]
    if not found:
        raise UnreadableError(_("There are headings in the file, but no contacts."))
    return Sheet(names, found)


def _filled(rows: Iterable[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """The rows that say something, by their number, without the empty cells at their ends."""
    number = 0
    for line, row in enumerate(rows, start=1):
        while row and not row[-1].strip():
            row.pop()
        if not row:
            continue
        if number > MOST_ROWS:
            raise UnreadableError(_("There are more than %(most)s contacts in the file.") % {"most": MOST_ROWS})
        number += 1
        yield line, [_unmarked(cell) for cell in row]


def _unmarked(cell: str) -> str:
    plain = cell[1:] if MARKED.match(cell) else cell
    return plain.replace("\r\n", "\n").replace("\r", "\n").strip()


def _names(headings: list[str]) -> list[str]:
    if len(headings) > MOST_COLUMNS:
        raise UnreadableError(_("There are more than %(most)s columns in the file.") % {"most": MOST_COLUMNS})
    known = {folded(word): each.name for each in columns(MOST_PHONES) for word in (each.name, each.heading)}
    unknown = [heading for heading in headings if folded(heading) not in known]
    if len(unknown) == len(headings):
        raise UnreadableError(_("The first row of the file has none of the headings of a list of contacts."))
    if unknown:
        shown = ", ".join(Truncator(UNSEEN.sub("", each)).chars(40) for each in unknown[:3])
        raise UnreadableError(_("These headings are unknown: %(headings)s.") % {"headings": shown})
    names = [known[folded(heading)] for heading in headings]
    if twice := next((heading for heading, name in zip(headings, names, strict=True) if names.count(name) > 1), ""):
        raise UnreadableError(_("The heading “%(heading)s” is there twice.") % {"heading": twice})
    if "key" not in names:
        raise UnreadableError(_("The column “%(heading)s” is missing.") % {"heading": columns(1)[0].heading})
    return names


def _fitting(line: int, row: list[str], width: int) -> list[str]:
    if len(row) > width:
        raise UnreadableError(_("Row %(line)s has something in a column without a heading.") % {"line": line})
    return row + [""] * (width - len(row))
