"""Asking the search as a reader."""

from functools import partial

from pages.known import Known
from pages.reader import Reader
from search import asking
from search.asking import Answer
from search.choices import Kind
from search.understanding import Sayings


def sayings(known: Known) -> Sayings:
    """What editors say that people write, gathered once until something changes."""
    return known.once(("sayings",), partial(asking.sayings, known.site))


def search(reader: Reader, text: str, *, kind: Kind | None = None, unfinished: bool = False) -> Answer:
    """Ask for a text as a reader."""
    return asking.ask(
        reader.site,
        text,
        reader.language,
        sayings=sayings(reader.known),
        audience=reader.audience,
        kind=kind,
        unfinished=unfinished,
    )
