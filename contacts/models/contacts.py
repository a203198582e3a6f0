from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import Locale, Orderable, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from audiences.address import ANSWER
from contacts import panels, phones
from contacts.choices import Access, Help, Interpreter, PhoneLabel, VisibleTo, Visit
from contacts.fields import ChosenField
from contacts.forms import OwnedForm
from contacts.freshness import HALF_A_YEAR, Kept
from contacts.hours import Hours, OpeningHoursField
from contacts.models.organisations import Organisation, Unit
from contacts.models.places import Place, access_options
from contacts.scope import OwnedQuerySet, belongs, once_a_site, site_or_nation
from languages import declared, names

WORDS = ["title", "role", "hours_note"]
FACTS = [
    *["key", "site", "organisation", "unit", "place", "email", "website", "booking_url", "opening_hours", "visit"],
    *[
        "languages",
        "interpreter",
        "helps_with",
        "access",
        "visible_to",
        "owner",
        "checked_on",
        "next_review",
        "check_note",
    ],
    *["named_person", "is_demo"],
]
ROWS_AT_SOURCE = ["phones", "audiences"]


def language_options() -> list[tuple]:
    return [(code, f"{name} – {declared.DECLARED[code].endonym}") for code, name in names.options()]


def help_options() -> list[tuple]:
    return Help.choices


def visible_to_options() -> list[tuple]:
    return VisibleTo.choices


def visible_to_all() -> list[str]:
    return list(VisibleTo.values)


def key_of(title: str) -> str:
    """The identifier that is made from a title."""
    return slugify(title)[:60]


class ContactQuerySet(OwnedQuerySet):
    def identities(self) -> "ContactQuerySet":
        """The Swedish rows: the ones relations mean, and the only ones that facts are read from."""
        return self.filter(locale__language_code=declared.SOURCE)


