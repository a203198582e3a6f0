"""What a site may spend on machines in a month, counted in characters of Swedish that are sent."""

from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _
from wagtail.models import Site

from translation.machines.errors import BudgetError
from translation.models import MachinePolicy, MachineUsage
from translation.models.machine_usage import this_month


def not_allowed() -> str:
    return _("This site allows no machine translation. See Settings, Machine translation.")


@dataclass
class Purse:
    """Pays for calls to one machine, in one language, out of a site's budget; `spent` is what it has paid.

    Each payment is a transaction of its own and is made before the call, so that workers side by side never spend more
    than is allowed. A caller that held a transaction while a machine is asked would hold its locks for minutes.
    """

    site: Site
    language: str
    tool: str
    spent: int = 0
    month: date = field(default_factory=this_month)

    def reserve(self, characters: int) -> None:
        """Pay for a call. Raises BudgetError."""
        self.month = this_month()
        with transaction.atomic(durable=True):
            policy = self._locked_policy()
            if policy.monthly_characters is not None:
                self._check(policy.monthly_characters, characters)
            self._add(characters)
        self.spent += characters

    def release(self, characters: int) -> None:
        """Take back what was last paid, for a call that the service did not accept."""
        with transaction.atomic(durable=True):
            self._locked_policy()
            self._add(-characters)
        self.spent -= characters

    def _locked_policy(self) -> MachinePolicy:
        MachinePolicy.for_site(self.site)
        return MachinePolicy.objects.select_for_update().get(site=self.site)

    def _check(self, allowed: int, characters: int) -> None:
        if not allowed:
            raise BudgetError(not_allowed())
        used = self.site.machine_usage.total(self.month)
        if used + characters > allowed:
            sentence = _(
                "The budget for machine translation is used up: %(used)s of %(allowed)s characters this month."
            )
            raise BudgetError(sentence % {"used": used, "allowed": allowed})

    def _add(self, characters: int) -> None:
        place = {"site": self.site, "month": self.month, "language": self.language, "tool": self.tool}
        MachineUsage.objects.get_or_create(**place)
        MachineUsage.objects.filter(**place).update(characters=F("characters") + characters)
