"""Facts that texts name and that nobody has prepared a next value for: the last one stays, but is no longer so."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from wagtail.permissions import policy_registry

from contacts.ownership import sites_of
from knowledge.models import Fact
from knowledge.uses import counted

#: How long before its last day a fact is to be seen to.
AHEAD = timedelta(days=60)


@dataclass(frozen=True)
class Ending:
    """A fact that has ended, or soon will, as the desk shows it; `uses` is how many texts name it."""

    fact: Fact
    last_day: date
    has_ended: bool
    uses: int
    next_url: str


def ending(user, today: date | None = None) -> list[Ending]:
    """The facts a user may change that are used, and end within 60 days or have ended; the first to end first.

    A site's own value that the national one takes over from is no loss. As many queries for one as for many.
    """
    today = today or timezone.localdate()
    national = Fact.objects.filter(
        Q(valid_to=None) | Q(valid_to__gt=OuterRef("valid_to")), key=OuterRef("key"), site=None
    )
    hers = policy_registry.get_by_type(Fact).instances_user_has_permission_for(user, "change")
    rows = hers.one_a_key(today).filter(valid_to__lte=today + AHEAD, next_from=None).select_related("owner", "site")
    facts = list(rows.exclude(~Q(site=None) & Exists(national)).order_by("valid_to", "key"))
    if not facts:
        return []
    counts = counted([fact.key for fact in facts], sites_of(user))
    return [_told(fact, counts[fact.key], today) for fact in facts if counts[fact.key]]


def _told(fact: Fact, uses: int, today: date) -> Ending:
    following = reverse(Fact.snippet_viewset.get_url_name("next"), args=[fact.pk])
    return Ending(fact, fact.last_day, fact.last_day < today, uses, following)
