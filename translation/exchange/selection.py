"""What to send: which pages and rows, and which of their segments."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page, Site
from wagtail_localize.models import TranslationSource

from languages.segments import Segment, segments
from languages.state import Kind
from translation.exchange.identity import identity, seal
from translation.exchange.notes import Notes, place
from translation.scope import pages_below, pages_of, sources_of

#: Objects whose segments are fetched at once.
CHUNK = 50


class What(models.TextChoices):
    """Which segments are sent."""

    MISSING = "missing", _("Only what is missing or older than the Swedish")
    UNREVIEWED = "unreviewed", _("Also what a machine has made and nobody has reviewed")
    ALL = "all", _("Everything, also what is finished")


LACKING = {Kind.MISSING, Kind.OLDER}
WANTED = {
    What.MISSING: LACKING,
    What.UNREVIEWED: {*LACKING, Kind.MACHINE},
    What.ALL: {*LACKING, Kind.MACHINE, Kind.REVIEWED},
}


class Reach(models.TextChoices):
    """How much of a site is sent."""

    SITE = "site", _("The whole site, with contacts")
    BRANCH = "branch", _("A page and all pages below it")
    PAGE = "page", _("One page")


@dataclass(frozen=True)
class Thing:
    """A Swedish page or row that is translated; `address` is empty for a row."""

    source: TranslationSource
    title: str
    address: str


@dataclass(frozen=True)
class Unit:
    """A segment on its way out, with its name and what the translator is told."""

    name: str
    segment: Segment
    notes: list[str]


@dataclass(frozen=True)
class Sheet:
    """The units of one page or row."""

    thing: Thing
    units: list[Unit]


def things(site: Site, user, reach: Reach = Reach.SITE, page: Page | None = None) -> list[Thing]:
    """What there is to send, pages first in the order of the tree (two queries)."""
    by_key = {one.translation_key: one for one in _within(site, reach, page).select_related("locale")}
    places = {key: number for number, key in enumerate(by_key)}
    sources = sources_of(site, user) if reach == Reach.SITE else sources_of(site, user).filter(object__in=by_key)
    ordered = sorted(
        sources.distinct().defer("content_json").select_related("specific_content_type"),
        key=lambda source: (places.get(source.object_id, len(places)), source.pk),
    )
    return [_thing(source, by_key.get(source.object_id)) for source in ordered]


def _within(site: Site, reach: Reach, page: Page | None) -> models.QuerySet[Page]:
    if reach == Reach.SITE or page is None:
        return pages_of(site)
    return pages_below(site, page) if reach == Reach.BRANCH else pages_of(site).filter(pk=page.pk)


def _thing(source: TranslationSource, page: Page | None) -> Thing:
    return Thing(source, page.title, page.full_url or "") if page else Thing(source, source.object_repr, "")


def sheets(chosen: list[Thing], site: Site, locale: Locale, what: What) -> Iterator[Sheet]:
    """The sheets that have something to send in a language (two queries, and two more for every `CHUNK` objects).

    What is left in Swedish on purpose is never sent.
    """
    notes = Notes(site, locale)
    for start in range(0, len(chosen), CHUNK):
        chunk = {thing.source.pk: thing for thing in chosen[start : start + CHUNK]}
        wanted = {pk: {} for pk in chunk}
        for segment in segments(list(chunk), locale):
            if segment.kind in WANTED[what]:
                wanted[segment.source_id].setdefault((segment.context_id, segment.string_id), segment)
        for pk, found in wanted.items():
            if found:
                yield Sheet(chunk[pk], [_unit(segment, chunk[pk], locale, notes) for segment in found.values()])


def _unit(segment: Segment, thing: Thing, locale: Locale, notes: Notes) -> Unit:
    model = thing.source.specific_content_type.model_class()
    where = f"{thing.title}: {place(segment.path, model)}"
    name = seal(identity(segment, thing.source.object_id), locale.language_code)
    return Unit(name, segment, [where, *notes.about(segment.swedish)])
