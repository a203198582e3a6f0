from uuid import UUID

from wagtail_localize.models import StringTranslation


def is_machine_made(translation_key: UUID, locale_id: int) -> bool:
    """Whether any words of a translated page came from a machine and have not been reviewed since (one query)."""
    return StringTranslation.objects.filter(
        context__object_id=translation_key,
        locale_id=locale_id,
        translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
    ).exists()
