"""Translation in bulk: an order, and what it consists of. Background work does it (`translation.jobs`)."""

from datetime import timedelta
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Site
from wagtail_localize.models import TranslationSource


class JobKind(models.TextChoices):
    PUBLISH = "publish", _("Publish what is translated")
    MACHINE = "machine", _("Translate by machine what is not translated")


#: How long one item may take; one that took longer was in the hands of a worker that is no more.
PATIENCE = {JobKind.PUBLISH: timedelta(minutes=10), JobKind.MACHINE: timedelta(hours=1)}


class TranslationJob(models.Model):
    """An order to publish or to machine-translate some of a site in some languages (law 7: of that site alone).

    `selection` says in words which pages; `token` is of the form it was ordered with, which orders once.
    """

    site = models.ForeignKey(Site, models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(max_length=20, choices=JobKind)
    selection = models.CharField(max_length=300)
    locales = models.ManyToManyField(Locale, related_name="+")
    token = models.UUIDField(default=uuid4, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("translation job")
        verbose_name_plural = _("translation jobs")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.selection}"

    @property
    def patience(self) -> timedelta:
        return PATIENCE[JobKind(self.kind)]


class ItemState(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    RUNNING = "running", _("Being done")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", _("Cancelled")


class JobItem(models.Model):
    """One page or row in one language: what a worker claims, does and finishes by itself.

    `message` is for the editor: why it failed, or what is left.
    """

    job = models.ForeignKey(TranslationJob, models.CASCADE, related_name="items")
    source = models.ForeignKey(TranslationSource, models.CASCADE, related_name="+")
    locale = models.ForeignKey(Locale, models.CASCADE, related_name="+")
    order = models.PositiveIntegerField()
    state = models.CharField(max_length=20, choices=ItemState, default=ItemState.WAITING)
    message = models.TextField(blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    claimed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["job", "source", "locale"], name="item_once_a_job")]
        indexes = [models.Index(fields=["job", "state", "order"], name="item_next")]

    def __str__(self) -> str:
        return f"{self.source.object_repr} ({self.locale.language_code})"
