"""Which languages are open: those with a `Locale` row and a home page (the others are declared, and answer 404)."""

from dataclasses import dataclass

from wagtail.models import Locale, Page

from languages import declared

#: The homes of all languages of all sites stand right below the root of the tree.
HOME_DEPTH = 2


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


def open_languages() -> list[Language]:
    """All open languages in the order they are declared (one query)."""
    homes = Page.objects.filter(depth=HOME_DEPTH, live=True).values("locale_id")
    rows = {locale.language_code: locale for locale in Locale.objects.filter(pk__in=homes)}
    return [Language(rows[code]) for code in declared.DECLARED if code in rows]


def languages_of(request) -> list[Language]:
    """The open languages, asked for once a request."""
    if not hasattr(request, "open_languages"):
        request.open_languages = open_languages()
    return request.open_languages
