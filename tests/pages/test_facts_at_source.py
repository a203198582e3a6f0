"""Law 2: a fact lives once; words are translated."""

import pytest
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource

from contacts.models import Contact
from pages.models import AudienceRow, ContactRow, PrerequisiteRow, StepIndexPage, StepPage
from tests import replay
from tests.pages import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def steps(db, django_capture_on_commit_callbacks):
    """Two steps, the second after the first, with aliases in Arabic and the second translated."""
    replay.once("a translated step", lambda: build_steps(django_capture_on_commit_callbacks))
    return [StepPage.objects.get(slug=slug, locale__language_code="sv") for slug in ("konto", "bankid")]


def build_steps(commits) -> None:
    home = factories.home()
    index = StepIndexPage.objects.get()
    first = factories.step(index, "konto")
    second = factories.step(index, "bankid", after=[first])
    contact = Contact.objects.create(title="Banken", organisation=factories.organisation(), locale=factories.locale())
    ContactRow.objects.create(step=second, contact=contact)
    factories.open_languages(home, "ar")
    with commits(execute=True):
        source, _created = TranslationSource.update_or_create_from_instance(StepPage.objects.get(pk=second.pk))
        translation = Translation.objects.create(source=source, target_locale=factories.locale("ar"))
        translation.save_target(publish=True)


def arabic(step):
    return StepPage.objects.get(translation_key=step.translation_key, locale=factories.locale("ar"))


def test_aliases_and_translations_hold_no_relations_of_their_own(steps):
    for step in steps:
        assert not PrerequisiteRow.objects.filter(step=arabic(step)).exists()
        assert not ContactRow.objects.filter(step=arabic(step)).exists()


def test_the_rows_that_carry_words_follow_into_each_language(steps):
    for step in steps:
        assert AudienceRow.objects.get(step=arabic(step)).locale == factories.locale("ar")


def test_publishing_leaves_the_swedish_relations_where_they_are(steps):
    _first, second = steps
    page = StepPage.objects.get(pk=second.pk)
    page.save_revision().publish()
    assert PrerequisiteRow.objects.filter(step=second).count() == 1
    assert ContactRow.objects.filter(step=second).count() == 1
    assert PrerequisiteRow.objects.count() == 1


def test_publishing_an_aliased_step_keeps_its_relations_single(steps):
    first, _second = steps
    page = StepPage.objects.get(pk=first.pk)
    PrerequisiteRow.objects.create(step=page, required=factories.step(StepIndexPage.objects.first(), "pass"))
    StepPage.objects.get(pk=first.pk).save_revision().publish()
    assert PrerequisiteRow.objects.filter(step=first).count() == 1
    assert not PrerequisiteRow.objects.filter(step=arabic(first)).exists()


def test_facts_are_read_from_the_swedish_page_at_once(steps):
    _first, second = steps
    StepPage.objects.filter(pk=second.pk).update(level="kommun")
    assert arabic(second).source.level == "kommun"


def test_the_tree_has_no_problems(steps):
    assert not any(Page.find_problems())
