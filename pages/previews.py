"""How a draft is looked at: told for an audience, in a language, or beside one (a mode of Wagtail's previews)."""

from copy import copy
from dataclasses import dataclass

from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.models import Locale, PreviewableMixin, Site

from audiences.models import Offered, offered
from languages import names
from languages.open import Language, open_languages

#: Between the parts of a mode, which slugs and codes of languages do not hold.
MARK = "~"

#: Newcomers read on phones, so that is what an editor sees first.
PHONE = {"name": "phone", "icon": "mobile-alt", "device_width": 360, "label": _("Preview on a phone")}
SIZES = [PHONE, *PreviewableMixin.DEFAULT_PREVIEW_SIZES[1:]]


@dataclass(frozen=True)
class Mode:
    """`anvisad~ar` is told for an audience in a language, `anvisad~ar~bredvid` in its own beside that language."""

    audience: str = ""
    language: str = ""
    beside: bool = False

    def __str__(self) -> str:
        return MARK.join([self.audience, self.language, "bredvid" if self.beside else ""]).rstrip(MARK)

    @classmethod
    def of(cls, name: str | None) -> "Mode":
        """What a name means; none is the plain page."""
        audience, language, beside = [*(name or "").split(MARK, 2), "", ""][:3]
        return cls(audience, language, bool(beside))


def audiences_of(site: Site | None) -> list[Offered]:
    return offered(site) if site else []


def languages_beside(page, site: Site | None) -> list[Language]:
    """The open languages of a page's site but its own; a page that is not saved yet is in no other."""
    return [one for one in open_languages(site) if one.locale.pk != page.locale_id] if site and page.pk else []


def choices(page) -> list[tuple[str, str]]:
    """The languages of a preview by their codes, the page's own first, as the empty choice; nothing for it alone."""
    others = [(one.code, names.of(one.code)) for one in languages_beside(page, page.get_site())]
    return [("", names.of(page.locale.language_code)), *others] if others else []


def answer(page, request, name: str) -> HttpResponse:
    """A draft as a mode shows it; an audience or a language that the site does not have is left out."""
    mode, site = Mode.of(name), Site.find_for_request(request) or page.get_site()
    request.audience = next((one for one in audiences_of(site) if one.slug == mode.audience), None)
    language = next((one for one in languages_beside(page, site) if one.code == mode.language), None)
    if language and mode.beside:
        request.GET = QueryDict(f"med={language.code}")
    told = page if language is None or mode.beside else in_language(page, language.locale)
    with override(told.locale.language_code):
        return PreviewableMixin.serve_preview(told, request, "").render()


def in_language(page, locale: Locale):
    """A Swedish draft as it is told in a language: its own structure and facts, with the words there are."""
    found = type(page).objects.filter(translation_key=page.translation_key, locale=locale).first()
    told = found or copy(page)
    told.locale, told.source = locale, page.source
    return told
