from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

#: What is not confirmed by then is uploaded again.
LIFETIME = timedelta(days=1)


class ImportQuerySet(models.QuerySet):
    def alive(self) -> "ImportQuerySet":
        return self.filter(made_on__gt=timezone.now() - LIFETIME)

    def expired(self) -> "ImportQuerySet":
        return self.filter(made_on__lte=timezone.now() - LIFETIME)


class Import(models.Model):
    """A list of contacts between its upload and its confirmation, and then how many contacts it made and changed.

    `names` and `rows` are those of `contacts.exchange.sheet.Sheet`; of what is confirmed the rows are gone.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    made_on = models.DateTimeField(default=timezone.now, db_index=True)
    names = models.JSONField(default=list)
    rows = models.JSONField(default=list)
    confirmed_on = models.DateTimeField(null=True)
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)

    objects = ImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("import of contacts")
        verbose_name_plural = _("imports of contacts")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.made_on:%Y-%m-%d %H:%M}"
