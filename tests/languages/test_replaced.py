"""Of a text of several paragraphs each is exactly what it is, however often others are edited."""

from collections import Counter
from random import Random

import pytest
from wagtail.rich_text import RichText
from wagtail_localize.models import StringTranslation

from languages.segments import segments
from languages.sources import refresh
from languages.state import Kind, tally
from pages.models import StepPage
from tests.pages import factories
from tests.sample import more
from tests.told import tell

pytestmark = pytest.mark.django_db

APPLY, WAIT, CALL = "Först söker du.", "Sedan väntar du.", "Ring 112!"


@pytest.fixture
def step(small_site) -> StepPage:
    page = StepPage.objects.get(slug="folkbokforing", locale__language_code="sv")
    page.body = [("text", {"heading": "", "text": RichText("")})]
    return page


def written(step: StepPage, *paragraphs: str, same_meaning: bool = False) -> None:
    """Publish a step with other paragraphs."""
    step.body[0].value["text"] = RichText("".join(f"<p>{one}</p>" for one in paragraphs))
    step.save()
    refresh(step, same_meaning=same_meaning)


def paragraphs(step: StepPage, code: str = "ar") -> list[tuple[str, str, str]]:
    """The paragraphs of the text: each with its kind, and the Swedish whose words stand for it."""
    found = segments([refresh(step)], factories.locale(code))
    assert Counter(one.kind for one in found) == tally(step.translation_key, code).counts
    assert all(one.standing == (one.before and f"{code}: {one.before}") for one in found)
    return [(one.swedish, one.kind, one.before) for one in found if one.path.startswith("body")]


def test_a_new_paragraph_is_missing_though_another_was_changed(step):
    written(step, APPLY, WAIT)
    tell(step)
    written(step, CALL, "Först ansöker du.", WAIT)
    assert paragraphs(step) == [
        (CALL, Kind.MISSING, ""),
        ("Först ansöker du.", Kind.OLDER, APPLY),
        (WAIT, Kind.REVIEWED, ""),
    ]


def test_a_new_paragraph_is_missing_though_another_was_removed(step):
    written(step, APPLY, WAIT)
    tell(step)
    written(step, APPLY, CALL)
    assert paragraphs(step) == [(APPLY, Kind.REVIEWED, ""), (CALL, Kind.MISSING, "")]


def test_moved_paragraphs_and_those_that_come_back_are_what_they_were(step):
    written(step, APPLY, WAIT)
    tell(step)
    written(step, WAIT)
    written(step, WAIT, APPLY)
    assert paragraphs(step) == [(WAIT, Kind.REVIEWED, ""), (APPLY, Kind.REVIEWED, "")]


def test_of_a_paragraph_that_is_split_the_likest_part_is_older(step):
    written(step, "Först söker du och sedan väntar du.", CALL)
    tell(step)
    written(step, APPLY, "Och sedan väntar du.", CALL)
    assert paragraphs(step) == [
        (APPLY, Kind.MISSING, ""),
        ("Och sedan väntar du.", Kind.OLDER, "Först söker du och sedan väntar du."),
        (CALL, Kind.REVIEWED, ""),
    ]


def test_a_paragraph_changed_again_still_finds_the_words_of_the_first(step):
    written(step, APPLY, WAIT)
    tell(step)
    written(step, "Först ansöker du.", WAIT)
    written(step, "Först ansöker ni på webben.", WAIT)
    assert paragraphs(step)[0] == ("Först ansöker ni på webben.", Kind.OLDER, APPLY)
    tell(step)
    written(step, "Först ansöker ni.", WAIT)
    assert paragraphs(step)[0] == ("Först ansöker ni.", Kind.OLDER, "Först ansöker ni på webben.")


def test_what_is_put_back_has_the_words_of_what_replaced_it(step):
    written(step, APPLY, WAIT)
    written(step, "Först ansöker du.", WAIT)
    tell(step)
    written(step, APPLY, WAIT)
    assert paragraphs(step)[0] == (APPLY, Kind.OLDER, "Först ansöker du.")


