"""A small process for the style guide: three who answer, two phases, a line of each kind."""

from types import SimpleNamespace
from typing import Any

from contacts.models import Organisation
from languages.said import Said
from pages.choices import Level
from pages.overview.drawing import drawing
from pages.overview.process import Handover, Item, Need, Process, Stage, Who
from valkomsten.samples import Samples

#: Who answers, at which level.
ANSWERS = [("Migrationsverket", Level.STATE), ("Skatteverket", Level.STATE), ("Laholms kommun", Level.KOMMUN)]


class SampleReader:
    """A reader to whom every step says the same."""

    def __init__(self, samples: Samples):
        self.samples, self.words = samples, self

    def link(self, step) -> dict[str, Any]:
        return self.samples.link(step.number)

    def say(self, _row, _name: str) -> Said:
        return self.samples.title

    def of_page(self, _page, _name: str) -> Said:
        return self.samples.title

    def deadline(self, _page, _row) -> Said:
        return self.samples.sentence


def process_map(samples: Samples) -> dict[str, Any]:
    """The map as it is drawn for a page."""
    permit, register, card, school, sfi = (item(number, who) for number, who in enumerate([0, 1, 1, 2, 2], 1))
    after(register, permit, gate=True)
    after(card, register, gate=True)
    after(sfi, register, gate=False)
    after(school, permit, gate=True, audiences=[samples])
    phase: Any = None
    reader: Any = SampleReader(samples)
    return drawing(Process([], [Stage(phase, [permit, register]), Stage(phase, [card, school, sfi])]), reader)


def item(number: int, who: int) -> Item:
    """A step that somebody answers for."""
    name, level = ANSWERS[who]
    organisation = Organisation(pk=who, name=name)
    page = SimpleNamespace(pk=number, icon="register", theme=None, level=level, responsible=organisation)
    step: Any = SimpleNamespace(page=page, number=number, phase=1)
    return Item(step, [], None, [])


def after(later: Item, first: Item, *, gate: bool, audiences: list | None = None) -> None:
    """Let one step come after another; what has another who answers is handed over."""
    givers = [Who(first.page.responsible)] if first.responsible != later.responsible else []
    handovers = [Handover(giver, Who(later.page.responsible), first, later) for giver in givers]
    later.needs.append(Need(first, gate, None, audiences or [], handovers))
