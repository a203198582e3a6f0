"""Who may translate what: translators by site and language; overseers order, export and publish for their sites."""

from django.db.models import Q, QuerySet
from wagtail.models import Locale, Site

from contacts.ownership import acts, sites_of
from languages import declared
from languages.open import open_locales
from translation.models import Translator


def targets(*sites: Site) -> QuerySet[Locale]:
    """Every language that a site, or any of several, is translated into: those it has open."""
    return open_locales(*sites).exclude(language_code=declared.SOURCE)


def may_oversee(user, site: Site) -> bool:
    """Whether a user orders translations for a site: superusers everywhere, others on their own with the permission."""
    if not user.is_active:
        return False
    return user.is_superuser or (user.has_perm("translation.oversee") and sites_of(user).filter(pk=site.pk).exists())


def oversees(user) -> bool:
    """Whether a user orders translations for some site."""
    return user.is_active and user.has_perm("translation.oversee") and acts(user)


def translates(user) -> bool:
    """Whether a user is a translator of some site; asked more than once a page, so it is remembered with the user."""
    if not hasattr(user, "_translates"):
        user._translates = user.translates.exists()
    return user._translates


def overseen_by(user) -> QuerySet[Site]:
    """The sites a user orders translations for."""
    return sites_of(user) if user.is_active and user.has_perm("translation.oversee") else Site.objects.none()


def locales_for(user, site: Site) -> QuerySet[Locale]:
    """The languages a user may translate a site into."""
    if may_oversee(user, site):
        return targets(site)
    return targets(site).filter(pk__in=Translator.objects.filter(user=user, site=site).values("locales"))


def may_translate(user, site: Site, locale: Locale) -> bool:
    return locales_for(user, site).filter(pk=locale.pk).exists()


def sites_for(user) -> QuerySet[Site]:
    """The sites a user has something to translate or to oversee on."""
    own = Q(pk__in=Translator.objects.filter(user=user).values("site"))
    overseen = Q(pk__in=sites_of(user)) if user.has_perm("translation.oversee") else Q()
    return Site.objects.filter(own | overseen)
