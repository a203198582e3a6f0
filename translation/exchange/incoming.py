"""What an uploaded file says, before anything is compared with the site. It is stored as JSON until it is confirmed."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field

#: Ours, so that the tools of others can be told from it.
TOOL = "Välkomsten"


class UnreadableError(Exception):
    """A file cannot be read from some line on."""

    def __init__(self, line: int, text: str):
        super().__init__(text)
        self.fault = Fault(line, text)


@dataclass(frozen=True)
class Fault:
    """What is wrong at a line; 0 where no line can be named."""

    line: int
    text: str


@dataclass
class Said:
    """One unit: its name, the Swedish it says it is about, and the translation, both as fragments of HTML.

    `finished` is what the agency says of it; `machine` that a machine made it.
    """

    name: str
    line: int
    swedish: str = ""
    said: str = ""
    finished: bool = True
    machine: bool = False
    faults: list[str] = field(default_factory=list)


@dataclass
class Incoming:
    """One file in one language; `line` is where it names its languages."""

    name: str
    source: str = ""
    target: str = ""
    line: int = 1
    tool: str = ""
    units: list[Said] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def to_json(files: Iterable[Incoming]) -> list[dict]:
    return [asdict(one) for one in files]


def from_json(rows: Iterable[dict]) -> list[Incoming]:
    return [
        Incoming(
            **{
                **row,
                "units": [Said(**unit) for unit in row["units"]],
                "faults": [Fault(**fault) for fault in row["faults"]],
            }
        )
        for row in rows
    ]
