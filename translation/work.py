"""One page, contact or word in one language, as a translator works on it: row by row, each sentence once."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from django.db import models
from django.utils.safestring import SafeString
from wagtail.models import Locale, Site
from wagtail_localize.models import TranslationSource
from wagtail_localize.strings import StringValue

from knowledge import tokens
from knowledge.models import Fact
from languages import declared
from languages.segments import Segment, segments
from languages.state import Kind
from languages.targets import carries_words
from translation import places, texts
from translation.memory import Memory, Proposal, times_untold
from translation.publishing import waiting
from translation.queue import LEFT
from translation.scope import sources_of
from translation.terms import Glossary, Term


@dataclass(frozen=True)
class Theirs:
    """What somebody else has stored while a translator wrote, and who and when."""

    words: str
    who: str
    on: datetime | None


@dataclass
class Row:
    """A Swedish sentence with all its places on the page where the same stands of it.

    `typed` is what was typed and could not be stored, with its `faults`, or with `theirs` if somebody was quicker.
    `elsewhere` counts other pages' places where the sentence has no translation yet.
    """

    segments: list[Segment]
    label: str
    limit: int | None
    elsewhere: int = 0
    swedish: str = ""
    displayed: str = ""
    chips: list[tuple[str, str, str]] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    typed: str | None = None
    faults: list[str] = field(default_factory=list)
    theirs: Theirs | None = None

    @property
    def segment(self) -> Segment:
        return self.segments[0]

    @property
    def key(self) -> str:
        return key_of(self.segment)

    @property
    def kind(self) -> Kind:
        return self.segment.kind

    @property
    def is_left(self) -> bool:
        return self.kind in LEFT

    @property
    def is_open(self) -> bool:
        """Whether the row is shown with its field at once."""
        return self.is_left or bool(self.faults) or self.theirs is not None

    @property
    def words(self) -> str:
        """What stands today, as it is stored: the translation, or that of the earlier Swedish."""
        return self.segment.said or self.segment.standing

    @property
    def text(self) -> str:
        """What stands in the field."""
        return texts.typed(self.words) if self.typed is None else self.typed

    @property
    def seen(self) -> str:
        """What the translator has seen: a sum of what stood there, and one of the words in the field."""
        return f"{digest(f'{self.kind} {self.words}')}.{digest(texts.even(texts.typed(self.words)))}"

    @property
    def plain(self) -> str:
        return texts.plain(self.words)

    @property
    def lines(self) -> int:
        return max(2, len(max(self.segment.swedish, self.text, key=len)) // 45 + 1)

    @property
    def changed(self) -> SafeString:
        """The Swedish with what is new since the translation was made."""
        return texts.differences(self.segment.before, self.segment.swedish)


def key_of(segment: Segment) -> str:
    """The name of a row in a form; it changes when the Swedish does."""
    return f"{segment.context_id}-{segment.string_id}"


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


class Work:
    """What a translator does for one source in one language on a site."""

    def __init__(self, site: Site, locale: Locale, source: TranslationSource, user):
        self.site, self.locale, self.source, self.user = site, locale, source, user

    @property
    def model(self) -> type[models.Model]:
        return self.source.specific_content_type.model_class()

    @cached_property
    def swedish(self) -> models.Model:
        """The page or row that is translated."""
        return self.source.get_source_instance()

    def forget(self) -> None:
        """Read what is stored again when it is next asked for."""
        for name in ("segments", "rows", "is_published", "is_unpublished"):
            self.__dict__.pop(name, None)

    @cached_property
    def segments(self) -> list[Segment]:
        return segments([self.source], self.locale)

    @cached_property
    def rows(self) -> list[Row]:
        """The sentences in the order of the page."""
        rows: dict[tuple, Row] = {}
        labels = places.labels(self.swedish, [one.path for one in self.segments])
        for segment, label in zip(self.segments, labels, strict=True):
            same = (segment.string_id, segment.kind, segment.said or segment.standing)
            if same in rows:
                rows[same].segments.append(segment)
            else:
                rows[same] = Row([segment], label, places.limit(self.model, segment.path))
        return list(rows.values())

    @cached_property
    def others(self) -> list[int]:
        """The other sources that the translator may write to."""
        return list(sources_of(self.site, self.user).exclude(pk=self.source.pk).values_list("pk", flat=True))

    @cached_property
    def is_published(self) -> bool:
        """Whether readers get words in this language."""
        return carries_words(self.source, self.locale)

    @cached_property
    def is_unpublished(self) -> bool:
        """Whether words are stored that readers do not have yet."""
        return self.source.pk in waiting([self.source.pk], self.locale, self.site)

    @property
    def goes_live_at(self) -> datetime | None:
        """When the Swedish goes live by itself; None where it has."""
        return None

    @property
    def has_words(self) -> bool:
        """Whether there is anything for readers to get."""
        return any(one.said or one.standing or one.kind == Kind.BLANK for one in self.segments)

    @property
    def done(self) -> int:
        return sum(one.kind not in LEFT for one in self.segments)

    @property
    def left(self) -> int:
        return len(self.segments) - self.done

    def row_of(self, segment_key: str) -> Row | None:
        """The row that a place and string belong to."""
        return next((row for row in self.rows if segment_key in map(key_of, row.segments)), None)

    def dress(self, rows: Iterable[Row]) -> None:
        """Give rows what helps to translate them; the number of queries is the same for all."""
        rows = list(rows)
        glossary, facts = Glossary.into(self.locale), Fact.objects.for_site(self.site)
        left = [row.segment for row in rows if row.is_left]
        proposals = Memory(self.site, self.locale).proposals(left)
        elsewhere = times_untold({one.string_id for one in left}, self.others, self.locale)
        for row in rows:
            swedish = row.segment.swedish
            row.swedish = glossary.marked(swedish)
            row.terms = glossary.found(swedish)
            row.chips = _chips(swedish, facts)
            row.displayed = _displayed(swedish, facts)
            row.proposals = [one for one in proposals.get(row.segment.string_id, []) if one.said != row.words]
            row.elsewhere = elsewhere.get(row.segment.string_id, 0)


def _chips(swedish: str, facts: dict[str, Fact]) -> list[tuple[str, str, str]]:
    """What may be put into a translation: what it is called, and what it begins and ends with."""
    names = {"a": "↗", "b": "B", "strong": "B", "i": "I", "em": "I"}
    found = [(_value(match[0], facts), match[0], "") for match in tokens.TOKEN.finditer(swedish)]
    for tag in texts.tags(swedish):
        name = tag.partition(" ")[0]
        found.append((f"{names.get(name, name)} {_inside(swedish, tag)}", f"<{tag}>", f"</{name}>"))
    return list(dict.fromkeys(found))


def _value(token: str, facts: dict[str, Fact]) -> str:
    return tokens.render(token, facts, declared.SOURCE)


def _inside(swedish: str, tag: str) -> str:
    """The Swedish words inside a tag, in short."""
    words = StringValue(swedish.partition(f"<{tag}>")[2].partition(f"</{tag.partition(' ')[0]}>")[0]).render_text()
    return words if len(words) < 25 else f"{words[:24]}…"


def _displayed(swedish: str, facts: dict[str, Fact]) -> str:
    """The Swedish words as readers see them, where they name facts."""
    return tokens.render(texts.plain(swedish), facts, declared.SOURCE) if tokens.used(swedish) else ""
