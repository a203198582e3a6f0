"""What is to happen at its time by itself: publishing what is scheduled, taking down what has expired, letters,
looking up whether links still answer.

Wagtail's own `publish_scheduled` stops at the first page that cannot be published. Here each is a transaction of its
own: one that fails is logged on the page, shown to those who keep it, and tried again the next minute.
"""

import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial, reduce
from operator import or_

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, Revision, get_page_models

from contacts.ownership import units_of
from editorial.digest import send_due_digests
from editorial.links.looking_up import check_links
from editorial.models import HeldUp
from pages.models import BasePage

logger = logging.getLogger(__name__)

#: What the log calls it that a page could not be published or taken down at its time.
HELD_UP = "editorial.held_up"


def publish_due(now: datetime) -> None:
    """Publish every revision whose time has come, what was to come first before the rest."""
    due = _due(now).order_by("approved_go_live_at", "pk")
    for revision, page in list(due.values_list("pk", "object_id")):
        _on_its_own(int(page), partial(_publish, revision, now))


def _due(now: datetime) -> QuerySet[Revision]:
    return Revision.page_revisions.filter(approved_go_live_at__lte=now)


def _publish(pk: int, now: datetime) -> None:
    """Publish a revision, unless another timekeeper or a person has been quicker."""
    revision = _due(now).select_for_update().filter(pk=pk).first()
    if revision:
        revision.publish(log_action="wagtail.publish.scheduled")


def take_down_expired(now: datetime) -> None:
    """Unpublish every page whose last moment has been."""
    for pk in list(_expired(now).order_by("expire_at").values_list("pk", flat=True)):
        _on_its_own(pk, partial(_take_down, pk, now))


def _expired(now: datetime) -> QuerySet[Page]:
    return Page.objects.filter(live=True, expire_at__lte=now)


def _take_down(pk: int, now: datetime) -> None:
    page = _expired(now).select_for_update().filter(pk=pk).first()
    if page:
        page.specific.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _on_its_own(page: int, do: Callable[[], None]) -> None:
    """Do something to a page in a transaction of its own; what hinders it is written down, and told once."""
    try:
        with transaction.atomic():
            do()
    except Exception as error:
        _hold_up(page, error)


def _hold_up(pk: int, error: Exception) -> None:
    page = Page.objects.filter(pk=pk).first()
    reason = _in_words(error)
    if page is None or HeldUp.objects.filter(pk=pk, reason=reason).exists():
        return
    HeldUp.objects.update_or_create(page=page, defaults={"reason": reason})
    log(instance=page.specific, action=HELD_UP, data={"reason": reason})
    logger.error("%s (%s) is held up: %s", page, pk, reason, exc_info=not isinstance(error, ValidationError) and error)


def _in_words(error: Exception) -> str:
    if not isinstance(error, ValidationError):
        return f"{type(error).__name__}: {error}"
    named = error.message_dict.items() if hasattr(error, "error_dict") else [("", error.messages)]
    return " ".join(f"{name}: {' '.join(said)}" if name else " ".join(said) for name, said in named)


def held_up(user) -> QuerySet[HeldUp]:
    """The pages of a user's units that are held up (one query)."""
    models = [model for model in get_page_models() if issubclass(model, BasePage)]
    hers = (Q(pk__in=model.objects.filter(unit__in=units_of(user)).values("pk")) for model in models)
    return HeldUp.objects.filter(reduce(or_, hers)).select_related("page")


def let_go(now: datetime) -> None:
    """Forget what held up pages that nothing is to happen to any more, be it done or called off."""
    if HeldUp.objects.exists():
        waiting = {int(page) for page in _due(now).values_list("object_id", flat=True)}
        waiting |= set(_expired(now).values_list("pk", flat=True))
        HeldUp.objects.exclude(pk__in=waiting).delete()


CHORES: list[Callable[[datetime], object]] = [take_down_expired, publish_due, let_go, send_due_digests, check_links]


def tick(now: datetime | None = None) -> None:
    """Do every chore that is due; one that fails holds up none of the others."""
    for chore in CHORES:
        try:
            chore(now or timezone.now())
        except Exception:
            logger.exception("The chore %s could not be done.", chore.__name__)
