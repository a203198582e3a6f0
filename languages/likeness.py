"""Which sentence replaced which, where several stand at one place."""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

#: A sentence of a text with several that is less like the new one than this was about something else.
LIKE = 0.5


def paired(before: Iterable[str], after: Iterable[str]) -> dict[str, str]:
    """The sentences that are gone from a place, each with the one that came for it, the likest first and one to one.

    Where one alone stood and one alone stands, the one replaced the other however unlike they are. Those left over are
    new, or removed.
    """
    before, after = set(before), set(after)
    gone, come = before - after, after - before
    if len(before) == len(after) == 1:
        return dict(zip(gone, come, strict=True))
    pairs: dict[str, str] = {}
    for _unlikeness, one, other in sorted(_alike(gone, come)):
        if one not in pairs and other not in pairs.values():
            pairs[one] = other
    return pairs


def _alike(gone: set[str], come: set[str]) -> Iterator[tuple[float, str, str]]:
    """All pairs that are like each other, with how unlike they are; what is cheap to tell is told first."""
    for other in come:
        matcher = SequenceMatcher(b=other)
        for one in gone:
            matcher.set_seq1(one)
            if min(matcher.real_quick_ratio(), matcher.quick_ratio()) >= LIKE and (ratio := matcher.ratio()) >= LIKE:
                yield -ratio, one, other
