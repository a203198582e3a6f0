"""The gettext catalogues: what is extracted from where, compiled to what, and what counts as complete.

Public words stand in `templates/` and in files named `choices.py`; they are translated into every interface language.
All other marked words are the editors' (Swedish and English) and lie apart in `locale/admin/`; what the installed
packages say to editors in English alone is given Swedish in `locale/upstream/` (see `upstream`).
Message ids are English; no GNU gettext is needed.
"""

import io
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
from languages.catalogue_faults import faults

BASE = Path(settings.BASE_DIR)
PUBLIC = BASE / "locale"
ADMIN = BASE / "locale" / "admin"
#: Folders of templates that readers never see.
EDITORS = {"admin", "wagtailadmin", "wagtailcore"}
UPSTREAM = BASE / "locale" / "upstream"
COMPILED = Path(settings.VAR_DIR) / "locale"
ROOMS = ["audiences", "contacts", "editorial", "knowledge", "languages", "pages", "search", "translation", "valkomsten"]
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


#: What Wagtail's interface can be read in.
EDITORS_LANGUAGES = ("sv", "en")


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
    for path in (BASE / "templates").rglob("*.*"):
        if EDITORS.isdisjoint(path.relative_to(BASE).parts) == public:
            yield path
    for room in ROOMS:
        if not public:
            yield from (BASE / room / "templates").rglob("*.*")
        for path in (BASE / room).rglob("*.py"):
            if "migrations" not in path.relative_to(BASE).parts and (path.name in PUBLIC_MODULES) == public:
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


def catalogue_path(root: Path, code: str, domain: str = "django") -> Path:
    return root / to_locale(code) / "LC_MESSAGES" / f"{domain}.po"


def update(
    root: Path, code: str, messages: dict[Message, list[tuple[str, int]]], domain: str = "django"
) -> polib.POFile:
    """Bring a catalogue in step with the messages; what is no longer used goes, what is new stands empty."""
    path = catalogue_path(root, code, domain)
    old = {key(entry): entry for entry in polib.pofile(str(path))} if path.exists() else {}
    catalogue = polib.POFile(wrapwidth=110)
    catalogue.metadata = _metadata(code)
    for message, places in messages.items():
        catalogue.append(_entry(message, sorted({file for file, _line in places}), old.get(message), code))
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(path))
    return catalogue


def _entry(message: Message, files: list[str], before: polib.POEntry | None, code: str) -> polib.POEntry:
    """An entry with its earlier translation, doubt and comment; in English the message id is the translation."""
    context, msgid, plural = message
    entry = polib.POEntry(msgctxt=context, msgid=msgid, occurrences=[(file, "") for file in files])
    if "%(" in msgid:
        entry.flags = ["python-format"]
    if before:
        entry.tcomment = before.tcomment
        entry.flags += ["fuzzy"] * before.fuzzy
    if plural:
        empty = {0: msgid, 1: plural} if code == "en" else dict.fromkeys(range(plural_count(code)), "")
        entry.msgid_plural = plural
        entry.msgstr_plural = before.msgstr_plural if before else empty
    else:
        entry.msgstr = before.msgstr if before else msgid if code == "en" else ""
    return entry


def key(entry: polib.POEntry) -> Message:
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


def gaps(root: Path, code: str, messages: Iterable[Message], domain: str = "django") -> list[str]:
    """What is wrong with a catalogue: messages missing, unused, or faulty (see `catalogue_faults`)."""
    path = catalogue_path(root, code, domain)
    if not path.exists():
        return [f"{path.relative_to(root)}: missing"]
    try:
        catalogue = polib.pofile(str(path), check_for_duplicates=True)
    except (OSError, ValueError) as error:
        return [f"{path.relative_to(root)}: cannot be read: {error}"]
    entries = {key(entry): entry for entry in catalogue if not entry.obsolete}
    wrong = [f"{code}: not in the catalogue: {message[1]!r}" for message in messages if message not in entries]
    wrong += [f"{code}: no longer used: {message[1]!r}" for message in entries if message not in set(messages)]
    return [*wrong, *faults_of(catalogue, code)]


def faults_of(catalogue: polib.POFile, code: str) -> list[str]:
    """What is wrong with the header and the messages of a catalogue."""
    wrong = []
    header = catalogue.metadata.get("Plural-Forms", "")
    if header != plural_forms(code):
        wrong.append(f"{code}: the header must say Plural-Forms: {plural_forms(code)}")
    for entry in catalogue:
        if not entry.obsolete:
            found = dict.fromkeys(faults(entry, code, plural_forms(code)))
            wrong += [f"{code}: {fault}: {entry.msgid!r}" for fault in found]
    return wrong


def contradictions(code: str) -> list[str]:
    """Words that the editors' catalogue and the public one say differently: both are loaded, and only one can hold."""
    said = {key(entry): entry for entry in polib.pofile(str(catalogue_path(PUBLIC, code)))}
    return [
        f"{code}: readers and editors read different words: {entry.msgid!r}"
        for entry in polib.pofile(str(catalogue_path(ADMIN, code)))
        if (public := said.get(key(entry))) and _said(public) != _said(entry)
    ]


def _said(entry: polib.POEntry) -> tuple:
    return entry.msgstr, entry.msgstr_plural


def compile_all() -> int:
    """Compile every catalogue beside its source, and an empty one for each declared language without; their number."""
    written = 0
    for path in (path for root in (PUBLIC, ADMIN, UPSTREAM) for path in root.glob("*/LC_MESSAGES/*.po")):
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
