"""The state of a translation follows from today's Swedish alone."""

import pytest
from wagtail.rich_text import RichText
from wagtail_localize.models import StringTranslation

from languages.segments import segments
from languages.sources import refresh
from languages.state import NOTHING, Kind, State, tallies, tally
from languages.targets import publish
from pages.models import StepPage
from tests.pages import factories
from tests.told import tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def step(small_site) -> StepPage:
    page = StepPage.objects.get(slug="folkbokforing", locale__language_code="sv")
    page.body = [("text", {"heading": "", "text": RichText("<p>Först söker du.</p><p>Sedan väntar du.</p>")})]
    page.save()
    return page


def state(page, code="ar") -> tuple[State, int]:
    found = tally(page.translation_key, code)
    return found.state, found.counts[Kind.OLDER]


def test_nothing_is_translated_at_first(step):
    refresh(step)
    assert state(step) == (State.MISSING, 0)


def test_one_sentence_makes_it_partly_and_all_make_it_whole(step):
    tell(step, only="Om folkbokforing.")
    assert state(step) == (State.PARTLY, 0)
    tell(step)
    assert state(step) == (State.REVIEWED, 0)
    assert state(step, "sv")[0] == State.MISSING  # Swedish is not a translation


def test_a_machine_is_seen(step):
    tell(step, only="Om folkbokforing.", machine=True)
    tell(step)
    assert state(step) == (State.MACHINE, 0)
    found = tally(step.translation_key, "ar")
    assert (found.by_machine, found.told, found.is_whole) == (1, found.total, False)


def test_what_a_machine_made_is_still_that_when_it_is_older(step):
    tell(step, only="Om folkbokforing.", machine=True)
    tell(step)
    page = edited(step, summary="Om att folkbokföra sig.")
    refresh(page)
    assert tally(step.translation_key, "ar").by_machine == 1
    tell(page)
    assert tally(step.translation_key, "ar").by_machine == 0


def test_an_object_is_whole_when_people_have_seen_to_all_of_it(step):
    assert not NOTHING.is_whole
    tell(step, only="Om folkbokforing.")
    assert not tally(step.translation_key, "ar").is_whole
    tell(step)
    StringTranslation.objects.filter(data="ar: Om folkbokforing.").update(data="__DO_NOT_TRANSLATE__")
    assert tally(step.translation_key, "ar").is_whole


def test_the_tally_of_one_place_is_of_nothing_else(step):
    tell(step, only="Om folkbokforing.")
    [found] = tallies([step.translation_key], ["ar"], paths=["summary"]).values()
    assert found.counts == {Kind.REVIEWED: 1}


def edited(step, **fields) -> StepPage:
    page = StepPage.objects.get(pk=step.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save()
    return page


def test_an_edited_sentence_is_older_and_a_reverted_one_is_not(step):
    tell(step)
    source = refresh(edited(step, summary="Något helt annat."))
    assert state(step) == (State.OLDER, 1)
    [older] = [one for one in segments([source], factories.locale("ar")) if one.kind == Kind.OLDER]
    assert (older.swedish, older.before) == ("Något helt annat.", "Om folkbokforing.")
    assert older.standing == "ar: Om folkbokforing."
    refresh(edited(step, summary="Om folkbokforing."))
    assert state(step) == (State.REVIEWED, 0)


def test_what_is_no_word_makes_nothing_older(step):
    tell(step)
    refresh(edited(step, icon="home", level="kommun", next_review="2027-01-01"))
    assert state(step) == (State.REVIEWED, 0)


def test_the_same_meaning_keeps_the_translation(step):
    tell(step)
    refresh(edited(step, summary="Om att folkbokföra sig."), same_meaning=True)
    assert state(step) == (State.REVIEWED, 0)


def test_what_is_blank_on_purpose_stays_so(step):
    tell(step)
    summary = StringTranslation.objects.get(data="ar: Om folkbokforing.")
    StringTranslation.objects.filter(pk=summary.pk).update(data="__DO_NOT_TRANSLATE__")
    assert tally(step.translation_key, "ar").counts[Kind.BLANK] == 1
    refresh(edited(step, summary="Något annat."))
    assert tally(step.translation_key, "ar").counts[Kind.BLANK] == 1


def test_all_objects_and_languages_cost_one_query(step, django_assert_num_queries):
    for page in StepPage.objects.filter(locale__language_code="sv"):
        tell(page)
    with django_assert_num_queries(1):
        found = tallies()
    assert {state.state for (_key, code), state in found.items() if code == "ar"} == {State.REVIEWED}
    assert len({key for key, _code in found}) == 3


def test_changed_words_stand_until_there_are_new_ones(step, django_capture_on_commit_callbacks):
    tell(step)
    page = edited(step, summary="Något helt annat.")
    page.body[0].value["text"] = RichText("<p>Nytt.</p><p>Först söker du på webben.</p><p>Sedan väntar du.</p>")
    page.save()
    source = refresh(page)
    with django_capture_on_commit_callbacks(execute=True):
        publish(source, factories.locale("ar"))
    page = StepPage.objects.get(translation_key=step.translation_key, locale__language_code="ar")
    assert (page.alias_of_id, page.live, page.summary) == (None, True, "ar: Om folkbokforing.")
    assert page.body[0].value["text"].source == "<p>Nytt.</p><p>ar: Först söker du.</p><p>ar: Sedan väntar du.</p>"
