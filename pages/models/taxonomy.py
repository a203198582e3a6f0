from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from languages import declared
from pages.pictograms import PICTOGRAMS


class Heading(TranslatableMixin, models.Model):
    """A national heading that steps are sorted under."""

    slug = models.SlugField(_("identifier"), max_length=40)
    title = models.CharField(_("title"), max_length=80)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    panels = [FieldPanel("title"), FieldPanel("slug"), FieldPanel("order")]
    translatable_fields = [
        TranslatableField("title"),
        SynchronizedField("slug", overridable=False),
        SynchronizedField("order", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta):
        abstract = True
        ordering = ["order", "slug"]

    def __str__(self) -> str:
        return self.title


class Phase(Heading):
    """A stretch of time on the path."""

    class Meta(Heading.Meta):
        verbose_name = _("phase")
        verbose_name_plural = _("phases")
        constraints = [models.UniqueConstraint(fields=["slug", "locale"], name="phase_slug_once_a_language")]


class Theme(Heading):
    """What a step is about."""

    icon = models.CharField(_("pictogram"), max_length=30, choices=PICTOGRAMS, default="info")

    panels = [*Heading.panels, FieldPanel("icon")]

    class Meta(Heading.Meta):
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        constraints = [models.UniqueConstraint(fields=["slug", "locale"], name="theme_slug_once_a_language")]


#: Relations point at the Swedish rows.
SWEDISH = {"locale__language_code": declared.SOURCE}
