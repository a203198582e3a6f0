from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db.models import F, Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Locale, Site
from wagtail_localize.models import StringTranslation, TranslationSource

from languages import names, targets
from languages.models import Draft
from languages.open import open_locales
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
    Raises `ValidationError` where the words do not fit their fields, or the site has not opened the language, and then
    has written nothing.
    """
    if not open_locales(site).filter(pk=locale.pk).exists():
        told = _("%(language)s is not open on this site.") % {"language": names.of(locale.language_code)}
        raise ValidationError(capfirst(told))
    return targets.publish(source, locale, user, unreviewed=MachinePolicy.for_site(site).publish_unreviewed)
