"""How a machine is kept from what it must not touch: facts, addresses and names.

A shield covers such a piece on the way to the machine and uncovers it on the way back. A machine has several, used one
after the other: a machine that damaged a text is asked again in another way, since most answer the same to the same.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from knowledge import tokens

TAG = re.compile(r"(<[^<>]*>)")
ADDRESS = (
    r"https?://[^\s<>\"]+[^\s<>\".,;:!?)]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w.])(?:[\w-]+\.)+(?:se|nu|eu|com|org)\b"
)


def pieces_pattern(names: Iterable[str]) -> re.Pattern[str]:
    """What is covered: facts, web and e-mail addresses, and names, with or without a genitive s."""
    longest_first = sorted(set(names), key=len, reverse=True)
    wanted = [tokens.TOKEN.pattern, ADDRESS]
    if longest_first:
        wanted.append(rf"(?<!\w)(?P<name>{'|'.join(map(re.escape, longest_first))})s?(?!\w)")
    return re.compile("|".join(wanted))


def found(html: str, pattern: re.Pattern[str]) -> list[str]:
    """The pieces in the text of a fragment, not in its tags."""
    return [_piece(match) for part in TAG.split(html)[::2] for match in pattern.finditer(part)]


def _piece(match: re.Match[str]) -> str:
    return match.groupdict().get("name") or match[0]


class Told:
    """Covers nothing: the machine is told in words what to leave alone."""

    def cover(self, number: int, piece: str) -> str:
        return piece

    def uncover(self, html: str, pieces: list[str]) -> str:
        return html

    def left(self, html: str) -> bool:
        return False


@dataclass(frozen=True)
class Tagged:
    """Wraps a piece in a tag that the machine does not translate inside."""

    tag: str
    attributes: str = ""

    @property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(rf"<{self.tag}\b[^<>]*\bid=[\"']?k(\d+)\b[^<>]*>[^<>]*</{self.tag}>")

    def cover(self, number: int, piece: str) -> str:
        return f'<{self.tag} id="k{number}"{self.attributes}>{piece}</{self.tag}>'

    def uncover(self, html: str, pieces: list[str]) -> str:
        return self.pattern.sub(lambda match: _numbered(match, pieces), html)

    def left(self, html: str) -> bool:
        return f"<{self.tag} " in html or f"</{self.tag}>" in html


class Numbered:
    """Puts a number in braces for a piece, as messages of programs have them, in any digits."""

    pattern = re.compile(r"\{\s*(\d+)\s*\}")

    def cover(self, number: int, piece: str) -> str:
        return f"{{{number}}}"

    def uncover(self, html: str, pieces: list[str]) -> str:
        return self.pattern.sub(lambda match: _numbered(match, pieces), html)

    def left(self, html: str) -> bool:
        return bool(self.pattern.search(html))


def _numbered(match: re.Match[str], pieces: list[str]) -> str:
    """The piece of a number, or what stands there if no piece has it."""
    number = int(match[1])
    return pieces[number] if number < len(pieces) else match[0]


Shield = Told | Tagged | Numbered


@dataclass
class Masked:
    """A fragment on its way to a machine."""

    html: str
    shield: Shield
    pieces: list[str] = field(default_factory=list)

    def uncover(self, said: str) -> str:
        return self.shield.uncover(said, self.pieces)

    def left(self, said: str) -> bool:
        """Whether something of the shield is left in what `uncover` gave."""
        return self.shield.left(said) and not self.shield.left("".join(self.pieces))


def mask(html: str, pattern: re.Pattern[str], shield: Shield) -> Masked:
    """A fragment with its pieces covered. What looks like a number of the shield's own is a piece too."""
    masked = Masked("", shield)
    either = re.compile(f"{pattern.pattern}|{Numbered.pattern.pattern}") if isinstance(shield, Numbered) else pattern

    def cover(match: re.Match[str]) -> str:
        masked.pieces.append(_piece(match))
        return shield.cover(len(masked.pieces) - 1, masked.pieces[-1])

    parts = TAG.split(html)
    parts[::2] = [either.sub(cover, part) for part in parts[::2]]
    masked.html = "".join(parts)
    return masked
