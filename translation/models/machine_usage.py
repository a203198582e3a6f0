from datetime import date

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from languages import names


def this_month() -> date:
    """The first day of the month, in Sweden."""
    return timezone.localdate().replace(day=1)


class MachineUsageQuerySet(models.QuerySet):
    def total(self, month: date) -> int:
        """The characters of a month, all languages and machines together."""
        return self.filter(month=month).aggregate(total=models.Sum("characters"))["total"] or 0


class MachineUsage(models.Model):
    """How many characters of Swedish a site has sent to one machine for one language in a month."""

    site = models.ForeignKey(Site, models.CASCADE, related_name="machine_usage", verbose_name=_("site"))
    month = models.DateField(_("month"), help_text=_("Its first day."))
    language = models.CharField(_("language"), max_length=20)
    tool = models.CharField(_("machine"), max_length=100)
    characters = models.PositiveBigIntegerField(_("characters"), default=0)

    objects = MachineUsageQuerySet.as_manager()

    class Meta:
        ordering = ["-month", "language", "tool"]
        verbose_name = _("use of machines")
        verbose_name_plural = _("use of machines")
        constraints = [
            models.UniqueConstraint(fields=["site", "month", "language", "tool"], name="machine_usage_once_a_month")
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.language} {self.tool}"

    @property
    def language_name(self) -> str:
        return names.of(self.language)
