from uuid import UUID

from wagtail_localize.models import StringTranslation


def machine_made(language: str) -> set[UUID]:
    """The translation keys of all pages with words in a language that a machine made and nobody has reviewed since."""
    found = StringTranslation.objects.filter(
        locale__language_code=language, translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE
    )
    return set(found.values_list("context__object_id", flat=True).distinct())
