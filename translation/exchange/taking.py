"""Store what a confirmed delivery says: all of it or nothing."""

from django.db import transaction
from django.utils import timezone
from wagtail_localize.models import StringTranslation

from languages.locks import alone_with
from translation.exchange.incoming import from_json
from translation.exchange.plan import FilePlan, Plan, plan
from translation.exchange.publishing import publish_delivery, waiting
from translation.models import Delivery
from translation.words import store

#: The longest name of a tool that is stored.
LENGTH = StringTranslation._meta.get_field("tool_name").max_length


class ChangedMeanwhileError(Exception):
    """What would be stored is not what was looked at."""


def plan_of(delivery: Delivery) -> Plan:
    """What a delivery would change as the site is now."""
    return plan(from_json(delivery.files), delivery.site, delivery.user, all_finished=delivery.all_finished)


def take(delivery: Delivery, seen: str, *, with_gaps: bool = False) -> None:
    """Store a delivery if its plan still has the digest `seen`, then publish the pages in the background.

    Raises `ChangedMeanwhileError` where the plan is another, and then has written nothing. What is done or thrown away
    already is left alone.
    """
    with alone_with(StringTranslation):
        row = Delivery.objects.select_for_update().filter(pk=delivery.pk).first()
        if row is None or row.confirmed_on:
            return
        planned = plan_of(row)
        if planned.digest != seen:
            raise ChangedMeanwhileError
        for file in planned.files:
            _store(file, row)
        row.pages, row.stored, row.files = waiting(planned), planned.stores, []
        row.with_gaps, row.confirmed_on = with_gaps, timezone.now()
        row.save()
        transaction.on_commit(lambda: publish_delivery.enqueue(row.pk))


def _store(file: FilePlan, delivery: Delivery) -> None:
    if file.locale is None:
        return
    for machine in (False, True):
        words = {one.segment: one.said for one in file.stored if one.segment and one.machine == machine}
        if wrong := store(words, file.locale, machine=machine, tool=file.tool[:LENGTH], user=delivery.user):
            raise ChangedMeanwhileError(wrong)
