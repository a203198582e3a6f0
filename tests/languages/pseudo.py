"""A language in which every word from a catalogue is marked, so that a word that stands in the code stands out.

`⟦…⟧` has been through gettext, `⟪…⟫` is content from the database.
"""

import re
from pathlib import Path

import polib
from bs4 import BeautifulSoup, Comment, Doctype
from django.utils.translation import trans_real

from languages import catalogues

#: Attributes whose text people see or hear.
READ = ["alt", "aria-description", "aria-label", "content", "data-ok", "label", "placeholder", "title"]
#: Elements whose text nobody sees.
UNSEEN = ["script", "style", "template"]
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


def unmarked(html: str | bytes, known: set[str] = frozenset()) -> list[str]:
    """The texts of a page that hold a letter outside all marks; `known` texts are left out, a time is no text."""
    page = BeautifulSoup(html, "html.parser")
    for hidden in page.find_all([*UNSEEN, "time"]):
        hidden.decompose()
    texts = [str(text) for text in page.find_all(string=True) if not isinstance(text, Comment | Doctype)]
    for tag in page.find_all(True):
        texts += [tag[name] for name in READ if name in tag.attrs and (name != "content" or _describes(tag))]
        if tag.name == "input" and tag.get("type") in {"submit", "button", "reset"}:
            texts.append(tag.get("value", ""))
    return [bare for text in texts if (bare := without_marks(text)) not in known and any(map(str.isalpha, bare))]


def _describes(tag) -> bool:
    return (tag.get("name") or tag.get("property")) in DESCRIBING


def without_marks(text: str) -> str:
    while MARKED.search(text):
        text = MARKED.sub("", text)
    return " ".join(text.split()).strip(" :–·,.")
