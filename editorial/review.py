"""What the units of an editor must look over again, and saying that it is still true without changing a word."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Case, F, Model, Q, QuerySet, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, get_page_models
from wagtail.permissions import policy_registry
from wagtail.query import PageQuerySet

from contacts.freshness import A_YEAR, HALF_A_YEAR, due_on
from contacts.models import Contact, Place
from knowledge.models import Fact
from languages import declared
from pages.choices import Level
from pages.models import BasePage
from pages.signals import say_that_content_changed

#: The name of the unit that keeps a row, as rows of all kinds have it.
KEEPER = {"keeper": F("owner__name")}
#: What the log calls it that somebody has confirmed something.
CONFIRM = "editorial.confirm"


@dataclass(frozen=True)
class Kept:
    """A kind of thing that is looked over: which rows, by whom, and when last.

    The rows have the name of the unit that keeps them as `keeper`, and as `review_days` after how many days they are
    to be looked over by themselves.
    """

    rows: QuerySet
    owner: str = "owner"
    checked: str = "checked_on"

    @property
    def label(self) -> str:
        return self.rows.model._meta.label_lower

    def of(self, units) -> QuerySet:
        """The rows that some units keep true."""
        return self.rows.filter(**{f"{self.owner}__in": units})

    def due(self, units, today: date) -> list:
        """Those of them whose day has come; without a day, those that nobody has looked at for long."""
        unseen = Q(**{self.checked: None}) | Q(**{f"{self.checked}__lte": today - timedelta(days=HALF_A_YEAR)})
        rows = self.of(units).filter(Q(next_review__lte=today) | Q(unseen, next_review=None))
        return self.late_among(rows, today)

    def late_among(self, rows, today: date) -> list:
        """The rows whose day has come, or that nobody has looked at."""
        return [row for row in rows if (self.since(row) or today) <= today]

    def since(self, row) -> date | None:
        """The day when a row was to be looked over; None where nobody ever has."""
        return due_on(getattr(row, self.checked), row.next_review, row.review_days)

    @transaction.atomic
    def confirm(self, row, user, today: date) -> date:
        """Say that a row is true today; the day of its next review. A draft of a page knows it too."""
        following = today + timedelta(days=row.review_days)
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
        Kept(swedish_pages().filter(live=True), owner="unit", checked="reviewed_on"),
        Kept(Contact.objects.identities().annotate(**KEEPER)),
        Kept(Place.objects.annotate(**KEEPER)),
        Kept(Fact.objects.filter(Q(valid_to=None) | Q(valid_to__gte=timezone.localdate())).annotate(**KEEPER)),
    ]


def swedish_pages() -> PageQuerySet:
    """The Swedish pages of all types in one query, with what `BasePage` gives each type; the owner as `unit`."""
    types = [model._meta.model_name for model in get_page_models() if issubclass(model, BasePage)]
    fields = {"unit": "unit", "keeper": "unit__name", "reviewed_on": "reviewed_on", "next_review": "next_review"}
    values = {name: Coalesce(*(F(f"{model}__{field}") for model in types)) for name, field in fields.items()}
    days = Case(When(steppage__level=Level.STATE, then=HALF_A_YEAR), default=A_YEAR)
    swedish = Page.objects.filter(locale__language_code=declared.SOURCE)
    return swedish.annotate(**values, review_days=days)


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


def due(units, today: date | None = None, *, pages: list[Page] | None = None) -> list[Due]:
    """What some units must look over, what has waited longest first (a query for each kind of thing).

    `pages` are the live pages of the units, where somebody has them already.
    """
    today = today or timezone.localdate()
    of_pages, *others = kept()
    rows = of_pages.due(units, today) if pages is None else of_pages.late_among(pages, today)
    found = [_told(of_pages, row) for row in rows]
    found += [_told(each, row) for each in others for row in each.due(units, today)]
    return sorted(found, key=lambda one: (one.since or date.min, str(one.row)))


def _told(each: Kept, row) -> Due:
    confirm = reverse("confirm_as_true", args=[each.label, row.pk])
    return Due(row, _kind(row), row.keeper, each.since(row), edit_url(row), confirm)


def _kind(row: Model) -> str:
    return row.page_type_display_name if isinstance(row, Page) else str(row._meta.verbose_name)


def edit_url(row: Model) -> str:
    if isinstance(row, Page):
        return reverse("wagtailadmin_pages:edit", args=[row.pk])
    return reverse(row.snippet_viewset.get_url_name("edit"), args=[row.pk])  # type: ignore[attr-defined]
