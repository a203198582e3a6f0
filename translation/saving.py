"""What a translator's form says, stored; nothing that was typed is lost and nobody's words are overwritten unseen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, TranslationSource

from languages.segments import Segment, segments
from languages.state import Kind
from translation import blanks, texts, words
from translation.memory import untold
from translation.work import Row, Theirs, Work, digest

#: What stands before the key of a row in the names of its fields.
WORDS, SEEN, EVERYWHERE = "words-", "seen-", "everywhere-"


@dataclass
class Taken:
    """What became of a form: how many rows were stored, in which other sources, and what was typed in vain."""

    stored: int = 0
    others: set[int] = field(default_factory=set)
    failed: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    @property
    def is_sound(self) -> bool:
        return not (self.failed or self.lost)


def take(work: Work, data: Mapping[str, str]) -> Taken:
    """Store a form. Rows that could not be stored carry what was typed and why; `lost` is what has no row any more."""
    taken = Taken()
    with transaction.atomic():
        others = _lock(work, data)
        work.forget()
        asked = [_Asked(row, data) for row in work.rows if WORDS + row.key in data]
        meanwhile = [one for one in asked if one.wants_words and one.is_overtaken]
        _leave_in_swedish(work, data, taken)
        faults = _store(work, [one for one in asked if one.wants_words and not one.is_overtaken], others, taken)
        work.forget()
        _explain(work, meanwhile, faults, taken)
        _keep_what_has_no_row(work, data, {one.row.key for one in asked}, taken)
    return taken


class _Asked:
    """What a form says of one row."""

    def __init__(self, row: Row, data: Mapping[str, str]):
        self.row = row
        self.typed = data[WORDS + row.key]
        self.words = texts.stored(self.typed, row.segment.swedish)
        self.seen, _dot, self.seen_words = data.get(SEEN + row.key, "").partition(".")
        self.everywhere = EVERYWHERE + row.key in data
        reviewed = data.get("review") == row.key and row.kind in (Kind.MACHINE, Kind.OLDER, Kind.MISSING)
        self.wants_words = reviewed or self._is_changed

    @property
    def _is_changed(self) -> bool:
        return digest(texts.even(self.typed)) != self.seen_words

    @property
    def is_overtaken(self) -> bool:
        """Whether somebody has stored other words since the form was shown."""
        return self.seen != self.row.seen.partition(".")[0] and self.words != self.row.words


def _lock(work: Work, data: Mapping[str, str]) -> set[int]:
    """Let one translator at a time store words here and in the sources, which are given, that get the same words."""
    keys = (name.removeprefix(EVERYWHERE).partition("-")[2] for name in data if name.startswith(EVERYWHERE))
    strings = [int(string) for string in keys if string.isdecimal()]
    others = set(untold(work.others, work.locale).filter(string__in=strings).values_list("source", flat=True))
    sources = TranslationSource.objects.filter(pk__in={work.source.pk, *others})
    list(sources.select_for_update().order_by("pk").values_list("pk"))
    return others


def _leave_in_swedish(work: Work, data: Mapping[str, str], taken: Taken) -> None:
    if row := work.row_of(data.get("blank", "")):
        blanks.leave(row.segments, work.locale, work.user)
        taken.stored += 1
    if row := work.row_of(data.get("unblank", "")):
        blanks.take_back(row.segments, work.locale)
        taken.stored += 1


def _store(work: Work, asked: list[_Asked], others: set[int], taken: Taken) -> dict[str, tuple[str, list[str]]]:
    """Store what was typed; what was typed and its faults, by row, where it could not be."""
    faults, sound = {}, []
    for one in asked:
        found = [*_too_long(one), *words.faults(one.row.segment.swedish, one.words)]
        if found:
            faults[one.row.key] = (one.typed, found)
        else:
            sound.append(one)
    said = {segment: one.words for one in sound for segment in one.row.segments}
    everywhere = {one.row.segment.string_id: one.words for one in sound if one.everywhere}
    for segment in _elsewhere(others, everywhere, work.locale):
        said[segment] = everywhere[segment.string_id]
        taken.others.add(segment.source_id)
    if said:
        words.store(said, work.locale, user=work.user)
    taken.stored += len(sound)
    return faults


def _too_long(asked: _Asked) -> Iterator[str]:
    limit, length = asked.row.limit, len(texts.plain(asked.words))
    if limit and length > limit:
        said = _("This is %(length)s characters. There is room for %(limit)s.")
        yield said % {"length": length, "limit": limit}


def _elsewhere(sources: set[int], strings: Mapping[int, str], locale: Locale) -> list[Segment]:
    """The segments of other sources where there is nothing of these strings."""
    found = segments(sources, locale) if strings else []
    return [one for one in found if one.string_id in strings and one.kind in (Kind.MISSING, Kind.OLDER)]


def _explain(work: Work, meanwhile: list[_Asked], faults: Mapping, taken: Taken) -> None:
    """Give the rows as they are now what was typed in them and could not be stored."""
    for key, (typed, found) in faults.items():
        if row := work.row_of(key):
            row.typed, row.faults = typed, found
            taken.failed.append(row.key)
    for one in meanwhile:
        if row := work.row_of(one.row.key):
            row.typed, row.theirs = one.typed, _theirs(row, work.locale)
            taken.failed.append(row.key)


def _theirs(row: Row, locale: Locale) -> Theirs:
    stored = StringTranslation.objects.filter(
        translation_of=row.segment.string_id, context=row.segment.context_id, locale=locale
    )
    found = stored.select_related("last_translated_by").first()
    user = found and found.last_translated_by
    said = _("In Swedish on purpose") if row.kind == Kind.BLANK else texts.typed(row.words)
    return Theirs(said, (user.get_full_name() or user.get_username()) if user else "", found and found.updated_at)


def _keep_what_has_no_row(work: Work, data: Mapping[str, str], known: set[str], taken: Taken) -> None:
    """What was typed for Swedish that has changed meanwhile goes to what stands there now, or is told at the top."""
    for name, typed in data.items():
        key = name.removeprefix(WORDS)
        seen = data.get(SEEN + key, "").partition(".")[2]
        if not name.startswith(WORDS) or key in known or not typed.strip() or digest(texts.even(typed)) == seen:
            continue
        context = key.partition("-")[0]
        row = next((row for row in work.rows if str(row.segment.context_id) == context and row.typed is None), None)
        if row and row.is_left:
            row.typed, row.faults = typed, [_("The Swedish changed while you wrote. Read it again, then save.")]
            taken.failed.append(row.key)
        else:
            taken.lost.append(typed)
