"""How far the translations of a site are: a matrix of everything that is translated and every open language."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.forms import Media
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from languages import names
from languages.open import Language
from languages.state import NOTHING, Kind, State, Tally, tallies
from translation.subjects import Section, Subject

#: What can be asked for besides a state: words that are stored, but that readers do not get yet.
READY = "ready"
STATES = [*State.choices, (READY, gettext_lazy("Translated, not published"))]

STYLES = Media(css={"all": ["translation/coverage.css"]})


def queue_url(source_id: int | None, language: str) -> str:
    """Where an object is translated into a language; nothing where it has not been taken up for translation."""
    return reverse("translation:queue_item", args=[source_id, language]) if source_id else ""


@dataclass(frozen=True)
class Cell:
    """What one object is in one language, as editors see it."""

    language: Language
    tally: Tally
    source_id: int | None = None
    is_published: bool = True

    @cached_property
    def state(self) -> State:
        return self.tally.state

    @property
    def is_ready(self) -> bool:
        """Whether there are words that readers do not get, since nothing is published in the language."""
        return not self.is_published and bool(self.tally.counts[Kind.REVIEWED] + self.tally.counts[Kind.MACHINE])

    @property
    def name(self) -> str:
        return names.of(self.language.code)

    @property
    def short(self) -> str:
        """The state in a word or two; its colour says no more than this."""
        counts = self.tally.counts
        if self.state == State.PARTLY:
            return f"{self.tally.total - counts[Kind.MISSING]}/{self.tally.total}"
        if self.state == State.OLDER:
            return _("%(count)d older") % {"count": counts[Kind.OLDER]}
        if self.state == State.MACHINE:
            return _("%(count)d by machine") % {"count": counts[Kind.MACHINE]}
        return "✓" if self.state == State.REVIEWED else "–"

    @cached_property
    def long(self) -> str:
        """The state in words, with its numbers, for who cannot see the matrix and for spreadsheets."""
        facts = {"state": self.state.label, "done": self.tally.done, "total": self.tally.total}
        words = _("%(state)s (%(done)d of %(total)d reviewed)") % facts
        return _("%(state)s, not published") % {"state": words} if self.is_ready else words

    @property
    def url(self) -> str:
        return queue_url(self.source_id, self.language.code)

    def is_a(self, state: str) -> bool:
        return self.is_ready if state == READY else self.state == state


@dataclass(frozen=True)
class Row:
    subject: Subject
    cells: list[Cell]

    @property
    def section(self) -> Section:
        return self.subject.section

    @property
    def percent(self) -> str:
        return percent(self.cells)

    @property
    def whole(self) -> int:
        """In how many languages everything is reviewed."""
        return sum(cell.tally.is_whole for cell in self.cells)


@dataclass(frozen=True)
class Total:
    """One language over all rows."""

    language: Language
    percent: str
    counts: Counter

    @property
    def name(self) -> str:
        return names.of(self.language.code)


class Matrix:
    """The subjects and languages asked for, those with no cell in the state asked for left out (one query)."""

    def __init__(self, subjects: Iterable[Subject], languages: list[Language], state: str = ""):
        subjects = list(subjects)
        self.languages = languages
        found = tallies([one.key for one in subjects], [language.code for language in languages])
        rows = [Row(one, [_cell(one, language, found) for language in languages]) for one in subjects]
        self.rows = [row for row in rows if not state or any(cell.is_a(state) for cell in row.cells)]

    @cached_property
    def totals(self) -> list[Total]:
        columns = [[row.cells[place] for row in self.rows] for place in range(len(self.languages))]
        return [
            Total(language, percent(cells), Counter(cell.state for cell in cells))
            for language, cells in zip(self.languages, columns, strict=True)
        ]

    @cached_property
    def percent(self) -> str:
        return percent([cell for row in self.rows for cell in row.cells])


def _cell(subject: Subject, language: Language, found: dict) -> Cell:
    tally = found.get((subject.key, language.code), NOTHING)
    return Cell(language, tally, subject.source_id, language.code in subject.published_in)


def percent(cells: Iterable[Cell]) -> str:
    """How many of a hundred segments are reviewed, rounded down: only what is whole is a hundred, and nothing is 0."""
    done, total = 0, 0
    for cell in cells:
        done, total = done + cell.tally.done, total + cell.tally.total
    return "<1" if 0 < 100 * done < total else str(100 * done // max(total, 1))


def chosen(subjects: Iterable[Subject], wanted: dict) -> list[Subject]:
    """The subjects of a unit, a theme and an audience, whose titles hold some text, as far as these are given."""
    words = (wanted.get("q") or "").casefold()
    return [
        one
        for one in subjects
        if wanted.get("enhet") in (None, "", str(one.unit_id))
        and wanted.get("tema") in (None, "", one.theme)
        and (not wanted.get("malgrupp") or wanted["malgrupp"] in one.audiences)
        and words in one.title.casefold()
    ]
