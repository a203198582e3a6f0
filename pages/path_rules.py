"""The rules a path keeps (law 4): no cycle, and nothing required of an audience that it does not concern.

They are checked for the rows an editor is about to save, before anything is saved.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from pages import models


@dataclass
class Rows:
    """The rows of one step, from a form, a revision or the database.

    `applies` maps audience slugs to whether the step applies in any condition;
    `required` lists (row index, required step's id, audience slugs or none for all).
    """

    step: object
    title: str
    applies: dict[str, bool] = field(default_factory=dict)
    required: list[tuple[int, object, list[str]]] = field(default_factory=list)


@dataclass(frozen=True)
class Violation:
    """A broken rule, the relation and the index of the row it is about, and the field of that row."""

    relation: str
    row: int
    field: str
    message: str


def violations(proposed: Rows, others: Iterable[Rows]) -> list[Violation]:
    """What the proposed rows of a step would break, given the rows of all other steps."""
    graph = {rows.step: rows for rows in others if rows.step != proposed.step}
    graph[proposed.step] = proposed
    return [*_not_for_audience(proposed, graph), *_dropped(proposed, graph), *_cycles(proposed, graph)]


def _audiences(rows: Rows, only: list[str]) -> list[str]:
    """The audiences a prerequisite row concerns: those named, else all, where the step applies."""
    return [slug for slug, applies in rows.applies.items() if applies and (not only or slug in only)]


def _not_for_audience(proposed: Rows, graph: dict) -> Iterable[Violation]:
    for index, required, only in proposed.required:
        target = graph.get(required)
        if target is None:
            message = _("Choose a Swedish step from the same list of steps.")
            yield Violation("prerequisites", index, "required", str(message))
            continue
        if required == proposed.step:
            continue
        strangers = [slug for slug in _audiences(proposed, only) if not target.applies.get(slug)]
        if strangers:
            yield Violation(
                "prerequisites",
                index,
                "required",
                _("“%(step)s” does not apply to: %(audiences)s. Limit the row to other audiences.")
                % {"step": target.title, "audiences": ", ".join(strangers)},
            )


def _dropped(proposed: Rows, graph: dict) -> Iterable[Violation]:
    """Steps that need this one for an audience it would no longer apply to."""
    for other in graph.values():
        for _index, required, only in other.required:
            if required != proposed.step or other is proposed:
                continue
            for slug in _audiences(other, only):
                if slug in proposed.applies and not proposed.applies[slug]:
                    yield Violation(
                        "audience_rows",
                        list(proposed.applies).index(slug),
                        "application",
                        _("“%(step)s” needs this step for %(audience)s.") % {"step": other.title, "audience": slug},
                    )


def _cycles(proposed: Rows, graph: dict) -> Iterable[Violation]:
    for index, required, only in proposed.required:
        audiences: list[str | None] = [*_audiences(proposed, only)]
        for slug in audiences or [None]:
            trail = _trail(required, proposed.step, slug, graph)
            if trail:
                yield Violation(
                    "prerequisites",
                    index,
                    "required",
                    _("This makes a circle: %(steps)s.") % {"steps": " → ".join([proposed.title, *trail])},
                )
                break


def _trail(start: object, goal: object, slug: str | None, graph: dict) -> list[str] | None:
    """The titles from `start` to `goal` along prerequisites that hold for an audience, if there is a way."""
    came_from: dict = {start: None}
    waiting = [start]
    while waiting:
        here = waiting.pop()
        if here == goal:
            return _titles(here, came_from, graph)
        rows = graph.get(here)
        for _index, required, only in rows.required if rows else []:
            if required not in came_from and (slug is None or not only or slug in only):
                came_from[required] = here
                waiting.append(required)
    return None


def _titles(here: object, came_from: dict, graph: dict) -> list[str]:
    trail = []
    while here is not None:
        trail.append(graph[here].title)
        here = came_from[here]
    return trail[::-1]


def rows_of(step) -> Rows:
    """The rows of a page or of a revision of it."""
    rows = Rows(step.pk, step.title)
    for row in step.audience_rows.all():
        slug = row.audience.slug
        rows.applies[slug] = rows.applies.get(slug, False) or row.applies
    rows.required = [
        (index, row.required_id, list(row.audiences)) for index, row in enumerate(step.prerequisites.all())
    ]
    return rows


def rows_of_others(step, index) -> list[Rows]:
    """The rows of all other steps of an index page (three queries); the step itself may be new."""
    siblings = models.StepPage.objects.child_of(index).exclude(pk=step.pk)
    others = {page.pk: Rows(page.pk, page.title) for page in siblings.only("title")}
    for row in models.AudienceRow.objects.filter(step__in=others).select_related("audience"):
        rows = others[row.step_id]
        rows.applies[row.audience.slug] = rows.applies.get(row.audience.slug, False) or row.applies
    for row in models.PrerequisiteRow.objects.filter(step__in=others):
        rows = others[row.step_id]
        rows.required.append((len(rows.required), row.required_id, list(row.audiences)))
    return list(others.values())


def broken_by(step) -> list[Violation]:
    """What a step with its rows, as a revision holds them, would break."""
    return violations(rows_of(step), rows_of_others(step, step.get_parent()))
