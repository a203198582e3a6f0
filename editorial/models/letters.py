"""Which weekly letters have been sent, and who wants none."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from contacts.models import Unit


class Letter(models.Model):
    """The letter of one week about one site to one person, or to a unit in which nobody has an account.

    `done_at` says that it was sent, or that there was nothing to say; until then it is tried again.
    """

    week = models.DateField()  # its Monday
    site = models.ForeignKey(Site, models.CASCADE, related_name="+")
    user = models.ForeignKey("auth.User", models.CASCADE, null=True, related_name="+")
    unit = models.ForeignKey(Unit, models.CASCADE, null=True, related_name="+")
    tried_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        verbose_name = _("weekly letter")
        verbose_name_plural = _("weekly letters")
        constraints = [
            models.UniqueConstraint(
                fields=["week", "site", "user"], condition=Q(unit=None), name="letter_to_user_once"
            ),
            models.UniqueConstraint(
                fields=["week", "site", "unit"], condition=Q(user=None), name="letter_to_unit_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.week} {self.user or self.unit}"


class LetterChoice(models.Model):
    """Whether somebody wants the weekly letter; who has not said gets it."""

    user = models.OneToOneField("auth.User", models.CASCADE, related_name="letter_choice")
    weekly = models.BooleanField(
        _("A letter each week"),
        default=True,
        help_text=_("On Monday morning: what waits for you on the desk. No letter comes when nothing waits."),
    )

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        verbose_name = _("choice of letters")
        verbose_name_plural = _("choices of letters")

    def __str__(self) -> str:
        return str(self.user)
