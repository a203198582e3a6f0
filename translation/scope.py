"""What there is to translate on a site: its live Swedish pages and its contacts; and what is national (law 7)."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from wagtail.models import Page, Site
from wagtail_localize.models import TranslationSource

from audiences.models import Audience
from contacts.models import Contact
from knowledge.models import GlossaryTerm
from languages import declared
from pages.models import Phase, Theme

#: Rows without a site, as some contacts are; every site reads them, and only superusers translate them.
NATIONAL = [Audience, GlossaryTerm, Phase, Theme]


def pages_of(site: Site) -> QuerySet[Page]:
    """The live Swedish pages of a site, in the order of the tree."""
    swedish = Page.objects.live().filter(locale__language_code=declared.SOURCE, alias_of=None)
    return swedish.descendant_of(site.root_page, inclusive=True).order_by("path")


def pages_below(site: Site, page: Page) -> QuerySet[Page]:
    """A page and all below it; nothing where the page is another site's (law 7)."""
    return pages_of(site).filter(path__startswith=page.path)


def page_sources(site: Site) -> QuerySet[TranslationSource]:
    return _swedish().filter(object_id__in=pages_of(site).values("translation_key"))


def contact_sources(site: Site) -> QuerySet[TranslationSource]:
    return _swedish().filter(object_id__in=_contacts(site).values("translation_key"))


def national_sources() -> QuerySet[TranslationSource]:
    types = ContentType.objects.get_for_models(*NATIONAL).values()
    contacts = _contacts(None).values("translation_key")
    return _swedish().filter(Q(specific_content_type__in=types) | Q(object_id__in=contacts))


def _contacts(site: Site | None) -> QuerySet[Contact]:
    return Contact.objects.filter(locale__language_code=declared.SOURCE, site=site)


def sources_of(site: Site, user) -> QuerySet[TranslationSource]:
    """All that a user may translate on a site."""
    own = page_sources(site) | contact_sources(site)
    return own | national_sources() if user.is_superuser else own


def _swedish() -> QuerySet[TranslationSource]:
    return TranslationSource.objects.filter(locale__language_code=declared.SOURCE)
