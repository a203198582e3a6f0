"""Links in a letter: one that says that a thing is still true, and one that ends the letters.

Each is signed, for one person; the first for one thing as it was when the letter was written, and for two weeks.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth.models import User
from django.core import signing
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model
from django.forms.models import model_to_dict
from django.urls import reverse
from wagtail.models import Page

from contacts.ownership import units_of
from editorial.review import Kept, kept, may_confirm

LASTS = timedelta(days=14)
TRUE, UNSUBSCRIBE = "editorial.still_true", "editorial.unsubscribe"
#: What a confirmation itself changes.
DATES = {"checked_on", "next_review"}


@dataclass(frozen=True)
class Asked:
    """What a link asks of whom: whether a thing is still true. `edited` says that the thing is another by now."""

    user: User
    kept: Kept
    row: Model
    since: date
    edited: bool

    @property
    def confirmed_on(self) -> date | None:
        """The day when it has been confirmed since the letter was written."""
        checked = getattr(self.row, self.kept.checked)
        return checked if checked and checked >= self.since else None


def confirm_path(row: Model, user: User, today: date) -> str:
    """The address that asks a user whether a row is still true."""
    thing = {"label": _label(row), "pk": row.pk, "user": user.pk, "as": fingerprint(row), "on": today.isoformat()}
    return reverse("still_true", args=[signing.dumps(thing, salt=TRUE, compress=True)])


def unsubscribe_path(user: User) -> str:
    return reverse("unsubscribe", args=[signing.dumps(user.pk, salt=UNSUBSCRIBE)])


def asked(token: str) -> Asked | None:
    """What a link asks; None where it is no more the user's to say, or there is no such thing or user.

    Raises SignatureExpired for a link that is too old, and BadSignature for one that is not ours.
    """
    said = signing.loads(token, salt=TRUE, max_age=LASTS)
    user = User.objects.filter(pk=said["user"], is_active=True).first()
    each = next((one for one in kept() if one.label == said["label"]), None)
    row = each and user and each.of(units_of(user)).filter(pk=said["pk"]).first()
    if not (user and each and row):
        return None
    row = row.specific if isinstance(row, Page) else row
    if not (user.has_perm("wagtailadmin.access_admin") and may_confirm(user, row)):
        return None
    return Asked(user, each, row, date.fromisoformat(said["on"]), edited=fingerprint(row) != said["as"])


def unsubscribing(token: str) -> User | None:
    """Whose letters a link ends. Raises BadSignature for a link that is not ours."""
    return User.objects.filter(pk=signing.loads(token, salt=UNSUBSCRIBE), is_active=True).first()


def fingerprint(row: Model) -> str:
    """What changes when anything that is confirmed of a row has changed: of a page, a new draft as well."""
    if isinstance(row, Page):
        made_of = [row.latest_revision_id, row.live_revision_id, row.title]
    else:
        values = row.serializable_data() if hasattr(row, "serializable_data") else model_to_dict(row)
        made_of = [values[name] for name in sorted(set(values) - DATES)]
    return hashlib.blake2b(json.dumps(made_of, cls=DjangoJSONEncoder).encode(), digest_size=8).hexdigest()


def _label(row: Model) -> str:
    return Page._meta.label_lower if isinstance(row, Page) else row._meta.label_lower
