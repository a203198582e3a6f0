"""What a translated page is, from its segments: made by a machine, or with words missing. Keys are translation keys."""

from uuid import UUID

from django.db.models import Exists, OuterRef
from wagtail_localize.models import StringSegment, StringTranslation


def machine_made(language: str) -> set[UUID]:
    """The pages with words in a language that a machine made and nobody has reviewed since (one query)."""
    found = StringTranslation.objects.filter(
        locale__language_code=language, translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE
    )
    return set(found.values_list("context__object_id", flat=True).distinct())


def partly_translated(language: str) -> set[UUID]:
    """The pages with words that nobody has translated into a language (one query)."""
    translated = StringTranslation.objects.filter(
        locale__language_code=language, translation_of=OuterRef("string"), context=OuterRef("context")
    )
    missing = StringSegment.objects.filter(~Exists(translated))
    return set(missing.values_list("source__object_id", flat=True).distinct())
