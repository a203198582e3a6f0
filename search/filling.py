"""Writing what is searched: entries, their terms, and what the engine makes of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from django.db import transaction
from wagtail.models import Site
from wagtail.search.backends import get_search_backend

from languages import declared
from search.letters import LONGEST_WORD, plain, words
from search.models import Edition, Entry, Term
from search.stems import stem
from search.stop_words import is_stop_word

#: The engine that readers' searches go to (`WAGTAILSEARCH_BACKENDS`).
ENGINE = "readers"
#: The fields of an entry whose words are names of things.
NAMES = ("title", "names")
TEXTS = (*NAMES, "summary", "related", "text")
#: How many things are looked up at once.
AT_ONCE = 500
#: The longest text of an entry, in letters.
LONGEST_TEXT = 20_000


@dataclass(frozen=True)
class Document:
    """A thing that can be found, in the words of one language, as the room that keeps it tells it.

    `title` is what it is called, `names` what else it is called, `related` what the things it leads to are called.
    """

    kind: str
    key: str
    language: str
    title: str
    names: str = ""
    summary: str = ""
    related: str = ""
    text: str = ""
    audiences: list[str] = field(default_factory=list)

    @property
    def identity(self) -> tuple[str, str, str]:
        return self.kind, self.key, self.language

    @cached_property
    def terms(self) -> dict[str, list[tuple[str, str]]]:
        """The stems of each text, each with the word as it is written."""
        return {name: list(terms(getattr(self, name), self.language)) for name in TEXTS}


def engine():
    return get_search_backend(ENGINE)


def knows_boosts() -> bool:
    """Whether the engine lets some words of a query count more than others; the databases' own searches do not."""
    return not type(engine()).__module__.startswith("modelsearch.backends.database")


def terms(text: str, language: str) -> Iterator[tuple[str, str]]:
    """The stems of a text, stop words left out, each with the word as it is written."""
    for word in words(text[:LONGEST_TEXT]):
        if not is_stop_word(word.folded, language):
            yield stem(word.folded, language)[:LONGEST_WORD], word.written


def write(
    site: Site,
    documents: Iterable[Document],
    *,
    instead_of: Iterable[tuple[str, str]] = (),
    language: str = "",
    anew: bool = False,
) -> bool:
    """Put documents into what is searched on a site, in place of all that is there of the same things.

    `instead_of` names things, by kind and key, of which there may be none any more; with a `language`, in that alone.
    What has not changed is handed to the engine only `anew`. Whether anything is other than it was.
    """
    documents = list(documents)
    things = {(one.kind, one.key) for one in documents} | set(instead_of)
    with transaction.atomic():
        Site.objects.select_for_update().get(pk=site.pk)  # one at a time makes terms of a site
        present = {(row.kind, row.key, row.language): row for row in _rows(site, things, language)}
        told = {one.identity: _entry(site, one) for one in documents}
        _learn(site, documents)
        for identity, entry in told.items():
            entry.pk = present[identity].pk if identity in present else None
        changed = [
            entry
            for identity, entry in told.items()
            if anew or identity not in present or _differ(entry, present[identity])
        ]
        Entry.objects.bulk_update([entry for entry in changed if entry.pk], [*TEXTS, "audiences"], batch_size=200)
        Entry.objects.bulk_create([entry for entry in changed if not entry.pk], batch_size=500)
        engine().add_bulk(Entry, changed)
        gone = [row for identity, row in present.items() if identity not in told]
        _take_away(gone)
    return bool(changed or gone)


def _take_away(gone: list[Entry]) -> None:
    for row in gone:
        engine().delete(row)
    Entry.objects.filter(pk__in=[row.pk for row in gone]).delete()


def _rows(site: Site, things: set[tuple[str, str]], language: str) -> Iterator[Entry]:
    entries = Entry.objects.filter(site=site, **({"language": language} if language else {}))
    keys = sorted({key for _kind, key in things})
    for start in range(0, len(keys), AT_ONCE):
        rows = entries.filter(key__in=keys[start : start + AT_ONCE])
        yield from (row for row in rows if (row.kind, row.key) in things)


def _entry(site: Site, document: Document) -> Entry:
    texts = {name: " ".join(text for text, _written in found) for name, found in document.terms.items()}
    facts = {"kind": document.kind, "key": document.key, "language": document.language}
    entry = Entry(site=site, **facts, **texts)
    entry.audiences = document.audiences  # type: ignore[assignment]
    return entry


def _differ(one: Entry, other: Entry) -> bool:
    return any(getattr(one, name) != getattr(other, name) for name in [*TEXTS, "audiences"])


def _learn(site: Site, documents: list[Document]) -> None:
    """Make rows of the terms that are new to the site, and of those that have become names or Swedish."""
    found: dict[str, Term] = {}
    for document in documents:
        for name, words_found in document.terms.items():
            for text, written in words_found:
                term = found.setdefault(text, Term(site=site, text=text, written=plain(written)))
                term.written = min(term.written, plain(written), key=lambda word: (len(word), word))
                term.is_name |= name in NAMES
                term.is_swedish |= document.language == declared.SOURCE
    known = {term.text: term for term in Term.objects.filter(site=site, text__in=found)}
    new = [term for text, term in found.items() if text not in known]
    risen = [more for text, term in found.items() if text in known and (more := _risen(known[text], term))]
    Term.objects.bulk_create(new, batch_size=1000)
    Term.objects.bulk_update(risen, ["is_name", "is_swedish"], batch_size=500)
    if new or risen:
        Edition.renew(site.pk)


def _risen(known: Term, found: Term) -> Term | None:
    """A term that has become more than it was."""
    if known.is_name >= found.is_name and known.is_swedish >= found.is_swedish:
        return None
    known.is_name, known.is_swedish = known.is_name or found.is_name, known.is_swedish or found.is_swedish
    return known
