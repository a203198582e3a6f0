"""What is translated first: what every reader meets, then the path from its beginning."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from wagtail.models import Page
from wagtail_localize.models import TranslationSource

from audiences.models import Audience
from languages import declared
from pages.models import HomePage, Phase, PrerequisiteRow, StepPage, Theme

#: Homes; what stands on every page; steps; pages about something else; what pages refer to.
HOMES, HEADINGS, STEPS, PAGES, OTHERS = range(5)
SWEDISH = {"locale__language_code": declared.SOURCE}


class Place(NamedTuple):
    """Where something stands in the order; `gates` is how many steps wait for it, as a negative number."""

    rank: int
    phase: int = 0
    gates: int = 0
    path: str = ""


def in_order(sources: Iterable[TranslationSource]) -> list[TranslationSource]:
    """Homes and headings, then steps by phase with the gates of a phase first, then other pages (four queries)."""
    places = _pages() | _steps()
    return sorted(sources, key=lambda source: (places.get(source.object_id) or _row(source), source.pk))


def _row(source: TranslationSource) -> Place:
    is_heading = source.specific_content_type.model_class() in (Audience, Phase, Theme)
    return Place(HEADINGS if is_heading else OTHERS)


def _pages() -> dict[UUID, Place]:
    homes = set(HomePage.objects.filter(**SWEDISH).values_list("pk", flat=True))
    pages = Page.objects.filter(**SWEDISH).values_list("translation_key", "pk", "path")
    return {key: Place(HOMES if pk in homes else PAGES, path=path) for key, pk, path in pages}


def _steps() -> dict[UUID, Place]:
    gates = Counter(
        PrerequisiteRow.objects.filter(kind=PrerequisiteRow.Kind.GATE).values_list("required_id", flat=True)
    )
    steps = StepPage.objects.filter(**SWEDISH).values_list("translation_key", "pk", "phase__order", "path")
    return {key: Place(STEPS, phase, -gates[pk], path) for key, pk, phase, path in steps}
