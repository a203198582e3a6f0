from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from contacts.choices import Access
from contacts.fields import ChosenField
from contacts.forms import OwnedForm
from contacts.freshness import A_YEAR, Kept, next_review_panel
from contacts.hours import OpeningHoursField
from contacts.models.organisations import Organisation, Unit
from contacts.scope import OwnedQuerySet, belongs, once_a_site, site_or_nation

OPENSTREETMAP = "https://www.openstreetmap.org/"


def access_options() -> list[tuple]:
    return Access.choices


class Place(Kept, index.Indexed, ClusterableModel):
    """An address one can go to; it may host several organisations."""

    key = models.SlugField(
        _("identifier"), max_length=60, blank=True, help_text=_("Made from the name if empty; then never changed.")
    )
    name = models.CharField(_("name"), max_length=120)
    street = models.CharField(_("street"), max_length=120, blank=True)
    postcode = models.CharField(_("postcode"), max_length=10, blank=True)
    locality = models.CharField(_("locality"), max_length=80, blank=True)
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=8,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    bus_stop = models.CharField(_("bus stop"), max_length=120, blank=True)
    travel_note = models.CharField(_("how to get there"), max_length=250, blank=True)
    access = ChosenField(_("accessibility of the premises"), options=access_options)
    opening_hours = OpeningHoursField(_("opening hours"), blank=True)
    site = site_or_nation()
    owner = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="owned_places",
        verbose_name=_("owner"),
        help_text=_("The unit that keeps this true."),
    )
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    next_review = models.DateField(_("next review"), null=True, blank=True)

    objects = OwnedQuerySet.as_manager()

    base_form_class = OwnedForm
    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("key"), FieldPanel("site")]),
        MultiFieldPanel(
            [
                FieldPanel("street"),
                FieldRowPanel([FieldPanel("postcode"), FieldPanel("locality")]),
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
            ],
            heading=_("Address"),
        ),
        MultiFieldPanel([FieldPanel("bus_stop"), FieldPanel("travel_note")], heading=_("Getting there")),
        FieldPanel("opening_hours"),
        FieldPanel("access"),
        InlinePanel("hosts", heading=_("Organisations here")),
        MultiFieldPanel(
            [
                FieldPanel("owner"),
                FieldRowPanel([FieldPanel("checked_on"), next_review_panel(A_YEAR)]),
            ],
            heading=_("Who keeps it true"),
        ),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("locality"),
        index.FilterField("site_id"),
    ]

    class Meta:
        ordering = ["name"]
        verbose_name = _("place")
        verbose_name_plural = _("places")
        constraints = [
            *once_a_site("place_name", "name"),
            *once_a_site("place_key", "key"),
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None) | Q(latitude__isnull=False, longitude__isnull=False),
                name="place_has_both_coordinates_or_none",
                violation_error_message=_("Give both latitude and longitude, or neither."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        self.key = self.key or slugify(self.name)[:60]
        if not belongs(self.owner, self.site_id):
            raise ValidationError({"owner": _("This belongs to another site.")})

    @property
    def premises(self) -> list[Access]:
        """How accessible the place is."""
        return [Access(value) for value in self.access]

    @property
    def address(self) -> str:
        """The address on one line: `Demogatan 1, 312 00 Exempelstad`."""
        town = f"{self.postcode} {self.locality}".strip()
        return ", ".join(part for part in [self.street, town] if part)

    @property
    def map_url(self) -> str:
        """The place on OpenStreetMap, empty without an address: a `geo:` address leads nowhere on a computer."""
        if self.latitude is not None:
            at = f"{self.latitude}/{self.longitude}"
            return f"{OPENSTREETMAP}?mlat={self.latitude}&mlon={self.longitude}#map=17/{at}"
        return f"{OPENSTREETMAP}search?{urlencode({'query': self.address})}" if self.address else ""

    @property
    def geo_uri(self) -> str:
        """The place for the map of a phone (RFC 5870); empty where it is not known to a point."""
        return f"geo:{self.latitude},{self.longitude}" if self.latitude is not None else ""


class PlaceHost(Orderable):
    """An organisation that can be met at a place, at hours of its own."""

    place = ParentalKey(Place, on_delete=models.CASCADE, related_name="hosts")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="hosted_at", verbose_name=_("organisation")
    )
    hours = OpeningHoursField(_("opening hours"), blank=True, help_text=_("Empty means those of the place."))
    note = models.CharField(_("note"), max_length=250, blank=True)

    panels = [FieldPanel("organisation"), FieldPanel("hours"), FieldPanel("note")]

    class Meta(Orderable.Meta):
        verbose_name = _("organisation here")
        verbose_name_plural = _("organisations here")
        constraints = [models.UniqueConstraint(fields=["place", "organisation"], name="organisation_once_a_place")]

    def __str__(self) -> str:
        return f"{self.organisation} – {self.place}"
