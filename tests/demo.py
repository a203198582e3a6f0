"""The whole demo content in the database of a test, loaded by the first that wants it."""

from django.test import TestCase

from editorial.demo import load as loader
from pages.demo.read import read
from tests import replay


def load_once() -> None:
    """Load the seed, with all that follows its commit: every language, and the search."""
    replay.once("demo", _load)


def _load() -> None:
    with TestCase.captureOnCommitCallbacks(execute=True):
        loader.load(read())
