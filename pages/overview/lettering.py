"""How much room words take: an estimate, for what is drawn before anybody's letters are known.

It goes by a bold face that is among the wide ones (Noto Sans), so that other faces have room to spare.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from languages.said import Said

#: Where something so wide stands on the page, from where it stands on one that reads from left to right.
Placing = Callable[[float, float], float]

#: The widths of letters, in thousandths of their size: those that are narrower or wider than most of their script.
WIDTHS = {
    letter: width
    for width, letters in {
        310: "ijlIJ.,:;'’!|()[]/- ·ії",
        450: "frtїЇг",
        530: "sczvxyескхэтє",
        880: "wжмюыфNOQGÖОДХФЖИНПЦ",
        1000: "mMWшщШЩЮМ@%…",
    }.items()
    for letter in letters
}
#: Of other letters, by the first word of their names in Unicode; joined Arabic letters are narrower than alone.
OF_SCRIPT = {"ARABIC": 620, "ETHIOPIC": 780, "CYRILLIC": 690}
CAPITAL, SMALL = 740, 640
LIGHT = 0.95  # how much narrower a face is that is not bold

#: The heights of lines, by the script that their letters are of.
LEADING = {"ARABIC": 1.55, "ETHIOPIC": 1.4}

#: Words that end long Swedish ones, which may be parted before them.
ENDINGS = re.compile(
    "(?=ersättning|försäkring|introduktion|kassan|kort|nummer|orientering|program|tillstånd|undersökning|utbildning|verket)"
)
#: Where a syllable begins: at the last consonant before a vowel.
SYLLABLE = re.compile("(?=[^aeiouyåäöаеєиіїоуюяыэ][aeiouyåäöаеєиіїоуюяыэ])")


def script(text: str) -> str:
    """The script of the first letter of a text, as Unicode names it."""
    return next((unicodedata.name(letter, "").split(" ")[0] for letter in text if letter.isalpha()), "")


def width(text: str, size: float, *, bold: bool = False) -> float:
    """About how wide a text is on one line."""
    return sum(_width(letter) for letter in text) * size / 1000 * (1 if bold else LIGHT)


def _width(letter: str) -> int:
    if letter in WIDTHS:
        return WIDTHS[letter]
    if unicodedata.combining(letter):
        return 0
    usual = CAPITAL if letter.isupper() else SMALL
    return OF_SCRIPT.get(unicodedata.name(letter, "").split(" ")[0], usual)


def wrapped(
    text: str, size: float, room: float, *, bold: bool = False, most: int | None = None, indent: float = 0
) -> list[str]:
    """The lines of a text that has so much room; where it may have `most` lines, the last says that there is more."""
    lines: list[str] = []
    for word in text.split():
        left = room if len(lines) > 1 else room - indent
        together = f"{lines[-1]} {word}" if lines else word
        if lines and width(together, size, bold=bold) <= left:
            lines[-1] = together
        else:
            lines += _parted(word, size, room if lines else left, bold=bold)
    return lines if most is None or len(lines) <= most else _ended(lines[:most], size, room, bold=bold)


def _parted(word: str, size: float, room: float, *, bold: bool) -> list[str]:
    """A word on one line, or on as many as it needs."""
    if width(word, size, bold=bold) <= room:
        return [word]
    fits = [at for at in range(3, len(word) - 2) if width(word[:at] + "-", size, bold=bold) <= room] or [1]
    places = ([found.start() for found in parting.finditer(word)] for parting in (ENDINGS, SYLLABLE))
    at = max(next((kept for found in places if (kept := {*found} & {*fits})), fits))
    return [f"{word[:at]}-", *_parted(word[at:], size, room, bold=bold)]


def _ended(lines: list[str], size: float, room: float, *, bold: bool) -> list[str]:
    """Lines that end with an ellipsis, which has its room."""
    last = f"{lines[-1]}…"
    while width(last, size, bold=bold) > room and " " in last:
        last = f"{last.rsplit(' ', 1)[0]}…"
    return [*lines[:-1], last]


@dataclass(frozen=True)
class Text:
    """Words on their lines."""

    said: Said
    size: int
    lines: list[str]
    indent: float = 0  # how far in the first line begins

    @classmethod
    def set(cls, said: Said, size: int, room: float, *, indent: float = 0, **how) -> "Text":
        """Words as they are set in so much room."""
        return cls(said, size, wrapped(str.__str__(said), size, room, indent=indent, **how), indent)

    @property
    def leading(self) -> int:
        return round(self.size * LEADING.get(script(self.said), 1.25))

    @property
    def height(self) -> int:
        return len(self.lines) * self.leading

    def placed(self, x: float, top: float, place: Placing) -> list[dict]:
        """Each line, with the point where its letters stand."""
        foot = top + self.leading / 2 + self.size * 0.36
        return [
            {
                "said": Said(line, self.said.language),
                "x": place(x + (0 if number else self.indent), 0),
                "y": round(foot + number * self.leading, 1),
            }
            for number, line in enumerate(self.lines)
        ]
