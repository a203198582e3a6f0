"""The segments of an object in one language, as a translator works on them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Subquery
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource
from wagtail_localize_intentional_blanks.constants import BACKUP_SEPARATOR
from wagtail_localize_intentional_blanks.constants import DO_NOT_TRANSLATE_MARKER as BLANK

from languages.models import Coming, Replaced
from languages.state import Kind


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
    said: dict[tuple[int, int], StringTranslation] = {}
    standing: dict[tuple[int, int], StringTranslation] = {}
    for translation in _stored({row.context_id for row in rows}, locale):
        said[translation.context_id, translation.translation_of_id] = translation
        if not is_blank(translation.data):
            standing[translation.context_id, translation.now] = translation
    at = [(row.context_id, row.string_id) for row in rows]
    return [_segment(row, said.get(place), standing.get(place)) for row, place in zip(rows, at, strict=True)]


def coming_segments(source: TranslationSource, locale: Locale) -> list[Segment]:
    """The sentences that a scheduled draft will bring, in one language, in the order of the page (two queries).

    What they will replace stands beside them, with its translation.
    """
    rows = list(Coming.objects.filter(source=source).select_related("string", "context"))
    stored = StringTranslation.objects.filter(
        context__in={row.context_id for row in rows}, locale=locale, has_error=False
    ).select_related("translation_of", "draft")
    words = {(one.context_id, one.translation_of_id): one for one in stored}
    earlier = {place: one for place, one in words.items() if not is_blank(one.data)}
    return [
        _segment(row, words.get((row.context_id, row.string_id)), earlier.get((row.context_id, row.before_id)))
        for row in rows
    ]


def _stored(contexts: Iterable[int], locale: Locale) -> Iterable[StringTranslation]:
    """All that was ever said at some places, the latest last; `now` is the string that replaced the one it is of."""
    replaced = Replaced.objects.filter(context=OuterRef("context"), before=OuterRef("translation_of"))
    rows = StringTranslation.objects.filter(context__in=contexts, locale=locale, has_error=False)
    rows = rows.annotate(now=Subquery(replaced.values("now"))).select_related("translation_of", "draft")
    return rows.order_by("updated_at", "pk")


def _segment(
    row: StringSegment | Coming, said: StringTranslation | None, standing: StringTranslation | None
) -> Segment:
    facts: dict[str, Any] = {
        "pk": row.pk,
        "source_id": row.source_id,
        "string_id": row.string_id,
        "context_id": row.context_id,
        "path": row.context.path,
        "order": row.order,
        "swedish": row.string.data,
    }
    earlier = {"before": standing.translation_of.data, "standing": standing.data} if standing else {}
    if said is None:
        return Segment(**facts, kind=Kind.OLDER if standing else Kind.MISSING, **earlier)
    draft = said.pk if hasattr(said, "draft") else 0
    if is_blank(said.data):
        return Segment(**facts, kind=Kind.BLANK, draft=draft)
    words = {"said": said.data, "tool": said.tool_name, "draft": draft}
    if said.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE:
        return Segment(**facts, kind=Kind.MACHINE, **words, **earlier)
    return Segment(**facts, kind=Kind.REVIEWED, **words)
