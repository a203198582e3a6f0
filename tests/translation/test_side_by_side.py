"""Several workers at once, on one database, over the same pages and over others; and one that is killed."""

import time
from collections.abc import Iterable

import pytest
from django.db import connection
from django.db.models import Count
from django.utils import timezone
from wagtail.models import Locale, Page, PageLogEntry

from languages.add_language import add_language, grow
from pages.models import StepPage
from tests.pages import factories
from tests.translation.jobs import ordered, refreshed, say, swedish_pages, undone
from tests.translation.shared import SECONDS, SharedDatabase, ended_well
from tests.translation.workers import side_by_side, workers
from translation.models import ItemState, JobItem, TranslationJob

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

CODES = ["ar", "fa", "so", "uk"]
#: With these, Wagtail's indexes are background tasks too, as they are in production.
WITH_A_QUEUE = {"DJANGO_SETTINGS_MODULE": "valkomsten.settings.dev", "TASKS": "database", "LOG_LEVEL": "WARNING"}


@pytest.fixture
def sources(small_site, settings):
    """Every page has words in four languages that nobody has published; only the test's own workers do anything."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
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
    jobs = [ordered("ar", "uk"), ordered("fa", "ar", "so")]
    add = [lambda: add_language("ka")[1]] * 2
    grown = side_by_side([*workers(8, [job.pk for job in jobs]), *add])[-2:]
    all_is_well(*jobs)
    assert [times_published(code) for code in CODES] == [{2}, {1}, {1}, {1}]
    assert sum(one.made for one in grown) == len(sources)
    assert Locale.objects.filter(language_code="ka").count() == 1


def test_two_processes_of_four_workers_lock_nobody_out(sources, tmp_path):
    jobs = [ordered("ar", "uk"), ordered("fa", "ar", "so")]
    ids = [str(job.pk) for job in jobs]
    database = SharedDatabase(tmp_path)
    processes = [database.start("-m", "tests.translation.workers", "4", *ids) for _n in range(2)]
    said = [ended_well(process) for process in processes]
    assert not any(said), "\n".join(said)
    database.bring_back()
    all_is_well(*jobs)
    assert [times_published(code) for code in CODES] == [{2}, {1}, {1}, {1}]


def test_a_worker_that_is_killed_half_way_loses_nothing_and_does_nothing_twice(sources, tmp_path, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    job = ordered("ar", "uk")
    database = SharedDatabase(tmp_path)
    worker = database.start("manage.py", "db_worker", "--no-reload", "--no-startup-delay", **WITH_A_QUEUE)
    wait_until(lambda: database.count("translation_jobitem", "state = 'done'") >= 5, worker)
    worker.kill()
    worker.wait()
    database.bring_back()
    done = set(job.items.filter(state=ItemState.DONE).values_list("pk", flat=True))
    in_hand = set(job.items.filter(state=ItemState.RUNNING).values_list("pk", flat=True))
    assert 5 <= len(done) < job.items.count()
    assert len(in_hand) <= 1
    assert not any(Page.find_problems())

    time_passes(job)
    database.write()
    ended_well(database.start("manage.py", "resume_jobs", **WITH_A_QUEUE))
    ended_well(database.start("manage.py", "db_worker", "--no-reload", "--batch", **WITH_A_QUEUE))
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
        assert process.poll() is None, process.communicate()[0]
        assert time.monotonic() < until
        time.sleep(0.02)
