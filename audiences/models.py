"""Who it is for. The identity of an audience is national; whether it is shown is each site's choice (law 7)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page, Site, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from languages import declared


class LegalStatus(models.TextChoices):
    ASYLUM = "asyl", _("Asylum seeker")
    PROTECTION = "skydd", _("Protection")
    FAMILY = "familj", _("Family")
    TEMPORARY = "tillfalligt", _("Temporary protection")
    EU = "eu", _("Right of residence (EU)")
    WORK = "arbete", _("Work permit")


class Settlement(models.TextChoices):
    ASSIGNED = "anvisad", _("Assigned by the state")
    OWN = "egen", _("Own housing")
    ASYLUM_HOUSING = "asylboende", _("Asylum housing")
    VARIES = "blandat", _("Varies")


class AudienceQuerySet(models.QuerySet):
    def identities(self) -> "AudienceQuerySet":
        """The Swedish rows: the ones relations and addresses mean."""
        return self.filter(locale__language_code=declared.SOURCE)


class Audience(TranslatableMixin, models.Model):
    """A situation a newcomer recognises as hers: its slug is in addresses, its words are translated."""

    slug = models.SlugField(_("address"), max_length=40, help_text=_("Part of every address; never changed."))
    title = models.CharField(_("name"), max_length=80)
    recognise = models.TextField(_("how do I know that this is me"), max_length=400)
    icon = models.CharField(_("pictogram"), max_length=30, default="person")
    status = models.CharField(_("legal status"), max_length=20, choices=LegalStatus)
    settlement = models.CharField(_("settlement"), max_length=20, choices=Settlement)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = AudienceQuerySet.as_manager()

    panels = [
        MultiFieldPanel([FieldPanel("title"), FieldPanel("recognise")], heading=_("Words")),
        FieldRowPanel([FieldPanel("slug"), FieldPanel("icon"), FieldPanel("order")]),
        FieldRowPanel([FieldPanel("status"), FieldPanel("settlement")]),
    ]
    translatable_fields = [
        TranslatableField("title"),
        TranslatableField("recognise"),
        SynchronizedField("slug", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta):
        ordering = ["order", "slug"]
        verbose_name = _("audience")
        verbose_name_plural = _("audiences")
        constraints = [models.UniqueConstraint(fields=["slug", "locale"], name="audience_slug_once_a_language")]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        if Page.objects.filter(slug=self.slug).exists():
            raise ValidationError({"slug": _("A page has this address already.")})


class AudienceState(models.TextChoices):
    SHOWN = "visas", _("Shown")
    HIDDEN = "dold", _("Hidden: the address answers 404")
    ARCHIVED = "arkiverad", _("Archived: pages remain, marked, out of the chooser")


class AudienceOnSite(models.Model):
    """One site's choice about one audience. Without a row the audience is shown."""

    site = models.ForeignKey(Site, models.CASCADE, related_name="+", verbose_name=_("site"))
    audience = models.ForeignKey(
        Audience,
        models.CASCADE,
        related_name="+",
        limit_choices_to={"locale__language_code": declared.SOURCE},
        verbose_name=_("audience"),
    )
    state = models.CharField(_("state"), max_length=10, choices=AudienceState, default=AudienceState.SHOWN)
    valid_from = models.DateField(_("shown from"), null=True, blank=True)
    valid_to = models.DateField(
        _("shown until"), null=True, blank=True, help_text=_("The day after, the audience counts as archived.")
    )

    panels = [
        FieldRowPanel([FieldPanel("site"), FieldPanel("audience"), FieldPanel("state")]),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
    ]

    class Meta:
        verbose_name = _("audience on a site")
        verbose_name_plural = _("audiences on a site")
        constraints = [models.UniqueConstraint(fields=["site", "audience"], name="one_choice_a_site_and_audience")]

    def __str__(self) -> str:
        return f"{self.audience} – {self.get_state_display()}"

    def clean(self) -> None:
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValidationError({"valid_to": _("The last day is before the first day.")})

    def state_on(self, day: date) -> AudienceState:
        """The state that holds on `day`: before its first day hidden, after its last archived."""
        if self.state == AudienceState.SHOWN and self.valid_from and day < self.valid_from:
            return AudienceState.HIDDEN
        if self.state == AudienceState.SHOWN and self.valid_to and day > self.valid_to:
            return AudienceState.ARCHIVED
        return AudienceState(self.state)

    @property
    def is_archived(self) -> bool:
        """Whether the audience is archived today."""
        return self.state_on(timezone.localdate()) == AudienceState.ARCHIVED

    @property
    def is_leaving(self) -> bool:
        """Whether the audience is archived, or will be on a day."""
        return self.is_archived or (self.state == AudienceState.SHOWN and bool(self.valid_to))

    def archive(self, last_day: date | None = None) -> None:
        """Show the audience until a day, that day with it; or no more from now on."""
        self.valid_to = last_day
        self.state = AudienceState.SHOWN if last_day else AudienceState.ARCHIVED
        self.full_clean()
        self.save()

    def bring_back(self) -> None:
        """Show the audience again, with no last day; all that is known of it is there still."""
        self.state, self.valid_from, self.valid_to = AudienceState.SHOWN, None, None
        self.save()


@dataclass(frozen=True)
class Offered:
    """An audience as a site offers it today."""

    audience: Audience
    archived: bool

    @property
    def slug(self) -> str:
        return self.audience.slug


def offered(site: Site, day: date | None = None, audiences: Iterable[Audience] | None = None) -> list[Offered]:
    """The audiences a site offers, shown and archived, in order; hidden ones are left out.

    Two queries; one where the Swedish rows of all `audiences` are known.
    """
    day = day or timezone.localdate()
    states = {row.audience_id: row.state_on(day) for row in AudienceOnSite.objects.filter(site=site)}
    return [
        Offered(audience, state == AudienceState.ARCHIVED)
        for audience in (Audience.objects.identities() if audiences is None else audiences)
        if (state := states.get(audience.pk, AudienceState.SHOWN)) != AudienceState.HIDDEN
    ]
