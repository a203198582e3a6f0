"""A language nobody planned for: its row, and an alias of every Swedish page of the sites, homes first (law 3).

Readers need no restart: a declared language is open as soon as its home stands. Each page is a transaction of its own,
so that what was stopped half-way can be taken up again, and what is whole stays as it is.
"""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches

from django.core.exceptions import ValidationError
from django.utils.translation import check_for_language
from django.utils.translation import gettext as _
from django_tasks import task
from wagtail.actions.copy_for_translation import ParentNotTranslatedError
from wagtail.models import Locale, Page, Site

from languages import declared
from languages.declared import Declared
from languages.targets import tree_lock

logger = logging.getLogger(__name__)


class LanguageError(ValueError):
    """A language that cannot be added; its text says why."""


@dataclass
class Grown:
    """What became of a language's tree: how many aliases were made, and the pages that could not have one, with why."""

    made: int = 0
    left: dict[str, str] = field(default_factory=dict)


def add_language(code: str, sites: Iterable[Site] | None = None) -> tuple[Locale, Grown]:
    """Open a declared language on the given sites, or on all, at once and whole. Raises LanguageError."""
    locale = open_locale(code)
    return locale, grow(locale, sites)


def open_locale(code: str) -> Locale:
    """The row of a language, made where it is missing. Raises LanguageError.

    No signal is sent, since whoever calls this says on which sites the language grows.
    """
    language = declared_as(code)
    if not check_for_language(language.code):
        told = _("The catalogue of %(code)s is not compiled. Run manage.py compile_catalogues, and restart.")
        raise LanguageError(told % {"code": language.code})
    Locale.objects.bulk_create([Locale(language_code=language.code)], ignore_conflicts=True)
    return Locale.objects.get(language_code=language.code)


def declared_as(code: str) -> Declared:
    """The declared language of a code, however it is written. Raises LanguageError, which names those near."""
    written = code.strip().lower().replace("_", "-")
    if written == declared.SOURCE:
        raise LanguageError(_("Swedish is the language that all others follow; it is always open."))
    if written in declared.DECLARED:
        return declared.DECLARED[written]
    near = ", ".join(f"{one.code} ({one.english}, {one.swedish})" for one in _near(written))
    if near:
        told = _("There is no language “%(code)s” to add. Did you mean %(near)s?")
    else:
        told = _("There is no language “%(code)s” to add.")
    raise LanguageError(told % {"code": code, "near": near})


def _near(written: str) -> list[Declared]:
    """Languages with a code or a name like what was written, the likest first."""
    names = {
        name.lower(): language
        for language in declared.DECLARED.values()
        for name in (language.code, language.english, language.swedish, language.endonym)
        if language.code != declared.SOURCE
    }
    holding = [name for name in names if len(written) > 2 and written in name]
    begun = [name for name in names if written and name.startswith(written[:2])]
    like = [*holding, *get_close_matches(written, names), *sorted(begun)]
    return list(dict.fromkeys(names[name] for name in like))[:5]


def grow(locale: Locale, sites: Iterable[Site] | None = None, *, homes_alone: bool = False) -> Grown:
    """Give every Swedish page of the given sites, or of all, an alias in a language that has nothing of it."""
    grown = Grown()
    for pk in _missing(locale, sites, homes_alone=homes_alone):
        with tree_lock():
            page = Page.objects.get(pk=pk).specific if _is_missing(pk, locale) else None
            if page:
                _give(page, locale, grown)
    return grown


def _give(page: Page, locale: Locale, grown: Grown) -> None:
    try:
        page.copy_for_translation(locale, alias=True)
    except (ParentNotTranslatedError, ValidationError) as error:
        grown.left[page.title] = str(error)
    else:
        grown.made += 1


def _missing(locale: Locale, sites: Iterable[Site] | None, *, homes_alone: bool) -> Iterator[int]:
    """The Swedish pages that a language lacks, homes first and then in the order of the tree."""
    chosen = Site.objects.all() if sites is None else sites
    homes = {site.root_page.path for site in chosen}
    rows = list(_without(locale).order_by("path").values_list("pk", "path"))
    yield from (pk for pk, path in rows if path in homes)
    if not homes_alone:
        yield from (pk for pk, path in rows if path not in homes and path.startswith(tuple(homes)))


def _without(locale: Locale):
    present = Page.objects.filter(locale=locale).values("translation_key")
    swedish = Page.objects.filter(locale__language_code=declared.SOURCE, alias_of=None)
    return swedish.exclude(translation_key__in=present)


def _is_missing(pk: int, locale: Locale) -> bool:
    """Asked again under the lock: somebody else may have made the alias, or deleted the page."""
    return _without(locale).filter(pk=pk).exists()


@task()
def grow_language(locale_id: int, site_ids: list[int] | None = None) -> int:
    """Give a language its tree on the given sites, or on all; how many aliases were made."""
    locale = Locale.objects.get(pk=locale_id)
    grown = grow(locale, None if site_ids is None else Site.objects.filter(pk__in=site_ids))
    for title, reason in grown.left.items():
        logger.error("No alias of “%s” in %s: %s", title, locale.language_code, reason)
    return grown.made
