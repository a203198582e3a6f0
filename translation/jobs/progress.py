"""How far jobs have come, computed from their items."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.db.models import Count, Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translation.models import ItemState, JobItem, TranslationJob


class JobState(models.TextChoices):
    WAITING = "waiting", gettext_lazy("Waiting")
    RUNNING = "running", gettext_lazy("Running")
    STANDING = "standing", gettext_lazy("Stands still")
    CANCELLED = "cancelled", gettext_lazy("Cancelled")
    FAILED = "failed", gettext_lazy("Finished, but not all of it")
    DONE = "done", gettext_lazy("Finished")


@dataclass(frozen=True)
class Progress:
    """How many items of a job are in which state, and when somebody last took one."""

    job: TranslationJob
    counts: Counter
    claimed_at: datetime | None = None

    @property
    def total(self) -> int:
        return self.counts.total()

    @property
    def finished(self) -> int:
        """Items that need nothing more, whether they went well or not."""
        return self.counts[ItemState.DONE] + self.counts[ItemState.FAILED]

    @property
    def left(self) -> int:
        return self.counts[ItemState.WAITING] + self.counts[ItemState.RUNNING]

    @property
    def state(self) -> JobState:
        if self.counts[ItemState.CANCELLED] or (self.job.cancelled_at and self.left):
            return JobState.CANCELLED
        if self.left:
            return self._unfinished
        return JobState.FAILED if self.counts[ItemState.FAILED] else JobState.DONE

    @property
    def _unfinished(self) -> JobState:
        last = max(filter(None, [self.claimed_at, self.job.created_at]))
        if timezone.now() - last > self.job.patience:
            return JobState.STANDING
        return JobState.RUNNING if self.job.started_at else JobState.WAITING

    @property
    def is_moving(self) -> bool:
        return self.state in (JobState.WAITING, JobState.RUNNING)

    @property
    def can_resume(self) -> bool:
        return self.state in (JobState.STANDING, JobState.CANCELLED, JobState.FAILED)

    @property
    def sentence(self) -> str:
        """What the bar shows, in words."""
        counts = {"finished": self.finished, "total": self.total, "failed": self.counts[ItemState.FAILED]}
        if counts["failed"]:
            return _("%(finished)d of %(total)d, of which %(failed)d failed") % counts
        return _("%(finished)d of %(total)d") % counts


def progress_of(jobs: Iterable[TranslationJob]) -> dict[int, Progress]:
    """The progress of jobs, by their ids (one query whatever their number and size)."""
    jobs = list(jobs)
    counts: dict[int, Counter] = defaultdict(Counter)
    claims: dict[int, list[datetime]] = defaultdict(list)
    rows = JobItem.objects.filter(job__in=jobs).order_by().values_list("job", "state")
    for job, state, count, claimed_at in rows.annotate(Count("pk"), Max("claimed_at")):
        counts[job][state] = count
        claims[job] += [claimed_at] if claimed_at else []
    return {job.pk: Progress(job, counts[job.pk], max(claims[job.pk], default=None)) for job in jobs}
