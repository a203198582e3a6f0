import re

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from contacts import phones
from contacts.ownership import OwnSitesPermissionPolicy
from contacts.phones import PhoneNumberField
from languages.said import Said, swedish
from pages.contrast import WHITE, contrast_ratio

HEX = r"#[0-9a-fA-F]{6}"
hex_colour = RegexValidator(rf"^{HEX}\Z", _("Write the colour as # and six hexadecimal digits."))


@register_setting(icon="home")
class Kommun(BaseSiteSetting):
    """The kommun that runs a site: what it is called and how it looks (law 7)."""

    name = models.CharField(_("name"), max_length=80, default="Exempelkommunen", help_text=_("As in “Laholms kommun”."))
    short_name = models.CharField(
        _("place"), max_length=60, default="Exempelstad", help_text=_("As in “Welcome to Laholm”.")
    )
    region = models.CharField(_("region"), max_length=60, blank=True)
    phone = PhoneNumberField(_("switchboard"), blank=True)
    website = models.URLField(_("website"), blank=True)
    arms = models.ForeignKey(
        "wagtailimages.Image", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("coat of arms")
    )
    colour = models.CharField(
        _("colour"),
        max_length=7,
        default="#08363f",
        validators=[hex_colour],
        help_text=_("Of header and footer. White text on it must have a contrast of at least 7:1."),
    )
    footer = models.CharField(_("text in the footer"), max_length=200, blank=True)
    sender_name = models.CharField(_("sender of e-mail: name"), max_length=80, blank=True)
    sender_address = models.EmailField(_("sender of e-mail: address"), blank=True)
    security_contact = models.EmailField(_("e-mail for reports of security holes"), blank=True)
    units_publish = models.BooleanField(
        _("units publish their own pages"),
        default=False,
        help_text=_("Otherwise what they write goes to who publishes for the whole site."),
    )
    grace_days = models.PositiveSmallIntegerField(
        _("days of grace"),
        default=60,
        validators=[MaxValueValidator(730)],
        help_text=_("For so many days after its day of review nothing is said to readers of a page that waits for it."),
    )
    is_demo = models.BooleanField(_("this site shows invented example content"), default=False)

    panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("name"), FieldPanel("short_name"), FieldPanel("region")]),
                FieldRowPanel([FieldPanel("phone"), FieldPanel("website")]),
            ],
            heading=_("The kommun"),
        ),
        MultiFieldPanel([FieldPanel("arms"), FieldPanel("colour"), FieldPanel("footer")], heading=_("Look")),
        MultiFieldPanel(
            [FieldPanel("sender_name"), FieldPanel("sender_address"), FieldPanel("security_contact")],
            heading=_("Sender of e-mail"),
        ),
        MultiFieldPanel([FieldPanel("units_publish"), FieldPanel("grace_days")], heading=_("Editorial work")),
        FieldPanel("is_demo"),
    ]

    class Meta:
        verbose_name = _("kommun")

    def __str__(self) -> str:
        return self.name

    @classmethod
    def get_permission_policy(cls):
        return OwnSitesPermissionPolicy(cls)

    @property
    def place(self) -> Said:
        """The place as it stands in a sentence of any language."""
        return swedish(self.short_name)

    @property
    def phone_uri(self) -> str:
        return phones.uri(self.phone)

    def clean(self) -> None:
        if re.fullmatch(HEX, self.colour) and contrast_ratio(self.colour, WHITE) < 7:
            raise ValidationError(
                {
                    "colour": _("White text on this colour has a contrast of %(ratio).1f:1; at least 7:1 is needed.")
                    % {"ratio": contrast_ratio(self.colour, WHITE)}
                }
            )
