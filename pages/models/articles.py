from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail_localize.fields import TranslatableField

from knowledge.fields import TokenTextField
from languages.facts_at_source import FactsAtSource
from pages import article_view
from pages.blocks.body import BodyBlock
from pages.fields import BlocksField
from pages.forms import TokenPageForm
from pages.models.base import BasePage


class ArticlePage(FactsAtSource, BasePage):
    """A page of text: about the site, privacy."""

    template = "pages/article_page.html"
    parent_page_types = ["pages.HomePage", "pages.ArticlePage", "pages.SectionPage"]
    subpage_types = ["pages.ArticlePage", "pages.AccessibilityStatementPage"]

    base_form_class = TokenPageForm
    rows_at_source = ["recordings"]

    summary = TokenTextField(_("summary"), max_length=300, blank=True)
    body = BlocksField(BodyBlock(), blank=True, verbose_name=_("text"))

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("summary", help_text=_("One or two sentences on what the page is about.")),
        FieldPanel("body", help_text=_("Press + to choose how each part looks.")),
        BasePage.recordings_panel,
    ]
    translatable_fields = [*BasePage.translatable_fields, TranslatableField("summary"), TranslatableField("body")]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), **article_view.context(request, self)}
