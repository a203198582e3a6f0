from collections.abc import Callable

from django.db import models
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Site
from wagtail_localize.fields import TranslatableField

from pages import contact_list, glossary_list, latest_list, leaves, question_list, sheet_view
from pages.finding import view as search_view
from pages.models.base import BasePage
from pages.reader import is_professional


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

    icon = "phone"
    template = "pages/contact_index_page.html"
    sheet_template = "pages/sheet.html"

    class Meta:
        verbose_name = _("contact directory")

    def route(self, request, path_components):
        """Contacts and places have their addresses below the directory."""
        if path_components:
            site, professional = Site.find_for_request(request), is_professional(request)
            self.leaf = leaves.find(site, path_components, professional=professional)
        return super().route(request, [])

    def get_template(self, request, *args, **kwargs):
        return self.leaf.template if self.leaf else super().get_template(request, *args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), **self._told(request)(request, self)}

    def _told(self, request) -> Callable:
        """What fills the template: a contact or a place, the list on paper, or the list."""
        if self.leaf:
            return self.leaf.context
        return sheet_view.of_contacts if sheet_view.asked(request) else contact_list.context


class GlossaryPage(DirectoryPage):
    """The words worth knowing."""

    icon = "language"
    template = "pages/glossary_page.html"

    class Meta:
        verbose_name = _("glossary")

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), **glossary_list.context(request, self)}


class SearchPage(DirectoryPage):
    """One search over all languages; results by GET, suggestions to a script that asks for them."""

    template = "pages/search_page.html"

    class Meta:
        verbose_name = _("search")

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), **search_view.context(request, self)}

    def serve(self, request, *args, **kwargs):
        """What somebody searches for is kept nowhere on the way."""
        response = (
            search_view.suggestions(request, self)
            if "forslag" in request.GET
            else super().serve(request, *args, **kwargs)
        )
        response["Cache-Control"] = "no-store"
        return response


class FollowedPage(DirectoryPage):
    """A list whose news are followed with a feed."""

    class Meta:
        abstract = True

    def feed(self, request) -> HttpResponse:
        """What the list holds, as it is asked for (RFC 4287)."""
        raise NotImplementedError


class QuestionsPage(FollowedPage):
    """The questions and answers of all steps; its filters are GET parameters."""

    icon = "info"
    template = "pages/questions_page.html"
    sheet_template = "pages/sheet_questions.html"

    class Meta:
        verbose_name = _("frequent questions")

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), **question_list.context(request, self)}

    def feed(self, request) -> HttpResponse:
        return question_list.feed(request, self)


class LatestPage(FollowedPage):
    """What has been published last."""

    icon = "calendar"
    template = "pages/latest_page.html"

    class Meta:
        verbose_name = _("latest published")

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), **latest_list.context(request, self)}

    def feed(self, request) -> HttpResponse:
        return latest_list.feed(request, self)
