"""Excel workbooks: the first sheet that is shown, read row by row."""

import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from itertools import zip_longest
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from contacts.exchange.sheet import MOST_COLUMNS, UnreadableError

#: Bytes of all in the workbook when unpacked.
LARGEST_UNPACKED = 64 * 2**20
#: What in the XML of a sheet needs more than a glance at its values.
MERGED, FORMULA = re.compile(rb"<(?:\w+:)?mergeCell[ />]"), re.compile(rb"<(?:\w+:)?f[ />]")
CHUNK, OVERLAP = 2**20, 64
#: What stands for the result of a formula that no program has worked out.
NO_RESULT = "#N/A"


def read(data: bytes) -> Iterator[list[str]]:
    """The rows of a workbook as text. Raises `UnreadableError`."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > LARGEST_UNPACKED:
                raise UnreadableError(_("The workbook is too large when it is unpacked."))
            yield from _rows(data, archive)
    except (UnreadableError, GeneratorExit):
        raise
    except Exception as error:  # a broken workbook breaks its reader in any way there is
        raise UnreadableError(_("This is no whole Excel workbook. Open it in Excel and save it as .xlsx.")) from error


def _rows(data: bytes, archive: zipfile.ZipFile) -> Iterator[list[str]]:
    sheet = _shown(data, data_only=True)
    path = sheet._worksheet_path
    if _holds(MERGED, archive, path):
        raise UnreadableError(
            _("There are merged cells in the sheet. Split them, so that every cell has its own value.")
        )
    values = sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True)
    if not _holds(FORMULA, archive, path):
        yield from ([_text(value) for value in row] for row in values)
        return
    formulas = _shown(data, data_only=False).iter_rows(max_col=MOST_COLUMNS + 1, values_only=True)
    for row, behind in zip_longest(values, formulas, fillvalue=()):
        cells = zip_longest(row, behind)
        yield [_text(NO_RESULT if value is None and formula is not None else value) for value, formula in cells]


def _shown(data: bytes, *, data_only: bool) -> Any:
    """The first sheet that is not hidden; of formulas the results alone, or with `data_only` False the formulas."""
    book = load_workbook(BytesIO(data), read_only=True, data_only=data_only, keep_links=False)
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if not shown:
        raise UnreadableError(_("All sheets of the workbook are hidden."))
    shown[0].reset_dimensions()
    return shown[0]


def _holds(pattern: re.Pattern[bytes], archive: zipfile.ZipFile, path: str) -> bool:
    """Whether the XML of a sheet holds something, looked for a piece at a time."""
    end = b""
    with archive.open(path) as content:
        while piece := content.read(CHUNK):
            if pattern.search(end + piece):
                return True
            end = piece[-OVERLAP:]
    return False


def _text(value: Any) -> str:
    """A value as somebody would write it: whole numbers without decimals, days without a time."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time.min else value.isoformat(" ", "minutes")
    if isinstance(value, time):
        return value.isoformat("minutes")
    return value.isoformat() if isinstance(value, date) else str(value)
