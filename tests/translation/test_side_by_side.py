"""Several workers at once, on one database, over the same pages and over others; and one that is killed."""

import time
from collections.abc import Iterable

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models import Count
from django.utils import timezone
from wagtail.models import Locale, Page, PageLogEntry

from languages.add_language import add_language, grow
from pages.models import StepPage
from tests.pages import factories
from tests.translation.jobs import ordered, refreshed, say, swedish_pages, undone
from tests.translation.shared import SECONDS, SharedDatabase
from tests.translation.workers import side_by_side, workers
from translation.models import ItemState, JobItem, TranslationJob

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

CODES = ["ar", "fa", "uk"]
#: A worker of this queue has Wagtail's indexes to do as well, as in production.
A_QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
WORKER = ("db_worker", "--no-reload", "--no-startup-delay")


@pytest.fixture
def sources(small_site, settings):
    """The home and its steps have words in three languages that nobody has published.

    Only the test's own workers do anything.
    """
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    for page in swedish_pages().filter(depth=3).exclude(slug="steg"):
        page.delete()
    for code in CODES:
        grow(factories.locale(code), homes_alone=True)
    found = refreshed(swedish_pages())
    say(found, *CODES)
    return found


def times_published(code: str) -> set[int]:
    """How often the targets in a language were published."""
    entries = PageLogEntry.objects.filter(action="wagtail.publish", page__locale__language_code=code)
    return set(entries.values("page").annotate(times=Count("pk")).values_list("times", flat=True))


def all_is_well(*jobs: TranslationJob, codes: Iterable[str] = CODES) -> None:
    assert [undone(job) for job in jobs] == [[] for _job in jobs]
    assert not any(Page.find_problems())
    assert TranslationJob.objects.filter(finished_at=None).count() == 0
    swedish = set(swedish_pages().values_list("translation_key", flat=True))
    for code in codes:
        theirs = Page.objects.filter(locale__language_code=code, live=True)
        assert sorted(theirs.values_list("translation_key", flat=True)) == sorted(swedish)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="threads share no SQLite in memory")
def test_eight_workers_on_postgresql_do_each_item_once_while_a_language_is_added_twice(sources):
    jobs = [ordered("ar", "uk"), ordered("fa", "ar")]
    add = [lambda: add_language("ka")[1]] * 2
    grown = side_by_side([*workers(8, [job.pk for job in jobs]), *add])[-2:]
    all_is_well(*jobs)
    assert [times_published(code) for code in CODES] == [{2}, {1}, {1}]
    assert sum(one.made for one in grown) == len(sources)
    assert Locale.objects.filter(language_code="ka").count() == 1


@pytest.mark.one_database
def test_two_processes_of_four_workers_lock_nobody_out(sources, tmp_path):
    jobs = [ordered("ar", "uk"), ordered("fa", "ar")]
    database = SharedDatabase(tmp_path)
    four = workers(4, [job.pk for job in jobs])
    processes = [database.start(side_by_side, four) for _n in range(2)]
    said = [database.ended_well(process) for process in processes]
    assert not any(said), "\n".join(said)
    database.bring_back()
    all_is_well(*jobs)
    assert [times_published(code) for code in CODES] == [{2}, {1}, {1}]


def test_a_worker_that_is_killed_half_way_loses_nothing_and_does_nothing_twice(sources, tmp_path, settings):
    settings.TASKS = A_QUEUE
    job = ordered("ar", "uk")
    database = SharedDatabase(tmp_path)
    worker = database.start(call_command, *WORKER)
    wait_until(lambda: database.count("translation_jobitem", "state = 'done'") >= 3, worker)
    worker.kill()
    worker.join()
    database.bring_back()
    done = set(job.items.filter(state=ItemState.DONE).values_list("pk", flat=True))
    in_hand = set(job.items.filter(state=ItemState.RUNNING).values_list("pk", flat=True))
    assert 3 <= len(done) < job.items.count()
    assert len(in_hand) <= 1
    assert not any(Page.find_problems())

    time_passes(job)
    call_command("resume_jobs")
    database.write()
    database.ended_well(database.start(call_command, *WORKER, "--batch"))
    database.bring_back()
    assert {item.pk for item in undone(job)} == in_hand
    JobItem.objects.filter(pk__in=in_hand, state=ItemState.DONE, attempts=2).update(attempts=1)
    all_is_well(job, codes=["ar", "uk"])
    assert times_published("ar") == times_published("uk") == {1}
    assert StepPage.objects.get(slug="bankid", locale__language_code="uk").title == "uk: Bankid"


def time_passes(job: TranslationJob) -> None:
    """Make it so long ago that nobody waits for the killed worker any longer."""
    JobItem.objects.filter(state=ItemState.RUNNING).update(claimed_at=timezone.now() - 2 * job.patience)


def wait_until(is_so, process) -> None:
    until = time.monotonic() + SECONDS
    while not is_so():
        assert process.is_alive()
        assert time.monotonic() < until
        time.sleep(0.02)
