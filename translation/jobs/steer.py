"""Ordering a job, stopping it and taking it up again."""

from collections.abc import Iterable
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import Locale, Site
from wagtail_localize.models import TranslationSource

from translation.jobs import tasks
from translation.models import ItemState, JobItem, JobKind, TranslationJob
from translation.order import in_order

BATCH = 1000


@transaction.atomic
def start(
    kind: JobKind,
    sources: QuerySet[TranslationSource],
    locales: Iterable[Locale],
    *,
    site: Site,
    selection: str,
    user=None,
    token: UUID | None = None,
) -> TranslationJob:
    """Order sources in languages, the most important first; gives the job of the token if there is one already."""
    order = {"site": site, "user": user, "kind": kind, "selection": selection[:300]}
    job, made = TranslationJob.objects.get_or_create(token=token or uuid4(), defaults=order)
    if made:
        locales = list(locales)
        job.locales.set(locales)
        pairs = [(source, locale) for source, _place in in_order(sources) for locale in locales]
        items = [JobItem(job=job, source=one, locale=into, order=n) for n, (one, into) in enumerate(pairs)]
        JobItem.objects.bulk_create(items, batch_size=BATCH)
        tasks.enqueue(job)
    return job


@transaction.atomic
def cancel(job: TranslationJob) -> None:
    """Do no more of a job than what is in somebody's hands just now."""
    TranslationJob.objects.filter(pk=job.pk, finished_at=None, cancelled_at=None).update(cancelled_at=timezone.now())
    job.items.filter(state=ItemState.WAITING).update(state=ItemState.CANCELLED)


@transaction.atomic
def resume(job: TranslationJob) -> None:
    """Take up what was cancelled, what failed and what nobody has in hand any longer."""
    TranslationJob.objects.filter(pk=job.pk).update(cancelled_at=None, finished_at=None)
    again = job.items.filter(state__in=[ItemState.CANCELLED, ItemState.FAILED])
    again.update(state=ItemState.WAITING, message="", attempts=0)
    tasks.enqueue(job)


def left_behind() -> list[TranslationJob]:
    """Jobs with something left to do that nobody has in hand; they may also be in line."""
    unfinished = TranslationJob.objects.filter(finished_at=None, cancelled_at=None)
    return [job for job in unfinished if not job.items.filter(_in_hand(job)).exists()]


def _in_hand(job: TranslationJob) -> Q:
    return Q(state=ItemState.RUNNING, claimed_at__gt=timezone.now() - job.patience)
