"""What there is to translate on a site into one language, the most important first.

Steps of the first phases come first, and within a phase those that most others wait for; then home and the other
pages, the contacts, and last the national words.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Exists, Max, OuterRef, Q, Sum, Value
from django.db.models.functions import Length, Replace
from django.utils.text import capfirst
from wagtail.models import Locale, Page, Site
from wagtail_localize.models import StringSegment, StringTranslation

from contacts.models import Contact
from languages import declared
from languages.segments import Segment, segments
from languages.state import NOTHING, Kind, Tally, tallies
from pages.models import PrerequisiteRow, StepPage
from translation import texts
from translation.memory import untold
from translation.publishing import waiting
from translation.scope import pages_of, sources_of

#: What is left to do of a translation, in the order of a filter.
LEFT = [Kind.MISSING, Kind.OLDER, Kind.MACHINE]

#: So many sentences of an item are shown in the queue.
FEW = 4


@dataclass(frozen=True)
class Item:
    """A page, a contact or a national word in one language.

    `place` orders items; `waiting` is how many steps come after this one; `unpublished` says that words are stored
    which readers do not have yet.
    """

    source: int
    key: UUID
    title: str
    model: str
    kind: str
    place: tuple
    phase: str = ""
    waiting: int = 0
    tally: Tally = NOTHING
    unpublished: bool = False

    @property
    def left(self) -> int:
        return sum(self.tally.counts[kind] for kind in LEFT)

    @property
    def counts(self) -> list[tuple[Kind, int]]:
        return [(kind, self.tally.counts[kind]) for kind in LEFT if self.tally.counts[kind]]

    def has(self, kind: str) -> bool:
        """Whether there is something of a kind left to do, or anything at all where no kind is named."""
        return bool(self.tally.counts[kind]) if kind else bool(self.left) or self.unpublished


@dataclass
class Line:
    """A sentence that is left to do, once, with the number of places on the site where it is."""

    segment: Segment
    times: int = 1

    @property
    def plain(self) -> str:
        return texts.plain(self.segment.swedish)


@dataclass
class Sheet:
    """An item as the queue shows it: its sentences that are not shown further up."""

    item: Item
    lines: list[Line] = field(default_factory=list)
    shown_before: int = 0

    @property
    def more(self) -> int:
        """How many lines there are after the first few."""
        return max(0, len(self.lines) - FEW)

    @property
    def first(self) -> list[Line]:
        return self.lines[:FEW]


class Queue:
    """The queue of one user on one site into one language; `model` and `source` narrow it."""

    def __init__(self, site: Site, locale: Locale, user, *, model: str = "", source: int | None = None):
        self.site, self.locale, self.user = site, locale, user
        self.model, self.source = model, source

    @cached_property
    def everything(self) -> list[Item]:
        """All items, the most important first."""
        fields = ["pk", "object_id", "object_repr", "specific_content_type"]
        rows = list(sources_of(self.site, self.user).values_list(*fields))
        steps, pages = _steps(), dict(pages_of(self.site).values_list("translation_key", "path"))
        told = tallies((row[1] for row in rows), [self.locale.language_code])
        unpublished = waiting([row[0] for row in rows], self.locale, self.site)
        items = []
        for pk, key, title, content_type in rows:
            model: Any = ContentType.objects.get_for_id(content_type).model_class()
            tally, step = told.get((key, self.locale.language_code), NOTHING), steps.get(key, {})
            items.append(
                Item(
                    source=pk,
                    key=key,
                    title=title,
                    model=model._meta.label_lower,
                    kind=str(capfirst(model._meta.verbose_name)),
                    place=_place(model, title, step, pages.get(key, "")),
                    phase=step.get("phase__title", ""),
                    waiting=step.get("waiting", 0),
                    tally=tally,
                    unpublished=pk in unpublished,
                )
            )
        return sorted(items, key=lambda item: item.place)

    @cached_property
    def models(self) -> dict[str, str]:
        """What kinds of things there are, by the name of their model, in the order of the queue."""
        return {item.model: item.kind for item in self.everything}

    @cached_property
    def items(self) -> list[Item]:
        """The items that are asked for."""
        asked = (item for item in self.everything if self.model in ("", item.model))
        return [item for item in asked if self.source in (None, item.source)]

    def left(self, kind: str = "") -> list[Item]:
        return [item for item in self.items if item.has(kind)]

    @cached_property
    def counts(self) -> Counter:
        """How many segments are left to do, by kind."""
        return Counter({kind: sum(item.tally.counts[kind] for item in self.items) for kind in LEFT})

    @property
    def total(self) -> int:
        return self.counts.total()

    @cached_property
    def words_left(self) -> int:
        """About how many Swedish words are left; a sentence that stands in many places is counted once (one query)."""
        said = StringTranslation.objects.filter(
            translation_of=OuterRef("string"),
            context=OuterRef("context"),
            locale=self.locale,
            has_error=False,
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        )
        rows = StringSegment.objects.filter(~Exists(said), source__in=[item.source for item in self.left()])
        spaces = Length("string__data") - Length(Replace("string__data", Value(" ")))
        strings = rows.values("string").annotate(words=Max(spaces + 1))
        return strings.aggregate(total=Sum("words"))["total"] or 0

    def sheets(self, items: list[Item], kind: str = "") -> list[Sheet]:
        """The sentences left in some items, each where it comes first in the queue (three queries)."""
        wanted = [kind] if kind else LEFT
        left = [one for one in segments([item.source for item in items], self.locale) if one.kind in wanted]
        first, times = self._first_places({one.string_id for one in left if one.kind == Kind.MISSING})
        sheets = {item.source: Sheet(item) for item in items}
        shown: dict[tuple, Line] = {}
        for segment in left:
            sheet, same = sheets[segment.source_id], (segment.source_id, segment.string_id, segment.kind)
            if first.get(segment.string_id, segment.source_id) != segment.source_id and segment.kind == Kind.MISSING:
                sheet.shown_before += 1
            elif same not in shown:
                shown[same] = Line(segment, times.get(segment.string_id, 1))
                sheet.lines.append(shown[same])
            elif segment.kind != Kind.MISSING:
                shown[same].times += 1
        return list(sheets.values())

    def _first_places(self, strings: set[int]) -> tuple[Mapping[int, int], Counter]:
        """The first source in the queue where each string is missing, and in how many places it is."""
        rank = {item.source: place for place, item in enumerate(self.items)}
        rows = untold(rank, self.locale).filter(string__in=strings).values_list("string", "source")
        first: dict[int, int] = {}
        times: Counter = Counter()
        for string, source in rows:
            times[string] += 1
            first[string] = min(first.get(string, source), source, key=rank.__getitem__)
        return first, times

    def after(self, source: int) -> Item | None:
        """The next item with something left to do, from the top again after the last."""
        place = next((n for n, item in enumerate(self.items) if item.source == source), -1)
        return next((item for item in self.items[place + 1 :] + self.items[: max(place, 0)] if item.left), None)


def _steps() -> dict[UUID, dict[str, Any]]:
    """The phase of each Swedish step, and for how many steps it is a gate."""
    gate = Q(opens_rows__kind=PrerequisiteRow.Kind.GATE, opens_rows__step__live=True)
    rows = StepPage.objects.filter(locale__language_code=declared.SOURCE).annotate(
        waiting=Count("opens_rows__step", filter=gate, distinct=True)
    )
    return {
        row["translation_key"]: row for row in rows.values("translation_key", "phase__order", "phase__title", "waiting")
    }


def _place(model, title: str, step: Mapping[str, Any], path: str) -> tuple:
    if step:
        return (0, step["phase__order"], -step["waiting"], path)
    if issubclass(model, Page):
        return (1, 0, 0, path)
    if model is Contact:
        return (2, 0, 0, title)
    return (3, 0, 0, f"{model._meta.label_lower} {title}")
