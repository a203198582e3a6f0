"""What the units of an editor must look over again, and saying that it is still true without changing a word."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Model, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, get_page_models
from wagtail.permissions import policy_registry

from contacts.models import Contact
from contacts.ownership import units_of
from knowledge.models import Fact
from languages import declared
from pages.models import BasePage
from pages.signals import say_that_content_changed

#: What the log calls it that somebody has confirmed something.
CONFIRM = "editorial.confirm"


@dataclass(frozen=True)
class Kept:
    """A kind of thing that is looked over: which rows, by whom, when last, when next, after how many days by itself."""

    rows: QuerySet
    days: int
    owner: str = "owner"
    checked: str = "checked_on"
    next: str = ""

    @property
    def model(self) -> type[Model]:
        return self.rows.model

    @property
    def label(self) -> str:
        return self.model._meta.label_lower

    def of(self, user) -> QuerySet:
        """The rows that the units of a user keep true."""
        return self.rows.filter(**{f"{self.owner}__in": units_of(user)}).select_related(self.owner)

    def due(self, user, today: date) -> QuerySet:
        """Those of them whose day has come; without a day, those that nobody has looked at for long."""
        long_ago = today - timedelta(days=self.days)
        unseen = Q(**{self.checked: None}) | Q(**{f"{self.checked}__lte": long_ago})
        if not self.next:
            return self.of(user).filter(unseen)
        return self.of(user).filter(Q(**{f"{self.next}__lte": today}) | Q(unseen, **{self.next: None}))

    def since(self, row) -> date | None:
        """The day when a row was to be looked over; None where nobody ever has."""
        checked = getattr(row, self.checked)
        by_itself = checked and checked + timedelta(days=self.days)
        return (self.next and getattr(row, self.next)) or by_itself

    def may_confirm(self, user, row) -> bool:
        if isinstance(row, Page):
            return row.permissions_for_user(user).can_edit()
        return policy_registry.get_by_type(self.model).user_has_permission_for_instance(user, "change", row)

    @transaction.atomic
    def confirm(self, row, user, today: date) -> date:
        """Say that a row is true today; the day of its next review. A draft of a page knows it too."""
        following = today + timedelta(days=self.days)
        said = {self.checked: today, **({self.next: following} if self.next else {})}
        self.rows.filter(pk=row.pk).update(**said)
        if isinstance(row, Page) and row.latest_revision:
            row.latest_revision.content |= {name: day.isoformat() for name, day in said.items()}
            row.latest_revision.save(update_fields=["content"])
        say_that_content_changed()
        log(instance=row, action=CONFIRM, user=user)
        return following


def kept() -> list[Kept]:
    """Everything that units keep true, in Swedish: live pages, contacts, and facts that have not ended."""
    models = [model for model in get_page_models() if issubclass(model, BasePage)]
    pages = [model.objects.live().filter(locale__language_code=declared.SOURCE) for model in models]
    return [
        *(Kept(rows, 365, owner="unit", checked="reviewed_on", next="next_review") for rows in pages),
        Kept(Contact.objects.identities(), 180, next="next_review"),
        Kept(Fact.objects.filter(Q(valid_to=None) | Q(valid_to__gte=timezone.localdate())), 365),
    ]


@dataclass(frozen=True)
class Due:
    """Something that is to be looked over, as the desk shows it."""

    row: Model
    kind: str
    unit: str
    since: date | None
    edit_url: str
    confirm_url: str


def due(user, today: date | None = None) -> list[Due]:
    """What the units of a user must look over, what has waited longest first (a query for each kind of thing)."""
    today = today or timezone.localdate()
    found = [one for each in kept() for one in _told(each, user, today)]
    return sorted(found, key=lambda one: (one.since or date.min, str(one.row)))


def _told(each: Kept, user, today: date) -> Iterator[Due]:
    for row in each.due(user, today):
        is_page = isinstance(row, Page)
        edit = "wagtailadmin_pages:edit" if is_page else each.model.snippet_viewset.get_url_name("edit")  # type: ignore[attr-defined]
        confirm = reverse("confirm_as_true", args=[each.label, row.pk])
        kind = str(each.model._meta.verbose_name)
        unit = getattr(row, each.owner).name
        yield Due(row, kind, unit, each.since(row), reverse(edit, args=[row.pk]), confirm)
