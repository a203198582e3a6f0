from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import RevisionMixin, Site

from contacts.freshness import A_YEAR, Kept, next_review_panel
from contacts.scope import OwnedQuerySet, belongs, site_or_nation
from knowledge import values
from knowledge.forms import FactForm
from knowledge.units import Unit


class FactQuerySet(OwnedQuerySet):
    def for_site(self, site: Site | None, on: date | None = None) -> dict[str, "Fact"]:
        """The fact that holds for each key on a day, today by default (one query).

        The site's own beats the national. Where none holds that day the one that ended last is given, marked
        `expired`, so that a text is never left with a gap; one that has only a future is left out.
        """
        day = on or timezone.localdate()
        begun = super().for_site(site).begun(day)
        best: dict[str, Fact] = {}
        for fact in begun:
            fact.expired = fact.last_day < day
            if fact.key not in best or fact._rank > best[fact.key]._rank:
                best[fact.key] = fact
        return best

    def begun(self, day: date):
        """The values that hold on a day or have held before."""
        return self.filter(Q(valid_from=None) | Q(valid_from__lte=day))

    def one_a_key(self, day: date):
        """One row for each key of a site or of the nation, with `next_value` and `next_from` where one is prepared.

        It is the value that holds on a day, else the one that ended last, else the first that is to come.
        """
        same = Fact.objects.filter(key=OuterRef("key")).alias(whose=Coalesce("site", 0))
        same = same.filter(whose=Coalesce(OuterRef("site"), 0))
        latest = same.begun(day).order_by(F("valid_from").desc(nulls_last=True))
        coming = same.filter(valid_from__gt=day).order_by("valid_from")
        rows = self.annotate(
            next_value=Subquery(coming.values("value")[:1]),
            next_from=Subquery(coming.values("valid_from")[:1]),
        )
        leading = Coalesce(Subquery(latest.values("pk")[:1]), Subquery(coming.values("pk")[:1]))
        return rows.alias(leading=leading).filter(pk=F("leading"))

    def replaced_on(self, sites, day: date):
        """Each with `replaced`: whether it is national, and one of the sites has its own that holds instead."""
        own = Fact.objects.filter(key=OuterRef("key"), site__in=sites).begun(day)
        own = own.filter(Q(valid_to=None) | Q(valid_to__gte=day))
        return self.annotate(replaced=Q(site=None) & Exists(own))

    def known_keys(self, site: Site | None = None) -> set[str]:
        """The keys a text of the site may name; of no site, the national ones."""
        return set(super().for_site(site).values_list("key", flat=True))


