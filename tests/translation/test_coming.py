"""Texts that are scheduled: translators have them before the day, and readers get them on it."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision
from wagtail.rich_text import RichText

from languages.models import Coming, Draft
from languages.sources import refresh
from pages.models import StepPage
from tests import replay
from tests.contacts.factories import site as another_site
from tests.html import parse
from tests.pages import factories
from tests.translation.desk import Desk
from translation.models import Translator

pytestmark = pytest.mark.django_db


@pytest.fixture
def scheduled(step) -> Revision:
    """A draft of the step with a new title and one more sentence, which goes live tomorrow."""
    replay.once("a step that is scheduled", lambda: schedule(step))
    return Revision.objects.get(approved_go_live_at__isnull=False)


def schedule(step) -> None:
    step.save_revision().publish()
    refresh(step)
    page = StepPage.objects.get(pk=step.pk)
    page.title, page.go_live_at = "Anmäl flytten", timezone.now() + timedelta(days=1)
    page.body.append(("text", {"heading": "Nytt", "text": RichText("<p>Det här är nytt.</p>")}))
    page.save_revision().publish()


@pytest.fixture
def ahead(scheduled, desk, step, site) -> Desk:
    """Amal at what is coming of the step."""
    desk.address = reverse("translation:coming", args=[site.pk, "ar", refresh(step).pk])
    desk.read()
    return desk


def queue(client) -> BeautifulSoup:
    return parse(client.get(reverse("translation:queue")))


def test_only_what_is_new_is_there_and_nothing_to_publish(ahead):
    assert [one.get_text() for one in ahead.page.select(".queue-swedish")] == [
        *("Anmäl flytten", "Nytt", "Det här är nytt.")
    ]
    assert not ahead.page.find("button", attrs={"name": "publish"})


def test_what_is_translated_ahead_waits_for_the_swedish_and_comes_with_it(
    ahead, client, step, scheduled, monkeypatch, django_capture_on_commit_callbacks
):
    link = queue(client).select_one("[aria-labelledby=coming] a")
    assert (link["href"], "3" in link.parent.get_text()) == (ahead.address, True)
    ahead.post({"Anmäl flytten": "أبلغ", "Nytt": "جديد"}, publish="1")
    assert "1" in queue(client).select_one("[aria-labelledby=coming] li").get_text()
    assert Draft.objects.filter(translation__data="أبلغ").exists()
    assert not StepPage.objects.filter(title="أبلغ").exists()
    ahead.post({"Det här är nytt.": "هذا جديد."})
    assert not queue(client).select_one("[aria-labelledby=coming]")
    tomorrow = timezone.now() + timedelta(days=2)
    monkeypatch.setattr(timezone, "now", lambda: tomorrow)
    with django_capture_on_commit_callbacks(execute=True):
        scheduled.publish()
    assert not Coming.objects.exists()
    client.force_login(Translator.objects.get().user)  # she was away for two days
    assert client.get(ahead.address).status_code == 302
    desk = reverse("translation:work", args=[step.get_site().pk, "ar", refresh(step).pk])
    assert "أبلغ" in client.get(desk).text


def test_a_form_for_what_is_scheduled_no_more_loses_nothing(ahead, scheduled):
    fields = ahead.fields() | {ahead.row("Nytt").textarea["name"]: "جديد"}
    Coming.objects.all().delete()
    assert "جديد" in ahead.client.post(ahead.address, fields).text


def test_what_is_coming_on_another_site_is_closed(ahead, client, site):
    theirs = factories.home("varberg.example", "varberg")
    source = refresh(theirs)
    here = reverse("translation:coming", args=[site.pk, "ar", source.pk])
    there = reverse("translation:coming", args=[another_site("varberg.example").pk, "ar", source.pk])
    assert client.get(here).status_code == 404
    assert client.get(there).status_code in (302, 403)


def test_a_page_that_is_taken_down_is_no_longer_expected(scheduled, step):
    assert Coming.objects.count() == 3
    StepPage.objects.get(pk=step.pk).unpublish()
    assert not Coming.objects.exists()
