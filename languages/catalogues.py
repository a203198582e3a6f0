"""The gettext catalogues: what is extracted from where, compiled to what, and what counts as complete.

Public words stand in `templates/` and in files named `choices.py`; they are translated into every interface language.
All other marked words are the editors' (Swedish and English) and lie apart in `locale/admin/`.
Message ids are English; no GNU gettext is needed.
"""

import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import polib
from babel.core import UnknownLocaleError
from babel.messages.extract import extract
from babel.messages.plurals import get_plural
from django.conf import settings
from django.utils.translation import to_locale
from django.utils.translation.template import templatize

from languages import declared

BASE = Path(settings.BASE_DIR)
PUBLIC = BASE / "locale"
ADMIN = BASE / "locale" / "admin"
COMPILED = Path(settings.VAR_DIR) / "locale"
ROOMS = ["audiences", "contacts", "knowledge", "languages", "pages", "translation", "valkomsten"]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
#: For languages Babel does not know, such as Meänkieli.
ONE_AND_MANY = "nplurals=2; plural=(n != 1);"

Message = tuple[str | None, str, str | None]


def public_languages() -> list[str]:
    return [language.code for language in declared.INTERFACE]


def extracted(*, public: bool) -> dict[Message, list[tuple[str, int]]]:
    """Every message with the places it is used at: `(context, id, plural id)`."""
    found: dict[Message, list[tuple[str, int]]] = {}
    for path in sorted(_sources(public=public)):
        for line, message in _messages_in(path):
            found.setdefault(message, []).append((str(path.relative_to(BASE)), line))
    return found


def _sources(*, public: bool) -> Iterator[Path]:
    if public:
        yield from (path for path in (BASE / "templates").rglob("*.*") if "admin" not in path.parts)
    else:
        yield from (path for path in (BASE / "templates").rglob("*.*") if "admin" in path.parts)
    for room in ROOMS:
        for path in (BASE / room).rglob("*.py"):
            if "migrations" not in path.parts and (path.name in PUBLIC_MODULES) == public:
                yield path


#: Python files whose marked words readers see.
PUBLIC_MODULES = {"choices.py"}


def _messages_in(path: Path) -> Iterator[tuple[int, Message]]:
    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        source = "\n".join(line.strip() for line in templatize(source, origin=str(path)).splitlines())
    for line, message, _comments, context in extract("python", io.BytesIO(source.encode()), KEYWORDS):
        parts = message if isinstance(message, tuple) else (message,)
        yield line, (context, parts[0], parts[1] if len(parts) > 1 else None)


def catalogue_path(root: Path, code: str) -> Path:
    return root / to_locale(code) / "LC_MESSAGES" / "django.po"


def update(root: Path, code: str, messages: dict[Message, list[tuple[str, int]]]) -> polib.POFile:
    """Bring a catalogue in step with the messages; what is no longer used goes, what is new stands empty."""
    path = catalogue_path(root, code)
    old = {_key(entry): entry for entry in polib.pofile(str(path))} if path.exists() else {}
    catalogue = polib.POFile(wrapwidth=110)
    catalogue.metadata = _metadata(code)
    for message, places in messages.items():
        catalogue.append(_entry(message, sorted({file for file, _line in places}), old.get(message), code))
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(path))
    return catalogue


def _entry(message: Message, files: list[str], before: polib.POEntry | None, code: str) -> polib.POEntry:
    """An entry with its earlier translation; in English the message id is the translation."""
    context, msgid, plural = message
    entry = polib.POEntry(msgctxt=context, msgid=msgid, occurrences=[(file, "") for file in files])
    if "%(" in msgid:
        entry.flags = ["python-format"]
    if plural:
        empty = {0: msgid, 1: plural} if code == "en" else dict.fromkeys(range(plural_count(code)), "")
        entry.msgid_plural = plural
        entry.msgstr_plural = before.msgstr_plural if before else empty
    else:
        entry.msgstr = before.msgstr if before else msgid if code == "en" else ""
    return entry


def _key(entry: polib.POEntry) -> Message:
    return entry.msgctxt, entry.msgid, entry.msgid_plural or None


def _metadata(code: str) -> dict[str, str]:
    return {
        "Project-Id-Version": "Välkomsten",
        "Language": to_locale(code),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural_forms(code),
    }


def plural_forms(code: str) -> str:
    """The `Plural-Forms` header of a language (CLDR, by Babel)."""
    try:
        rule = get_plural(code.partition("-")[0])
    except UnknownLocaleError:
        return ONE_AND_MANY
    return f"nplurals={rule.num_plurals}; plural={rule.plural_expr};"


def plural_count(code: str) -> int:
    return int(plural_forms(code).removeprefix("nplurals=").partition(";")[0])


def gaps(root: Path, code: str, messages: Iterable[Message]) -> list[str]:
    """What is wrong with a catalogue: messages missing, empty, unused, fuzzy, or with other placeholders."""
    path = catalogue_path(root, code)
    if not path.exists():
        return [f"{path.relative_to(BASE)}: missing"]
    entries = {_key(entry): entry for entry in polib.pofile(str(path)) if not entry.obsolete}
    wrong = [f"{code}: not in the catalogue: {key[1]!r}" for key in messages if key not in entries]
    wrong += [f"{code}: no longer used: {key[1]!r}" for key in entries if key not in set(messages)]
    for entry in entries.values():
        wrong += [f"{code}: {problem}: {entry.msgid!r}" for problem in _problems(entry, code)]
    return wrong


def _problems(entry: polib.POEntry, code: str) -> Iterator[str]:
    if entry.fuzzy:
        yield "fuzzy"
    if not entry.translated():
        yield "not translated"
        return
    wanted = set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
    forms = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    if entry.msgid_plural and len(forms) != plural_count(code):
        yield f"{len(forms)} plural forms, {plural_count(code)} needed"
    for form in forms:
        given = set(PLACEHOLDER.findall(form))
        if given - wanted or (not entry.msgid_plural and wanted - given):
            yield "other placeholders"


def compile_all() -> int:
    """Compile every catalogue beside its source, and an empty one for each declared language without; their number."""
    written = 0
    for path in [*PUBLIC.glob("*/LC_MESSAGES/*.po"), *ADMIN.glob("*/LC_MESSAGES/*.po")]:
        polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))
        written += 1
    for code in declared.DECLARED:
        if not catalogue_path(PUBLIC, code).exists():
            empty = polib.POFile()
            empty.metadata = _metadata(code)
            target = catalogue_path(COMPILED, code).with_suffix(".mo")
            target.parent.mkdir(parents=True, exist_ok=True)
            empty.save_as_mofile(str(target))
            written += 1
    return written
