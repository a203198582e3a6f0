from django.db.models import Model
from wagtail.models import Locale, Site
from wagtail_localize.models import TranslationSource

from languages import targets
from translation.models import MachinePolicy


def publish(source: TranslationSource, locale: Locale, site: Site, user=None) -> Model | None:
    """Publish a translation as a site wants it: with a machine's words unreviewed, or without them.

    Where readers may get no word yet, an alias stays one.
    Raises `ValidationError` where the words do not fit their fields, and then has written nothing.
    """
    return targets.publish(source, locale, user, unreviewed=MachinePolicy.for_site(site).publish_unreviewed)
