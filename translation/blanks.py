"""What is left in Swedish on purpose, stored as `wagtail_localize_intentional_blanks` reads it.

Its own functions save row by row, which writes their marker into the title in the explorer, and forget that the words
they keep were a machine's.
"""

from collections.abc import Iterable

from django.db import transaction
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation
from wagtail_localize_intentional_blanks.constants import BACKUP_SEPARATOR
from wagtail_localize_intentional_blanks.constants import DO_NOT_TRANSLATE_MARKER as BLANK

from languages.segments import Segment, is_blank
from languages.state import Kind
from translation import words

MACHINE = StringTranslation.TRANSLATION_TYPE_MACHINE


@transaction.atomic
def leave(segments: Iterable[Segment], locale: Locale, user) -> None:
    """Say that the Swedish of segments stays; what was said before is kept aside."""
    rows = [
        StringTranslation(
            translation_of_id=segment.string_id,
            context_id=segment.context_id,
            locale=locale,
            data=f"{BLANK}{BACKUP_SEPARATOR}{segment.said}" if segment.said else BLANK,
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
            tool_name=segment.tool or MACHINE if segment.kind == Kind.MACHINE else "",
            last_translated_by=user,
        )
        for segment in segments
    ]
    words.write(rows)


@transaction.atomic
def take_back(segments: Iterable[Segment], locale: Locale) -> None:
    """Undo `leave`: what was said before stands again, by a machine where it was a machine's."""
    restored = []
    for segment in segments:
        row = StringTranslation.objects.filter(
            translation_of=segment.string_id, context=segment.context_id, locale=locale
        ).first()
        if row is None or not is_blank(row.data):
            continue
        row.data = row.data.partition(BACKUP_SEPARATOR)[2]
        row.translation_type = MACHINE if row.tool_name else row.translation_type
        if row.data:
            restored.append(row)
        else:
            StringTranslation.objects.filter(pk=row.pk).delete()
    words.write(restored)
