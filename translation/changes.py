"""What has changed in the Swedish since it was translated, and what a draft would change if it were published."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.utils.safestring import SafeString
from wagtail.models import Page
from wagtail_localize.models import StringSegment
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from languages import declared, names
from languages.likeness import paired
from languages.models import Replaced
from languages.segments import is_blank
from translation.texts import differences

FIELDS = [
    *["source", "context__path", "string__data", "context__translations__locale__language_code"],
    *["context__translations__translation_of__data", "context__translations__data", "context__translations__has_error"],
    "replaced_by",
]


@dataclass
class Place:
    """Where one or several sentences stand: those published, what replaced which, and by language what was ever said.

    What was said has its Swedish for a key, the latest last.
    """

    swedish: list[str] = field(default_factory=list)
    replaced: dict[str, str] = field(default_factory=dict)
    told: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))

    def before(self, language: str, now: str) -> str:
        """The translated Swedish that a sentence replaced; empty where it has words itself, or replaced nothing."""
        told = self.told[language]
        if now in told:
            return ""
        return next((one for one in reversed(told) if self.replaced.get(one) == now and not is_blank(told[one])), "")

    def edited(self, swedish: list[str]) -> "Place":
        """What becomes of the place when other sentences stand there."""
        pairs = paired(self.swedish, swedish)
        replaced = {one: pairs.get(now, now) for one, now in self.replaced.items()} | pairs
        return Place(swedish, {one: now for one, now in replaced.items() if one not in swedish}, self.told)


@dataclass(frozen=True)
class Change:
    """A sentence that is not what it was when it was translated."""

    now: str
    before: str
    languages: list[str]

    @property
    def names(self) -> list[str]:
        return [names.of(code) for code in self.languages]

    @property
    def difference(self) -> SafeString:
        return differences(self.before, self.now)


@dataclass(frozen=True)
class Pending:
    """What publishing a draft does: how many sentences it makes older, and adds untranslated, by language."""

    older: Counter
    new: int


class Stored:
    """The published sentences of a Swedish object and all that was ever said of them (one query)."""

    def __init__(self, key: UUID):
        self.source_id: int | None = None
        self.places: dict[str, Place] = defaultdict(Place)
        rows = StringSegment.objects.filter(source__object=key, source__locale__language_code=declared.SOURCE)
        replaced = Replaced.objects.filter(
            context=OuterRef("context"), before=OuterRef("context__translations__translation_of")
        )
        rows = rows.annotate(replaced_by=Subquery(replaced.values("now__data")))
        for row in rows.order_by("order", "context__translations__updated_at").values_list(*FIELDS):
            self._take(*row)

    def _take(self, source, path, swedish, language, told_of, words, has_error, replaced_by) -> None:
        self.source_id, place = source, self.places[path]
        if swedish not in place.swedish:
            place.swedish.append(swedish)
        if language and not has_error:
            place.told[language][told_of] = words
            if replaced_by:
                place.replaced[told_of] = replaced_by

    def changes(self, languages: Iterable[str]) -> list[Change]:
        """The sentences that are older in some of the languages, in the order of the page."""
        found: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        for language in languages:
            for path, now, before in self._older(language):
                found[path, now, before].append(language)
        order = list(self.places)
        return [
            Change(now, before, codes)
            for (path, now, before), codes in sorted(found.items(), key=lambda item: order.index(item[0][0]))
        ]

    def _older(self, language: str) -> Iterator[tuple[str, str, str]]:
        for path, place in self.places.items():
            for now in place.swedish:
                if before := place.before(language, now):
                    yield path, now, before

    def pending(self, draft: Page, languages: Iterable[str]) -> Pending:
        """What happens to the languages if a draft is published as it stands."""
        proposed: dict[str, list[str]] = defaultdict(list)
        for value in extract_segments(draft):
            if isinstance(value, StringSegmentValue):
                proposed[value.path].append(value.string.data)
        older: Counter = Counter()
        new = 0
        for path, swedish in proposed.items():
            place = self.places.get(path, Place())
            edited = place.edited(swedish)
            added = [one for one in swedish if one not in place.swedish]
            new += sum(one not in edited.replaced.values() for one in added)
            for language in languages:
                older[language] += sum(bool(edited.before(language, one)) for one in added)
        return Pending(+older, new)
