from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail_localize.fields import TranslatableField

from knowledge.fields import TokenTextField
from pages import statement_view
from pages.blocks.body import BodyBlock
from pages.blocks.statement import ShortcomingsBlock
from pages.choices import Assessor, Compliance, StatementDate
from pages.fields import BlocksField
from pages.forms import TokenPageForm
from pages.models.base import BasePage, facts


class AccessibilityStatementPage(BasePage):
    """How accessible the website is, and how to say that it is not.

    It holds what the Act on accessibility of digital public services (2018:1937) asks for in its section 13, and the
    regulation MDFFS 2019:2 after the model of Commission Implementing Decision (EU) 2018/1523.
    """

    template = "pages/accessibility_statement_page.html"
    parent_page_types = ["pages.HomePage", "pages.ArticlePage"]
    subpage_types = []

    base_form_class = TokenPageForm

    summary = TokenTextField(_("summary"), max_length=300, blank=True)
    status = models.CharField(_("how accessible"), max_length=20, choices=Compliance, default=Compliance.PARTLY)
    shortcomings = BlocksField(ShortcomingsBlock(), blank=True, verbose_name=_("known shortcomings"))
    assessor = models.CharField(_("tested by"), max_length=20, choices=Assessor, default=Assessor.OURSELVES)
    body = BlocksField(BodyBlock(), blank=True, verbose_name=_("how it was tested"))
    assessed_on = models.DateField(_("tested on"))
    updated_on = models.DateField(_("statement last changed on"))
    published_on = models.DateField(_("website first published on"))
    supervisor = models.CharField(_("supervisor"), max_length=120, default="Myndigheten för digital förvaltning (Digg)")
    supervisor_url = models.URLField(_("where to report to the supervisor"), default="https://www.digg.se/tdosanmalan")

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        FieldPanel("status"),
        FieldPanel("shortcomings"),
        MultiFieldPanel([FieldPanel("assessor"), FieldPanel("body")], heading=_("Test")),
        FieldRowPanel([FieldPanel(day.value) for day in StatementDate]),
        FieldRowPanel([FieldPanel("supervisor"), FieldPanel("supervisor_url")]),
    ]
    translatable_fields = [
        *BasePage.translatable_fields,
        TranslatableField("summary"),
        TranslatableField("shortcomings"),
        TranslatableField("body"),
        *facts("status", "assessor", *StatementDate.values, "supervisor", "supervisor_url"),
    ]

    class Meta:
        verbose_name = _("accessibility statement")
        verbose_name_plural = _("accessibility statements")

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), **statement_view.context(request, self)}
