"""What has changed in the Swedish since it was translated, and what a draft would change if it were published."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.safestring import SafeString
from wagtail.models import Page
from wagtail_localize.models import String, StringSegment, StringTranslation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from languages import declared, names
from languages.segments import is_blank, likest
from translation.texts import differences

FIELDS = [
    *["source", "context__path", "string__data", "context__translations__locale__language_code"],
    *["context__translations__translation_of__data", "context__translations__data", "context__translations__has_error"],
]


@dataclass
class Place:
    """Where one or several sentences stand: those published, and by language which Swedish has what words."""

    swedish: list[str] = field(default_factory=list)
    told: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))

    def earlier(self, language: str, swedish: Iterable[str]) -> dict[str, str]:
        """The words of Swedish that does not stand here when `swedish` does."""
        return {one: words for one, words in self.told[language].items() if one not in swedish}


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
        return differences(self.before, self.now) if self.before else differences(self.now, self.now)


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
        for row in rows.order_by("order", "context__translations__updated_at").values_list(*FIELDS):
            self._take(*row)

    def _take(self, source, path, swedish, language, told_of, words, has_error) -> None:
        self.source_id, place = source, self.places[path]
        if swedish not in place.swedish:
            place.swedish.append(swedish)
        if language and not has_error:
            place.told[language][told_of] = words

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
            earlier = place.earlier(language, place.swedish)
            for now in place.swedish:
                if earlier and now not in place.told[language]:
                    yield path, now, _likest(now, earlier, alone=len(place.swedish) == 1)

    def pending(self, draft: Page, languages: Iterable[str]) -> Pending:
        """What happens to the languages if a draft is published as it stands."""
        proposed: dict[str, list[str]] = defaultdict(list)
        for value in extract_segments(draft):
            if isinstance(value, StringSegmentValue):
                proposed[value.path].append(value.string.data)
        older: Counter = Counter()
        new = 0
        for path, swedish in proposed.items():
            place = self.places[path] if path in self.places else Place()
            added = [one for one in swedish if one not in place.swedish]
            replaced = len(set(place.swedish) - set(swedish))
            new += max(len(added) - replaced, 0)
            for language in languages:
                older[language] += sum(_gets_older(place, language, one, swedish) for one in added)
        return Pending(+older, new)


def _gets_older(place: Place, language: str, added: str, proposed: list[str]) -> bool:
    words = place.earlier(language, proposed).values()
    return added not in place.told[language] and any(not is_blank(one) for one in words)


def _likest(now: str, earlier: dict[str, str], *, alone: bool) -> str:
    """The earlier Swedish that a sentence is shown beside; nothing where none is like it."""
    candidates = [
        StringTranslation(data=words, translation_of=String(data=before))
        for before, words in earlier.items()
        if not is_blank(words)
    ]
    match = likest(now, candidates, alone=alone)
    return match.translation_of.data if match else ""
