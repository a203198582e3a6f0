"""The translation memory: what the same sentence, or one much like it, is called elsewhere on the site."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.db.models import Count, Exists, OuterRef, QuerySet
from wagtail.models import Locale, Site
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource
from wagtail_localize_intentional_blanks.constants import DO_NOT_TRANSLATE_MARKER as BLANK

from languages.segments import Segment
from translation import texts
from translation.scope import contact_sources, national_sources, page_sources

#: As many as there are keys for.
MOST = 3
#: Another sentence is offered when it is at least this like.
LIKE = 0.8
#: So many of the latest translations are searched for likenesses, and so many of these compared letter by letter.
SEARCHED = 2000
COMPARED = 8


@dataclass(frozen=True)
class Proposal:
    """A translation that stands elsewhere: of the same Swedish so many times, or of `swedish`, much like it."""

    said: str
    times: int = 0
    swedish: str = ""
    likeness: int = 100

    @property
    def typed(self) -> str:
        return texts.typed(self.said)

    @property
    def plain(self) -> str:
        return texts.plain(self.said)

    @property
    def like(self) -> str:
        """The Swedish it was made for, where it is another."""
        return texts.plain(self.swedish)


class Memory:
    """What is translated of a site, and of what is national, into one language."""

    def __init__(self, site: Site, locale: Locale):
        sources = page_sources(site) | contact_sources(site) | national_sources()
        self.anybodys = StringTranslation.objects.filter(
            context__object__in=sources.values("object_id"), locale=locale, has_error=False
        ).exclude(data__startswith=BLANK)
        self.rows = self.anybodys.filter(translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL)

    def known(self, strings: Iterable[int]) -> dict[int, str]:
        """What each string is called, if at all: the latest of people's words, else of machines' (one query)."""
        by_person = StringTranslation.TRANSLATION_TYPE_MANUAL
        rows = self.anybodys.filter(translation_of__in=strings).order_by("updated_at", "pk")
        best_last = sorted(rows, key=lambda row: row.translation_type == by_person)
        return {row.translation_of_id: row.data for row in best_last}

    def proposals(self, segments: Iterable[Segment]) -> dict[int, list[Proposal]]:
        """The proposals for each string, the best first (two queries)."""
        wanted = {segment.string_id: segment.swedish for segment in segments}
        if not wanted:
            return {}
        same, like = self._same(wanted), self._like(wanted)
        return {string: [*same[string], *like[string]][:MOST] for string in wanted}

    def _same(self, wanted: Mapping[int, str]) -> dict[int, list[Proposal]]:
        times: dict[int, Counter] = defaultdict(Counter)
        for string, said in self.rows.filter(translation_of__in=wanted).values_list("translation_of", "data"):
            times[string][said] += 1
        return {
            string: [Proposal(said, number) for said, number in times[string].most_common(MOST)] for string in wanted
        }

    def _like(self, wanted: Mapping[int, str]) -> dict[int, list[Proposal]]:
        rows = self.rows.exclude(translation_of__in=wanted).order_by("-updated_at", "-pk")
        latest = list(rows.values_list("translation_of__data", "data")[:SEARCHED])
        known = dict(reversed(latest))
        by_word = defaultdict(set)
        for swedish in known:
            for word in _words(swedish):
                by_word[word].add(swedish)
        return {string: _likest(swedish, known, by_word) for string, swedish in wanted.items()}


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def _likest(swedish: str, known: Mapping[str, str], by_word: Mapping[str, set[str]]) -> list[Proposal]:
    shared = Counter(other for word in _words(swedish) for other in by_word.get(word, ()))
    found = []
    for other, _number in shared.most_common(COMPARED):
        matcher = SequenceMatcher(None, swedish, other, autojunk=False)
        if matcher.real_quick_ratio() >= LIKE and (ratio := matcher.ratio()) >= LIKE:
            found.append((ratio, Proposal(known[other], swedish=other, likeness=min(99, round(ratio * 100)))))
    return [proposal for _ratio, proposal in sorted(found, key=lambda one: -one[0])]


def untold(sources: QuerySet[TranslationSource] | Iterable[int], locale: Locale) -> QuerySet[StringSegment]:
    """The segments of sources for whose Swedish of today there is nothing in a language."""
    said = StringTranslation.objects.filter(
        translation_of=OuterRef("string"), context=OuterRef("context"), locale=locale, has_error=False
    )
    return StringSegment.objects.filter(~Exists(said), source__in=sources)


def times_untold(strings: Iterable[int], sources, locale: Locale) -> dict[int, int]:
    """In how many places in sources each string still has no translation (one query)."""
    rows = untold(sources, locale).filter(string__in=strings).values("string").annotate(times=Count("pk"))
    return {row["string"]: row["times"] for row in rows.order_by()}
