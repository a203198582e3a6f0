"""What readers have not got yet is a draft; what a machine made is held back until it may be read."""

import pytest

from languages.models import Draft
from languages.sources import refresh
from languages.state import Kind, State, told_in
from languages.targets import publish
from pages.models import StepPage
from tests.pages import factories
from tests.told import tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def step(small_site) -> StepPage:
    return StepPage.objects.get(slug="folkbokforing", locale__language_code="sv")


@pytest.fixture
def published(django_capture_on_commit_callbacks):
    def publish_it(step, **how) -> StepPage:
        with django_capture_on_commit_callbacks(execute=True):
            publish(refresh(StepPage.objects.get(pk=step.pk)), factories.locale("ar"), **how)
        return StepPage.objects.get(translation_key=step.translation_key, locale__language_code="ar")

    return publish_it


def told(step):
    return told_in([step.translation_key])[step.translation_key].get("ar")


def test_words_are_drafts_until_their_page_is_published(step, published):
    tell(step, words="كلمات")
    assert Draft.objects.exists()
    assert told(step) is None
    published(step)
    assert not Draft.objects.exists()
    assert told(step).state == State.REVIEWED


def test_a_draft_is_not_told_to_readers(step, published):
    tell(step, words="كلمات", only="Om folkbokforing.")
    published(step)
    tell(step, words="مسودة")
    assert told(step).state == State.PARTLY


def test_what_a_machine_made_is_held_back_while_all_else_is_published(step, published):
    tell(step, words="إنسان", only="Om folkbokforing.")
    tell(step, words="آلة", only="Folkbokforing", machine=True)
    page = published(step)
    assert (page.title, page.summary) == ("Folkbokforing", "إنسان")
    assert told(step).counts[Kind.MACHINE] == 0
    page = published(step, unreviewed=True)
    assert page.title == "آلة"
    assert told(step).counts[Kind.MACHINE] == 1


def test_an_alias_stays_one_while_there_is_nothing_for_readers(step, published):
    tell(step, words="آلة", machine=True)
    assert published(step).alias_of_id
    assert published(step, unreviewed=True).alias_of_id is None


def test_the_words_that_stood_there_stay_while_those_of_a_machine_are_held_back(step, published):
    tell(step, words="إنسان")
    published(step)
    StepPage.objects.filter(pk=step.pk).update(summary="Något nytt.")
    tell(step, words="آلة", machine=True)
    assert published(step).summary == "إنسان"
    assert told(step).state == State.OLDER


def test_a_machines_words_that_readers_have_stay_when_the_page_is_published_again(step, published):
    tell(step, words="آلة", machine=True)
    published(step, unreviewed=True)
    assert published(step).title == "آلة"


def test_a_minor_edit_leaves_what_readers_have_read(step, published):
    tell(step, words="آلة", machine=True)
    published(step, unreviewed=True)
    StepPage.objects.filter(pk=step.pk).update(summary="Om att folkbokföra sig.")
    refresh(StepPage.objects.get(pk=step.pk), same_meaning=True)
    assert told(step).state == State.MACHINE
    assert not Draft.objects.exists()
