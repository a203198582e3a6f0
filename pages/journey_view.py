from itertools import groupby

from pages import journey
from pages.journey import Step
from pages.reader import Reader
from pages.step_words import StepWords


def context(request, home) -> dict:
    """The path of the audience in the address."""
    reader = Reader.of(request, home)
    path = journey.load(reader.site, reader.offered.audience)
    everything = [*path.steps, *path.not_for_you]
    words = StepWords(reader, [s.page for s in everything], [row for s in everything for row in s.rows])
    stations = [station(step, words) for step in path.steps]
    phases = _phases(path.steps, reader)
    return {
        "speech": reader.speech(home),
        "journey": {
            "phases": [{**phase, "steps": [stations[i] for i in phase.pop("indices")]} for phase in phases],
            "not_for_you": [
                {**words.link(step), "reason": words.reason(step)} for step in path.not_for_you
            ],
            "count": len(stations),
            "first": stations[0] if stations else None,
        },
    }


def station(step: Step, words: StepWords) -> dict:
    """A step as it stands on the trail."""
    row = step.rows[0] if step.rows else None
    return {
        **words.link(step),
        "swedish_title": words.swedish_title(step.page),
        "summary": words.of_page(step.page, "summary"),
        "responsible": words.responsible(step.page, row),
        "deadline": words.deadline(step.page, row),
        "needs": [
            {**words.link(needed), "gate": needed in step.gates}
            for needed in sorted({*step.gates, *step.recommended}, key=lambda s: s.number)
        ],
        "opens": [words.link(later) for later in sorted(set(step.opens), key=lambda s: s.number)],
        "differs": step.differs,
        "conditions": [row.get_condition_display() for row in step.rows if row.condition],
    }


def _phases(steps: list[Step], reader: Reader) -> list[dict]:
    by_order = {step.page.phase.order: step.page.phase for step in steps}
    reader.lexicon.learn(by_order.values())
    phases = []
    numbered = enumerate(steps)
    for number, (order, members) in enumerate(groupby(numbered, key=lambda pair: pair[1].phase), 1):
        phase = by_order[order]
        phases.append(
            {
                "number": number,
                "slug": phase.slug,
                "title": reader.say(phase, "title"),
                "indices": [index for index, _step in members],
            }
        )
    return phases
