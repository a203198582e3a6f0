from django.db import models
from django.utils.translation import gettext_lazy as _


class CheckedLink(models.Model):
    """An address of somebody else's that our pages lead to, and what it answered last."""

    class Answer(models.TextChoices):
        """What came of looking an address up."""

        OK = "ok", _("Answers")
        GONE = "borta", _("There is no page there")
        FAULT = "fel", _("The server says that something is wrong")
        SILENT = "tyst", _("Does not answer")
        UNKNOWN = "vet-inte", _("Lets nobody but people in")

    url = models.URLField(_("address"), max_length=500, unique=True)
    answer = models.CharField(_("answer"), max_length=10, choices=Answer, blank=True)
    checked_at = models.DateTimeField(_("looked up"), null=True)
    failing_since = models.DateTimeField(_("since"), null=True)

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")

    def __str__(self) -> str:
        return self.url
