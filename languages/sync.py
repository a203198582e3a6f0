"""Repair whatever has drifted between the Swedish pages and the other languages."""

import logging
from collections import Counter
from collections.abc import Callable, Iterator

from django.core.exceptions import ValidationError
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationSource

from languages import declared
from languages.aliases import carry_place, carry_slug, ensure_aliases, misplaced, others, withdraw
from languages.in_step import follow_row, translated_rows
from languages.sources import places, refresh
from languages.targets import publish, tree_lock

logger = logging.getLogger(__name__)


def sync(tell: Callable[[str], None] = lambda line: None) -> Counter:
    """Bring every language in step with the Swedish; says each repair, and how many of each kind there were.

    Safe at any time, twice, and in parallel: each page is looked at and mended in a transaction of its own.
    """
    done: Counter = Counter()
    swedish = Page.objects.filter(locale__language_code=declared.SOURCE, depth__gte=2, alias_of=None).order_by("path")
    for pk in list(swedish.values_list("pk", flat=True)):
        with tree_lock():
            page = Page.objects.filter(pk=pk).first()
            for repair in _repairs(page.specific) if page else []:
                done[repair] += 1
                tell(f"{page}: {repair}")
    for model in translated_rows():
        for row in model._default_manager.filter(locale__language_code=declared.SOURCE).iterator():
            before = places(row)
            follow_row(row)
            if places(row) != before:
                done["source refreshed"] += 1
                tell(f"{row}: source refreshed")
    with tree_lock():
        if any(Page.find_problems()):
            Page.fix_tree()
            done["tree mended"] += 1
            tell("tree mended")
    return done


def is_behind() -> bool:
    """Whether there are live Swedish pages whose words nobody has taken up for translation, as after an upgrade."""
    known = TranslationSource.objects.values("object_id")
    pages = Page.objects.live().filter(locale__language_code=declared.SOURCE, depth__gte=2)
    return pages.exclude(translation_key__in=known).exists()


def _repairs(page: Page) -> Iterator[str]:
    """Mend one Swedish page in all languages; each repair by name."""
    before = places(page)
    source = refresh(page)
    if places(page) != before:
        yield "source refreshed"
    yield from ["alias made"] * len(ensure_aliases(page))
    yield from _carried(page)
    if page.live:
        yield from _brought_back(page, source)
    elif others(page).filter(live=True).exists():
        withdraw(page)
        yield "withdrawn"


def _carried(page: Page) -> Iterator[str]:
    """What stands at another address or in another place than the Swedish page."""
    if page.get_parent().is_root():
        return
    if others(page).exclude(slug=page.slug).exists():
        carry_slug(page)
        yield "address carried"
    if misplaced(page):
        carry_place(page)
        yield "moved"


def _brought_back(page: Page, source: TranslationSource) -> Iterator[str]:
    """What is not live though the Swedish page is."""
    hidden = others(page).filter(live=False)
    if hidden.exclude(alias_of=None).exists():
        page.update_aliases()
        yield "alias brought back"
    for locale in Locale.objects.filter(pk__in=hidden.filter(alias_of=None).values("locale")):
        try:
            publish(source, locale)
        except ValidationError as error:
            logger.warning("%s in %s could not be brought back: %s", page, locale.language_code, error)
        else:
            yield "translation brought back"
