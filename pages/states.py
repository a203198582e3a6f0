from collections.abc import Iterable
from uuid import UUID

from django.utils import timezone

from languages import declared
from languages.state import NOTHING, Kind, State, Tally
from pages import freshness
from pages.gathered import told_among, told_by
from pages.reader import Reader


def states_of(reader: Reader, page) -> list[dict]:
    """What must be said of what a page shows: how it is translated, and that nobody has looked at it for long."""
    row = page.leaf.row if page.leaf else page.source
    return [*_translation(reader, page), *freshness.late(row, reader)]


def _translation(reader: Reader, page) -> list[dict]:
    """What must be said of a page as a translation: one notice, with what else holds and the date of the words."""
    language = page.locale.language_code
    if language == declared.SOURCE:
        return []
    own = page.told_in(reader.known).get(language)
    if own is None:
        return [{"kind": "missing"}]
    return _said_of(own, NOTHING if page.leaf else told_among(reader, page))


def states_of_list(name: str, keys: Iterable[UUID], reader: Reader) -> list[dict]:
    """The same of a list by itself, by one field of what it lists, each in a notice of its own (one query at most)."""
    keys = list(keys)
    if reader.language == declared.SOURCE or not keys:
        return []
    own = told_by([name], keys, reader.language)
    if own.state == State.MISSING:
        return [{"kind": "missing"}]
    return [{"kind": kind} for notice in _said_of(own, NOTHING) for kind in [notice["kind"], *notice["also"]]]


def _said_of(own: Tally, among: Tally) -> list[dict]:
    """One notice on words, those of a page and those that it gathers, with what else holds."""
    by_machine, told = own.by_machine + among.by_machine, own.told + among.told
    held = {  # what is not whole and reviewed, in the order it is said
        "older": own.counts[Kind.OLDER],
        "machine": 0 < by_machine == told,
        "mixed": 0 < by_machine < told,
        "partly": own.counts[Kind.MISSING] + among.counts[Kind.MISSING],
    }
    kind, *also = [name for name, holds in held.items() if holds] or [""]
    date = timezone.localdate(own.translated_on) if own.translated_on else None
    return [{"kind": kind, "also": also, "date": date}] if kind else []
