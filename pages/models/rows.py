"""Rows of a page: how it concerns each audience, what comes first, whom to ask, which words to know, who reads it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.documents import get_document_model_string
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import TranslatableField

from audiences.choices import Condition
from audiences.fields import AudienceSlugsField
from knowledge.fields import TokenCharField, TokenTextField
from languages import names
from pages.choices import Application
from pages.models.taxonomy import SWEDISH
from pages.panels import Folded

#: The kinds of sound file that phones play.
SOUND = {"m4a", "mp3", "ogg", "opus"}


class AudienceRow(TranslatableMixin, Orderable):
    """How a step concerns one audience. The words are translated; the rest is read from the Swedish row."""

    step = ParentalKey("pages.StepPage", on_delete=models.CASCADE, related_name="audience_rows")
    audience = models.ForeignKey(
        "audiences.Audience", models.PROTECT, related_name="+", limit_choices_to=SWEDISH, verbose_name=_("audience")
    )
    condition = models.CharField(_("condition"), max_length=20, choices=Condition, blank=True)
    application = models.CharField(_("how it applies"), max_length=20, choices=Application, default=Application.APPLIES)
    note = TokenTextField(_("note"), max_length=600, blank=True)
    deadline = TokenCharField(_("own deadline"), max_length=300, blank=True)
    responsible = models.ForeignKey(
        "contacts.Organisation",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("own responsible organisation"),
    )
    legal_basis = models.CharField(_("own legal basis"), max_length=200, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("audience"), FieldPanel("application")]),
        FieldPanel("note", help_text=_("What is different for them, or why it does not apply.")),
        Folded(
            [
                FieldPanel("condition", help_text=_("Only where it holds for some of them.")),
                FieldPanel("deadline", help_text=_("Empty means that of the step.")),
                FieldPanel("responsible", help_text=_("Empty means that of the step.")),
                FieldPanel("legal_basis", help_text=_("The paragraph of law, for colleagues.")),
            ],
            summary=_("More about this audience"),
        ),
    ]
    translatable_fields = [TranslatableField("note"), TranslatableField("deadline")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("audience")
        constraints = [
            models.UniqueConstraint(fields=["step", "audience", "condition"], name="one_row_an_audience_and_condition")
        ]

    def __str__(self) -> str:
        return f"{self.audience}: {self.get_application_display()}"

    @property
    def applies(self) -> bool:
        return self.application != Application.DOES_NOT


class PrerequisiteRow(Orderable):
    """A step that comes first: as a gate, or as the recommended order; for all audiences or for some."""

    class Kind(models.TextChoices):
        GATE = "grind", _("Gate: must be done first")
        RECOMMENDED = "rekommenderad", _("Recommended order")

    step = ParentalKey("pages.StepPage", on_delete=models.CASCADE, related_name="prerequisites")
    required = models.ForeignKey(
        "pages.StepPage", models.CASCADE, related_name="opens_rows", verbose_name=_("first comes")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.GATE)
    audiences = AudienceSlugsField(_("only for"), help_text=_("None ticked means all audiences."))
    condition = models.CharField(_("condition"), max_length=20, choices=Condition, blank=True)

    panels = [
        PageChooserPanel("required", "pages.StepPage"),
        FieldPanel("kind"),
        Folded(
            [FieldPanel("audiences"), FieldPanel("condition", help_text=_("Only where it holds for some of them."))],
            summary=_("Not for everyone"),
        ),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("prerequisite")


class ContactRow(Orderable):
    """A contact who helps with the step."""

    step = ParentalKey("pages.StepPage", on_delete=models.CASCADE, related_name="contact_rows")
    contact = models.ForeignKey(
        "contacts.Contact",
        models.CASCADE,
        related_name="step_rows",
        limit_choices_to=SWEDISH,
        verbose_name=_("contact"),
    )

    panels = [FieldPanel("contact")]

    class Meta(Orderable.Meta):
        verbose_name = _("contact")
        constraints = [models.UniqueConstraint(fields=["step", "contact"], name="contact_once_a_step")]


class GlossaryRow(Orderable):
    """A word worth knowing for the step."""

    step = ParentalKey("pages.StepPage", on_delete=models.CASCADE, related_name="glossary_rows")
    term = models.ForeignKey(
        "knowledge.GlossaryTerm", models.CASCADE, related_name="+", limit_choices_to=SWEDISH, verbose_name=_("word")
    )

    panels = [FieldPanel("term")]

    class Meta(Orderable.Meta):
        verbose_name = _("word")
        constraints = [models.UniqueConstraint(fields=["step", "term"], name="term_once_a_step")]


class Recording(Orderable):
    """A page read aloud by a person in one language."""

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="recordings")
    language = models.CharField(_("language"), max_length=20, choices=names.options)
    document = models.ForeignKey(
        get_document_model_string(),
        models.CASCADE,
        related_name="+",
        verbose_name=_("sound file"),
        help_text=_("A document of the kind mp3, m4a, ogg or opus."),
    )

    panels = [FieldRowPanel([FieldPanel("language"), FieldPanel("document")])]

    class Meta(Orderable.Meta):
        verbose_name = _("recording")
        constraints = [models.UniqueConstraint(fields=["page", "language"], name="one_recording_a_language")]

    def __str__(self) -> str:
        return f"{self.page}: {self.get_language_display()}"

    def clean(self) -> None:
        if self.document_id and self.document.file_extension.lower() not in SOUND:
            raise ValidationError({"document": _("This document is not a sound file.")})