class Fact(Kept, RevisionMixin, models.Model):
    """A fee, a sum, an age or a deadline that texts name by its key, true from one day to another."""

    key = models.CharField(
        _("key"),
        max_length=60,
        validators=[RegexValidator(r"\A[a-z0-9_]+\Z", _("Use only small letters a–z, digits and underscore."))],
        help_text=_("Texts name the fact by its key in double brackets: [[key]]. It is never changed."),
    )
    label = models.CharField(_("what it is"), max_length=160)
    value = models.CharField(
        _("value"), max_length=80, help_text=_("A number (400 or 37,5), a range (20–65) or a date (2027-03-04).")
    )
    unit = models.CharField(_("unit"), max_length=20, choices=Unit)
    valid_from = models.DateField(_("valid from"), null=True, blank=True, help_text=_("Empty means always."))
    valid_to = models.DateField(_("valid to"), null=True, blank=True, help_text=_("The last day. Empty means for now."))
    source_url = models.URLField(_("source"), max_length=500, blank=True)
    confidence = models.TextField(_("how sure it is"), blank=True)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    next_review = models.DateField(_("next review"), null=True, blank=True)
    site = site_or_nation(_("Empty means national. A site's own fact goes before the national one."))
    owner = models.ForeignKey(
        "contacts.Unit",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("kept true by"),
    )

    #: Whether the fact had ended on the day it was asked for.
    expired = False
    #: The value that this one takes over from, which is ended when this one is saved.
    follows: "Fact | None" = None

    objects = FactQuerySet.as_manager()

    base_form_class = FactForm
    panels = [
        FieldRowPanel([FieldPanel("label"), FieldPanel("key")]),
        FieldRowPanel([FieldPanel("value"), FieldPanel("unit")]),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
        MultiFieldPanel([FieldPanel("source_url"), FieldPanel("confidence")], heading=_("Source")),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("site"), FieldPanel("owner")]),
                FieldRowPanel([FieldPanel("checked_on"), next_review_panel(A_YEAR)]),
            ],
            heading=_("Kept true by"),
        ),
    ]

    class Meta:
        ordering = ["key", F("valid_from").asc(nulls_first=True), "pk"]
        verbose_name = _("fact")
        verbose_name_plural = _("facts")
        constraints = [
            models.CheckConstraint(condition=Q(valid_to__gte=F("valid_from")), name="fact_ends_after_it_begins"),
            models.UniqueConstraint(
                F("key"),
                Coalesce("site", 0),
                Coalesce("valid_from", date.min),
                name="fact_begins_once_a_day",
                violation_error_message=_("Another value of this fact begins the same day."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label}: {self.written('sv')}"

    def clean(self) -> None:
        errors = {**self._value_error(), **self._owner_error(), **self._validity_error()}
        if errors:
            raise ValidationError(errors)

    def written(self, language: str) -> str:
        """The value with its unit in a language: `400 kronor`."""
        return values.written(self.value, self.unit, language)

    def told(self, language: str) -> str:
        """The value as readers are told it: of one that has ended they learn that, and when."""
        written = self.written(language)
        return values.ended(written, self.valid_to, language) if self.expired and self.valid_to else written

    def bare(self, language: str) -> str:
        """The value without the word of its unit: `400`."""
        return values.bare(self.value, self.unit, language)

    def save(self, *args, **kwargs) -> None:
        """Store the fact, and end the value that it takes over from the day before, both or neither."""
        with transaction.atomic():
            if self.follows:
                self.follows.valid_to = self.first_day - timedelta(days=1)
                self.follows.save(update_fields=["valid_to"])
                self.follows.save_revision()
            super().save(*args, **kwargs)

    @property
    def in_swedish(self) -> str:
        """The value with its unit as editors read it."""
        return self.written("sv")

    @property
    def first_day(self) -> date:
        return self.valid_from or date.min

    @property
    def last_day(self) -> date:
        return self.valid_to or date.max

    @property
    def _rank(self) -> tuple:
        """What makes one begun fact better than another: that it holds, then that it is the site's own."""
        own = self.site_id is not None
        return (0, self.last_day, own) if self.expired else (1, own, self.first_day)

    def _value_error(self) -> dict[str, ValidationError]:
        try:
            self.value = values.tidy(self.value, self.unit)
        except ValidationError as error:
            return {"value": error}
        return {}

    def _owner_error(self) -> dict[str, ValidationError]:
        if belongs(self.owner, self.site_id):
            return {}
        return {"owner": ValidationError(_("This belongs to another site."))}

    def _validity_error(self) -> dict[str, ValidationError]:
        if self.last_day < self.first_day:
            return {"valid_to": ValidationError(_("The last day is before the first day."))}
        rows = Fact.objects.filter(key=self.key, site=self.site_id).exclude(pk=self.pk)
        for other in rows:
            if self.follows == other and (not self.valid_from or other.first_day < self.first_day):
                continue
            if self.first_day <= other.last_day and other.first_day <= self.last_day:
                field = "valid_from" if other.first_day <= self.first_day else "valid_to"
                return {field: ValidationError(_overlap(other))}
        return {}


def _overlap(other: Fact) -> str:
    message = _("The value %(value)s holds from %(start)s to %(end)s. Two values cannot hold on the same day.")
    return message % {
        "value": other.value,
        "start": other.valid_from or "…",
        "end": other.valid_to or "…",
    }


@receiver(post_delete, sender=Fact)
def give_days_back(sender, instance: Fact, **kwargs) -> None:
    """A value that was to take over and is taken away, also among several, gives the one before it its days back."""
    if instance.valid_from and instance.valid_from > timezone.localdate():
        before = Fact.objects.filter(key=instance.key, site=instance.site_id)
        before.filter(valid_to=instance.valid_from - timedelta(days=1)).update(valid_to=instance.valid_to)
