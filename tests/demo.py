"""The whole demo content in the database of a test, loaded by the first that wants it."""

import os
from pathlib import Path

from django.db import connection
from django.test import TestCase

from editorial.demo import load as loader
from pages.demo.read import read
from tests import replay


def load_once() -> None:
    """Load the seed, with all that follows its commit: every language, and the search.

    Where `make test` has loaded it into a site already, on SQLite, its rows are copied from there.
    """
    made = os.environ.get("DEMO", "")
    if connection.vendor == "sqlite" and Path(made).is_file():
        replay.copied("demo", made)
    else:
        replay.once("demo", _load)


def _load() -> None:
    with TestCase.captureOnCommitCallbacks(execute=True):
        loader.load(read())
