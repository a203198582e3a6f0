"""A language in which every word from a catalogue is marked, so that a word that stands in the code stands out.

`⟦…⟧` has been through gettext, `⟪…⟫` is content from the database.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import polib
from django.utils.translation import activate, trans_real
from lxml.html import document_fromstring

from languages import catalogues

#: Attributes whose text people see or hear.
SPOKEN = ["alt", "aria-description", "aria-label", "data-ok", "label", "placeholder", "title"]
#: Where in a page its words stand.
READ = [
    "//text()",
    *[f"//@{name}" for name in SPOKEN],
    "//meta[@name='description' or @property='og:title' or @property='og:description']/@content",
    "//input[@type='submit' or @type='button' or @type='reset']/@value",
]
#: Within elements whose text nobody sees, or in a `<time>`, which is no text.
UNSEEN = [f"ancestor::{name}" for name in ["iframe", "script", "style", "template", "time"]]
MARKED = re.compile(r"⟪[^⟦⟧⟪⟫]*⟫|⟦[^⟦⟧⟪⟫]*⟧")


def said(text: str) -> str:
    """A text as if it came from a catalogue; empty space around it stays outside."""
    return f"{text[: len(text) - len(text.lstrip())]}⟦{text.strip()}⟧{text[len(text.rstrip()) :]}"


def content(text: str) -> str:
    """A text as if an editor had written it."""
    return f"⟪{text}⟫"


def compile_for_readers(root: Path, *codes: str) -> None:
    """Catalogues below `root` where every public message is marked, its placeholders kept."""
    for code in codes:
        path = catalogues.catalogue_path(root, code).with_suffix(".mo")
        path.parent.mkdir(parents=True)
        catalogue = polib.POFile()
        catalogue.metadata = {
            "Content-Type": "text/plain; charset=UTF-8",
            "Plural-Forms": catalogues.plural_forms(code),
        }
        for context, msgid, plural in catalogues.extracted(public=True):
            entry = polib.POEntry(msgctxt=context, msgid=msgid, msgstr=said(msgid))
            if plural:
                entry = polib.POEntry(msgctxt=context, msgid=msgid, msgid_plural=plural)
                entry.msgstr_plural = dict(enumerate([said(msgid), said(plural)]))
            catalogue.append(entry)
        catalogue.save_as_mofile(str(path))


class Everything(trans_real.DjangoTranslation):
    """A translation where every message, ours or a package's, is marked."""

    def gettext(self, message):
        return said(message.partition("\x04")[2] or message)

    def ngettext(self, singular, plural, number):
        return self.gettext(singular if number == 1 else plural)


@contextmanager
def everything_marked() -> Iterator[None]:
    """Swedish where every message, ours and the packages', is marked; only what is in no catalogue stays bare."""
    kept = trans_real._translations, trans_real._default
    trans_real._translations, trans_real._default = {"sv": Everything("sv")}, None
    activate("sv")
    try:
        yield
    finally:
        trans_real._translations, trans_real._default = kept
        activate("sv")


def unmarked(html: str | bytes) -> list[str]:
    """The texts people see or hear of a page that hold a letter outside all marks; a `<time>` is no text."""
    written = without_marks(html.decode() if isinstance(html, bytes) else html)
    if not written.strip():
        return []
    texts = document_fromstring(written).xpath(f"({' | '.join(READ)})[not({' or '.join(UNSEEN)})]")
    bare = (" ".join(text.split()).strip(" :–-·,.") for text in texts)
    return [text for text in bare if any(map(str.isalpha, text))]


def without_marks(text: str) -> str:
    """A text without all that is marked; what is said may hold tags, and marks within marks."""
    found = 1
    while found:
        text, found = MARKED.subn("", text)
    return text
