"""What the units of an editor must look over again, and saying that it is still true without changing a word."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import F, Model, Q, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, get_page_models
from wagtail.permissions import policy_registry

from contacts.models import Contact, Place
from contacts.ownership import units_of
from knowledge.models import Fact
from languages import declared
from pages.models import BasePage
from pages.signals import say_that_content_changed

#: The name of the unit that keeps a row, as rows of all kinds have it.
KEEPER = {"keeper": F("owner__name")}
#: What the log calls it that somebody has confirmed something.
CONFIRM = "editorial.confirm"


@dataclass(frozen=True)
class Kept:
    """A kind of thing that is looked over: which rows, by whom, when last, and after how many days by itself.

    The rows have the name of the unit that keeps them as `keeper`.
    """

    rows: QuerySet
    days: int
    owner: str = "owner"
    checked: str = "checked_on"

    @property
    def label(self) -> str:
        return self.rows.model._meta.label_lower

    def of(self, user) -> QuerySet:
        """The rows that the units of a user keep true."""
        return self.rows.filter(**{f"{self.owner}__in": units_of(user)})

    def due(self, user, today: date) -> QuerySet:
        """Those of them whose day has come; without a day, those that nobody has looked at for long."""
        long_ago = today - timedelta(days=self.days)
        unseen = Q(**{self.checked: None}) | Q(**{f"{self.checked}__lte": long_ago})
        return self.of(user).filter(Q(next_review__lte=today) | Q(unseen, next_review=None))

    def since(self, row) -> date | None:
        """The day when a row was to be looked over; None where nobody ever has."""
        checked = getattr(row, self.checked)
        return row.next_review or (checked and checked + timedelta(days=self.days))

    @transaction.atomic
    def confirm(self, row, user, today: date) -> date:
        """Say that a row is true today; the day of its next review. A draft of a page knows it too."""
        following = today + timedelta(days=self.days)
        said = {self.checked: today, "next_review": following}
        type(row)._default_manager.filter(pk=row.pk).update(**said)
        if isinstance(row, Page) and row.latest_revision:
            row.latest_revision.content |= {name: day.isoformat() for name, day in said.items()}
            row.latest_revision.save(update_fields=["content"])
        say_that_content_changed()
        log(instance=row, action=CONFIRM, user=user)
        return following


def kept() -> list[Kept]:
    """Everything that units keep true, in Swedish: live pages, contacts, places, and facts that have not ended."""
    return [
        Kept(_pages(), 365, owner="unit", checked="reviewed_on"),
        Kept(Contact.objects.identities().annotate(**KEEPER), 180),
        Kept(Place.objects.annotate(**KEEPER), 365),
        Kept(Fact.objects.filter(Q(valid_to=None) | Q(valid_to__gte=timezone.localdate())).annotate(**KEEPER), 365),
    ]


def _pages() -> QuerySet[Page]:
    """The live Swedish pages of all types in one query, with what `BasePage` gives each type."""
    types = [model._meta.model_name for model in get_page_models() if issubclass(model, BasePage)]
    fields = {"unit": "unit", "keeper": "unit__name", "reviewed_on": "reviewed_on", "next_review": "next_review"}
    values = {name: Coalesce(*(F(f"{model}__{field}") for model in types)) for name, field in fields.items()}
    return Page.objects.live().filter(locale__language_code=declared.SOURCE).annotate(**values)


def may_confirm(user, row) -> bool:
    if isinstance(row, Page):
        return row.permissions_for_user(user).can_edit()
    return policy_registry.get(row).user_has_permission_for_instance(user, "change", row)


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
        confirm = reverse("confirm_as_true", args=[each.label, row.pk])
        yield Due(row, _kind(row), row.keeper, each.since(row), _edit_url(row), confirm)


def _kind(row: Model) -> str:
    return row.page_type_display_name if isinstance(row, Page) else str(row._meta.verbose_name)


def _edit_url(row: Model) -> str:
    if isinstance(row, Page):
        return reverse("wagtailadmin_pages:edit", args=[row.pk])
    return reverse(row.snippet_viewset.get_url_name("edit"), args=[row.pk])  # type: ignore[attr-defined]
