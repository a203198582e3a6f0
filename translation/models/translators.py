from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Locale, Site

from contacts.forms import OwnedForm
from contacts.ownership import sites_of
from languages import declared, names
from languages.fields import LanguagesField
from languages.open import open_locales
from translation.access import settle


class TranslatorForm(OwnedForm):
    """Offers whom the editor knows: members of the units of her sites, and who translates them (law 7).

    The languages are those that are open on one of her sites, and must be open on the one she chooses.
    """

    locales = LanguagesField(Locale.objects.none(), label=_("Languages"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        sites = self.fields["site"].queryset.select_related("root_page")
        self.fields["locales"].queryset = open_locales(*sites).exclude(language_code=declared.SOURCE)

    def clean(self):
        cleaned = super().clean()
        if site := self.cleaned_data.get("site"):
            closed = set(self.cleaned_data.get("locales", ())) - set(open_locales(site))
            if closed:
                called = ", ".join(sorted(names.of(locale.language_code) for locale in closed))
                self.add_error("locales", _("Not open on this site: %(languages)s.") % {"languages": called})
        return cleaned

    def _keep_to(self, user) -> None:
        super()._keep_to(user)
        people, sites = self.fields["user"].queryset, sites_of(user)
        known = Q(pk__in=people.filter(units__site__in=sites)) | Q(pk__in=people.filter(translates__site__in=sites))
        self.fields["user"].queryset = people.filter(known)


class Translator(models.Model):
    """Somebody who translates the pages of a site into some languages (law 7: of that site alone)."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="translates", verbose_name=_("translator")
    )
    site = models.ForeignKey(Site, models.CASCADE, related_name="+", verbose_name=_("site"))
    locales = models.ManyToManyField(
        Locale,
        related_name="+",
        limit_choices_to=~Q(language_code=declared.SOURCE),
        verbose_name=_("languages"),
    )

    base_form_class = TranslatorForm
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
