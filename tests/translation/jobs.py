"""What tests of jobs are built of."""

from wagtail.models import Locale, Page, Site
from wagtail_localize.models import TranslationSource

from languages.segments import segments
from languages.sources import refresh
from translation import words
from translation.jobs import selection, steer
from translation.models import ItemState, JobItem, JobKind, TranslationJob


def refreshed(pages) -> list[TranslationSource]:
    """The sources of pages, as publishing leaves them."""
    return [refresh(page.specific) for page in pages]


def sources_of_pages() -> list[TranslationSource]:
    """The same, as they are stored."""
    return [TranslationSource.objects.get_for_instance(page) for page in swedish_pages()]


def swedish_pages():
    return Page.objects.filter(locale__language_code="sv", depth__gt=1).order_by("path")


def say(sources, *codes: str) -> None:
    """Store words for every segment of sources: what a translator has done, and not yet published."""
    for source in sources:
        for locale in Locale.objects.filter(language_code__in=codes):
            found = segments([source], locale)
            words.store({one: f"{locale.language_code}: {one.swedish}" for one in found if not one.said}, locale)


def ordered(*codes: str, kind: JobKind = JobKind.PUBLISH, **more) -> TranslationJob:
    """A job over all pages of the default site."""
    site = Site.objects.get(is_default_site=True)
    locales = Locale.objects.filter(language_code__in=codes)
    order = {"site": site, "selection": "Allt", **more}
    return steer.start(kind, selection.everything(site), locales, **order)


def states(job: TranslationJob) -> set[str]:
    return set(job.items.values_list("state", flat=True))


def undone(job: TranslationJob) -> list[JobItem]:
    """The items that were not done exactly once."""
    return [item for item in job.items.all() if (item.state, item.attempts) != (ItemState.DONE, 1)]
