"""The segments of an object in one language, as a translator works on them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource
from wagtail_localize_intentional_blanks.constants import BACKUP_SEPARATOR
from wagtail_localize_intentional_blanks.constants import DO_NOT_TRANSLATE_MARKER as BLANK

from languages.state import Kind

#: A sentence of a text with several that is less like the new one than this was about something else.
LIKE = 0.5


@dataclass(frozen=True)
class Segment:
    """One Swedish string at one place, and what there is of it in a language.

    `said` is its translation, with the key of its `draft` until readers get it; `before` and `standing` are the Swedish
    that stood there earlier and the translation of that, which readers see until there is a new one.
    """

    pk: int
    source_id: int
    string_id: int
    context_id: int
    path: str
    order: int
    swedish: str
    kind: Kind
    said: str = ""
    tool: str = ""
    draft: int = 0
    before: str = ""
    standing: str = ""


def is_blank(data: str) -> bool:
    """Whether a stored translation says that the Swedish stays on purpose."""
    return data == BLANK or data.startswith(BLANK + BACKUP_SEPARATOR)


def segments(sources: Iterable[TranslationSource | int], locale: Locale) -> list[Segment]:
    """The segments of sources in one language, in the order of sources and of the page (two queries)."""
    places = {source.pk if isinstance(source, TranslationSource) else source: n for n, source in enumerate(sources)}
    rows = list(StringSegment.objects.filter(source__in=places).select_related("string", "context"))
    rows.sort(key=lambda row: (places[row.source_id], row.order))
    strings = defaultdict(set)
    for row in rows:
        strings[row.context_id].add(row.string_id)
    today: dict[tuple[int, int], StringTranslation] = {}
    earlier: dict[int, list[StringTranslation]] = defaultdict(list)
    for translation in _stored(strings, locale):
        if translation.translation_of_id in strings[translation.context_id]:
            today[translation.context_id, translation.translation_of_id] = translation
        else:
            earlier[translation.context_id].append(translation)
    return [
        _segment(row, today.get((row.context_id, row.string_id)), earlier[row.context_id], strings[row.context_id])
        for row in rows
    ]


def _stored(contexts: Iterable[int], locale: Locale) -> Iterable[StringTranslation]:
    rows = StringTranslation.objects.filter(context__in=list(contexts), locale=locale, has_error=False)
    return rows.select_related("translation_of", "draft").order_by("updated_at", "pk")


def _segment(row: StringSegment, today, earlier: list[StringTranslation], beside: set[int]) -> Segment:
    facts: dict[str, Any] = {
        "pk": row.pk,
        "source_id": row.source_id,
        "string_id": row.string_id,
        "context_id": row.context_id,
        "path": row.context.path,
        "order": row.order,
        "swedish": row.string.data,
    }
    if today is None:
        return Segment(**facts, kind=Kind.OLDER if earlier else Kind.MISSING, **_standing(row, earlier, beside))
    draft = today.pk if hasattr(today, "draft") else 0
    if is_blank(today.data):
        return Segment(**facts, kind=Kind.BLANK, draft=draft)
    said = {"said": today.data, "tool": today.tool_name, "draft": draft}
    if today.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE:
        return Segment(**facts, kind=Kind.MACHINE, **said, **_standing(row, earlier, beside))
    return Segment(**facts, kind=Kind.REVIEWED, **said)


def _standing(row: StringSegment, earlier: list[StringTranslation], beside: set[int]) -> dict[str, Any]:
    """What was said at a place earlier, and of which Swedish."""
    words = [translation for translation in earlier if not is_blank(translation.data)]
    match = likest(row.string.data, words, alone=len(beside) == 1)
    return {"before": match.translation_of.data, "standing": match.data} if match else {}


def likest(swedish: str, candidates: list[StringTranslation], *, alone: bool) -> StringTranslation | None:
    """The earlier translation that stands for a string: the latest, or among several strings that of the likest."""
    if alone or not candidates:
        return candidates[-1] if candidates else None
    ratio, place = max(
        (SequenceMatcher(None, swedish, one.translation_of.data).ratio(), index) for index, one in enumerate(candidates)
    )
    return candidates[place] if ratio >= LIKE else None
