from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail_localize.fields import TranslatableField

from pages import contact_list, glossary_list
from pages.models.base import BasePage


class DirectoryPage(BasePage):
    """A page that lists what other rooms keep."""

    parent_page_types = ["pages.HomePage"]
    subpage_types = []
    max_count_per_parent = 1

    lead = models.CharField(_("lead"), max_length=200, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("lead")]
    translatable_fields = [*BasePage.translatable_fields, TranslatableField("lead")]

    class Meta:
        abstract = True


class ContactIndexPage(DirectoryPage):
    """The contact directory; its filters are GET parameters."""

    template = "pages/contact_index_page.html"

    class Meta:
        verbose_name = _("contact directory")

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), **contact_list.context(request, self)}


class GlossaryPage(DirectoryPage):
    """The words worth knowing."""

    template = "pages/glossary_page.html"

    class Meta:
        verbose_name = _("glossary")

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), **glossary_list.context(request, self)}
