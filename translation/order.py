"""What is translated first: what every reader meets, then the path from its beginning.

Homes and headings, which every reader meets; the steps of the first phases, and within a phase those that most others
wait for; then the other pages, the contacts, and last the national words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Q, QuerySet
from wagtail.models import Page
from wagtail_localize.models import TranslationSource

from audiences.models import Audience
from contacts.models import Contact
from languages import declared
from pages.models import HomePage, Phase, PrerequisiteRow, StepPage, Theme

HOMES, HEADINGS, STEPS, PAGES, CONTACTS, WORDS = range(6)


@dataclass(frozen=True)
class Place:
    """Where something stands in the order: a step by its phase and how many steps wait for it, then all by `name`."""

    rank: int
    name: str
    phase_order: int = 0
    phase: str = ""
    waiting: int = 0

    @property
    def key(self) -> tuple:
        return self.rank, self.phase_order, -self.waiting, self.name


def in_order(sources: QuerySet[TranslationSource]) -> list[tuple[TranslationSource, Place]]:
    """Sources, the most important first, each with its place (three queries)."""
    swedish = Q(locale__language_code=declared.SOURCE, translation_key__in=sources.values("object_id"))
    paths = dict(Page.objects.filter(swedish).values_list("translation_key", "path"))
    steps = _steps(StepPage.objects.filter(swedish))
    placed = [(source, _place(source, steps, paths)) for source in sources.defer("content_json")]
    return sorted(placed, key=lambda one: (one[1].key, one[0].pk))


def model_of(source: TranslationSource) -> Any:
    """What kind of thing a source is; the kinds are kept, so this costs no query."""
    return ContentType.objects.get_for_id(source.specific_content_type_id).model_class()


def _steps(steps: QuerySet[StepPage]) -> dict[UUID, dict[str, Any]]:
    """The phase of each step, and for how many live steps it is a gate."""
    gate = Q(opens_rows__kind=PrerequisiteRow.Kind.GATE, opens_rows__step__live=True)
    told = steps.annotate(waiting=Count("opens_rows__step", filter=gate, distinct=True))
    rows = told.values_list("translation_key", "phase__order", "phase__title", "waiting")
    return {key: {"phase_order": order, "phase": title, "waiting": waiting} for key, order, title, waiting in rows}


def _place(source: TranslationSource, steps: Mapping[UUID, dict], paths: Mapping[UUID, str]) -> Place:
    model, key, title = model_of(source), source.object_id, source.object_repr
    if key in steps:
        return Place(STEPS, paths[key], **steps[key])
    if issubclass(model, Page):
        return Place(HOMES if model is HomePage else PAGES, paths.get(key, ""))
    if model is Contact:
        return Place(CONTACTS, title)
    return Place(HEADINGS if model in (Audience, Phase, Theme) else WORDS, f"{model._meta.label_lower} {title}")
