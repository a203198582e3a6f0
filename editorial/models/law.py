"""Changes of the law, and what a site does about each."""

from datetime import date, datetime, time

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page, Site

from audiences.fields import AudienceSlugsField, NamesField
from audiences.models import Audience
from contacts.models import Unit
from knowledge.models import Fact
from languages import declared
from pages.models import StepPage


class StepSlugsField(NamesField):
    """Steps by the addresses that they have on every site."""

    unknown = _("Unknown step.")

    @staticmethod
    def known_names() -> list[tuple[str, str]]:
        steps = StepPage.objects.filter(locale__language_code=declared.SOURCE).order_by("-path")
        return sorted(dict(steps.values_list("slug", "title")).items(), key=lambda named: named[1].lower())


class FactKeysField(NamesField):
    """Facts by the keys that texts name them by."""

    unknown = _("Unknown fact.")

    @staticmethod
    def known_names() -> list[tuple[str, str]]:
        return sorted(dict(Fact.objects.values_list("key", "label")).items(), key=lambda named: named[1].lower())


class LawEvent(models.Model):
    """A change of the law: when, what, where it is written, and what of the sites it touches. It is national."""

    class Status(models.TextChoices):
        PROPOSED = "foreslaget", _("Proposed")
        DECIDED = "beslutat", _("Decided")
        IN_FORCE = "galler", _("In force")

    date = models.DateField(_("date"), null=True, blank=True, help_text=_("Empty as long as it is not known."))
    title = models.CharField(_("title"), max_length=200)
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.PROPOSED)
    status_note = models.CharField(_("about the status"), max_length=200, blank=True)
    changes = models.TextField(_("what changes"), blank=True)
    source_url = models.URLField(_("source"), max_length=500, blank=True)
    steps = StepSlugsField(verbose_name=_("steps"))
    audiences = AudienceSlugsField(verbose_name=_("audiences"))
    facts = FactKeysField(verbose_name=_("facts"))

    panels = [
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("date"), FieldPanel("status"), FieldPanel("status_note")]),
        FieldPanel("changes"),
        FieldPanel("source_url"),
        MultiFieldPanel(
            [FieldPanel("steps"), FieldPanel("audiences"), FieldPanel("facts")], heading=_("What it touches")
        ),
    ]

    class Meta:
        verbose_name = _("change of the law")
        verbose_name_plural = _("changes of the law")
        ordering = ["date", "title"]

    def __str__(self) -> str:
        return self.title

    @property
    def moment(self) -> datetime | None:
        """When the texts of that day go live: its first minute, Swedish time."""
        if self.date is None:
            return None
        return timezone.make_aware(datetime.combine(self.date, time.min), timezone.get_default_timezone())


class ChangeSet(models.Model):
    """What one site does about one change of the law."""

    event = models.ForeignKey(LawEvent, models.CASCADE, related_name="change_sets", verbose_name=_("change of the law"))
    site = models.ForeignKey(Site, models.CASCADE, related_name="+", verbose_name=_("site"))
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("started by")
    )
    started_at = models.DateTimeField(_("started"), default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("work with a change of the law")
        verbose_name_plural = _("work with changes of the law")
        constraints = [models.UniqueConstraint(fields=["event", "site"], name="one_change_set_a_site_and_event")]

    def __str__(self) -> str:
        return f"{self.event} ({self.site})"


class LawTaskQuerySet(models.QuerySet):
    def open(self) -> "LawTaskQuerySet":
        return self.exclude(state__in=LawTask.SETTLED)


class LawTask(models.Model):
    """One thing to do: with a page, an audience or a fact. Where no unit owns it, it is the coordinator's."""

    class State(models.TextChoices):
        TO_DO = "att-gora", _("To do")
        READY = "redo", _("The draft is ready")
        DONE = "klart", _("Done")
        NOT_NEEDED = "behovs-inte", _("Not needed")

    SETTLED = [State.DONE, State.NOT_NEEDED]

    change_set = models.ForeignKey(ChangeSet, models.CASCADE, related_name="tasks", verbose_name=_("change set"))
    page = models.ForeignKey(Page, models.CASCADE, null=True, related_name="+", verbose_name=_("page"))
    audience = models.ForeignKey(Audience, models.CASCADE, null=True, related_name="+", verbose_name=_("audience"))
    fact = models.CharField(_("fact"), max_length=60, blank=True)
    unit = models.ForeignKey(Unit, models.SET_NULL, null=True, related_name="+", verbose_name=_("unit"))
    what = models.TextField(_("what to do"), blank=True)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.TO_DO)
    why = models.CharField(_("why"), max_length=200, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    settled_at = models.DateTimeField(_("when"), null=True)

    objects = LawTaskQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("task of a change of the law")
        verbose_name_plural = _("tasks of changes of the law")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(page__isnull=False, audience=None, fact="")
                | Q(page=None, audience__isnull=False, fact="")
                | Q(page=None, audience=None) & ~Q(fact=""),
                name="task_about_one_thing",
            )
        ]

    def __str__(self) -> str:
        return str(self.page or self.audience or self.fact)

    @property
    def is_settled(self) -> bool:
        return self.state in self.SETTLED

    def is_late(self, today: date) -> bool:
        due = self.change_set.event.date
        return not self.is_settled and due is not None and due <= today
