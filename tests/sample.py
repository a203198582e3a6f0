"""Of a matrix, and of what a second database is asked, `make test` tries a sample, and `make test-all` everything.

So it is with what seldom happens to a tool in the browser: the mark `everything` stands on those tests themselves.
"""

from pathlib import Path

import pytest

#: Where databases differ: what is found and in which order, locks, constraints, columns of JSON, many rows at once.
#: PostgreSQL is asked for all of these, and for the first test of each other file: a question that it refuses is most
#: often refused there. What is long and of no one database is tried on SQLite alone (the mark `one_database`).
DATABASES_DIFFER = (
    "contacts/test_card_index.py",
    "contacts/test_contacts.py",
    "contacts/test_directory.py",
    "contacts/test_import.py",
    "contacts/test_scope.py",
    "languages/test_state.py",
    "pages/test_fact_uses.py",
    "pages/test_finding.py",
    "pages/test_known.py",
    "search/",
    "translation/test_budget.py",
    "translation/test_memory.py",
    "translation/test_side_by_side.py",
)


def more(*cases) -> list:
    """Cases of a parametrised test that are left to `--everything`."""
    return [
        pytest.param(*(case if isinstance(case, tuple) else (case,)), marks=pytest.mark.everything) for case in cases
    ]


def one_in(step: int, matrix: list[tuple]) -> list:
    """A diagonal through a matrix, the rest of it left to `--everything`."""
    return [more(case)[0] if number % step else case for number, case in enumerate(matrix)]


def for_a_second_database(items: list[pytest.Item]) -> list[pytest.Item]:
    """The tests that a second database may answer otherwise than the first, and one of each other file."""
    items = [item for item in items if not item.get_closest_marker("one_database")]
    firsts = {item.path: item for item in reversed(items)}
    folder = f"{Path(__file__).parent}/"
    return [
        item
        for item in items
        if item is firsts[item.path] or str(item.path).removeprefix(folder).startswith(DATABASES_DIFFER)
    ]
