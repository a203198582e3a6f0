"""Work over many pages and languages: in order, once, and whatever happens."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from languages import targets
from languages.segments import segments
from pages.models import Phase, StepPage
from tests import replay
from tests.pages import factories
from tests.translation.jobs import ordered, refreshed, say, sources_of_pages, states, swedish_pages, undone
from translation import machines
from translation.jobs import JobState, cancel, progress_of, resume
from translation.jobs.tasks import run_job
from translation.jobs.work import claim, close, do, work
from translation.machines import Outcome
from translation.models import ItemState, JobItem, JobKind, TranslationJob

pytestmark = pytest.mark.django_db


@pytest.fixture
def sources(small_site):
    replay.once("small site in Ukrainian", lambda: in_ukrainian(small_site.home))
    return sources_of_pages()


def in_ukrainian(home) -> None:
    factories.open_languages(home, "uk")
    refreshed(swedish_pages())


@pytest.fixture
def told(sources):
    """Every page has words in Arabic and Ukrainian that nobody has published."""
    replay.once("small site in Arabic and Ukrainian words", lambda: say(sources, "ar", "uk"))
    return sources


def progress(job) -> JobState:
    job.refresh_from_db()
    return progress_of([job])[job.pk]


def test_every_page_is_published_in_every_language(told):
    job = ordered("ar", "uk")
    assert job.items.count() == len(told) * 2
    run_job.func(job.pk)
    assert undone(job) == []
    assert not Page.objects.filter(locale__language_code__in=["ar", "uk"], alias_of__isnull=False).exists()
    step = StepPage.objects.get(slug="bankid", locale__language_code="uk")
    assert (step.title, step.live) == ("uk: Bankid", True)
    assert PageLogEntry.objects.filter(action="wagtail.publish", page__locale__language_code="uk").count() == len(told)
    assert progress(job).state == JobState.DONE
    assert not any(Page.find_problems())


def test_a_job_begins_when_its_order_is_committed(told, published_in_name, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        job = ordered("ar")
        assert states(job) == {ItemState.WAITING}
    assert undone(job) == []
    assert len(published_in_name) == len(told)


def test_an_alias_without_words_stays_one(sources):
    job = ordered("ar")
    work(job)
    assert states(job) == {ItemState.DONE}
    assert all(job.items.values_list("message", flat=True))
    assert not Page.objects.filter(locale__language_code="ar", alias_of=None).exists()


def test_the_home_comes_first_and_then_the_path_gates_before_others(small_site):
    late = factories.phase("manad-3", 3)
    StepPage.objects.filter(slug="folkbokforing").update(phase=late)
    refreshed(reversed(swedish_pages()))
    job = ordered("ar")
    names = [item.source.object_repr for item in job.items.all()]
    assert names[:4] == ["Välkommen", "Bankkonto", "Bankid", "Folkbokforing"]
    assert Phase.objects.get(pk=late.pk).order == 3


def test_one_form_makes_one_job(told):
    token = uuid4()
    first, second = ordered("ar", token=token), ordered("ar", token=token)
    assert first == second
    assert JobItem.objects.count() == len(told)


def test_a_cancelled_job_does_no_more_and_can_be_taken_up_again(told, monkeypatch):
    job = ordered("ar")
    done = []

    def and_cancel(source, *_args, **_how):
        done.append(source)
        if len(done) == 2:
            cancel(job)

    monkeypatch.setattr(targets, "publish", and_cancel)
    work(job)
    assert len(done) == 2
    assert progress(job).state == JobState.CANCELLED
    assert job.items.filter(state=ItemState.CANCELLED).count() == len(told) - 2
    resume(job)
    work(job)
    assert undone(job) == []
    assert progress(job).state == JobState.DONE


def test_one_failure_stops_nothing_and_is_told(told, monkeypatch):
    refused = ["Välkommen"]

    def refuses_home(source, *_args, **_how):
        if source.object_repr in refused:
            raise ValidationError("Rubriken är för lång.")

    monkeypatch.setattr(targets, "publish", refuses_home)
    job = ordered("ar")
    work(job)
    [failed] = job.items.filter(state=ItemState.FAILED)
    assert (failed.message, failed.attempts) == ("Rubriken är för lång.", 1)
    assert progress(job).state == JobState.FAILED
    assert progress(job).finished == len(told)
    refused.clear()
    resume(job)
    work(job)
    assert undone(job) == []


def test_the_unforeseen_is_tried_again_a_few_times(told, monkeypatch):
    job = ordered("ar")
    tried = []

    def breaks_twice(source, *args, **how):
        tried.append(source.pk)
        if len(tried) < 3:
            raise RuntimeError("bruten")

    monkeypatch.setattr(targets, "publish", breaks_twice)
    work(job)
    assert tried[:3] == [tried[0]] * 3
    assert states(job) == {ItemState.DONE}
    job = ordered("uk")
    monkeypatch.setattr(targets, "publish", lambda *args, **how: 1 / 0)
    work(job)
    assert states(job) == {ItemState.FAILED}
    assert set(job.items.values_list("attempts", flat=True)) == {3}
    assert "ZeroDivisionError" in job.items.first().message


def test_what_a_killed_worker_had_in_hand_is_free_after_a_while(told):
    job = ordered("ar")
    taken = claim(job)
    other = claim(job)
    assert taken.pk != other.pk
    JobItem.objects.filter(pk=taken.pk).update(claimed_at=timezone.now() - job.patience - timedelta(seconds=1))
    again = claim(job)
    assert (again.pk, again.attempts) == (taken.pk, 2)
    assert not close(taken, ItemState.FAILED)  # whoever wakes up late has nothing to say any longer
    assert close(again, ItemState.DONE)


def test_who_has_lost_her_claim_changes_nothing(told):
    job = ordered("ar")
    late = claim(job)
    JobItem.objects.filter(pk=late.pk).update(claimed_at=timezone.now())
    do(late)
    assert job.items.get(pk=late.pk).state == ItemState.RUNNING
    assert targets.target_of(late.source, late.locale).alias_of_id


def test_a_job_that_nobody_has_in_hand_stands_still_and_is_resumed(
    told, published_in_name, capsys, django_capture_on_commit_callbacks
):
    job = ordered("ar")
    claim(job)
    assert progress(job).state == JobState.RUNNING
    call_command("resume_jobs")
    assert capsys.readouterr().out == ""
    long_ago = timezone.now() - timedelta(days=1)
    TranslationJob.objects.update(created_at=long_ago)
    job.items.filter(state=ItemState.RUNNING).update(claimed_at=long_ago)
    assert progress(job).state == JobState.STANDING
    with django_capture_on_commit_callbacks(execute=True):
        call_command("resume_jobs")
    assert str(job.pk) in capsys.readouterr().out
    assert states(job) == {ItemState.DONE}


def test_a_machine_is_asked_for_each_item_and_its_faults_are_told(sources, monkeypatch):
    asked = []

    def translate(source, locale, *, site, segments=None, user=None):
        asked.append((source.object_repr, locale.language_code, site.hostname))
        if source.object_repr == "Ord":
            return Outcome(error="Pengarna är slut.")
        return Outcome(stored=2, faults={"ett stycke": ["Länken saknas."]} if source.object_repr == "Om" else {})

    monkeypatch.setattr(machines, "translate", translate)
    job = ordered("ar", kind=JobKind.MACHINE)
    work(job)
    assert len(asked) == len(sources)
    assert asked[0] == ("Välkommen", "ar", "localhost")
    said = {item.source.object_repr: (item.state, item.message) for item in job.items.all()}
    assert said["Ord"] == (ItemState.FAILED, "Pengarna är slut.")
    assert said["Om"][0] == ItemState.DONE
    assert said["Om"][1].endswith("Länken saknas.")
    assert said["Bankid"] == (ItemState.DONE, "")


def test_what_to_look_at_in_a_machines_words_is_told_within_bounds(sources, monkeypatch):
    texts = [segment for source in sources for segment in segments([source], factories.locale("ar"))]
    distinct = list({text.swedish: text for text in texts}.values())[:5]
    outcome = Outcome(stored=9, faults={texts[0]: ["Länken saknas."]}, remarks={text: ["Ordet?"] for text in distinct})
    monkeypatch.setattr(machines, "translate", lambda *args, **more: outcome)
    job = ordered("ar", kind=JobKind.MACHINE)
    do(claim(job))
    item = job.items.get(state=ItemState.DONE)
    assert item.message.index("Länken saknas.") < item.message.index("Ordet?")
    assert [text.swedish in item.message for text in distinct] == [True, True, True, False, False]


def test_progress_is_one_query_whatever_the_number_of_jobs(told, published_in_name, django_assert_num_queries):
    jobs = [ordered("ar"), ordered("uk"), ordered("ar", "uk")]
    work(jobs[0])
    jobs = list(TranslationJob.objects.order_by("pk"))
    with django_assert_num_queries(1):
        found = progress_of(jobs)
    assert [found[job.pk].state for job in jobs] == [JobState.DONE, JobState.WAITING, JobState.WAITING]
    assert [found[job.pk].total for job in jobs] == [len(told), len(told), 2 * len(told)]


def test_a_worker_gets_in_line_again_after_its_shift(told, settings, monkeypatch):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    from django_tasks_db.models import DBTaskResult

    monkeypatch.setattr("translation.jobs.tasks.SHIFT", timedelta(0))
    job = ordered("ar")
    run_job.func(job.pk)
    assert DBTaskResult.objects.count() == 1
    claim(job)
    job.items.filter(state=ItemState.WAITING).update(state=ItemState.DONE)
    run_job.func(job.pk)
    assert DBTaskResult.objects.latest("enqueued_at").run_after > timezone.now()
    cancel(job)
    run_job.func(job.pk)
    assert DBTaskResult.objects.count() == 2
