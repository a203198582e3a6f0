"""A language in which every word from a catalogue is marked, so that a word that stands in the code stands out.

`⟦…⟧` has been through gettext, `⟪…⟫` is content from the database.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import polib
from bs4 import Comment, Doctype
from django.utils.translation import activate, trans_real

from languages import catalogues
from tests.html import parse

#: Attributes whose text people see or hear.
READ = ["alt", "aria-description", "aria-label", "data-ok", "label", "placeholder", "title"]
#: Elements whose text nobody sees.
UNSEEN = ["iframe", "script", "style", "template"]
#: Kinds of `<meta>` whose content is words.
DESCRIBING = {"description", "og:title", "og:description"}
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
    page = parse(without_marks(html.decode() if isinstance(html, bytes) else html))
    for hidden in page.find_all([*UNSEEN, "time"]):
        hidden.decompose()
    texts = [str(text) for text in page.find_all(string=True) if not isinstance(text, Comment | Doctype)]
    for tag in page.find_all(True):
        texts += [tag[name] for name in READ if name in tag.attrs]
        if tag.name == "meta" and (tag.get("name") or tag.get("property")) in DESCRIBING:
            texts.append(tag["content"])
        if tag.name == "input" and tag.get("type") in {"submit", "button", "reset"}:
            texts.append(tag.get("value", ""))
    bare = (" ".join(text.split()).strip(" :–-·,.") for text in texts)
    return [text for text in bare if any(map(str.isalpha, text))]


def without_marks(text: str) -> str:
    """A text without all that is marked; what is said may hold tags, and marks within marks."""
    while MARKED.search(text):
        text = MARKED.sub("", text)
    return text
