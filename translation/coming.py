"""What is scheduled to be published, for translators: it can be translated before its day, and is published with it."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import Count, Exists, Min, OuterRef, Q
from wagtail.models import Locale, Site
from wagtail_localize.models import StringTranslation, TranslationSource

from languages.models import Coming
from languages.segments import Segment, coming_segments
from translation.scope import sources_of
from translation.work import Work


@dataclass(frozen=True)
class Expected:
    """A page that is scheduled, with how many of its coming sentences are left to translate into one language."""

    source: TranslationSource
    goes_live_at: datetime
    left: int
    total: int


def expected(site: Site, locale: Locale, user) -> list[Expected]:
    """The scheduled pages that a user may translate on a site, the first first (two queries)."""
    said = StringTranslation.objects.filter(
        translation_of=OuterRef("string"),
        context=OuterRef("context"),
        locale=locale,
        has_error=False,
        translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
    )
    rows = Coming.objects.filter(source__in=sources_of(site, user)).annotate(is_said=Exists(said)).order_by()
    counted = rows.values("source").annotate(
        when=Min("goes_live_at"), total=Count("pk"), left=Count("pk", filter=Q(is_said=False))
    )
    sources = TranslationSource.objects.in_bulk([row["source"] for row in counted])
    found = [Expected(sources[row["source"]], row["when"], row["left"], row["total"]) for row in counted]
    return sorted(found, key=lambda one: (one.goes_live_at, one.source.object_repr))


class ComingWork(Work):
    """What a translator does for a page before its day: its coming sentences alone, which nobody can publish yet."""

    @cached_property
    def swedish(self):
        """The draft that is scheduled."""
        page = self.source.get_source_instance()
        scheduled = page.scheduled_revision
        return scheduled.as_object() if scheduled else page

    @cached_property
    def segments(self) -> list[Segment]:
        return coming_segments(self.source, self.locale)

    @cached_property
    def goes_live_at(self) -> datetime | None:
        return Coming.objects.filter(source=self.source).aggregate(when=Min("goes_live_at"))["when"]

    @property
    def is_unpublished(self) -> bool:
        """Whether words are stored that readers are to get now: never, they get them with the Swedish."""
        return False
