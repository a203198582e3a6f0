"""The process as a map, in numbers: lanes are who answers, columns are phases, boxes are steps, lines what comes first.

Everything is measured as for a page that reads from left to right, and placed from the right where it reads so. Sizes
are in units of the drawing, a pixel each on a screen.
"""

from django.utils.translation import get_language, get_language_bidi

from languages.said import Said
from pages.choices import LED, Level
from pages.overview.boxes import BETWEEN, LARGE, PADDING, SMALL, Box
from pages.overview.grid import Grid, Lane
from pages.overview.layout import ABOVE, AFTER, BELOW, LANE_GAP, STRIP, TRACK, Across, Band, Down, Measures
from pages.overview.lettering import Placing, Text, width
from pages.overview.process import Item, Process, Stage
from pages.overview.telling import named
from pages.overview.ways import Kind, Line, Point, Ways, rounded
from pages.reader import Reader

SCREEN = Measures(width=1230, narrowest=112, widest=180, deadline=3)
PAPER = Measures(width=2400, narrowest=190, widest=320, deadline=2, names=165)

#: How far apart lines enter a box, and the size of their heads.
ENTRY, ARROW = 10, 5


def drawing(process: Process, reader: Reader, measures: Measures = SCREEN) -> dict:
    """The map of a process as its template draws it."""
    return Drawing(process, reader, measures).told()


class Drawing:
    """Where everything is, and what it says."""

    def __init__(self, process: Process, reader: Reader, measures: Measures):
        self.reader, self.measures, self.grid = reader, measures, Grid(process)
        spots = self.grid.spots
        self.ways = Ways(set(spots.values()), self.grid.lines)
        self.across = Across(self.grid, self.ways, measures)
        self.boxes = {item: Box(item, reader, self.across.box, measures.deadline) for item in spots}
        self.heads = [Head(span.stage, reader, self.across.span(span)[1]) for span in self.grid.spans]
        heights = {spot.row: 0.0 for spot in spots.values()}
        for item, spot in spots.items():
            heights[spot.row] = max(heights[spot.row], self.boxes[item].height)
        least = {level: round(width(str(level.label), LARGE, bold=True)) + 2 * PADDING for level in Level}
        above = BELOW if measures.names else ABOVE
        top = max((head.height for head in self.heads), default=0)
        self.down = Down(self.grid, self.ways, heights, top, above, least)

    def told(self) -> dict:
        """All of it, in the order it is drawn; the boxes in the order of the path, under their phases."""
        lines = sorted(self.grid.lines, key=lambda line: (line.kind == Kind.GATE, line.handed_over))
        return {
            "width": self.across.width,
            "height": self.down.height,
            "levels": [self._level(level, band) for level, band in self.down.levels],
            "lanes": [self._lane(lane, band) for lane, band in self.down.lanes],
            "seams": [self._place(self.across.tracks[at] - AFTER) for at in self.across.seams],
            "lines": [self._line(line) for line in lines],
            "phases": [self._phase(number) for number in range(len(self.heads))],
        }

    def _place(self, x: float, wide: float = 0) -> float:
        """Where something so wide stands on the page."""
        return self.across.width - x - wide if get_language_bidi() else x

    def _level(self, level: Level, band: Band) -> dict:
        return {
            "label": level.label,
            "x": self._place(0, STRIP),
            "y": band.top,
            "width": STRIP,
            "height": band.height,
            "middle": {"x": self._place(STRIP / 2), "y": band.top + band.height / 2},
            "turned": 90 if get_language_bidi() else -90,
        }

    def _lane(self, lane: Lane, band: Band) -> dict:
        left, wide = STRIP + LANE_GAP, self.across.width - STRIP - LANE_GAP
        name = named(lane.who, self.reader) if lane.who else Said(str(lane.level.label), get_language())
        text = Text.set(name, LARGE, (self.measures.names or wide) - PADDING, bold=True)
        return {
            "x": self._place(left, wide),
            "y": band.top,
            "width": wide,
            "height": band.height,
            "lines": text.placed(left + PADDING, band.top + BETWEEN, self._place),
        }

    def _phase(self, number: int) -> dict:
        span, head = self.grid.spans[number], self.heads[number]
        left, wide = self.across.span(span)
        return {
            "x": self._place(left, wide),
            "width": wide,
            "height": max(head.height for head in self.heads),
            **head.told(left + PADDING, self._place),
            "boxes": [self._box(item) for item in span.stage.items],
        }

    def _box(self, item: Item) -> dict:
        spot, down = self.grid.spots[item], self.down
        x, y, height = self.across.columns[spot.column], down.rows[spot.row], down.heights[spot.row]
        return self.boxes[item].told(x, y, height, self._place)

    def _line(self, line: Line) -> dict:
        points = [(self._place(x), y) for x, y in self._points(line)]
        (x, y), back = points[-1], ARROW if get_language_bidi() else -ARROW
        return {
            "outline": rounded(points),
            "head": f"M{x:g} {y:g}l{2 * back} {-ARROW}v{2 * ARROW}z",
            "kind": line.kind.value,
            "handed_over": line.handed_over,
        }

    def _points(self, line: Line) -> list[Point]:
        """The ends and corners of a line."""
        across, down, ways = self.across, self.down, self.ways
        start = down.rows[line.start.row] + down.heights[line.start.row] / 2
        end = down.rows[line.end.row] + down.heights[line.end.row] / 2 + ENTRY * ways.entry(line)
        out = self._track(line.start.column + 1, line)
        last = [(across.columns[line.end.column], end)]
        first = [(across.columns[line.start.column] + across.box, start)]
        if ways.is_straight(line):
            return [*first, *([(out, start), (out, end)] if start != end else []), *last]
        into, channel = self._track(line.end.column, line), ways.channel(line)
        over = down.channels[channel] + TRACK * (ways.channels[channel].index(line.origin) + 0.5)
        return [*first, (out, start), (out, over), (into, over), (into, end), *last]

    def _track(self, gutter: int, line: Line) -> float:
        """Where the track of a line is in a gutter that it goes through."""
        return self.across.tracks[gutter] + TRACK * self.ways.gutters[gutter - 1].index(line.origin)


class Head:
    """The head of a phase: what it is called, and who answers for most of it."""

    def __init__(self, stage: Stage, reader: Reader, room: float):
        room -= 2 * PADDING
        self.title = Text.set(reader.say(stage.phase, "title"), LARGE, room, bold=True)
        led = LED % {"led": stage.led, "count": len(stage.items)}
        leaders = [Text.set(named(who, reader), SMALL, room) for who in stage.leaders]
        self.leaders = [Text.set(Said(led, get_language()), SMALL, room), *leaders] if leaders else []

    @property
    def height(self) -> float:
        return 2 * PADDING + self.title.height + sum(text.height for text in self.leaders)

    def told(self, x: float, place: Placing) -> dict:
        below, lines = PADDING + self.title.height, []
        for text in self.leaders:
            lines += text.placed(x, below, place)
            below += text.height
        return {"title_lines": self.title.placed(x, PADDING, place), "small_lines": lines}
