"""What a translated page is, from its segments: without translation, made by a machine, or with words missing."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef
from wagtail_localize.models import StringSegment, StringTranslation


@dataclass(frozen=True)
class Translations:
    """The pages of one language by their translation keys."""

    any_words: set[UUID]
    machine_made: set[UUID]
    missing_words: set[UUID]

    @classmethod
    def into(cls, language: str) -> "Translations":
        """All pages with translations into a language (two queries)."""
        translated = StringTranslation.objects.filter(locale__language_code=language)
        kinds = set(translated.values_list("context__object_id", "translation_type").distinct())
        own = translated.filter(translation_of=OuterRef("string"), context=OuterRef("context"))
        missing = StringSegment.objects.filter(~Exists(own))
        return cls(
            any_words={key for key, _kind in kinds},
            machine_made={key for key, kind in kinds if kind == StringTranslation.TRANSLATION_TYPE_MACHINE},
            missing_words=set(missing.values_list("source__object_id", flat=True).distinct()),
        )
