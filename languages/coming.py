"""The words of a scheduled page before its day: taken from the draft, so that they can be translated ahead.

A translation hangs on a string at a place, not on what is published. So the words that are stored for a coming
sentence are a draft like any other, and the page in another language is written with them when the Swedish goes live.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef
from wagtail.models import Page
from wagtail_localize.models import String, StringTranslation, TranslationContext, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from languages.likeness import paired
from languages.models import Coming
from languages.sources import Places, places


@transaction.atomic
def expect(draft: Page, goes_live_at: datetime) -> None:
    """Take the sentences of a Swedish draft that its published page has not, instead of those expected so far."""
    forget(draft)
    source = TranslationSource.objects.filter(object_id=draft.translation_key, locale=draft.locale_id).first()
    if source is None:
        return
    now, then = places(draft), defaultdict(dict)
    rows = [_row(source, value) for value in extract_segments(draft) if isinstance(value, StringSegmentValue)]
    for row in rows:
        row.goes_live_at = goes_live_at
        then[row.context_id][row.string.data] = row.string_id
    for row in rows:
        row.before_id = _before(row, now, then)
    new = (row for row in rows if row.string_id not in now.get(row.context_id, {}).values())
    Coming.objects.bulk_create(new, ignore_conflicts=True)


def forget(page: Page) -> None:
    """Expect nothing any more of a page: it has been published, or is no longer scheduled."""
    Coming.objects.filter(source__object_id=page.translation_key).delete()


def _row(source: TranslationSource, value: StringSegmentValue) -> Coming:
    context, _new = TranslationContext.objects.get_or_create(object_id=source.object_id, path=value.path)
    return Coming(
        source=source, context=context, string=String.from_value(source.locale, value.string), order=value.order
    )


def _before(row: Coming, now: Places, then: Places) -> int | None:
    """The string that a coming one will replace, as `languages.sources` will settle it at publishing."""
    standing = now.get(row.context_id, {})
    pairs = paired(standing, then[row.context_id])
    return next((standing[gone] for gone, come in pairs.items() if come == row.string.data), None)


def tallies(keys: Iterable[UUID]) -> dict[UUID, tuple[int, Counter]]:
    """How many sentences are coming to each page, by its translation key, and how many are translated, by language.

    Two queries. A machine's words count as none until a person has read them.
    """
    rows = Coming.objects.filter(source__object_id__in=list(keys))
    totals = Counter(rows.values_list("source__object_id", flat=True))
    here = Coming.objects.filter(
        source__object_id__in=totals, context=OuterRef("context"), string=OuterRef("translation_of")
    )
    said = StringTranslation.objects.filter(
        Exists(here),
        context__object_id__in=totals,
        has_error=False,
        translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
    )
    done: dict[UUID, Counter] = defaultdict(Counter)
    for key, language in said.values_list("context__object_id", "locale__language_code"):
        done[key][language] += 1
    return {key: (total, done[key]) for key, total in totals.items()}
