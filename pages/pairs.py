"""Reading side by side (`?med=<language>`): the same page told twice, row by row.

The Swedish page is the skeleton of a page in every language, so the rows of two tellings match.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import override
from wagtail.models import Page

from languages.open import Language
from languages.said import Said
from pages.reader import Reader
from pages.speech import Spoken
from pages.states import states_of

#: A part of a page: the template that renders it, and what it is given as `value`.
Part = tuple[str, Any]


@dataclass(frozen=True)
class Pair:
    """The same part twice; `template` renders either."""

    template: str
    ours: Any
    theirs: Any

    @property
    def same(self) -> bool:
        """Whether neither language has words of its own: a phone need not show the same Swedish twice."""
        return self.template not in LABELLED and _words(self.ours) == _words(self.theirs)


#: Parts with labels of the interface, which differ even where the words do not.
LABELLED = {"components/pair_fact.html", "components/pair_contact.html", "components/pair_list.html"}


def _words(value: Any) -> list[tuple[str, str]]:
    """All words in a part, with their languages."""
    if isinstance(value, Said):
        return [(str(value), value.language)]
    if isinstance(value, Spoken):
        value = value.value
    if isinstance(value, dict):
        value = list(value.values())
    return [words for one in value for words in _words(one)] if isinstance(value, list) else []


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

    `tell(page, reader)` tells the page in a language, as `ours` tells it already; `parts` takes a telling apart.
    """
    companion = companion_of(request, page)
    if companion is None:
        return {"companion": None, "pairs": []}
    reader = Reader.of(request, page).beside(companion.locale.language_code)
    with override(reader.language):
        theirs = tell(companion, reader)
    return {
        "companion": Language(companion.locale),
        "companion_notices": states_of(reader, companion),
        "pairs": [
            Pair(template, one, other)
            for (template, one), (_same, other) in zip(parts(ours), parts(theirs), strict=True)
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
