"""What the translators' pages have in common: whose site and languages they show (law 7)."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from wagtail.models import Locale, Site

from languages import declared, names
from translation.roles import locales_for, overseen_by, sites_for

#: What the views below are mixed into; the checker is told nothing more of Wagtail's.
_View: Any = object


class ForTranslators(_View):
    """A view that knows the sites of its user, and is closed to who has none; GET `plats` says which it is about."""

    hers = staticmethod(sites_for)

    def dispatch(self, request, *args, **kwargs):
        if not self.sites:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def sites(self) -> list[Site]:
        return list(self.hers(self.request.user).select_related("root_page").order_by("-is_default_site", "hostname"))

    @cached_property
    def site(self) -> Site:
        """The site asked for, which must be the user's (law 7), or the first of hers."""
        asked = self.request.GET.get("plats")
        site = next((one for one in self.sites if not asked or str(one.pk) == asked), None)
        if site is None:
            raise PermissionDenied
        return site


class ForOverseers(ForTranslators):
    """The same for who orders translations."""

    hers = staticmethod(overseen_by)


def site_of(user, pk: int) -> Site:
    """One of the user's sites; who has nothing to do there is refused."""
    site = sites_for(user).select_related("root_page").filter(pk=pk).first()
    if site is None:
        raise PermissionDenied
    return site


def locale_of(user, site: Site, language: str) -> Locale:
    """One of the user's languages on a site, by its code; who has it not is refused."""
    locale = get_object_or_404(Locale, language_code=language)
    if not locales_for(user, site).filter(pk=locale.pk).exists():
        raise PermissionDenied
    return locale


def tongue(locale: Locale) -> dict[str, str]:
    """A language as templates need it."""
    code = locale.language_code
    return {
        "code": code,
        "tag": declared.tag(code),
        "dir": declared.direction(code),
        "endonym": declared.DECLARED[code].endonym,
        "name": names.of(code),
    }
