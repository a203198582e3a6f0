"""Asking the search as a reader."""

from functools import partial

from pages.known import Known
from pages.reader import Reader
from search import asking
from search.asking import Answer, Words
from search.choices import Kind


def words(known: Known) -> Words:
    """What searches are understood by, gathered once until something changes."""
    return known.once(("words of searches",), partial(asking.words_of, known.site))


def search(reader: Reader, text: str, *, kind: Kind | None = None, unfinished: bool = False) -> Answer:
    """Ask for a text as a reader."""
    return asking.ask(
        reader.site,
        text,
        reader.language,
        words=words(reader.known),
        audience=reader.audience,
        kind=kind,
        unfinished=unfinished,
    )
