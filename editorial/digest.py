"""The weekly letter: what waits on the desk, to those who keep a site true, on Monday morning."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.contrib.auth.models import User
from django.core.mail import EmailMultiAlternatives
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import ngettext, override
from wagtail.models import Site

from contacts.models import Unit
from contacts.ownership import units_of
from editorial.errands import Errand, Keeper, Section
from editorial.letters import AUTOMATIC, kommun_of, sender
from editorial.models import Letter
from editorial.still_true import LASTS, confirm_path, unsubscribe_path
from editorial.waiting import sections
from languages import declared

logger = logging.getLogger(__name__)

#: When the letters of a week are due, on its Monday in Swedish time.
MORNING = time(7)
#: How long they stay due: a site that is set up later in the week writes to nobody before the next.
OPEN = timedelta(days=2)
#: How long until a letter that could not be sent is tried again.
AGAIN = timedelta(minutes=15)
#: For how long it is remembered what was sent.
REMEMBERED = timedelta(weeks=12)
#: How many errands of a kind a letter has room for.
ROOM = 10


@dataclass(frozen=True)
class Recipient:
    """Somebody, or a unit in which nobody has an account, and what she keeps of one site."""

    site: Site
    user: User | None = None
    unit: Unit | None = None

    @property
    def address(self) -> str:
        return self.user.email if self.user else self.unit.email  # type: ignore[union-attr]

    @property
    def keeper(self) -> Keeper:
        """The units of the site that are hers, and the national ones."""
        units = units_of(self.user).filter(Q(site=self.site) | Q(site=None)) if self.user else [self.unit]
        return Keeper(self.user, list(units), [self.site])  # type: ignore[arg-type]


def send_due_digests(now: datetime) -> int:
    """Send the letters of this week that are due and have not been sent; how many were.

    It can be called as often as one likes, also from several processes: a letter is claimed before it is written. One
    that cannot be sent holds up no other, and is tried again a quarter of an hour later.
    """
    today = timezone.localdate(now)
    monday = today - timedelta(days=today.weekday())
    due = datetime.combine(monday, MORNING, timezone.get_default_timezone())
    return send_digests(monday, now, joined_before=due) if due <= now < due + OPEN else 0


def send_digests(monday: date, now: datetime, *, joined_before: datetime) -> int:
    """Send the letters of a week to all who have not got theirs; how many were sent."""
    Letter.objects.filter(week__lt=monday - REMEMBERED).delete()
    sent = 0
    for site in Site.objects.select_related("root_page"):
        for recipient in _waiting(site, monday, joined_before):
            letter = _claimed(recipient, monday, now)
            sent += letter is not None and _send(letter, recipient, timezone.localdate(now))
    return sent


def _waiting(site: Site, monday: date, joined_before: datetime) -> Iterator[Recipient]:
    """Those who have no letter about a site this week: members of its units, and units without any."""
    done = Letter.objects.filter(week=monday, site=site, done_at__isnull=False)
    active = User.objects.filter(is_active=True, units__site=site)
    wants = active.exclude(email="").exclude(letter_choice__weekly=False).filter(date_joined__lte=joined_before)
    for user in wants.exclude(pk__in=done.exclude(user=None).values("user")).distinct():
        if user.has_perm("wagtailadmin.access_admin"):
            yield Recipient(site, user=user)
    orphans = Unit.objects.filter(site=site).exclude(email="").exclude(members__in=User.objects.filter(is_active=True))
    for unit in orphans.exclude(pk__in=done.exclude(unit=None).values("unit")):
        yield Recipient(site, unit=unit)


def _claimed(recipient: Recipient, monday: date, now: datetime) -> Letter | None:
    """The letter to write now; None while another process writes it, or it is too early to try again."""
    whose = {"week": monday, "site": recipient.site, "user": recipient.user, "unit": recipient.unit}
    letter, is_new = Letter.objects.get_or_create(**whose, defaults={"tried_at": now})
    again = Letter.objects.filter(pk=letter.pk, done_at=None, tried_at__lte=now - AGAIN)
    return letter if is_new or again.update(tried_at=now) else None


def _send(letter: Letter, recipient: Recipient, today: date) -> bool:
    """Write a letter and send it, where there is something to say; whether it was sent."""
    try:
        with override(declared.SOURCE):
            message = written(recipient, today)
            if message:
                message.send()
    except Exception:
        logger.exception("The weekly letter to %s could not be sent; it is tried again", recipient.address)
        return False
    Letter.objects.filter(pk=letter.pk).update(done_at=timezone.now())
    return message is not None


def written(recipient: Recipient, today: date) -> EmailMultiAlternatives | None:
    """The letter in plain text and HTML; None where nothing waits."""
    found = sections(recipient.keeper, today)
    if not found:
        return None
    kommun = kommun_of(recipient.site)
    root, user = recipient.site.root_url, recipient.user
    unsubscribe = f"{root}{unsubscribe_path(user)}" if user else ""
    context = {
        "kommun": kommun,
        "root": root,
        "user": user,
        "unit": recipient.unit,
        "sections": [_told(section, user, today) for section in found],
        "unsubscribe": unsubscribe,
        "days": LASTS.days,
    }
    total = sum(section.total for section in found)
    subject = ngettext("%(n)d thing to do on %(site)s", "%(n)d things to do on %(site)s", total)
    message = EmailMultiAlternatives(
        subject % {"n": total, "site": kommun.name},
        render_to_string("editorial/admin/mail/digest.txt", context),
        sender(kommun),
        [recipient.address],
        headers=_headers(unsubscribe),
    )
    message.attach_alternative(render_to_string("editorial/admin/mail/digest.html", context), "text/html")
    return message


def _headers(unsubscribe: str) -> dict[str, str]:
    """That no person wrote it, and how to get no more (RFC 2369, RFC 8058)."""
    ending = {"List-Unsubscribe": f"<{unsubscribe}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return {**AUTOMATIC, **(ending if unsubscribe else {})}


def _told(section: Section, user: User | None, today: date) -> dict:
    """A section of the letter: its first errands, with a link to confirm for who can be asked."""
    shown = section.errands[:ROOM]
    return {
        "heading": section.heading,
        "when": section.when,
        "total": section.total,
        "more": section.total - len(shown),
        "errands": [{"errand": one, "still_true": _still_true(one, user, today)} for one in shown],
    }


def _still_true(errand: Errand, user: User | None, today: date) -> str:
    return confirm_path(errand.row, user, today) if user and errand.row else ""
