"""Which of a site's texts a job is about."""

from django.db.models import QuerySet
from wagtail.models import Page, Site
from wagtail_localize.models import TranslationSource

from pages.models import StepPage, Theme
from translation.scope import page_sources, pages_below, sources_of


def everything(site: Site, user=None) -> QuerySet[TranslationSource]:
    """Pages and contacts, and for superusers what is national; all of it where nobody is named."""
    return sources_of(site, user) if user else page_sources(site)


def below(site: Site, page: Page) -> QuerySet[TranslationSource]:
    """A page of the site and all below it."""
    return _of_pages(site, pages_below(site, page))


def about(site: Site, theme: Theme) -> QuerySet[TranslationSource]:
    """The steps of a theme."""
    return _of_pages(site, StepPage.objects.filter(theme=theme))


def _of_pages(site: Site, pages: QuerySet) -> QuerySet[TranslationSource]:
    return page_sources(site).filter(object_id__in=pages.values("translation_key"))
