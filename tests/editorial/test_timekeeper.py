"""The timekeeper: what is scheduled goes live at its minute in all languages, and one page holds up no other."""

import logging
from io import StringIO

import pytest
from django.core.management import call_command
from wagtail.models import PageLogEntry, Site

from editorial import timekeeper
from editorial.law.work import schedule
from editorial.management.commands import keep_time
from editorial.models import ChangeSet, HeldUp, LawTask
from editorial.roles import EDITOR
from languages.coming import tallies
from languages.models import Coming
from languages.segments import coming_segments
from pages.models import StepPage
from tests import people, replay
from tests.clock import at
from tests.editorial import lawful
from tests.pages import factories
from translation.words import store

pytestmark = pytest.mark.django_db

BEFORE, AFTER = (2027, 3, 3, 23, 59, 59), (2027, 3, 4, 0, 0, 0)


@pytest.fixture
def tick(monkeypatch, django_capture_on_commit_callbacks):
    """Let the timekeeper look at the clock at a moment of Swedish time, with all that follows."""

    def look(*when: int) -> None:
        now = at(monkeypatch, *when)
        with django_capture_on_commit_callbacks(execute=True):
            timekeeper.tick(now)

    return look


@pytest.fixture
def work(small_site, here, monkeypatch):
    """Work about all three steps, each with a draft that is scheduled, begun in autumn."""
    at(monkeypatch, 2026, 11, 1, 12, 0)
    replay.once("work with a change of the law", lambda: begin(here, small_site.steps))
    return ChangeSet.objects.get()


def begin(site: Site, steps: list[StepPage]) -> None:
    steps = [lawful.published(step) for step in steps]
    work = lawful.begun(site, *steps)
    for step in steps:
        lawful.draft(step, title=f"Nytt: {step.title}")
        schedule(lawful.task(work, step))


def titles(language: str = "sv") -> dict[str, str]:
    return dict(StepPage.objects.filter(locale__language_code=language).values_list("slug", "title"))


def test_drafts_go_live_together_at_midnight_in_swedish_time_and_in_all_languages(client, work, tick):
    tick(*BEFORE)
    assert not [title for title in titles().values() if title.startswith("Nytt")]
    assert StepPage.objects.filter(live=True).count() == 6
    assert "Nytt" not in client.get("/sv/steg/bankkonto/").text
    tick(*AFTER)
    for language in ("sv", "ar"):
        assert all(title.startswith("Nytt: ") for title in titles(language).values())
        assert "Nytt: Bankkonto" in client.get(f"/{language}/steg/bankkonto/").text
    assert set(work.tasks.values_list("state", flat=True)) == {LawTask.State.DONE}


def test_one_page_that_cannot_be_published_holds_up_none_of_the_others_and_says_so_once(small_site, work, tick, caplog):
    broken = StepPage.objects.get(slug="folkbokforing", locale__language_code="sv")
    revision = broken.revisions.get(approved_go_live_at__isnull=False)
    revision.content["title"] = ""
    revision.save(update_fields=["content"])
    with caplog.at_level(logging.ERROR, logger="editorial.timekeeper"):
        for minute in range(3):
            tick(2027, 3, 4, 0, minute)
    assert {slug for slug, title in titles().items() if title.startswith("Nytt")} == {"bankkonto", "bankid"}
    held = HeldUp.objects.get()
    assert (held.page_id, "title" in held.reason) == (broken.pk, True)
    assert PageLogEntry.objects.filter(action=timekeeper.HELD_UP, page=broken.pk).count() == 1
    assert len(caplog.records) == 1
    revision.content["title"] = "Nytt: rättat"
    revision.save(update_fields=["content"])
    tick(2027, 3, 4, 0, 3)
    assert titles()["folkbokforing"] == "Nytt: rättat"
    assert not HeldUp.objects.exists()


def test_a_unit_sees_its_own_pages_that_are_held_up(small_site, here, work):
    unit, other = lawful.unit(here), lawful.unit(here, "Skolan")
    step = small_site.steps[0]
    StepPage.objects.filter(pk=step.pk).update(unit=unit)
    HeldUp.objects.create(page_id=step.pk, reason="Fel")
    HeldUp.objects.create(page_id=small_site.steps[1].pk, reason="Fel")
    assert [held.page_id for held in timekeeper.held_up(people.member(EDITOR, unit, name="eva"))] == [step.pk]
    assert not timekeeper.held_up(people.member(EDITOR, other, name="olle"))


