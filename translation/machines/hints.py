"""What a machine that can be told is told beside the texts."""

from typing import NamedTuple


class Hints(NamedTuple):
    """Agreed words by Swedish term, and names to leave as they are."""

    agreed: dict[str, str]
    kept: list[str]


NO_HINTS = Hints({}, [])
