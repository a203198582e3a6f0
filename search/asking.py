"""Asking: the one door to search for the rooms above."""

from dataclasses import dataclass
from typing import NamedTuple

from wagtail.models import Site

from search.choices import Kind
from search.filling import engine, knows_boosts
from search.models import Entry, SearchWords
from search.understanding import Sayings, understand
from search.vocabulary import Vocabulary, vocabulary

#: How many things a search tells of at most.
MOST = 60
#: How much a thing counts that is for other audiences than the reader's.
FOR_OTHERS = 0.6
#: How much a find counts in a language that is the reader's own.
IN_HER_LANGUAGE = 1.1
#: How much a thing counts of the kind that the search wishes for.
WISHED = 2.5
#: A step tells what to do, a contact who helps; an answer and a word explain.
WORTH = {Kind.STEP: 1.2, Kind.CONTACT: 1.2, Kind.WORD: 0.8, Kind.PAGE: 0.8, Kind.QUESTION: 0.6, Kind.PLACE: 0.6}
#: What is found by a small part of what the best is found by is left out.
FAINT = 0.08


@dataclass(frozen=True)
class Found:
    """A thing that was found, once in whatever languages."""

    kind: Kind
    key: str
    score: float


@dataclass(frozen=True)
class Answer:
    """What a search found, the best first, and what it seems to have meant where it was misspelt."""

    found: list[Found]
    meant: str = ""


class Words(NamedTuple):
    """What searches on a site are understood by: the words it has, and what editors say that people write."""

    vocabulary: Vocabulary
    sayings: Sayings


def words_of(site: Site) -> Words:
    """The words of a site and of the nation (two queries; a third where the site's have changed)."""
    return Words(vocabulary(site), Sayings(SearchWords.objects.for_site(site)))


def ask(
    site: Site,
    text: str,
    language: str,
    *,
    words: Words,
    unfinished: bool = False,
    audience: str | None = None,
    kind: Kind | None = None,
) -> Answer:
    """Search a site as a reader of a language, in one situation or none (three queries at most, however much there is).

    The last word of an `unfinished` search may go on. `kind` leaves out all others.
    """
    understood = understand(text, language, *words, unfinished=unfinished)
    if not understood.ideas:
        return Answer([])
    entries = Entry.objects.filter(site=site, **({"kind": kind} if kind else {}))
    entries = entries.defer("title", "names", "summary", "related", "text")
    query = understood.query(boosted=knows_boosts())
    results = engine().search(query, entries).annotate_score("score")[:MOST]
    best: dict[tuple[str, str], float] = {}
    for entry in results:
        thing = (entry.kind, entry.key)
        wished = WISHED if entry.kind == understood.wish else 1
        best[thing] = max(best.get(thing, 0), _score(entry, language, audience) * wished)
    ranked = sorted(best.items(), key=lambda one: (-one[1], one[0]))
    least = ranked[0][1] * FAINT if ranked else 0
    return Answer([Found(Kind(kind), key, score) for (kind, key), score in ranked if score >= least], understood.meant)


def _score(entry: Entry, language: str, audience: str | None) -> float:
    for_others = audience and entry.audiences and audience not in entry.audiences
    own = IN_HER_LANGUAGE if entry.language == language else 1
    score = abs(entry.score or 0)  # SQLite's own search gives the best entries the lowest numbers, below 0
    return score * WORTH[Kind(entry.kind)] * (FOR_OTHERS if for_others else 1) * own
