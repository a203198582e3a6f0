"""The process as a grid: a lane of rows for each who answers for something, columns under each phase.

A step stands in a column after all that comes before it, so that lines go forward; and where it can in the row of what
comes before it, so that they go straight.
"""

from dataclasses import dataclass

from pages.choices import Level
from pages.overview.process import Item, Need, Process, Stage, Who
from pages.overview.ways import Kind, Line, Spot


@dataclass(frozen=True)
class Lane:
    """The rows of who answers for the steps in them; nobody has said who where there is none."""

    who: Who | None
    level: Level
    rows: range


@dataclass(frozen=True)
class Span:
    """The columns of a phase."""

    stage: Stage
    columns: range


class Grid:
    """Where each step stands."""

    def __init__(self, process: Process):
        self.spots: dict[Item, Spot] = {}
        self.spans: list[Span] = []
        self.lanes: list[Lane] = []
        self._columns: dict[Item, int] = {}
        for stage in process.stages:
            self._open(stage)
        levels: dict[Who | None, Level] = {actor.who: actor.level for actor in process.actors}
        order = list(Level)
        whose = {item.responsible: levels.get(item.responsible, item.level) for item in process.steps}
        for who, level in sorted(whose.items(), key=lambda one: order.index(one[1])):
            self._lay(who, level, [item for item in process.steps if item.responsible == who])

    def _open(self, stage: Stage) -> None:
        """Give a phase as many columns as its longest way needs."""
        first = self.spans[-1].columns.stop if self.spans else 0
        for item in stage.items:
            before = [self._columns.get(need.item, -1) for need in item.needs]
            self._columns[item] = max([first, *(column + 1 for column in before)])
        self.spans.append(Span(stage, range(first, 1 + max(self._columns[item] for item in stage.items))))

    def _lay(self, who: Who | None, level: Level, items: list[Item]) -> None:
        """Put the steps of one lane below those that are there."""
        first = self.lanes[-1].rows.stop if self.lanes else 0
        taken = set(self.spots.values())
        for item in items:
            column = self._columns[item]
            before = [self.spots[need.item].row for need in item.needs if need.item in self.spots]
            rows = [row for row in before if row >= first] + list(range(first, first + len(items)))
            row = next(row for row in rows if Spot(column, row) not in taken)
            self.spots[item] = Spot(column, row)
            taken.add(self.spots[item])
        self.lanes.append(Lane(who, level, range(first, 1 + max(self.spots[item].row for item in items))))

    @property
    def lines(self) -> list[Line]:
        """What comes before what, among the steps that stand here: each two once, as what holds for most."""
        found = []
        for item, spot in self.spots.items():
            for first in dict.fromkeys(need.item for need in item.needs if need.item in self.spots):
                needs = [need for need in item.needs if need.item == first]
                kind = min((_kind(need) for need in needs), key=list(Kind).index)
                found.append(Line(self.spots[first], spot, kind, handed_over=any(need.handovers for need in needs)))
        return found


def _kind(need: Need) -> Kind:
    """How the line looks that says what is needed."""
    if need.condition or need.audiences:
        return Kind.FOR_SOME
    return Kind.GATE if need.gate else Kind.ADVISED
