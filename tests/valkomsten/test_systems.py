"""`docs/systems.md` names tests that there are: a promise without its test would be found nowhere."""

import re
from pathlib import Path

import pytest

LINES = [line for line in Path("docs/systems.md").read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
NAMED = sorted(set(re.findall(r"`((?:[a-z_]+/)+(?:test_\w+)?)`", "\n".join(line.rsplit("|", 2)[1] for line in LINES))))


@pytest.mark.parametrize("name", NAMED)
def test_every_test_that_is_named_is_there(name):
    path = Path("tests") / name
    assert path.is_dir() or path.with_suffix(".py").is_file()


def test_every_line_is_held_by_a_test_or_says_later():
    told = [line for line in LINES if not line.startswith(("| what they say", "|---"))]
    assert len(told) > 60
    assert not [line for line in told if "*later*" not in line and "`" not in line.rsplit("|", 2)[1]]
