"""The Swedish page leads; translated words stand until they are replaced."""

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Page
from wagtail.rich_text import RichText

from languages.state import Kind, State, tally
from languages.sync import is_behind
from languages.targets import publish
from languages.tasks import follow_page
from pages.models import ArticlePage, HomePage, StepPage
from tests import replay
from tests.html import read
from tests.pages import factories
from tests.told import tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """What is done within also does what waits for the commit."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def step(small_site, committed) -> StepPage:
    """A step with a text of two sentences, all of it translated into Arabic and live; an alias in Turkish."""
    page = small_site.steps[0]
    replay.once("a step in step", lambda: write(small_site.home, page, committed))
    return StepPage.objects.get(pk=page.pk)


def write(home: HomePage, page: StepPage, committed) -> None:
    factories.open_languages(home, "tr")
    page.fee = "Det kostar inget."
    page.body = [("text", {"heading": "", "text": RichText("<p>Först söker du.</p><p>Sedan väntar du.</p>")})]
    with committed():
        page.save_revision().publish()
    source = tell(page)
    with committed():
        publish(source, factories.locale("ar"))


def notices(page: BeautifulSoup) -> list[str]:
    return [notice["data-kind"] for notice in page.find_all(class_="notice")]


def test_what_was_published_after_the_swedish_is_not_published_again(step, committed):
    translated = Page.objects.get(translation_key=step.translation_key, locale__language_code="ar")
    with committed():
        follow_page.enqueue(step.pk)
    again = Page.objects.get(pk=translated.pk)
    assert again.last_published_at == translated.last_published_at
    republish(step, committed, fee="Det kostar något.")
    again.refresh_from_db()
    assert again.last_published_at > translated.last_published_at


def republish(page: StepPage, committed, **fields) -> None:
    page = StepPage.objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    with committed():
        page.save_revision().publish()


def told(page: StepPage) -> tuple[State, int]:
    found = tally(page.translation_key, "ar")
    return found.state, found.counts[Kind.OLDER]


def test_a_sentence_that_changes_is_older_in_each_language_still_read_and_said_to_be(client, step, committed):
    page = StepPage.objects.get(pk=step.pk)
    page.body[0].value["text"] = RichText("<p>Först söker du på nätet.</p><p>Sedan väntar du.</p>")
    with committed():
        page.save_revision().publish()
    assert told(step) == (State.OLDER, 1)
    read_by_her = read(client, "/ar/steg/folkbokforing/")
    assert "ar: Först söker du." in read_by_her.main.text
    assert "på nätet" not in read_by_her.main.text
    assert notices(read_by_her) == ["older"]
    assert read_by_her.find(class_="notice").find("a")["href"] == "/sv/steg/folkbokforing/"
    assert "på nätet" in read(client, "/tr/steg/folkbokforing/").main.text


def test_facts_a_republish_a_draft_and_a_revert_make_nothing_older(client, step, committed):
    republish(step, committed, icon="home", level="kommun")
    assert told(step) == (State.REVIEWED, 0)
    first = StepPage.objects.get(pk=step.pk).latest_revision
    draft = StepPage.objects.get(pk=step.pk)
    draft.summary = "Ett utkast."
    draft.save_revision()
    assert told(step) == (State.REVIEWED, 0)
    republish(step, committed, summary="Något annat.")
    assert told(step) == (State.OLDER, 1)
    with committed():
        first.publish()
    assert told(step) == (State.REVIEWED, 0)
    assert notices(read(client, "/ar/steg/folkbokforing/")) == []


def test_a_minor_edit_keeps_the_translation_and_is_asked_again_the_next_time(client, step, committed):
    republish(step, committed, summary="Om att folkbokföra sig.", minor_edit=True)
    assert told(step) == (State.REVIEWED, 0)
    assert StepPage.objects.get(pk=step.pk).minor_edit is False
    assert "ar: Om folkbokforing." in read(client, "/ar/steg/folkbokforing/").main.text


def test_a_page_that_is_withdrawn_and_comes_back_does_so_in_every_language(client, step, committed):
    step.unpublish()
    assert {client.get(f"/{code}/steg/folkbokforing/").status_code for code in ("sv", "ar", "tr")} == {404}
    republish(step, committed)
    assert {client.get(f"/{code}/steg/folkbokforing/").status_code for code in ("sv", "ar", "tr")} == {200}
    assert "ar: Sedan väntar du." in read(client, "/ar/steg/folkbokforing/").main.text


def test_a_translation_gets_the_facts_of_the_swedish_page_when_it_is_published(step, committed):
    republish(step, committed, icon="home", slug="flytta")
    arabic = StepPage.objects.get(translation_key=step.translation_key, locale__language_code="ar")
    assert (arabic.icon, arabic.slug, arabic.summary) == ("home", "flytta", "ar: Om folkbokforing.")


def test_words_of_a_row_stand_until_they_are_replaced(small_site, committed):
    with committed():
        theme = factories.theme("ekonomi")
    locale = factories.locale("ar")
    publish(tell(theme, words="مال"), locale)
    theme.title = "Pengar"
    with committed():
        theme.save()
    assert tally(theme.translation_key, "ar").state == State.OLDER
    assert type(theme).objects.get(translation_key=theme.translation_key, locale=locale).title == "مال"


def test_a_copy_has_its_place_in_every_language(client, step, admin_client, committed):
    index = step.get_parent()
    fields = {"new_title": "Kopia", "new_slug": "kopia", "new_parent_page": index.pk, "publish_copies": "on"}
    with committed():
        admin_client.post(reverse("wagtailadmin_pages:copy", args=[step.pk]), fields)
    for code in ("sv", "ar", "tr"):
        assert client.get(f"/{code}/steg/kopia/").status_code == 200, code
    assert not any(Page.find_problems())


def drift(step, committed) -> None:
    """What happens to a site when rows are changed behind the back of the product."""
    Page.objects.filter(translation_key=step.translation_key, locale__language_code="tr").delete()
    Page.objects.filter(translation_key=step.translation_key, locale__language_code="ar").update(live=False)
    StepPage.objects.filter(pk=step.pk).update(summary="Ändrad i databasen.")
    about = ArticlePage.objects.get(slug="om", locale__language_code="sv")
    about.add_child(instance=ArticlePage(title="Integritet", slug="integritet", locale=about.locale))


def test_drift_is_mended_once_and_the_command_says_so(client, step, committed, capsys):
    drift(step, committed)
    assert is_behind()
    with committed():
        call_command("sync_languages")
    done = dict(reversed(one.split(" × ")) for one in capsys.readouterr().out.strip().split(", "))
    assert not is_behind()
    assert done["alias made"] == "3"
    assert done["translation brought back"] == "1"
    assert int(done["source refreshed"]) >= 2
    assert told(step) == (State.OLDER, 1)
    for code in ("ar", "tr"):
        assert client.get(f"/{code}/om/integritet/").status_code == 200, code
        assert client.get(f"/{code}/steg/folkbokforing/").status_code == 200, code
    assert not any(Page.find_problems())
    with committed():
        call_command("sync_languages")
    assert capsys.readouterr().out.strip() == "everything was in step"
