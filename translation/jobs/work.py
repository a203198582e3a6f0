"""Doing a job, item by item. Any number of workers may do so at once, and any of them may be killed at any moment.

An item is claimed in a transaction of its own, done, and finished by the one who holds the claim. What a killed worker
had in hand is claimed again by somebody else when the job's patience is at an end; doing an item twice changes nothing.
"""

import logging
from datetime import datetime
from textwrap import shorten

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from languages import targets
from languages.segments import Segment
from languages.state import State, tally
from translation import machines
from translation.models import ItemState, JobItem, JobKind, TranslationJob
from translation.publishing import publish

logger = logging.getLogger(__name__)

#: How often an item is tried when something unforeseen happens.
TRIES = 3
#: How many reasons, and how many remarks, are told of one item; and how many characters of a text.
REASONS = 3
TEXT = 80


class ClaimLostError(Exception):
    """Somebody else has claimed the item meanwhile: what was done is undone."""


def work(job: TranslationJob, until: datetime | None = None) -> None:
    """Do items until there is none to claim, the job is cancelled, or it is late."""
    while until is None or timezone.now() < until:
        item = claim(job)
        if item is None:
            break
        do(item)
    _finish(job)


def claimable(job: TranslationJob) -> Q:
    """Items that wait, and those whose worker was killed."""
    overdue = timezone.now() - job.patience
    return Q(state=ItemState.WAITING) | Q(state=ItemState.RUNNING, claimed_at__lt=overdue)


@transaction.atomic
def claim(job: TranslationJob) -> JobItem | None:
    """Take the next item for oneself: None where none is left, or the job is cancelled."""
    if TranslationJob.objects.exclude(cancelled_at=None).filter(pk=job.pk).exists():
        return None
    items = JobItem.objects.filter(claimable(job), job=job).select_for_update(skip_locked=True, of=("self",))
    while item := items.select_related("job__site", "job__user", "source", "locale").first():
        moment = timezone.now()
        unclaimed = JobItem.objects.filter(pk=item.pk, state=item.state, claimed_at=item.claimed_at)
        if unclaimed.update(state=ItemState.RUNNING, claimed_at=moment, attempts=item.attempts + 1):
            TranslationJob.objects.filter(pk=job.pk, started_at=None).update(started_at=moment)
            item.state, item.claimed_at, item.attempts = ItemState.RUNNING, moment, item.attempts + 1
            return item
    return None


def do(item: JobItem) -> None:
    """Do one item and say how it went; whatever happens, the next can be done."""
    try:
        UNITS[JobKind(item.job.kind)](item)
    except ClaimLostError:
        return
    except ValidationError as error:
        close(item, ItemState.FAILED, " ".join(error.messages))
    except Exception as error:
        logger.exception("Item %s of translation job %s failed", item.pk, item.job_id)
        again = item.attempts < TRIES
        told = _("Something unforeseen, of which the log says more: %(error)s") % {"error": repr(error)}
        close(item, ItemState.WAITING if again else ItemState.FAILED, told)


def close(item: JobItem, state: ItemState, message: str = "") -> bool:
    """Give an item back; False where somebody else holds it by now."""
    held = JobItem.objects.filter(pk=item.pk, state=ItemState.RUNNING, claimed_at=item.claimed_at)
    return bool(held.update(state=state, message=message))


@transaction.atomic
def _publish(item: JobItem) -> None:
    """Write and publish the target from the stored words, all or nothing; an alias without words stays one."""
    source, locale = item.source, item.locale
    state = tally(source.object_id, locale.language_code).state
    message = ""
    if state == State.MISSING and not targets.carries_words(source, locale):
        message = _("Nothing was published, since nothing is translated.")
    else:
        publish(source, locale, item.job.site, item.job.user)
    if not close(item, ItemState.DONE, message):
        raise ClaimLostError


def _translate(item: JobItem) -> None:
    """Ask the machine, which stores what it has batch by batch, and publishes if the site allows it."""
    outcome = machines.translate(item.source, item.locale, site=item.job.site, user=item.job.user)
    if outcome.error:
        close(item, ItemState.FAILED, outcome.error)
    else:
        close(item, ItemState.DONE, " ".join([*_faults(outcome.faults), *_remarks(outcome.remarks)]))


def _faults(faults: dict[Segment, list[str]]) -> list[str]:
    if not faults:
        return []
    reasons = list(dict.fromkeys(reason for found in faults.values() for reason in found))[:REASONS]
    return [
        ngettext("%(count)d text is left.", "%(count)d texts are left.", len(faults)) % {"count": len(faults)},
        *reasons,
    ]


def _remarks(remarks: dict[Segment, list[str]]) -> list[str]:
    """What somebody should look at though it is stored, such as an agreed word that seems to be missing."""
    by_text = {segment.swedish: " ".join(found) for segment, found in remarks.items()}
    told = [{"text": shorten(text, TEXT, placeholder="…"), "remarks": said} for text, said in by_text.items()]
    return [_("Look at the translation of “%(text)s”: %(remarks)s") % each for each in told[:REASONS]]


UNITS = {JobKind.PUBLISH: _publish, JobKind.MACHINE: _translate}


def _finish(job: TranslationJob) -> None:
    """Note that nothing is left to do, when it is so."""
    unfinished = job.items.filter(state__in=[ItemState.WAITING, ItemState.RUNNING])
    if not unfinished.exists():
        TranslationJob.objects.filter(pk=job.pk, finished_at=None).update(finished_at=timezone.now())
