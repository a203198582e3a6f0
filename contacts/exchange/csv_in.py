"""CSV, as Excel, LibreOffice and other programs write it."""

import csv
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from io import StringIO

from django.utils.translation import gettext as _

from contacts.exchange.sheet import UnreadableError

DELIMITERS = ";\t,"
#: The first line by which Excel is told the delimiter.
SEPARATOR = "sep="


def read(data: bytes) -> Iterator[list[str]]:
    """The rows of a file in UTF-8, UTF-16 or the Windows-1252 of Swedish Excel. Raises `UnreadableError`."""
    lines = StringIO(_decoded(data), newline="")
    first = next((line for line in lines if line.strip()), "")
    if first.lower().startswith(SEPARATOR):
        first = first[len(SEPARATOR) :]
    else:
        lines.seek(0)
    reader = csv.reader(lines, delimiter=max(DELIMITERS, key=first.count), strict=True)
    try:
        yield from reader
    except csv.Error as error:
        message = _("The file cannot be read from line %(line)s on: a quotation mark is missing or out of place there.")
        raise UnreadableError(message % {"line": reader.line_num}) from error


def _decoded(data: bytes) -> str:
    for encoding in ["utf-16" if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig", "cp1252"]:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnreadableError(_("This is not a text file. Save it as CSV UTF-8, or as an Excel workbook (.xlsx)."))
