"""What there is to translate on a site into one language, the most important first."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Exists, Max, OuterRef, Sum, Value
from django.db.models.functions import Length, Replace
from django.utils.text import capfirst
from wagtail.models import Locale, Site
from wagtail_localize.models import StringSegment, StringTranslation

from languages.segments import Segment, segments
from languages.state import NOTHING, Kind, Tally, tallies
from translation import texts
from translation.memory import untold
from translation.order import Place, in_order, model_of
from translation.publishing import waiting
from translation.scope import sources_of

#: What is left to do of a translation, in the order of a filter.
LEFT = [Kind.MISSING, Kind.OLDER, Kind.MACHINE]

#: So many sentences of an item are shown in the queue.
FEW = 4


@dataclass(frozen=True)
class Item:
    """A page, a contact or a national word in one language.

    `unpublished` says that words are stored which readers do not have yet.
    """

    source: int
    title: str
    model: str
    kind: str
    place: Place
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
    """A sentence that is left to do, once, with the number of places where it is."""

    segment: Segment
    times: int

    @property
    def plain(self) -> str:
        return texts.plain(self.segment.swedish)


@dataclass
class Sheet:
    """An item as the queue shows it: its sentences that are not shown further up, and how many of them are."""

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
        placed = in_order(sources_of(self.site, self.user))
        told = tallies((source.object_id for source, _place in placed), [self.locale.language_code])
        unpublished = waiting([source.pk for source, _place in placed], self.locale, self.site)
        return [
            Item(
                source=source.pk,
                title=source.object_repr,
                model=(about := model_of(source)._meta).label_lower,
                kind=str(capfirst(about.verbose_name)),
                place=place,
                tally=told.get((source.object_id, self.locale.language_code), NOTHING),
                unpublished=source.pk in unpublished,
            )
            for source, place in placed
        ]

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
        here = Counter(map(_same, left))
        sheets = {item.source: Sheet(item) for item in items}
        shown = set()
        for segment in left:
            sheet, same, is_missing = sheets[segment.source_id], _same(segment), segment.kind == Kind.MISSING
            is_elsewhere = is_missing and first.get(segment.string_id, segment.source_id) != segment.source_id
            if is_elsewhere or same in shown:
                sheet.shown_before += 1
            else:
                sheet.lines.append(Line(segment, times[segment.string_id] if is_missing else here[same]))
                shown.add(same)
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


def _same(segment: Segment) -> tuple[int, int, Kind]:
    """What segments have in common that are one line of a sheet."""
    return segment.source_id, segment.string_id, segment.kind
