"""The site's own search engine, behind Wagtail's search interface: the same on every database.

An inverted index in two tables. Of each term the heaviest postings are read, so that a search costs the same however
many pages there are; what they find is weighed exactly. A query is an `Or` of ideas, each an `Or` of boosted words for
the same thing: an entry counts for each idea by the best of its words, rare words more than common ones, and all the
more the more of the ideas it holds. https://docs.wagtail.org/en/stable/topics/search/backends.html
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from math import log, sqrt

from django.db import connection
from django.db.models import Exists, OuterRef
from wagtail.search.backends.base import (
    BaseIndex,
    BaseSearchBackend,
    BaseSearchQueryCompiler,
    BaseSearchResults,
    FilterError,
)
from wagtail.search.query import And, Boost, Or, PlainText, SearchQuery

from search.models import Edition, Entry, Posting, Term

#: How many postings of a term are read: no term counts as more common than what so many entries have.
DEEPEST = 200
#: How many entries are weighed exactly where a term has more postings.
WEIGHED = 80
#: How many words are asked about at once: SQLite puts at most 500 selections together.
AT_ONCE = 400
#: The weight of a word that is a whole field of boost 1, in the units that are stored.
UNIT = 100

#: No queryset says this on SQLite: the first rows of each of several selections.
HEAVIEST = """
    SELECT number, entry_id, weight FROM (
        SELECT %s AS number, entry_id, weight FROM {posting}
        WHERE term_id = (SELECT id FROM {term} WHERE site_id = %s AND text = %s) {of_kind}
        ORDER BY weight DESC, entry_id LIMIT {deepest}
    ) AS one
"""
OF_KIND = "AND entry_id IN (SELECT id FROM {entry} WHERE kind = %s)"

Postings = dict[str, dict[int, int]]  # word → entry → weight
Idea = dict[str, float]  # the words for one thing, and how surely each means it


class Compiler(BaseSearchQueryCompiler):
    """Takes a query of Wagtail's apart into ideas."""

    @property
    def ideas(self) -> list[Idea]:
        match self.query:
            case Or(subqueries=parts) | And(subqueries=parts):
                return [dict(_words(part)) for part in parts]
            case query:
                return [{word: boost} for word, boost in _words(query)]

    @property
    def filters(self) -> dict:
        """What entries must have: columns and their values, the site among them."""
        filters = self._get_filters_from_queryset() or {}
        if "site_id" not in filters:
            raise FilterError("Entries are searched a site at a time.")
        return filters

    def _process_lookup(self, field_path, lookup, value):
        if lookup != "exact" or len(field_path) != 1:
            return None
        return {field_path[0].get_attname(Entry): value}

    def _connect_filters(self, filters, connector, negated):
        if negated or connector != "AND":
            raise FilterError("Entries are filtered by columns that have a value.")
        return {name: value for each in filters for name, value in each.items()}

    def _process_match_none(self):
        raise FilterError("Entries are filtered by columns that have a value.")


def _words(query: SearchQuery, boost: float = 1) -> Iterator[tuple[str, float]]:
    match query:
        case Boost():
            yield from _words(query.subquery, boost * query.boost)
        case Or() | And():
            for part in query.subqueries:
                yield from _words(part, boost)
        case PlainText():
            yield from ((word, boost * query.boost) for word in query.query_string.split())
        case _:
            raise NotImplementedError(f"This engine has no answer to {query!r}.")


class Results(BaseSearchResults):
    """Entries, the best first."""

    def _do_search(self) -> list[Entry]:
        ranked = self._ranked()[self.start : self.stop]
        rows = self.query_compiler.queryset.in_bulk([key for key, _score in ranked])
        found = []
        for key, score in ranked:
            if entry := rows.get(key):
                if self._score_field:
                    setattr(entry, self._score_field, score)
                found.append(entry)
        return found

    def _do_count(self) -> int:
        return len(self._ranked())

    def _ranked(self) -> list[tuple[int, float]]:
        compiler = self.query_compiler
        ideas, filters = compiler.ideas, compiler.filters
        words = sorted({word for idea in ideas for word in idea})
        heaviest = _heaviest(words, filters["site_id"], filters.get("kind"))
        rarity = {word: log(1 + DEEPEST / len(postings)) for word, postings in heaviest.items()}
        ranked = _weigh(ideas, heaviest, rarity)
        common = [word for word, postings in heaviest.items() if len(postings) == DEEPEST]
        if common:
            entries = [key for key, _score in ranked[:WEIGHED]]
            kept = {word: {entry: of[entry] for entry in entries if entry in of} for word, of in heaviest.items()}
            ranked = _weigh(ideas, kept | _postings_of(entries, common, filters["site_id"]), rarity)
        return ranked


