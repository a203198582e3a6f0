"""Reading side by side (`?med=<language>`): the same page told twice, row by row.

The Swedish page is the skeleton of a page in every language, so the rows of two tellings match.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import override
from wagtail.models import Page

from languages import declared
from languages.open import Language
from languages.said import Said, swedish
from pages.reader import Reader
from pages.speech import Spoken
from pages.states import states_of

#: A part of a page: the template that renders it, and what it is given as `value`.
Part = tuple[str, Any]


@dataclass(frozen=True)
class Pair:
    """The same part twice; `template` renders either as `value`, or ours once with theirs as `beside`."""

    template: str
    ours: Any
    theirs: Any

    @property
    def same(self) -> bool:
        """Whether neither language has words of its own: then it is told once, by ours, with the labels of both."""
        return words_in(self.ours) == words_in(self.theirs)

    @property
    def mark(self) -> Said | None:
        """The language of words that are the same in both, by its own name: nothing but Swedish is."""
        return swedish(declared.DECLARED[declared.SOURCE].endonym) if words_in(self.ours) else None


def words_in(value: Any) -> list[tuple[str, str]]:
    """All words in a part, with their languages."""
    match value:
        case Said():
            return [(str(value), value.language)]
        case Spoken():
            return words_in(value.value)
        case dict():
            return words_in(list(value.values()))
        case list():
            return [words for one in value for words in words_in(one)]
    return []


def companion_of(reader: Reader, page: Page):
    """The same page in the language it is read beside; none for an unknown language or its own."""
    code = reader.companion
    if not code:
        return None
    found = type(page).objects.live().select_related("locale")
    companion = found.filter(translation_key=page.translation_key, locale__language_code=code).first()
    if companion:
        companion.source, companion.leaf = page.source, page.leaf
    return companion


def context(reader: Reader, page: Page, ours: dict, tell: Callable, parts: Callable[[dict], list[Part]]) -> dict:
    """What a template needs to show a page beside its companion, if the reader has one.

    `tell(page, reader)` tells the page in a language, as `ours` tells it already; `parts` takes a telling apart, in the
    language of the telling.
    """
    companion = companion_of(reader, page)
    if companion is None:
        return {"companion": None, "pairs": []}
    other = reader.beside(companion.locale.language_code)
    with override(other.language):
        theirs = parts(tell(companion, other))
    return {
        "companion": Language(companion.locale),
        "companion_notices": states_of(other, companion),
        "pairs": paired(parts(ours), theirs),
    }


def paired(ours: list[Part], theirs: list[Part]) -> list[Pair]:
    """The parts of two tellings, side by side."""
    return [Pair(template, one, other) for (template, one), (_same, other) in zip(ours, theirs, strict=True)]


def text(words) -> list[Part]:
    """A line of its own, where there is one."""
    return [("components/pair_text.html", words)] if words else []


def title(words) -> list[Part]:
    return [("components/pair_title.html", words)]


def blocks(spoken) -> list[Part]:
    return [(block.template, block.value) for block in spoken]


def contacts(cards: list[dict]) -> list[Part]:
    return [("components/pair_contact.html", card) for card in cards]


def links(heading, steps: list[dict]) -> list[Part]:
    """Ways to steps, where there are any."""
    return [("components/pair_links.html", {"heading": str(heading), "steps": steps})] if steps else []
