"""Background tasks over ids."""

import logging

from django_tasks import task
from wagtail.models import Locale, Site

from languages.add_language import grow

logger = logging.getLogger(__name__)


@task()
def grow_language(locale_id: int, site_ids: list[int] | None = None) -> int:
    """Give a language its tree on the given sites, or on all; how many aliases were made."""
    locale = Locale.objects.get(pk=locale_id)
    grown = grow(locale, None if site_ids is None else Site.objects.filter(pk__in=site_ids))
    for title, reason in grown.left.items():
        logger.error("No alias of “%s” in %s: %s", title, locale.language_code, reason)
    return grown.made
