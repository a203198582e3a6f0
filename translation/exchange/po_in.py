"""PO as it comes back: what each unit says, with its line."""

import re

import polib
from django.utils.translation import gettext as _

from translation.exchange.incoming import TOOL, Fault, Incoming, Said, UnreadableError
from translation.exchange.inline import writable

LINE = re.compile(r"line (\d+)")


def read(name: str, data: bytes) -> list[Incoming]:
    """The one file that a PO file is; raises `UnreadableError` naming the line."""
    text = _decoded(data)
    file = _parsed(text)
    found = Incoming(
        name=name,
        source=file.metadata.get("X-Source-Language", ""),
        target=file.metadata.get("Language", ""),
        line=_line_of('"Language:', text),
        tool=_tool(file.metadata),
    )
    for entry in file:
        if not entry.obsolete:
            _add(entry, found)
    return [found]


def _decoded(data: bytes) -> str:
    try:
        return writable(data.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableError(line, _("The file is not in UTF-8. Save it as UTF-8 and try again.")) from None


def _parsed(text: str) -> polib.POFile:
    # polib opens what is the name of a file; no name of a file has a second line with “msgid” on it.
    if "\nmsgid" not in f"\n{text}" or "\n" not in text:
        raise UnreadableError(1, _("This is not a PO file."))
    try:
        return polib.pofile(f"\n{text}")
    except (OSError, ValueError, LookupError) as error:
        line = LINE.search(str(error))
        raise UnreadableError(
            int(line[1]) - 1 if line else 0, _("The file breaks the rules of PO from here on.")
        ) from error


def _line_of(wanted: str, text: str) -> int:
    return text.count("\n", 0, max(text.find(wanted), 0)) + 1


def _tool(metadata: dict[str, str]) -> str:
    tool = metadata.get("X-Generator", "")
    return "" if tool == TOOL else tool


def _add(entry: polib.POEntry, found: Incoming) -> None:
    line = (entry.linenum or 1) - 1
    if not entry.msgctxt:
        found.faults.append(Fault(line, _("The unit has lost its name (msgctxt).")))
        return
    found.units.append(
        Said(
            name=entry.msgctxt,
            line=line,
            swedish=entry.msgid,
            said=entry.msgstr.strip(),
            finished=not entry.fuzzy,
            faults=[_("The unit has a plural, which ours never have.")] if entry.msgid_plural else [],
        )
    )
