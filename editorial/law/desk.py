"""What the desk says of changes of the law: what the units of a user have to do for those that are near."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone

from contacts.models import Unit
from editorial.law.work import tasks_of
from editorial.models import ChangeSet, LawEvent

#: How long before its day a change of the law is shown on the desk.
NEAR = timedelta(days=180)


@dataclass(frozen=True)
class Near:
    """A change of the law that is near, or has been, with the number of tasks that are left for the user's units."""

    change_set: ChangeSet
    left: int
    is_late: bool

    @property
    def event(self) -> LawEvent:
        return self.change_set.event

    @property
    def url(self) -> str:
        return reverse("editorial_law:progress", args=[self.change_set.pk])


def near(user, today: date | None = None, unit: Unit | None = None) -> list[Near]:
    """What a user, or one of her units, has something left to do for, the earliest first (one query)."""
    today = today or timezone.localdate()
    open_ones = tasks_of(user).open().filter(unit=unit) if unit else tasks_of(user).open()
    sets = ChangeSet.objects.filter(event__date__lte=today + NEAR, tasks__in=open_ones)
    told = sets.select_related("event", "site").annotate(left=Count("tasks")).order_by("event__date", "pk")
    return [Near(one, one.left, one.event.date <= today) for one in told if one.event.date]
