from itertools import groupby

from pages.choices import YOUR_PATH
from pages.journey import Step
from pages.reader import Reader


def context(request, home) -> dict:
    """The path of the audience in the address."""
    reader = Reader.of(request, home)
    audience = request.audience.audience
    path = reader.known.journey(audience)
    phases = _phases(path.steps, reader)
    return {
        "title": f"{YOUR_PATH % {'place': reader.known.kommun.short_name}}: {reader.say(audience, 'title')}",
        "description": reader.say(audience, "recognise"),
        "journey": {
            "phases": phases,
            "not_for_you": [{**reader.link(step), "reason": reader.words.reason(step)} for step in path.not_for_you],
            "count": len(path.steps),
            "first": phases[0]["steps"][0] if phases else None,
        },
    }


def station(step: Step, reader: Reader) -> dict:
    """A step as it stands on the trail."""
    words = reader.words
    row = step.rows[0]
    return {
        **reader.link(step),
        "swedish_title": words.swedish_title(step.page),
        "summary": words.of_page(step.page, "summary"),
        "responsible": words.responsible(step.page, row),
        "deadline": words.deadline(step.page, row),
        "needs": needs(step, reader),
        "opens": [reader.link(later) for later in in_order(step.opens)],
        "differs": step.differs,
        "conditions": [
            {"condition": row.get_condition_display(), "note": words.of_row(row, "note")}
            for row in step.rows
            if row.condition
        ],
    }


def needs(step: Step, reader: Reader) -> list[dict]:
    """What comes before a step, gates marked."""
    return [
        {**reader.link(needed), "gate": needed in step.gates, "condition": step.needed_if.get(needed.page.pk, "")}
        for needed in in_order([*step.gates, *step.recommended])
    ]


def in_order(steps: list[Step]) -> list[Step]:
    """Steps once each, by their numbers."""
    return sorted(set(steps), key=lambda step: step.number)


def _phases(steps: list[Step], reader: Reader) -> list[dict]:
    """The stations under the phases they stand in."""
    phases = {phase.order: phase for phase in reader.known.phases}
    return [
        {
            "number": number,
            "slug": phases[order].slug,
            "title": reader.say(phases[order], "title"),
            "steps": [station(step, reader) for step in members],
        }
        for number, (order, members) in enumerate(groupby(steps, key=lambda step: step.phase), 1)
    ]
