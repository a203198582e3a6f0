"""Where the columns and rows of a grid are: as far apart as the lines between them need."""

from dataclasses import dataclass
from itertools import groupby

from pages.choices import Level
from pages.overview.grid import Grid, Lane, Span
from pages.overview.ways import Ways

#: The strip that says the level, the line that says who answers for a lane, and what is between lanes and levels.
STRIP, ABOVE, LANE_GAP, LEVEL_GAP = 24, 32, 4, 10
#: Before boxes, where lines have their heads; after them; between lines; where a phase ends; below boxes.
BEFORE, AFTER, TRACK, SEAM, BELOW = 13, 6, 6, 6, 10


@dataclass(frozen=True)
class Measures:
    """How wide a drawing may be, and its boxes at least and at most, and what there is room for."""

    width: int
    narrowest: int
    widest: int
    deadline: int  # in lines
    names: int = 0  # beside the lanes; without it they stand above

    @property
    def start(self) -> int:
        """Where the lines and boxes begin."""
        return STRIP + LANE_GAP + self.names


class Across:
    """Where the columns and gutters are; gutter 0 is before the first column."""

    def __init__(self, grid: Grid, ways: Ways, measures: Measures):
        count = grid.spans[-1].columns.stop if grid.spans else 0
        self.seams = [span.columns.start for span in grid.spans[1:]]
        seams = [SEAM if at in self.seams else 0 for at in range(count + 1)]
        margins = [BEFORE, *[AFTER + BEFORE] * (count - 1), 2 * AFTER]
        gutters = [margins[at] + seams[at] + TRACK * len(ways.gutters[at - 1]) for at in range(count + 1)]
        free = (measures.width - measures.start - sum(gutters)) // max(count, 1)
        self.box = min(max(free, measures.narrowest), measures.widest)
        before = [measures.start + sum(gutters[:at]) + at * self.box for at in range(count + 1)]
        self.columns = [before[at] + gutters[at] for at in range(count)]
        self.tracks = [before[at] + seams[at] + AFTER for at in range(count + 1)]
        self.width = measures.start + sum(gutters) + count * self.box

    def span(self, span: Span) -> tuple[int, int]:
        """Where the columns of a phase begin, and how wide they are together."""
        left = self.columns[span.columns[0]]
        return left, self.columns[span.columns[-1]] + self.box - left


@dataclass(frozen=True)
class Band:
    """From side to side: a lane, or the lanes of a level."""

    top: float
    height: float


class Down:
    """Where the lanes, rows and channels are. `names`: what they have above them; `least`: the height of a level."""

    def __init__(
        self, grid: Grid, ways: Ways, heights: dict[int, float], top: float, names: int, least: dict[Level, int]
    ):
        self.ways, self.heights, self.names = ways, heights, names
        self.rows: dict[int, float] = {}
        self.channels: dict[int, float] = {}
        self.lanes: list[tuple[Lane, Band]] = []
        self.levels: list[tuple[Level, Band]] = []
        for level, lanes in groupby(grid.lanes, key=lambda lane: lane.level):
            first = top = top + LEVEL_GAP
            *others, last = lanes
            for lane in others:
                top = self._lay(lane, top) + LANE_GAP
            top = self._lay(last, top, least=first + least[level])
            self.levels.append((level, Band(first, top - first)))
        self.height = top + TRACK * len(ways.channels[len(heights)])

    def _lay(self, lane: Lane, top: float, least: float = 0) -> float:
        """Lay the rows of a lane below its name, lines above each; where it ends."""
        below = top + self.names
        for row in lane.rows:
            self.channels[row] = below
            below += TRACK * len(self.ways.channels[row])
            self.rows[row] = below
            below += self.heights[row] + BELOW
        self.channels[lane.rows.stop] = below - BELOW / 2
        bottom = max(below, least)
        self.lanes.append((lane, Band(top, bottom - top)))
        return bottom
