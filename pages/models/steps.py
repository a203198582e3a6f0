from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.api import APIField
from wagtail_localize.fields import TranslatableField

from contacts import freshness
from knowledge.fields import TokenCharField, TokenTextField
from languages.facts_at_source import FactsAtSource
from pages import path_rules, sheet_view, step_list, step_view
from pages.blocks.body import BodyBlock, BringBlock
from pages.choices import Level
from pages.fields import BlocksField
from pages.forms import StepPageForm
from pages.models.base import BasePage, facts
from pages.models.taxonomy import SWEDISH, Phase, Theme
from pages.open_data import StepFacts, Told
from pages.pictograms import PICTOGRAMS
from pages.reader import Reader


class StepIndexPage(BasePage):
    """All steps, by theme."""

    template = "pages/step_index_page.html"
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.StepPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("all steps")

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), **step_list.context(request, self)}


class StepPage(FactsAtSource, BasePage):
    """One step of settling: words in each language, facts and relations on the Swedish page only."""

    template = "pages/step_page.html"
    sheet_template = "pages/sheet.html"
    parent_page_types = ["pages.StepIndexPage"]
    subpage_types = []
    base_form_class = StepPageForm
    rows_at_source = ["prerequisites", "contact_rows", "glossary_rows", "recordings"]

    summary = TokenTextField(_("summary"), max_length=300)
    icon = models.CharField(_("pictogram"), max_length=30, choices=PICTOGRAMS, default="info")
    phase = models.ForeignKey(
        Phase, models.PROTECT, related_name="+", limit_choices_to=SWEDISH, verbose_name=_("phase")
    )
    theme = models.ForeignKey(
        Theme, models.PROTECT, related_name="+", limit_choices_to=SWEDISH, verbose_name=_("theme")
    )
    level = models.CharField(_("level"), max_length=10, choices=Level)
    responsible = models.ForeignKey(
        "contacts.Organisation",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("responsible organisation"),
    )
    responsible_words = TokenCharField(
        _("responsible, in words"),
        max_length=150,
        blank=True,
        help_text=_("Only where the name of the organisation does not say it all."),
    )
    deadline = TokenCharField(_("deadline"), max_length=300, blank=True)
    duration = TokenCharField(_("how long it takes"), max_length=300, blank=True)
    fee = TokenCharField(_("what it costs"), max_length=200, blank=True)
    bring = BlocksField(BringBlock(), blank=True, verbose_name=_("what to bring"))
    body = BlocksField(BodyBlock(), blank=True, verbose_name=_("text"))

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("summary", help_text=_("One or two sentences: what the reader does, and why.")),
        MultiFieldPanel(
            [
                FieldPanel("deadline", help_text=_("When it must be done, such as “within one week”.")),
                FieldPanel("duration", help_text=_("How long an answer takes, such as “two to four weeks”.")),
                FieldPanel("fee", help_text=_("Empty if nobody has said. Write “free” if it costs nothing.")),
            ],
            heading=_("In short"),
        ),
        FieldPanel("body", help_text=_("Begin with what the reader does. Press + to choose how each part looks.")),
        FieldPanel("bring", help_text=_("One thing a line. Readers tick them.")),
    ]
    path_panels = [
        InlinePanel(
            "audience_rows",
            label=_("audience"),
            heading=_("How it concerns each audience"),
            help_text=_("One row for each audience. Without a row the step is not on its path."),
        ),
        InlinePanel(
            "prerequisites",
            label=_("prerequisite"),
            heading=_("What comes first"),
            help_text=_("Steps that must be done before this one. The path puts them in order by itself."),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("phase"), FieldPanel("theme")]),
                FieldRowPanel(
                    [
                        FieldPanel("level", help_text=_("Who decides: the kommun, the region, the state or others.")),
                        FieldPanel("icon"),
                    ]
                ),
            ],
            heading=_("Where it stands"),
        ),
    ]
    relation_panels = [
        InlinePanel(
            "contact_rows",
            label=_("contact"),
            heading=_("Who helps"),
            help_text=_("The one to turn to first comes first."),
        ),
        MultiFieldPanel(
            [
                FieldPanel("responsible", help_text=_("The authority or other organisation that decides.")),
                FieldPanel("responsible_words"),
            ],
            heading=_("Who answers for it"),
        ),
        InlinePanel(
            "glossary_rows",
            label=_("word"),
            heading=_("Words worth knowing"),
            help_text=_("Swedish words that the reader meets here. They are explained on the page."),
        ),
        BasePage.recordings_panel,
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Text")),
            ObjectList(path_panels, heading=_("The path")),
            ObjectList(relation_panels, heading=_("Contacts and words")),
            ObjectList(BasePage.promote_panels, heading=_("Address")),
            ObjectList(BasePage.settings_panels, heading=_("Owner and review")),
        ]
    )
    translatable_fields = [
        *BasePage.translatable_fields,
        TranslatableField("summary"),
        TranslatableField("responsible_words"),
        TranslatableField("deadline"),
        TranslatableField("duration"),
        TranslatableField("fee"),
        TranslatableField("bring"),
        TranslatableField("body"),
        TranslatableField("audience_rows"),
        *facts("icon", "phase", "theme", "level", "responsible"),
    ]

    api_fields = [
        APIField("summary", serializer=Told()),
        APIField("deadline", serializer=Told()),
        APIField("duration", serializer=Told()),
        APIField("fee", serializer=Told()),
        APIField("bring"),
        APIField("body"),
        APIField("facts", serializer=StepFacts()),
    ]

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")

    @property
    def review_days(self) -> int:
        return freshness.HALF_A_YEAR if self.level == Level.STATE else freshness.A_YEAR

    def get_context(self, request, *args, **kwargs):
        describe = sheet_view.of_step if sheet_view.asked(request) else step_view.context
        return {**super().get_context(request, *args, **kwargs), **describe(request, self)}

    def sheets(self, reader: Reader) -> list[dict]:
        return sheet_view.sheets([self.source], reader)

    def publish(self, revision, *args, **kwargs):
        """Refuse a revision whose rows break the path (law 4); `Page.clean()` does not see rows being saved."""
        proposed = revision.as_object()
        if proposed.source == proposed and (broken := path_rules.broken_by(proposed)):
            raise ValidationError([violation.message for violation in broken])
        return super().publish(revision, *args, **kwargs)
