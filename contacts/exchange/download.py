"""A list of contacts as a file: what an import takes, and what can be printed for the wall."""

import csv
from collections.abc import Callable, Iterable, Iterator
from io import TextIOWrapper
from tempfile import SpooledTemporaryFile
from typing import IO

from django.db.models import Count, Max
from django.http import FileResponse
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from contacts.exchange.columns import Column, columns
from contacts.exchange.drafts import Draft, with_all
from contacts.exchange.sheet import MARKED
from contacts.models import Contact
from contacts.models.contacts import ContactQuerySet

#: Bytes kept in memory; what is larger goes to disk.
IN_MEMORY = 5 * 2**20
#: Contacts fetched at a time.
CHUNK = 500
#: What spreadsheets take for a formula (OWASP, CSV injection).
DANGEROUS = tuple("=+-@\t\r")
#: The last column on paper, and those that keep their place when the others are scrolled.
PRINTED, FROZEN = "opening_hours", 2
NARROWEST, WIDEST = 10, 40
A4 = 9
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Rows = Iterable[list[str]]


def download(listed: Iterable[Contact], hers: ContactQuerySet, form: str) -> FileResponse:
    """The contacts of a list as a file, `form` being "csv" or "xlsx".

    `listed` may be in any language; told is the Swedish row, if it is one of `hers`.
    """
    swedish = hers.identities()
    phones = swedish.annotate(numbers=Count("phones")).aggregate(most=Max("numbers"))["most"] or 1
    used = columns(max(phones, 1))
    rows = ([column.written(draft) for column in used] for draft in _drafts(listed, swedish))
    return answer(used, rows, form, "kontakter")


def answer(used: list[Column], rows: Rows, form: str, name: str) -> FileResponse:
    """Rows as a file to download, called after `name`."""
    write, content_type = FORMS[form]
    file = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 (the response closes it)
    write(file, used, rows)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{name}.{form}", content_type=content_type)


def _drafts(listed: Iterable[Contact], swedish: ContactQuerySet) -> Iterator[Draft]:
    keys = list(dict.fromkeys(contact.translation_key for contact in listed))
    for start in range(0, len(keys), CHUNK):
        chunk = keys[start : start + CHUNK]
        found = {each.translation_key: each for each in with_all(swedish.filter(translation_key__in=chunk))}
        yield from (Draft(found[key]) for key in chunk if key in found)


def _write_csv(file: IO[bytes], used: list[Column], rows: Rows) -> None:
    """As Swedish Excel opens it by a double click: UTF-8 with its mark, and semicolons."""
    text = TextIOWrapper(file, "utf-8-sig", newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow(column.heading for column in used)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    text.flush()
    text.detach()


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; reading takes the mark away again."""
    return f"'{cell}" if cell.lstrip("'").startswith(DANGEROUS) else cell


def _write_xlsx(file: IO[bytes], used: list[Column], rows: Rows) -> None:
    """Cells of text, so that no number loses its zeros and nothing is a formula."""
    book = Workbook(write_only=True)
    page = book.create_sheet("Kontakter")
    bold = WriteOnlyCell(page)
    bold.font, bold.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    plain = WriteOnlyCell(page)
    plain.number_format, plain.alignment = "@", Alignment(wrap_text=True, vertical="top")
    cells = [[_kept(cell) for cell in row] for row in rows]
    _lay_out(page, used, cells)
    page.append([_cell(page, column.heading, bold) for column in used])
    for row in cells:
        page.append([_cell(page, cell, plain) for cell in row])
    book.save(file)


def _kept(cell: str) -> str:
    """A cell whose own mark is not mistaken for ours."""
    return f"'{cell}" if MARKED.match(cell) else cell


def _cell(page, text: str, like: WriteOnlyCell) -> WriteOnlyCell:
    cell = WriteOnlyCell(page, text or None)
    cell._style = like._style
    if text:
        cell.data_type = "s"
    return cell


def _lay_out(page, used: list[Column], cells: list[list[str]]) -> None:
    """The heading stays in sight and on every sheet of paper; what is on paper is an A4 across."""
    for place, column in enumerate(used):
        longest = max([len(column.heading), *(len(row[place]) for row in cells)])
        page.column_dimensions[get_column_letter(place + 1)].width = min(max(longest + 2, NARROWEST), WIDEST)
    last = [column.name for column in used].index(PRINTED) + 1
    page.freeze_panes = f"{get_column_letter(FROZEN + 1)}2"
    page.print_title_rows = "1:1"
    page.print_area = f"A1:{get_column_letter(last)}{len(cells) + 1}"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True


FORMS: dict[str, tuple[Callable[[IO[bytes], list[Column], Rows], None], str]] = {
    "csv": (_write_csv, "text/csv; charset=utf-8"),
    "xlsx": (_write_xlsx, XLSX),
}
