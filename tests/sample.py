"""A sample of a matrix is tried by `make test`, all of it by `make test-all`."""

import pytest


def more(*cases) -> list:
    """Cases of a parametrised test that are left to `--everything`."""
    return [
        pytest.param(*(case if isinstance(case, tuple) else (case,)), marks=pytest.mark.everything) for case in cases
    ]


def one_in(step: int, matrix: list[tuple]) -> list:
    """A diagonal through a matrix, the rest of it left to `--everything`."""
    return [more(case)[0] if number % step else case for number, case in enumerate(matrix)]
