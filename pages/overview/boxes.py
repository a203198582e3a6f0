"""A step as a box on the map: what is written in it, and how high it must be."""

import re

from languages.said import Said
from pages.overview.lettering import Placing, Text
from pages.overview.process import Item, Need
from pages.overview.telling import named
from pages.reader import Reader

#: The sizes of letters: what is read first, and what is read next.
LARGE, SMALL = 13, 12
#: From the sides, and from the top and bottom, of a box to what is in it; and between its parts.
PADDING, EDGE, BETWEEN = 7, 6, 3
PICTOGRAM, FLAG = 20, 13
SENTENCE_END = re.compile(r"(?<=[.።؟?])\s")


class Box:
    """A step in so much width, with so many lines of its last day; the page of the step says it all."""

    def __init__(self, item: Item, reader: Reader, width: float, most: int):
        self.item, self.reader, self.width = item, reader, width
        room = width - 2 * PADDING
        deadline = reader.words.deadline(item.page, item.own_row)
        self.theme = Text.set(reader.say(item.page.theme, "title"), SMALL, room, indent=PICTOGRAM + BETWEEN)
        self.title = Text.set(reader.words.of_page(item.page, "title"), LARGE, room, bold=True)
        self.deadline = deadline and Text.set(in_short(deadline), SMALL, room, indent=FLAG + BETWEEN, most=most)

    @property
    def head(self) -> float:
        """The height of the theme, whose first line stands beside the pictogram."""
        return self.theme.height + PICTOGRAM - self.theme.leading

    @property
    def height(self) -> float:
        deadline = BETWEEN + self.deadline.height if self.deadline else 0
        return 2 * EDGE + self.head + BETWEEN + self.title.height + deadline

    def told(self, x: float, y: float, height: float, place: Placing) -> dict:
        """The step as a template draws it at a place, with what is said of it to who cannot see the map."""
        left, title = x + PADDING, y + EDGE + self.head + BETWEEN
        foot = title + self.title.height + BETWEEN
        theme = y + EDGE + (PICTOGRAM - self.theme.leading) / 2
        return {
            **self.reader.link(self.item.step),
            "x": place(x, self.width),
            "y": y,
            "width": self.width,
            "height": height,
            "badge": {"x": place(x, 0), "y": y},
            "picture": {"x": place(left, PICTOGRAM), "y": y + EDGE, "size": PICTOGRAM},
            "flag": self.deadline and {"x": place(left, FLAG), "y": foot + 1, "size": FLAG},
            "title_lines": self.title.placed(left, title, place),
            "small_lines": [
                *self.theme.placed(left, theme, place),
                *(self.deadline.placed(left, foot, place) if self.deadline else []),
            ],
            **self._said(),
        }

    def _said(self) -> dict:
        """What the lines and lanes say, in words."""
        givers = dict.fromkeys(handover.giver for need in self.item.needs for handover in need.handovers)
        return {
            "responsible": self.item.responsible and named(self.item.responsible, self.reader),
            "theme": self.theme.said,
            "deadline": self.reader.words.deadline(self.item.page, self.item.own_row),
            "gates": [self._need(need) for need in self.item.gates],
            "recommended": [self._need(need) for need in self.item.recommended],
            "givers": [named(giver, self.reader) for giver in givers],
        }

    def _need(self, need: Need) -> dict:
        """What comes first, and for whom alone."""
        for_some = [self.reader.say(audience, "title") for audience in need.audiences]
        condition = [need.condition.label] if need.condition else []
        return {**self.reader.link(need.item.step), "for_some": [*condition, *for_some]}


def in_short(words: Said) -> Said:
    """The first sentence."""
    return Said(SENTENCE_END.split(str.__str__(words), 1)[0], words.language)
