"""An uploaded file: PO, XLIFF or a zip of them, opened in memory and never written to disk under a name of its own."""

import zipfile
import zlib
from collections.abc import Callable
from pathlib import PurePosixPath

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from translation.exchange import po_in, xliff_in
from translation.exchange.incoming import Fault, Incoming, UnreadableError
from translation.exchange.inline import writable

#: Bytes of one file, and of all in a zip when unpacked.
LARGEST, LARGEST_ZIP = 16 * 2**20, 64 * 2**20
#: Files in a zip; there are fewer languages.
MOST = 200

READERS: dict[str, Callable[[str, bytes], list[Incoming]]] = {
    ".po": po_in.read,
    ".xlf": xliff_in.read,
    ".xliff": xliff_in.read,
}


def incoming(file: UploadedFile) -> list[Incoming]:
    """What an uploaded file says; what cannot be read is told with its line. Raises `ValidationError` for the whole."""
    name = writable(file.name or "")
    if (file.size or 0) > LARGEST:
        raise ValidationError(_("The file is larger than %(size)s.") % {"size": filesizeformat(LARGEST)})
    if not file.size:
        raise ValidationError(_("The file is empty."))
    if _ending(name) == ".zip":
        return _unpacked(file)
    if _ending(name) not in READERS:
        raise ValidationError(_("Choose a file that ends in .xlf, .xliff, .po or .zip."))
    return _read(name, file.read())


def _ending(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def _read(name: str, data: bytes) -> list[Incoming]:
    try:
        return READERS[_ending(name)](name, data)
    except UnreadableError as error:
        return [Incoming(name, faults=[error.fault])]


def _unpacked(file: UploadedFile) -> list[Incoming]:
    try:
        with zipfile.ZipFile(file) as archive:
            members = [one for one in archive.infolist() if not _is_chaff(one)]
            if not members:
                raise ValidationError(_("There is nothing in the zip file."))
            if len(members) > MOST:
                raise ValidationError(_("There are more than %(most)s files in the zip file.") % {"most": MOST})
            return _members(archive, members)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise ValidationError(_("The zip file is damaged or locked with a password.")) from error


def _is_chaff(member: zipfile.ZipInfo) -> bool:
    """Folders, and what macOS adds."""
    path = PurePosixPath(member.filename)
    return member.is_dir() or path.parts[:1] == ("__MACOSX",) or path.name.startswith("._") or path.name == ".DS_Store"


def _members(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> list[Incoming]:
    found, left = [], LARGEST_ZIP
    for member in members:
        name = writable(member.filename)
        if fault := _refused(name):
            found.append(Incoming(name, faults=[Fault(0, fault)]))
            continue
        data = _within(archive, member, min(left, LARGEST))
        left -= len(data)
        found += _read(name, data)
    return found


def _refused(name: str) -> str:
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in name:
        return _("The name leads out of the zip file.")
    if _ending(name) not in READERS:
        return _("Only files that end in .xlf, .xliff or .po are read.")
    return ""


def _within(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes:
    """The content of a file, read no further than `most` bytes whatever it says of its size."""
    with archive.open(member) as content:
        data = content.read(most + 1)
    if len(data) > most:
        raise ValidationError(_("The files in the zip file are too large when they are unpacked."))
    return data
