"""How long what a unit keeps true stays so by itself, and the day when somebody must look at it again."""

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

A_YEAR, HALF_A_YEAR = 365, 180

#: What the forms say of a next review that is left empty.
AFTER = {
    A_YEAR: _("Then it stands on the desk of the owner. Empty means a year after the last check."),
    HALF_A_YEAR: _("Then it stands on the desk of the owner. Empty means half a year after the last check."),
}


def due_on(checked: date | None, next_review: date | None, days: int) -> date | None:
    """The day of the next review: the chosen one, or so many days after the last check; None where there is neither."""
    return next_review or (checked and checked + timedelta(days=days))


def next_review_panel(days: int) -> FieldPanel:
    """The day of the next review in a form; it says what empty means."""
    return FieldPanel("next_review", help_text=AFTER[days])


class Kept:
    """A row that a unit keeps true."""

    @property
    def review_days(self) -> int:
        """After how many days it is to be looked over by itself."""
        return A_YEAR

    @property
    def keeper_id(self) -> int | None:
        return self.owner_id  # type: ignore[attr-defined]

    @property
    def last_checked(self) -> date | None:
        return self.checked_on  # type: ignore[attr-defined]

    @property
    def due_on(self) -> date | None:
        return due_on(self.last_checked, self.next_review, self.review_days)  # type: ignore[attr-defined]
