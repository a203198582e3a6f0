from django.db import models, transaction
from django.db.models import F


class ContentVersion(models.Model):
    """How many times anything a public page reads has changed; part of every cache key (one row)."""

    number = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def current(cls) -> int:
        """Today's number (one query)."""
        return cls.objects.values_list("number", flat=True).first() or 0

    @classmethod
    def rise(cls) -> None:
        """Say that something has changed, for all processes."""
        with transaction.atomic():
            if not cls.objects.update(number=F("number") + 1):
                cls.objects.create(pk=1, number=1)