def _terms(words: Iterable[str], site_id: int) -> dict[str, int]:
    return dict(Term.objects.filter(site_id=site_id, text__in=words).values_list("text", "pk"))


def _heaviest(words: list[str], site_id: int, kind: str | None) -> Postings:
    """The heaviest postings of the words that there are, of one kind of entries or of all (one query, or few)."""
    found: Postings = defaultdict(dict)
    tables = {model.__name__.lower(): model._meta.db_table for model in (Entry, Posting, Term)}
    one = HEAVIEST.format(of_kind=OF_KIND.format(**tables) if kind else "", deepest=DEEPEST, **tables)
    with connection.cursor() as cursor:
        for start in range(0, len(words), AT_ONCE):
            asked: list[tuple[int | str, ...]] = [
                (number, site_id, word, *([kind] if kind else []))
                for number, word in enumerate(words[start : start + AT_ONCE], start)
            ]
            cursor.execute(" UNION ALL ".join([one] * len(asked)), list(chain.from_iterable(asked)))
            for number, entry, weight in cursor.fetchall():
                found[words[number]][entry] = weight
    return found


def _postings_of(entries: list[int], words: Iterable[str], site_id: int) -> Postings:
    """All postings of some words in some entries (one query)."""
    found: Postings = {word: {} for word in words}
    rows = Posting.objects.filter(entry__in=entries, term__in=Term.objects.filter(site=site_id, text__in=found))
    for word, entry, weight in rows.values_list("term__text", "entry_id", "weight"):
        found[word][entry] = weight
    return found


def _weigh(ideas: list[Idea], by_word: dict[str, dict[int, int]], rarity: dict[str, float]) -> list[tuple[int, float]]:
    """Entries with their scores, the best first; equal ones in the order they were written."""
    scores: dict[int, float] = defaultdict(float)
    held: dict[int, float] = defaultdict(float)
    whole = 0.0
    for idea in ideas:
        known = {word: boost for word, boost in idea.items() if word in by_word}
        worth = max((boost * rarity[word] for word, boost in known.items()), default=0)
        whole += worth
        best: dict[int, float] = {}
        for word, boost in known.items():
            for entry, weight in by_word[word].items():
                best[entry] = max(best.get(entry, 0), boost * rarity[word] * weight / UNIT)
        for entry, score in best.items():
            scores[entry] += score
            held[entry] += worth
    weighed = {entry: score * (held[entry] / whole) for entry, score in scores.items()}
    return sorted(weighed.items(), key=lambda one: (-one[1], one[0]))


class Index(BaseIndex):
    """Keeps terms and postings of entries; all other models are searched elsewhere."""

    def add_items(self, model, items) -> None:
        if model is not Entry:
            return
        by_site: dict[int, list[Entry]] = defaultdict(list)
        for entry in items:
            by_site[entry.site_id].append(entry)
        for site_id, entries in by_site.items():
            weights = {entry.pk: weights_of(entry) for entry in entries}
            terms = _terms({text for each in weights.values() for text in each}, site_id)
            before = _without_postings(list(weights))
            Posting.objects.bulk_create(
                (
                    Posting(term_id=terms[text], entry_id=entry, weight=weight)
                    for entry, each in weights.items()
                    for text, weight in each.items()
                    if text in terms
                ),
                batch_size=5000,
            )
            _forget(before.difference(terms.values()))

    def delete_item(self, item) -> None:
        if isinstance(item, Entry):
            _forget(_without_postings([item.pk]))

    def reset(self) -> None:
        Posting.objects.all().delete()


def _without_postings(entries: list[int]) -> set[int]:
    """Take the postings of entries away; their terms."""
    postings = Posting.objects.filter(entry__in=entries)
    terms = set(postings.values_list("term_id", flat=True))
    postings.delete()
    return terms


def _forget(terms: set[int]) -> None:
    """Take away those of some terms that no entry has any more: nobody is asked whether she meant what is gone."""
    held = Posting.objects.filter(term=OuterRef("pk"))
    gone = Term.objects.filter(~Exists(held), pk__in=terms)
    sites = set(gone.values_list("site_id", flat=True))
    gone.delete()
    for site_id in sites:
        Edition.renew(site_id)


def weights_of(entry: Entry) -> dict[str, int]:
    """What each term says of an entry: by the boost of its fields, less in long ones, little more where repeated."""
    weights: dict[str, float] = defaultdict(float)
    for field in Entry.get_searchable_search_fields():
        terms = getattr(entry, field.field_name).split()
        for term, times in Counter(terms).items():
            weights[term] += (field.boost or 1) * 2 * times / (times + 1) / sqrt(1 + len(terms) / 8)
    return {term: round(weight * UNIT) for term, weight in weights.items()}


class SearchBackend(BaseSearchBackend):
    query_compiler_class = Compiler
    results_class = Results
    index_class = Index
