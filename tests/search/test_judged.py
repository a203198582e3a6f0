"""The floor below which no change may bring the search, on the demo content; the same on every database."""

import pytest
from django.test import TestCase

from languages import declared
from tests import demo
from tests.search import judged


@pytest.mark.one_database
class JudgedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        demo.load_once()

    def test_the_search_keeps_its_floor(self):
        measured = judged.measure(judged.TUNED)
        assert measured.mean() > 0.86
        assert measured.zero_hit_rate < 0.01
        for language in ["sv", "en", "ar", "uk", "fa"]:
            assert measured.mean(language) > 0.8, language

    @pytest.mark.everything
    def test_it_does_as_well_on_what_it_was_not_tuned_on(self):
        measured = judged.measure(judged.HELD_OUT)
        assert measured.mean() > 0.84
        assert measured.zero_hit_rate < 0.03

    def test_every_answer_that_is_judged_can_be_found(self):
        named = {
            one for name in (judged.TUNED, judged.HELD_OUT) for each in judged.queries(name) for one in each["relevant"]
        }
        assert named - set(judged.findable()) == set()


@pytest.mark.parametrize("name", [judged.TUNED, judged.HELD_OUT])
def test_a_set_is_large_enough_and_asks_in_many_languages(name):
    queries = judged.queries(name)
    asked = [(one["q"], one["language"]) for one in queries]
    assert len(queries) >= 120
    assert len(set(asked)) == len(asked)
    assert (
        {"sv", "en", "ar", "uk", "fa"}
        <= {one["language"] for one in queries}
        <= {one.code for one in declared.INTERFACE}
    )
    assert all(1 <= grade <= 3 for one in queries for grade in one["relevant"].values())


def test_the_best_order_is_worth_one_and_a_worse_one_less():
    relevant = {"a": 3, "b": 2, "c": 1}
    assert judged.nearness(["a", "b", "c"], relevant) == pytest.approx(1)
    assert 0 < judged.nearness(["x", "c", "b", "a"], relevant) < judged.nearness(["b", "a"], relevant) < 1
    assert judged.nearness([*"vwxyz", "a"], relevant) == 0
