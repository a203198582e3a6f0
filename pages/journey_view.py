from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from audiences.models import Audience
from languages.said import swedish
from pages.choices import YOUR_PATH
from pages.journey import Step
from pages.reader import Reader

if TYPE_CHECKING:
    from pages.models import Phase

#: How a step can stand, as a picture and a word say it (`components/state.html`).
STATES = ["start", "next", "open", "wait", "done"]


def context(request, home) -> dict:
    """The path of the audience in the address."""
    reader = Reader.of(request, home)
    audience = request.audience.audience
    path = reader.known.journey(audience)
    phases = _phases(path.steps, reader)
    stations = [station for phase in phases for station in phase["steps"]]
    return {
        "title": title(audience, reader),
        "description": reader.say(audience, "recognise"),
        "journey": {
            "phases": phases,
            "not_for_you": [{**reader.link(step), "reason": reader.words.reason(step)} for step in path.not_for_you],
            "count": len(path.steps),
            "first": next((station for station in stations if station["state"] == "next"), None),
        },
    }


def title(audience: Audience, reader: Reader) -> str:
    """What the page of a path is called."""
    return f"{YOUR_PATH % {'place': reader.known.kommun.short_name}}: {reader.say(audience, 'title')}"


def station(step: Step, reader: Reader, *, first: bool) -> dict:
    """A step as it stands on the trail of somebody who has done nothing yet; `first` is where her path begins."""
    words = reader.words
    row = step.rows[0]
    gates = must_be_done(step)
    state = "next" if first else "wait" if gates else "open"
    return {
        **reader.link(step),
        "swedish_title": words.swedish_title(step.page),
        "summary": words.of_page(step.page, "summary"),
        "responsible": words.responsible(step.page, row),
        "deadline": words.deadline(step.page, row),
        "needs": needs(step, reader),
        "opens": [reader.link(later) for later in in_order(step.opens)],
        "gates": [gate.page.slug for gate in in_order(gates)],
        "state": state,
        "says": "start" if first else state,
        "differs": step.differs,
        "conditions": [
            {"condition": row.get_condition_display(), "note": words.of_row(row, "note")}
            for row in step.rows
            if row.condition
        ],
        "work": at_work(step, reader) if reader.professional else None,
    }


def at_work(step: Step, reader: Reader) -> dict:
    """What who meets newcomers must know of a station: on which level it stands, by which law, who else may answer."""
    words, first = reader.words, step.rows[0]
    laws = [*(row.legal_basis for row in step.rows), *reader.known.laws[step.page.pk]]
    return {
        "level": words.level(step.page, first).label,
        "own": bool(first.responsible),
        "laws": [words.in_swedish(law) for law in dict.fromkeys(laws) if law],
        "others": [
            {
                "condition": row.get_condition_display(),
                "responsible": swedish(row.responsible.name),
                "level": words.level(step.page, row).label,
            }
            for row in step.rows[1:]
            if row.responsible
        ],
    }


def must_be_done(step: Step) -> list[Step]:
    """The steps without which this one cannot be done, whoever one is (the same rule in `static/js/progress.js`)."""
    return [gate for gate in step.gates if gate.page.pk not in step.needed_if]


def needs(step: Step, reader: Reader) -> list[dict]:
    """What comes before a step, gates marked."""
    return [
        {**reader.link(needed), "gate": needed in step.gates, "condition": condition.label if condition else ""}
        for needed in in_order([*step.gates, *step.recommended])
        for condition in [step.needed_if.get(needed.page.pk)]
    ]


def in_order(steps: list[Step]) -> list[Step]:
    """Steps once each, by their numbers."""
    return sorted(set(steps), key=lambda step: step.number)


def _phases(steps: list[Step], reader: Reader) -> list[dict]:
    """The stations under the phases they stand in."""
    first = next((step for step in steps if not must_be_done(step)), None)
    return [
        {
            "number": number,
            "slug": phase.slug,
            "title": reader.say(phase, "title"),
            "steps": [station(step, reader, first=step == first) for step in members],
        }
        for number, (phase, members) in enumerate(by_phase(steps, reader), 1)
    ]


def by_phase(steps: list[Step], reader: Reader) -> Iterator[tuple["Phase", list[Step]]]:
    """The steps of a path under the phases they stand in."""
    phases = {phase.order: phase for phase in reader.known.phases}
    for order, members in groupby(steps, key=lambda step: step.phase):
        yield phases[order], list(members)