def test_a_page_whose_schedule_is_called_off_is_held_up_no_more(small_site, work, tick):
    revision = small_site.steps[0].revisions.get(approved_go_live_at__isnull=False)
    revision.content["title"] = ""
    revision.save(update_fields=["content"])
    tick(*AFTER)
    assert HeldUp.objects.exists()
    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])
    tick(2027, 3, 4, 0, 1)
    assert not HeldUp.objects.exists()


def test_a_page_expires_at_its_minute_in_all_languages_and_one_that_cannot_holds_up_none(work, tick, monkeypatch):
    expires = at(monkeypatch, 2027, 1, 1, 8, 0)
    StepPage.objects.filter(locale__language_code="sv", slug__in=["bankid", "bankkonto"]).update(expire_at=expires)
    taken_down = StepPage.unpublish

    def fail(page, *args, **options):
        if page.slug == "bankkonto":
            raise RuntimeError("nej")
        return taken_down(page, *args, **options)

    monkeypatch.setattr(StepPage, "unpublish", fail)
    tick(2027, 1, 1, 7, 59)
    assert StepPage.objects.filter(live=False).count() == 0
    tick(2027, 1, 1, 8, 0)
    assert set(StepPage.objects.filter(live=False).values_list("slug", flat=True)) == {"bankid"}
    assert StepPage.objects.filter(live=False).count() == 2
    assert "nej" in HeldUp.objects.get().reason


def test_a_chore_that_fails_holds_up_none_of_the_others(work, tick, monkeypatch):
    def fail(now):
        raise RuntimeError("nej")

    monkeypatch.setattr(timekeeper, "CHORES", [fail, *timekeeper.CHORES])
    tick(*AFTER)
    assert titles()["bankid"].startswith("Nytt")


def test_the_command_does_what_is_due_once(work, monkeypatch, django_capture_on_commit_callbacks):
    at(monkeypatch, *AFTER)
    with django_capture_on_commit_callbacks(execute=True):
        call_command("keep_time", once=True, stdout=StringIO())
    assert titles()["bankid"].startswith("Nytt")


def test_what_is_translated_ahead_is_published_with_the_swedish(small_site, here, monkeypatch, tick, translate):
    at(monkeypatch, 2026, 11, 1, 12, 0)
    step = lawful.published(small_site.steps[0])
    translate(step, "ar")
    work = lawful.begun(here, step)
    lawful.draft(step, title="Nytt namn", summary="Ny text.")
    schedule(lawful.task(work, step))
    arabic, source = factories.locale("ar"), Coming.objects.first().source
    segments = {one.swedish: one for one in coming_segments(source, arabic)}
    assert set(segments) == {"Nytt namn", "Ny text."}
    assert segments["Nytt namn"].before == step.title
    assert segments["Nytt namn"].standing == f"ar: {step.title}"
    store({segments["Nytt namn"]: "اسم جديد"}, arabic)
    [(total, done)] = tallies([step.translation_key]).values()
    assert (total, done["ar"]) == (2, 1)
    assert titles("ar")["folkbokforing"] == f"ar: {step.title}"
    tick(*AFTER)
    page = StepPage.objects.get(slug="folkbokforing", locale=arabic)
    assert (page.title, page.summary) == ("اسم جديد", f"ar: {step.summary}")
    assert not Coming.objects.exists()


def test_what_is_scheduled_no_more_is_no_longer_expected(small_site, work):
    assert Coming.objects.count() == 3
    revision = small_site.steps[0].revisions.get(approved_go_live_at__isnull=False)
    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])
    assert Coming.objects.count() == 2


def test_the_timekeeper_of_a_server_ends_when_the_server_does(monkeypatch):
    parents = iter([7, 7, 1])
    monkeypatch.setattr(keep_time.os, "getppid", lambda: next(parents))
    monkeypatch.setattr(keep_time.time, "sleep", lambda _seconds: None)
    monkeypatch.setattr(keep_time.time, "time", lambda: 0)
    assert not keep_time.Command().wait(7)
    assert keep_time.Command().wait(None)
