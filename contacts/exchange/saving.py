"""Save what a confirmed list says: all of it or nothing."""

from django.utils import timezone
from wagtail.log_actions import LogContext, log

from contacts.exchange.plan import Outcome, Plan, plan
from contacts.exchange.sheet import Sheet
from contacts.models import Contact, Import
from languages.locks import alone_with

#: What Wagtail's history calls what was done.
ACTIONS = {Outcome.NEW: "wagtail.create", Outcome.CHANGED: "wagtail.edit"}


class ChangedMeanwhileError(Exception):
    """What would be saved is not what was looked at."""


def plan_of(listed: Import) -> Plan:
    """What a list would change as the site is now."""
    return plan(Sheet(listed.names, listed.rows), listed.user)


def save(listed: Import, seen: str) -> None:
    """Save a list if its plan still has the digest `seen`.

    Raises `ChangedMeanwhileError` where the plan is another, and then has written nothing. What is saved or thrown away
    already is left alone.
    """
    with alone_with(Contact):
        row = Import.objects.select_for_update().filter(pk=listed.pk).first()
        if row is None or row.confirmed_on:
            return
        planned = plan_of(row)
        if planned.digest != seen or planned.obstacle:
            raise ChangedMeanwhileError
        with LogContext(user=row.user):
            for verdict, contact in planned.saves:
                contact.save()
                log(contact, ACTIONS[verdict.outcome], content_changed=True)
        row.new, row.changed = planned.counts[Outcome.NEW], planned.counts[Outcome.CHANGED]
        row.rows, row.confirmed_on = [], timezone.now()
        row.save()
