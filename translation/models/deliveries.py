from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

#: What is not confirmed by then is uploaded again.
LIFETIME = timedelta(days=2)


def _unconfirmed_for_long() -> models.Q:
    return models.Q(confirmed_on=None, made_on__lte=timezone.now() - LIFETIME)


class DeliveryQuerySet(models.QuerySet):
    def alive(self) -> "DeliveryQuerySet":
        """What can be looked at: what is confirmed, for good, and the rest for a while."""
        return self.exclude(_unconfirmed_for_long())

    def expired(self) -> "DeliveryQuerySet":
        return self.filter(_unconfirmed_for_long())


class Delivery(models.Model):
    """What an agency sent back, kept from upload to confirmation, and then what became of it.

    `files` is `translation.exchange.incoming` as JSON; `pages` is the list of `translation.exchange.publishing`.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    site = models.ForeignKey(Site, models.CASCADE, related_name="+")
    made_on = models.DateTimeField(default=timezone.now, db_index=True)
    files = models.JSONField(default=list)
    all_finished = models.BooleanField(default=False)
    confirmed_on = models.DateTimeField(null=True)
    with_gaps = models.BooleanField(default=False)
    stored = models.PositiveIntegerField(default=0)
    pages = models.JSONField(default=list)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery from an agency")
        verbose_name_plural = _("deliveries from agencies")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.made_on:%Y-%m-%d %H:%M}"
