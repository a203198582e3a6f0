import secrets
from datetime import timedelta
from hashlib import sha256

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from languages import declared

#: How long a link works, in days: unless something else is said, and at most.
DAYS, MOST_DAYS = 14, 60
#: How long it is remembered whom a link was for, once it is closed: names and addresses are no archive.
FORGOTTEN_AFTER = timedelta(days=180)
#: The most comments that a guest can leave.
MOST_COMMENTS = 100


class GuestQuerySet(models.QuerySet["Guest"]):
    def open(self):
        return self.filter(revoked=None, expires__gt=timezone.now())

    def of_token(self, token: str) -> "Guest | None":
        return self.filter(digest=digest_of(token)).select_related("page", "asked_by").first()


def digest_of(token: str) -> str:
    return sha256(token.encode()).hexdigest()


class Guest(models.Model):
    """Somebody without an account who may see the draft of one page for some days, by a link that is not kept."""

    page = models.ForeignKey(Page, models.CASCADE, related_name="guests", verbose_name=_("page"))
    name = models.CharField(_("name"), max_length=80)
    email = models.EmailField(_("e-mail"), blank=True, help_text=_("Then the link is sent there."))
    note = models.TextField(
        _("what you want to know"), max_length=500, blank=True, help_text=_("The guest sees it above the draft.")
    )
    digest = models.CharField(max_length=64, unique=True, editable=False)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created = models.DateTimeField(auto_now_add=True)
    expires = models.DateTimeField()
    revoked = models.DateTimeField(null=True)

    objects = GuestQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("guest")
        verbose_name_plural = _("guests")
        ordering = ["-created", "-pk"]

    def __str__(self) -> str:
        return self.name

    def open_for(self, days: int) -> str:
        """Save a new guest; the token of her link, which nobody can read again."""
        type(self).objects.filter(expires__lt=timezone.now() - FORGOTTEN_AFTER).delete()
        token = secrets.token_hex(24)  # addresses are in small letters
        self.digest, self.expires = digest_of(token), timezone.now() + timedelta(days=days)
        self.save()
        return token

    @property
    def is_open(self) -> bool:
        return self.revoked is None and self.expires > timezone.now()

    @cached_property
    def draft(self) -> Page:
        """The page as it stands in the editor now."""
        return self.page.get_latest_revision_as_object()


class GuestComment(models.Model):
    """What a guest has said of a draft, or of one block of it."""

    guest = models.ForeignKey(Guest, models.CASCADE, related_name="comments", verbose_name=_("guest"))
    block = models.CharField(max_length=40, blank=True)
    about = models.CharField(_("about"), max_length=120, blank=True, help_text=_("The heading it had then."))
    text = models.TextField(_("text"))
    created = models.DateTimeField(auto_now_add=True)
    seen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    seen_at = models.DateTimeField(null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("comment of a guest")
        verbose_name_plural = _("comments of guests")
        ordering = ["-created", "-pk"]

    def __str__(self) -> str:
        return self.text[:60]


def shown_to_guests(page: Page) -> bool:
    """Whether guests can be shown a page: Swedish drafts, since translations have a queue of their own."""
    return bool(page.pk and page.locale.language_code == declared.SOURCE and page.is_previewable())
