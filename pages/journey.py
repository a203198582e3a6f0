"""The path of an audience: computed, never drawn by hand (law 4).

No part of this asks the database: the bones of all steps are known (see `known.py`).
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from audiences.choices import Condition
from pages.choices import Application

if TYPE_CHECKING:
    from pages.known import Known
    from pages.models import StepPage


@dataclass
class Step:
    """A step on the path of one audience. `rows` are the audience's rows: one, or one a condition."""

    page: "StepPage"
    rows: list
    number: int = 0
    phase: int = 0
    gates: list["Step"] = field(default_factory=list)
    recommended: list["Step"] = field(default_factory=list)
    opens: list["Step"] = field(default_factory=list)
    needed_if: dict[int, Condition] = field(default_factory=dict)

    @property
    def applies(self) -> bool:
        return any(row.applies for row in self.rows)

    @property
    def differs(self) -> bool:
        return any(row.application == Application.DIFFERS for row in self.rows)

    def __hash__(self) -> int:
        return hash(self.page.pk)

    def __eq__(self, other) -> bool:
        return isinstance(other, Step) and self.page.pk == other.page.pk


@dataclass
class Journey:
    """The steps of an audience in order, and those that do not apply to it."""

    steps: list[Step]
    not_for_you: list[Step]

    def find(self, page) -> Step | None:
        """The step of a page, wherever it stands."""
        return next((s for s in [*self.steps, *self.not_for_you] if s.page.pk == page.pk), None)


def order(steps: list[Step]) -> list[Step]:
    """Number the steps: phase by phase, each after its gates, ties by the order of the pages.

    A step stands in the latest phase of its gates. A circle that got in past the editor's checks is cut where the
    earliest page stands, so that the path is always whole.
    """
    position = {step: index for index, step in enumerate(steps)}
    _settle_phases(steps)
    before = {step: set(step.gates) | {r for r in step.recommended if r.phase <= step.phase} for step in steps}
    waiting = sorted(steps, key=lambda step: (step.phase, position[step]))
    ordered: list[Step] = []
    while waiting:
        step = next((step for step in waiting if before[step] <= set(ordered)), waiting[0])
        waiting.remove(step)
        ordered.append(step)
        step.number = len(ordered)
    return ordered


def _settle_phases(steps: list[Step]) -> None:
    """Move each step to the latest phase of its gates; ends even where gates form a circle."""
    for step in steps:
        step.phase = step.page.phase.order
    for _round in steps:
        moved = False
        for step in steps:
            latest = max([step.phase, *(gate.phase for gate in step.gates)])
            moved, step.phase = moved or latest != step.phase, latest
        if not moved:
            return


def chart(known: "Known", audience) -> Journey:
    """The journey of an audience through the steps of a site; of none, all steps in the order that holds for all."""
    rows = {pk: [row for row in known.rows.get(pk, []) if _of(row, audience)] for pk in known.steps}
    steps = [Step(page, rows[pk]) for pk, page in known.steps.items()]
    on_path = [step for step in steps if step.applies or not audience]
    _connect({step.page.pk: step for step in on_path}, known.prerequisites, audience and audience.slug)
    return Journey(order(on_path), [step for step in steps if step not in on_path])


def _of(row, audience) -> bool:
    return not audience or row.audience_id == audience.pk


def holds(row, slug: str | None) -> bool:
    """Whether a prerequisite holds for an audience; for none, whether it holds for all."""
    return not row.audiences or slug in row.audiences


def _connect(steps: dict[int, Step], prerequisites: list, slug: str | None) -> None:
    """Tie steps to what comes before and after; what does not apply to the audience ties nothing."""
    for row in prerequisites:
        if not holds(row, slug) or not {row.step_id, row.required_id} <= steps.keys():
            continue
        step, required = steps[row.step_id], steps[row.required_id]
        (step.gates if row.kind == row.Kind.GATE else step.recommended).append(required)
        required.opens.append(step)
        if row.condition:
            step.needed_if[required.page.pk] = Condition(row.condition)
