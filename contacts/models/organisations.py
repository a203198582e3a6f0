from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index

from contacts.choices import OrganisationKind
from contacts.forms import OwnedForm
from contacts.scope import OwnedQuerySet, belongs, once_a_site, site_or_nation


class Organisation(index.Indexed, models.Model):
    """Who does something: a kommun, an authority, a region, an association. Its name is never translated."""

    key = models.SlugField(_("identifier"), max_length=60, help_text=_("Used by imports; never changed."))
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind)
    website = models.URLField(_("website"), blank=True)
    site = site_or_nation()

    objects = OwnedQuerySet.as_manager()

    base_form_class = OwnedForm
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("kind")]),
        FieldPanel("website"),
        FieldRowPanel([FieldPanel("key"), FieldPanel("site")]),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("site_id")]

    class Meta:
        ordering = ["name"]
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = once_a_site("organisation_key", "key")

    def __str__(self) -> str:
        return self.name

    @property
    def is_emergency(self) -> bool:
        return self.kind == OrganisationKind.NOD


class Unit(index.Indexed, models.Model):
    """A part of an organisation. Its members keep what it owns true."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="units", verbose_name=_("organisation"))
    name = models.CharField(_("name"), max_length=120)
    site = site_or_nation()
    email = models.EmailField(_("e-mail"), blank=True, help_text=_("Where reminders are sent; never shown."))
    members = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="units", blank=True, verbose_name=_("members")
    )

    objects = OwnedQuerySet.as_manager()

    base_form_class = OwnedForm
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("organisation")]),
        FieldRowPanel([FieldPanel("site"), FieldPanel("email")]),
        FieldPanel("members"),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("site_id")]

    class Meta:
        ordering = ["name"]
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        constraints = once_a_site("unit_name", "organisation", "name")
        permissions = [("act_for_all_units", "Can act for every unit of her sites")]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if self.organisation_id and not belongs(self.organisation, self.site_id):
            raise ValidationError({"organisation": _("This belongs to another site.")})
