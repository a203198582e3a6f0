"""Which languages a site has open: those with a live home of it (the others are declared, and answer 404)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation.trans_real import parse_accept_lang_header
from wagtail.models import Locale, Page, Site

from languages import declared


@dataclass(frozen=True)
class Language:
    """A language as templates want it."""

    locale: Locale

    @property
    def code(self) -> str:
        return self.locale.language_code

    @property
    def tag(self) -> str:
        return declared.tag(self.code)

    @property
    def dir(self) -> str:
        return declared.direction(self.code)

    @property
    def endonym(self) -> str:
        return declared.DECLARED[self.code].endonym


def open_locales(*sites: Site) -> QuerySet[Locale]:
    """The rows of the languages that are open on a site, or on any of several."""
    keys = [site.root_page.translation_key for site in sites]
    homes = Page.objects.filter(translation_key__in=keys, live=True).values("locale_id")
    return Locale.objects.filter(pk__in=homes)


def in_order(locales: Iterable[Locale]) -> list[Language]:
    """Languages in the order they are declared."""
    rows = {locale.language_code: locale for locale in locales}
    return [Language(rows[code]) for code in declared.DECLARED if code in rows]


def open_languages(*sites: Site) -> list[Language]:
    """The languages that are open on a site, or on any of several, in the order they are declared (one query)."""
    return in_order(open_locales(*sites))


def languages_of(request) -> list[Language]:
    """The open languages of the site of a request, asked for once a request; none where no site answers."""
    if not hasattr(request, "open_languages"):
        site = Site.find_for_request(request)
        request.open_languages = open_languages(site) if site else []
    return request.open_languages


def preferred(request) -> Language | None:
    """The open language that the browser would rather have (`Accept-Language`, RFC 9110), if it asks for any."""
    languages = {language.code: language for language in languages_of(request)}
    asked = parse_accept_lang_header(request.META.get("HTTP_ACCEPT_LANGUAGE", ""))
    codes = (code for tag, quality in asked if quality for code in wider(tag))
    return next((languages[code] for code in codes if code in languages), None)


def wider(tag: str) -> Iterator[str]:
    """The codes that answer to a language tag, nearest first: `ps-AF` is `ps-af`, else `ps` (RFC 4647, Lookup)."""
    parts = tag.lower().split("-")
    for length in range(len(parts), 0, -1):
        code = "-".join(parts[:length])
        yield code
        if code in declared.ALSO_CALLED:
            yield from wider(declared.ALSO_CALLED[code])
