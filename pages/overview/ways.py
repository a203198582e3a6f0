"""The ways of lines between boxes in a grid: through the gutters and channels between them, never through a box.

A line leaves a box at its end, goes along the gutter beside it, and enters another at its start. Where boxes stand in
between, it goes over to the other gutter in the channel nearest to where it ends. Lines of one kind from one box share
their way for as long as they can; all others have tracks of their own.
"""

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum

Point = tuple[float, float]


class Kind(StrEnum):
    """What a line says of the box that it comes from: a gate, good to do first, or one of these for some only."""

    GATE = "gate"
    ADVISED = "advised"
    FOR_SOME = "some"


@dataclass(frozen=True)
class Spot:
    """A place in the grid."""

    column: int
    row: int


@dataclass(frozen=True)
class Line:
    """From one box to another; from one who answers to another or not."""

    start: Spot
    end: Spot
    kind: Kind
    handed_over: bool = False

    @property
    def origin(self) -> "Origin":
        """What lines have in common that share their way."""
        return self.start, self.kind


#: Where lines start that share their way, and how they look.
Origin = tuple[Spot, Kind]


class Ways:
    """Which gutter and channel each line goes through, on which track, and where it enters its box."""

    def __init__(self, boxes: set[Spot], lines: list[Line]):
        self.boxes, self.lines = boxes, lines
        self.gutters: dict[int, list[Origin]] = defaultdict(list)
        self.channels: dict[int, list[Origin]] = defaultdict(list)
        for line in sorted(lines, key=_inmost):
            self._take(self.gutters[line.start.column], line)
            if not self.is_straight(line):
                self._take(self.channels[self.channel(line)], line)
                self._take(self.gutters[line.end.column - 1], line)

    def _take(self, tracks: list[Origin], line: Line) -> None:
        if line.origin not in tracks:
            tracks.append(line.origin)

    def is_straight(self, line: Line) -> bool:
        """Whether no box stands between the gutter that a line starts in and its end."""
        between = range(line.start.column + 1, line.end.column)
        return line.start.column < line.end.column and not any(Spot(at, line.end.row) in self.boxes for at in between)

    def channel(self, line: Line) -> int:
        """The channel beside the row where a line ends: the one nearer to where it starts; 0 is above the first row."""
        return line.end.row + (line.start.row > line.end.row)

    def entry(self, line: Line) -> int:
        """Where a line enters its box: how many places below the middle. No two enter at the same place.

        The middle is for a line within the row. One that comes alone has it too, unless it would cover another there.
        """
        side = self._side(line)
        entering = [one for one in self.lines if one.end == line.end]
        if len(entering) == 1 and not self._leaves_before(line.end):
            return 0
        beside = sorted((one for one in entering if self._side(one) == side), key=_first)
        return side * (1 + beside.index(line))

    def _side(self, line: Line) -> int:
        """Whether a line comes from above (-1), from below (1), or from before within the row (0)."""
        if line.start.row == line.end.row:
            return 0 if self.is_straight(line) else -1
        return 1 if line.start.row > line.end.row else -1

    def _leaves_before(self, spot: Spot) -> bool:
        """Whether a line leaves a box that stands in the same row, before this one."""
        return any(line.start.row == spot.row and line.start.column < spot.column for line in self.lines)


def _inmost(line: Line) -> tuple:
    """The order of lines in a gutter, nearest to their boxes first, so that few cross as they leave."""
    down = line.end.row > line.start.row
    return down, -line.start.row if down else line.start.row, line.start.column, line.kind


def _first(line: Line) -> tuple:
    """The order of lines as they enter a box, nearest to the middle first."""
    return line.start.column, line.start.row, line.kind


def rounded(points: list[Point], radius: float = 7) -> str:
    """The outline of a line through points, with round corners (`d` of an SVG path)."""
    first, *corners, last = points
    drawn = [f"M{_at(first)}"]
    for before, corner, after in zip(points, corners, points[2:], strict=False):
        drawn += [f"L{_at(_towards(corner, before, radius))}", f"Q{_at(corner)} {_at(_towards(corner, after, radius))}"]
    return "".join([*drawn, f"L{_at(last)}"])


def _towards(corner: Point, other: Point, radius: float) -> Point:
    """The point so far from a corner on the way to another, or half-way there."""
    length = abs(other[0] - corner[0]) + abs(other[1] - corner[1])
    part = min(radius / length, 0.5) if length else 0
    return corner[0] + (other[0] - corner[0]) * part, corner[1] + (other[1] - corner[1]) * part


def _at(point: Point) -> str:
    return f"{point[0]:g} {point[1]:g}"
