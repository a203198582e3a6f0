from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from contacts.ownership import OwnSitesPermissionPolicy
from translation.models.machine_usage import this_month


@register_setting(icon="cogs")
class MachinePolicy(BaseSiteSetting):
    """What a site allows machines: how much they may translate a month, and whether readers get it unreviewed."""

    monthly_characters = models.PositiveIntegerField(
        _("characters a month"),
        null=True,
        blank=True,
        default=0,
        help_text=_("Swedish text sent to machines, all languages together. 0 means none; empty means no limit."),
    )
    publish_unreviewed = models.BooleanField(
        _("publish machine translations before anybody has read them"),
        default=False,
        help_text=_("Readers are told that a computer has translated the page."),
    )

    panels = [
        MultiFieldPanel([FieldPanel("monthly_characters"), FieldPanel("publish_unreviewed")], heading=_("Rules")),
        HelpPanel(template="translation/admin/machine_usage.html", heading=_("Spent")),
    ]

    class Meta:
        verbose_name = _("machine translation")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    @classmethod
    def get_permission_policy(cls):
        return OwnSitesPermissionPolicy(cls)

    @property
    def allows_machines(self) -> bool:
        return self.monthly_characters != 0

    @property
    def usage(self) -> models.QuerySet:
        """What the site has sent to machines in a year, the latest month first."""
        month = this_month()
        return self.site.machine_usage.filter(month__gt=month.replace(year=month.year - 1))

    @property
    def spent_this_month(self) -> int:
        return self.site.machine_usage.total(this_month())
