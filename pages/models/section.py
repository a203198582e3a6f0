from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail_localize.fields import TranslatableField

from audiences.fields import AudienceSlugsField
from knowledge.fields import TokenTextField
from languages.facts_at_source import FactsAtSource
from pages import chain_sheet, chain_view, guide_view, material_view, meeting_pack, section_view, sheet_view
from pages.blocks.body import BodyBlock
from pages.blocks.guides import GuideBlock
from pages.blocks.meetings import MeetingsBlock
from pages.choices import GuideFor, GuideKind
from pages.fields import BlocksField
from pages.forms import TokenPageForm
from pages.models.base import BasePage, facts
from pages.models.directories import DirectoryPage
from pages.overview import view as overview_view
from pages.pictograms import PICTOGRAMS
from pages.reader import Reader


class SectionPage(DirectoryPage):
    """The section for those who meet newcomers: an entrance for professionals, and one for volunteers."""

    template = "pages/section_page.html"
    subpage_types = [
        "pages.OverviewPage",
        "pages.ChainPage",
        "pages.GuidePage",
        "pages.MaterialPage",
        "pages.ArticlePage",
    ]

    class Meta:
        verbose_name = _("section for those who meet newcomers")

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), **section_view.context(request, self)}


class OverviewPage(DirectoryPage):
    """The whole process: who is responsible for which step, for whom and when, as a table and as a map."""

    icon = "building"
    template = "pages/overview_page.html"
    sheet_template = "pages/sheet.html"
    parent_page_types = ["pages.SectionPage"]

    class Meta:
        verbose_name = _("process overview")

    def sheets(self, reader) -> list[dict]:
        """The page as it is printed in a pack."""
        return overview_view.sheets(self, reader)

    def get_context(self, request, *args, **kwargs):
        tell = overview_view.on_paper if sheet_view.asked(request) else overview_view.context
        return {**super().get_context(request, *args, **kwargs), **tell(request, self)}


class MaterialPage(DirectoryPage):
    """What can be handed out on paper, and the pack of pages for one conversation."""

    icon = "print"
    template = "pages/material_page.html"
    sheet_template = "pages/sheet_pack.html"
    parent_page_types = ["pages.SectionPage"]

    class Meta:
        verbose_name = _("materials to hand out")

    def get_context(self, request, *args, **kwargs):
        tell = material_view.on_paper if self._prints(request) else material_view.context
        return {**super().get_context(request, *args, **kwargs), **tell(request, self)}

    def get_template(self, request, *args, **kwargs):
        return self.sheet_template if self._prints(request) else self.template

    def _prints(self, request) -> bool:
        """Whether a pack is asked for on paper, and holds anything."""
        return sheet_view.asked(request) and bool(meeting_pack.of(request, self).items)


class ChainPage(FactsAtSource, BasePage):
    """Meetings in order, each with what is handed over to the next."""

    icon = "meet"
    template = "pages/chain_page.html"
    sheet_template = "pages/sheet.html"
    parent_page_types = ["pages.SectionPage"]
    subpage_types = []
    base_form_class = TokenPageForm
    rows_at_source = ["recordings"]

    summary = TokenTextField(_("summary"), max_length=300, blank=True)
    audiences = AudienceSlugsField(_("only for"), help_text=_("None ticked means all audiences."))
    meetings = BlocksField(MeetingsBlock(), blank=True, verbose_name=_("meetings"))
    body = BlocksField(BodyBlock(), blank=True, verbose_name=_("text"))

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("summary", help_text=_("One or two sentences on what the page is about.")),
        FieldPanel("audiences"),
        FieldPanel("meetings", help_text=_("In the order they take place.")),
        FieldPanel("body", help_text=_("What concerns the whole chain.")),
        BasePage.recordings_panel,
    ]
    translatable_fields = [
        *BasePage.translatable_fields,
        TranslatableField("summary"),
        TranslatableField("meetings"),
        TranslatableField("body"),
        *facts("audiences"),
    ]

    class Meta:
        verbose_name = _("chain of meetings")
        verbose_name_plural = _("chains of meetings")

    def is_for(self, audience: str | None) -> bool:
        """Whether a chain concerns an audience; where none is named, it concerns all."""
        return not (self.audiences and audience) or audience in self.audiences

    def get_context(self, request, *args, **kwargs):
        describe = chain_sheet.context if sheet_view.asked(request) else chain_view.context
        return {**super().get_context(request, *args, **kwargs), **describe(request, self)}

    def sheets(self, reader: Reader) -> list[dict]:
        """The chain as it is printed, by itself or among other pages."""
        return chain_sheet.sheets(self, reader)


class GuidePage(FactsAtSource, BasePage):
    """A list to help by, a way to refer, or something to learn."""

    template = "pages/guide_page.html"
    sheet_template = "pages/sheet.html"
    parent_page_types = ["pages.SectionPage"]
    subpage_types = []
    base_form_class = TokenPageForm
    rows_at_source = ["recordings"]

    kind = models.CharField(_("kind"), max_length=20, choices=GuideKind, default=GuideKind.HELP)
    readers = models.CharField(_("for"), max_length=20, choices=GuideFor, default=GuideFor.BOTH)
    icon = models.CharField(_("pictogram"), max_length=30, choices=PICTOGRAMS, default="people")
    summary = TokenTextField(_("summary"), max_length=300, blank=True)
    body = BlocksField(GuideBlock(), blank=True, verbose_name=_("text"))

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("summary", help_text=_("One or two sentences on what the page is about.")),
        FieldPanel("kind"),
        FieldPanel("readers"),
        FieldPanel("icon"),
        FieldPanel("body", help_text=_("Press + to choose how each part looks.")),
        BasePage.recordings_panel,
    ]
    translatable_fields = [
        *BasePage.translatable_fields,
        TranslatableField("summary"),
        TranslatableField("body"),
        *facts("kind", "readers", "icon"),
    ]

    class Meta:
        verbose_name = _("guide")
        verbose_name_plural = _("guides")

    def get_context(self, request, *args, **kwargs):
        describe = guide_view.on_paper if sheet_view.asked(request) else guide_view.context
        return {**super().get_context(request, *args, **kwargs), **describe(request, self)}

    def sheets(self, reader) -> list[dict]:
        """The guide on paper, also in a pack for a meeting."""
        return guide_view.sheets(self, reader)