class Contact(Kept, TranslatableMixin, index.Indexed, ClusterableModel):
    """A function one can turn to. Its words are translated; its facts are read from the Swedish row (law 2)."""

    key = models.SlugField(
        _("identifier"), max_length=60, blank=True, help_text=_("Made from the title if empty; then never changed.")
    )
    site = site_or_nation()
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="contacts", verbose_name=_("organisation")
    )
    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="contacts",
        verbose_name=_("unit"),
        help_text=_("The part of the organisation that answers."),
    )
    place = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="contacts", verbose_name=_("place")
    )

    title = models.CharField(
        _("title"), max_length=120, help_text=_("The function, not a person: people change, functions stay.")
    )
    role = models.CharField(_("what they help with"), max_length=250, blank=True)
    hours_note = models.CharField(_("in words, about the hours"), max_length=120, blank=True)

    email = models.EmailField(_("e-mail"), blank=True)
    website = models.URLField(_("website"), blank=True)
    booking_url = models.URLField(_("booking"), blank=True)
    opening_hours = OpeningHoursField(_("opening hours"), blank=True, help_text=_("Empty means those of the place."))
    visit = models.CharField(_("visits"), max_length=30, choices=Visit, blank=True)
    languages = ChosenField(_("languages spoken"), options=language_options)
    interpreter = models.CharField(_("interpreter"), max_length=30, choices=Interpreter, blank=True)
    helps_with = ChosenField(
        _("practical help"), options=help_options, help_text=_("Such a contact is named on steps as one who helps.")
    )
    access = ChosenField(
        _("accessibility of the premises"), options=access_options, help_text=_("Empty means that of the place.")
    )
    audiences = ParentalManyToManyField(
        "audiences.Audience",
        blank=True,
        related_name="+",
        limit_choices_to={"locale__language_code": declared.SOURCE},
        verbose_name=_("audiences"),
        help_text=_("None means all."),
    )
    visible_to = ChosenField(_("shown to"), options=visible_to_options, default=visible_to_all, blank=False)

    owner = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="owned_contacts",
        verbose_name=_("owner"),
        help_text=_("The unit that keeps this true."),
    )
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    next_review = models.DateField(_("next review"), null=True, blank=True)
    check_note = models.CharField(_("note about the check"), max_length=250, blank=True, help_text=_("Never shown."))
    named_person = models.BooleanField(_("names a person"), default=False)
    is_demo = models.BooleanField(_("invented for demonstration"), default=False)

    #: When its organisation is at its place, and what must be known of that; `directory.with_all` fills them in.
    hours_here: str | None = None
    note_here: str | None = None

    objects = ContactQuerySet.as_manager()

    base_form_class = OwnedForm
    edit_handler = panels.CONTACT
    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.SearchField("role"),
        index.RelatedFields("organisation", [index.SearchField("name")]),
        index.FilterField("site_id"),
        index.FilterField("locale_id"),
    ]
    translatable_fields = [
        *(TranslatableField(name) for name in WORDS),
        *(SynchronizedField(name, overridable=False) for name in FACTS),
    ]
    exclude_fields_in_copy = ROWS_AT_SOURCE

    class Meta(TranslatableMixin.Meta):
        ordering = ["title"]
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        constraints = once_a_site("contact_key", "key", "locale")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        self.key = self.key or key_of(self.title)
        if errors := {**self.contradictions(), **self._errors_of_identity()}:
            raise ValidationError(errors)

    def contradictions(self) -> dict:
        """What in the contact cannot go together, by field; asks the database nothing."""
        errors = self._errors_of_another_site()
        if self.unit and self.organisation_id and self.unit.organisation_id != self.organisation_id:
            errors["unit"] = _("This unit belongs to another organisation.")
        if self.checked_on and self.next_review and self.next_review < self.checked_on:
            errors["next_review"] = _("The next review is before the last check.")
        return errors

    def _errors_of_another_site(self) -> dict:
        related = [name for name in ["organisation", "unit", "place", "owner"] if getattr(self, f"{name}_id")]
        return {
            name: _("This belongs to another site.")
            for name in related
            if not belongs(getattr(self, name), self.site_id)
        }

    def _errors_of_identity(self) -> dict:
        """What the constraints would refuse, which a form that leaves out the locale does not see."""
        locale_id = self.locale_id or Locale.objects.get(language_code=declared.SOURCE).pk
        same = Contact.objects.filter(key=self.key, site=self.site_id, locale=locale_id)
        if same.exclude(pk=self.pk).exists():
            return {"key": _("There is already a contact with this identifier.")}
        if self.key == ANSWER:
            return {"key": _("This address is for the answers of readers. Choose another.")}
        return {}

    @property
    def review_days(self) -> int:
        return HALF_A_YEAR

    @property
    def is_emergency(self) -> bool:
        return self.organisation.is_emergency

    @property
    def hours(self) -> Hours:
        """When one may come: the contact's own hours, else its organisation's at the place, else those of the place."""
        return Hours(self.opening_hours or self.hours_here or (self.place.opening_hours if self.place else ""))

    @property
    def place_notes(self) -> list[str]:
        """What must be known before one goes there, in Swedish."""
        return [note for note in [self.note_here, self.place.travel_note if self.place else ""] if note]

    @property
    def premises(self) -> list[Access]:
        """How accessible the premises are: the contact's own word, else that of its place."""
        return [Access(value) for value in self.access] or (self.place.premises if self.place else [])

    @property
    def help(self) -> list[Help]:
        return [Help(value) for value in self.helps_with]

    @property
    def spoken(self) -> list[declared.Declared]:
        return [declared.DECLARED[code] for code in self.languages if code in declared.DECLARED]


class ContactPhone(Orderable):
    """A number to reach a contact by, as people write it."""

    contact = ParentalKey(Contact, on_delete=models.CASCADE, related_name="phones")
    number = phones.PhoneNumberField(_("number"))
    label = models.CharField(_("used for"), max_length=12, choices=PhoneLabel, default=PhoneLabel.MAIN)
    opening_hours = OpeningHoursField(_("phone hours"), blank=True)

    panels = panels.PHONE

    class Meta(Orderable.Meta):
        verbose_name = _("phone number")
        verbose_name_plural = _("phone numbers")

    def __str__(self) -> str:
        return self.number

    @property
    def uri(self) -> str:
        return phones.uri(self.number)

    @property
    def hours(self) -> Hours:
        return Hours(self.opening_hours)