def test_words_stand_for_one_paragraph_alone(step):
    written(step, APPLY, WAIT)
    tell(step)
    written(step, "Först ansöker du.", WAIT)
    written(step, "Först ansöker du.", APPLY, WAIT)
    assert [kind for _swedish, kind, _before in paragraphs(step)] == [Kind.MISSING, Kind.REVIEWED, Kind.REVIEWED]


def test_a_place_is_older_in_the_languages_that_have_words_alone(step):
    factories.open_languages(step.get_parent().get_parent(), "uk")
    written(step, APPLY, WAIT)
    tell(step)
    tell(step, "uk", only=WAIT)
    written(step, "Först ansöker du.", WAIT)
    assert [kind for _swedish, kind, _before in paragraphs(step, "ar")] == [Kind.OLDER, Kind.REVIEWED]
    assert [kind for _swedish, kind, _before in paragraphs(step, "uk")] == [Kind.MISSING, Kind.REVIEWED]


def test_the_same_meaning_is_of_the_paragraph_that_was_replaced(step):
    written(step, APPLY, WAIT)
    tell(step)
    written(step, CALL, "Först ansöker du.", WAIT, same_meaning=True)
    assert [kind for _swedish, kind, _before in paragraphs(step)] == [Kind.MISSING, Kind.REVIEWED, Kind.REVIEWED]


def test_swedish_on_purpose_is_no_translation_of_what_replaces_it(step):
    written(step, APPLY, WAIT)
    tell(step)
    StringTranslation.objects.filter(data=f"ar: {APPLY}").update(data="__DO_NOT_TRANSLATE__")
    written(step, "Först ansöker du.", WAIT)
    assert paragraphs(step)[0] == ("Först ansöker du.", Kind.BLANK, "")
    StringTranslation.objects.filter(translation_of__data="Först ansöker du.").delete()
    assert paragraphs(step)[0] == ("Först ansöker du.", Kind.MISSING, "")


class Paragraph:
    """A paragraph that is like no other and like all its own versions; those that stood while it was there."""

    def __init__(self, letter: str):
        self.letter = letter
        self.made = 1
        self.seen = [self.version(1)]

    def version(self, number: int) -> str:
        return f"{self.letter * 20} {number}"

    @property
    def now(self) -> str:
        return self.seen[-1]

    def change(self) -> None:
        self.made += 1
        self.seen.append(self.version(self.made))

    def revert(self, chance: Random) -> None:
        self.seen.append(chance.choice(self.seen))

    def begin_anew(self) -> None:
        self.change()
        self.seen = [self.now]

    def told(self, said: list[str]) -> tuple[str, str, str]:
        if self.now in said:
            return self.now, Kind.REVIEWED, ""
        before = next((one for one in reversed(said) if one in self.seen), "")
        return self.now, Kind.OLDER if before else Kind.MISSING, before


@pytest.mark.parametrize("seed", [0, *more(1, 2)])
def test_any_row_of_edits_leaves_every_paragraph_what_it_is(step, seed):
    chance = Random(seed)
    everything = [Paragraph(letter) for letter in "abcdefg"]
    shown, said = everything[:4], []
    for _edit in range(12):
        away = [one for one in everything if one not in shown]
        shown = chance.sample(shown, max(2, len(shown) - chance.randint(0, 2)))
        for one in chance.sample(shown, 2):
            chance.choice([one.change, lambda one=one: one.revert(chance)])()
        for one in chance.sample(away, chance.randint(0, min(2, len(away)))):
            chance.choice([one.begin_anew, lambda: None])()
            shown.insert(chance.randint(0, len(shown)), one)
        written(step, *(one.now for one in shown))
        assert paragraphs(step) == [one.told(said) for one in shown]
        for one in chance.sample(shown, chance.randint(0, 2)):
            if one.now not in said:
                tell(step, only=one.now)
                said.append(one.now)
