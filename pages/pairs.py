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
        return _words(self.ours) == _words(self.theirs)

    @property
    def mark(self) -> Said | None:
        """The language of words that are the same in both, by its own name: nothing but Swedish is."""
        return swedish(declared.DECLARED[declared.SOURCE].endonym) if _words(self.ours) else None


def _words(value: Any) -> list[tuple[str, str]]:
    """All words in a part, with their languages."""
    match value:
        case Said():
            return [(str(value), value.language)]
        case Spoken():
            return _words(value.value)
        case dict():
            return _words(list(value.values()))
        case list():
            return [words for one in value for words in _words(one)]
    return []


def companion_of(request, page: Page):
    """The same page in the language of `?med=`; none for an unknown language or its own."""
    code = Reader.of(request, page).companion
    if not code:
        return None
    found = type(page).objects.live().select_related("locale")
    companion = found.filter(translation_key=page.translation_key, locale__language_code=code).first()
    if companion:
        companion.source = page.source
    return companion


def context(request, page: Page, ours: dict, tell: Callable, parts: Callable[[dict], list[Part]]) -> dict:
    """What a template needs to show a page beside its companion, if the address asks for one.

    `tell(page, reader)` tells the page in a language, as `ours` tells it already; `parts` takes a telling apart, in the
    language of the telling.
    """
    companion = companion_of(request, page)
    if companion is None:
        return {"companion": None, "pairs": []}
    reader = Reader.of(request, page).beside(companion.locale.language_code)
    with override(reader.language):
        theirs = parts(tell(companion, reader))
    return {
        "companion": Language(companion.locale),
        "companion_notices": states_of(reader, companion),
        "pairs": [
            Pair(template, one, other) for (template, one), (_same, other) in zip(parts(ours), theirs, strict=True)
        ],
    }


def text(words) -> list[Part]:
    """A line of its own, where there is one."""
    return [("components/pair_text.html", words)] if words else []


def title(words) -> list[Part]:
    return [("components/pair_title.html", words)]


def blocks(spoken) -> list[Part]:
    return [(block.template, block.value) for block in spoken]


def contacts(cards: list[dict]) -> list[Part]:
    return [("components/pair_contact.html", card) for card in cards]
