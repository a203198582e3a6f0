from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Locale, Site

from contacts.forms import OwnedForm
from languages import declared
from translation.access import settle


class Translator(models.Model):
    """Somebody who translates the pages of a site into some languages (law 7: of that site alone)."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="translates", verbose_name=_("translator")
    )
    site = models.ForeignKey(Site, models.CASCADE, related_name="+", verbose_name=_("site"))
    locales = models.ManyToManyField(
        Locale,
        related_name="+",
        limit_choices_to=~models.Q(language_code=declared.SOURCE),
        verbose_name=_("languages"),
    )

    base_form_class = OwnedForm
    panels = [FieldPanel("user"), FieldPanel("site"), FieldPanel("locales")]

    class Meta:
        verbose_name = _("translator")
        verbose_name_plural = _("translators")
        constraints = [models.UniqueConstraint(fields=["user", "site"], name="translator_once_a_site")]
        permissions = [("oversee", "Can see how far translations are, order them and send them out")]

    def __str__(self) -> str:
        return str(self.user)

    def save(self, *args, **kwargs) -> None:
        """Let the translator into the admin, and whom the row was of before out of it."""
        before = Translator.objects.filter(pk=self.pk).values_list("user", flat=True)
        users = {*before, self.user_id}
        super().save(*args, **kwargs)
        settle(users)
