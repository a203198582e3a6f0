"""An uploaded file: CSV or an Excel workbook, told apart by what is in it and never written to disk under its name."""

from pathlib import PurePosixPath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from contacts.exchange import csv_in, xlsx_in
from contacts.exchange.sheet import Sheet, UnreadableError, sheet

ZIP = b"PK\x03\x04"
#: The container of .xls, and of workbooks that are locked with a password (MS-CFB, MS-OFFCRYPTO).
OLE, LOCKED = b"\xd0\xcf\x11\xe0", "EncryptedPackage".encode("utf-16-le")
TEXT = {"", ".csv", ".tsv", ".txt"}


def uploaded(file: UploadedFile) -> Sheet:
    """The list of contacts in an uploaded file. Raises `ValidationError` with one sentence."""
    if (file.size or 0) > settings.CONTACTS_MAX_UPLOAD_SIZE:
        size = filesizeformat(settings.CONTACTS_MAX_UPLOAD_SIZE)
        raise ValidationError(_("The file is larger than %(size)s.") % {"size": size})
    try:
        return _read(PurePosixPath(file.name or "").suffix.lower(), file.read())
    except UnreadableError as error:
        raise ValidationError(str(error)) from error


def _read(ending: str, data: bytes) -> Sheet:
    if data.startswith(OLE) and LOCKED in data:
        raise UnreadableError(_("The workbook is locked with a password. Save it without one."))
    if data.startswith(OLE):
        raise UnreadableError(_("This is an old Excel file. Open it in Excel and save it as .xlsx."))
    if data.startswith(ZIP) or ending == ".xlsx":
        return sheet(xlsx_in.read(data))
    if ending not in TEXT:
        raise UnreadableError(_("Choose a file that ends in .csv or .xlsx."))
    return sheet(csv_in.read(data))
