"""Background tasks over ids: what is enqueued, and how long a worker stays at one job."""

from datetime import timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from translation.jobs.work import claimable, work
from translation.models import ItemState, TranslationJob

#: After this a worker lets other tasks come first, such as Wagtail's indexes, and can be stopped in peace.
SHIFT = timedelta(seconds=60)


def enqueue(job: TranslationJob) -> None:
    """Have a job done once this transaction is committed."""
    transaction.on_commit(partial(run_job.enqueue, job.pk))


def has_queue() -> bool:
    """Whether workers do the work, or else whoever asks for it."""
    return run_job.get_backend().supports_defer


@task()
def run_job(job_id: int) -> None:
    """Do a job; where there is a queue, for one shift, and then get in line again for what is left.

    What others have in hand just now is looked after once more when they must have finished it.
    """
    job = TranslationJob.objects.filter(pk=job_id).first()
    if job is None:
        return
    work(job, timezone.now() + SHIFT if has_queue() else None)
    job.refresh_from_db()
    if not has_queue() or job.finished_at or job.cancelled_at:
        return
    if job.items.filter(claimable(job)).exists():
        run_job.enqueue(job_id)
    elif job.items.filter(state=ItemState.RUNNING).exists():
        run_job.using(run_after=timezone.now() + job.patience).enqueue(job_id)
