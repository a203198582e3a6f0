"""The Swedish page leads: what happens to it happens in every language, and translated words stand until replaced."""

import logging
from functools import cache

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.models import Locale, Page, TranslatableMixin, get_translatable_models
from wagtail.snippets.models import get_snippet_models
from wagtail_localize.models import TranslationSource

from languages import declared
from languages.aliases import carry_slug, ensure_aliases, others
from languages.sources import places, refresh
from languages.targets import publish, tree_lock

logger = logging.getLogger(__name__)


def is_swedish_row(instance: models.Model) -> bool:
    """Whether something is a row of our own that other languages follow: a snippet, no page and no part of a page."""
    if not isinstance(instance, TranslatableMixin) or type(instance) not in translated_rows():
        return False
    return instance.locale.language_code == declared.SOURCE


@cache
def translated_rows() -> list[type[models.Model]]:
    """The snippets that have words in every language; asked at every save."""
    return [model for model in get_snippet_models() if model in get_translatable_models()]


def follow_page(page: Page) -> list[str]:
    """Bring all languages in step with a published Swedish page; the languages whose words did not fit, by code.

    Aliases where there is nothing, the Swedish slug everywhere, and today's facts and order in what is translated,
    unless that was published after the Swedish.
    """
    with tree_lock():
        ensure_aliases(page)
        carry_slug(page)
    source = TranslationSource.objects.get_for_instance(page)
    behind = others(page).filter(alias_of=None).exclude(live=True, last_published_at__gt=source.last_updated_at)
    return _rewrite(source, Locale.objects.filter(pk__in=behind.values("locale")))


def follow_row(row: TranslatableMixin) -> list[str]:
    """Bring the translations of a Swedish row in step, if a word of it has changed; the codes that did not fit."""
    before = places(row)
    source = refresh(row)
    if places(row) == before:
        return []
    translated = type(row)._default_manager.filter(translation_key=row.translation_key).exclude(pk=row.pk)
    return _rewrite(source, Locale.objects.filter(pk__in=translated.values("locale")))


def _rewrite(source: TranslationSource, locales) -> list[str]:
    """Write the targets again, each on its own: one that does not fit holds up no other."""
    failed = []
    for locale in locales:
        try:
            publish(source, locale)
        except ValidationError as error:
            logger.warning("%s in %s could not be written: %s", source.object_repr, locale.language_code, error)
            failed.append(locale.language_code)
    return failed
