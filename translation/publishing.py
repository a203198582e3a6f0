from collections.abc import Iterable

from django.db.models import F, Model
from wagtail.models import Locale, Site
from wagtail_localize.models import StringTranslation, TranslationSource

from languages import targets
from languages.models import Draft
from translation.models import MachinePolicy


def waiting(sources: Iterable[TranslationSource | int], locale: Locale, site: Site) -> set[int]:
    """Which sources have words stored that readers are to get and have not got yet (two queries)."""
    drafts = Draft.objects.filter(
        translation__locale=locale,
        translation__has_error=False,
        translation__translation_of=F("translation__context__stringsegment__string"),
        translation__context__stringsegment__source__in=list(sources),
    )
    if not MachinePolicy.for_site(site).publish_unreviewed:
        drafts = drafts.exclude(translation__translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE)
    return set(drafts.values_list("translation__context__stringsegment__source", flat=True).distinct())


def publish(source: TranslationSource, locale: Locale, site: Site, user=None) -> Model | None:
    """Publish a translation as a site wants it: with a machine's words unreviewed, or without them.

    Where readers may get no word yet, an alias stays one.
    Raises `ValidationError` where the words do not fit their fields, and then has written nothing.
    """
    return targets.publish(source, locale, user, unreviewed=MachinePolicy.for_site(site).publish_unreviewed)
