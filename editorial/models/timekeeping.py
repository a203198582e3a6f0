from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class HeldUp(models.Model):
    """A page that could not be published or taken down when its time came; it is tried again every minute."""

    page = models.OneToOneField(Page, models.CASCADE, primary_key=True, related_name="held_up", verbose_name=_("page"))
    reason = models.TextField(_("why"))
    since = models.DateTimeField(_("since"), default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("page that is held up")
        verbose_name_plural = _("pages that are held up")

    def __str__(self) -> str:
        return f"{self.page}: {self.reason}"
