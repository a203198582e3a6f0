from django.db import models
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Site
from wagtail.url_routing import RouteResult
from wagtail_localize.fields import TranslatableField

from audiences.models import offered
from pages import home_view, journey_view
from pages.models.base import BasePage


class HomePage(BasePage):
    """Home of one language of a site, and the door to every audience's path."""

    template = "pages/home_page.html"
    journey_template = "pages/journey_page.html"
    parent_page_types = ["wagtailcore.Page"]

    lead = models.CharField(_("lead"), max_length=200, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("lead")]
    translatable_fields = [*BasePage.translatable_fields, TranslatableField("lead")]

    class Meta:
        verbose_name = _("home")

    def route(self, request, path_components):
        """Take the audience out of the address before routing the rest as usual."""
        request.audience = None
        if path_components:
            found = {a.slug: a for a in offered(Site.find_for_request(request))}.get(path_components[0])
            if found and len(path_components) == 1:
                request.audience = found
                return RouteResult(self, kwargs={"journey": True}) if self.live else self._gone()
            if found:
                request.audience = found
                path_components = path_components[1:]
        return super().route(request, path_components)

    def _gone(self):
        raise Http404

    def get_template(self, request, *args, **kwargs):
        return self.journey_template if getattr(request, "audience", None) else self.template

    def get_context(self, request, *args, **kwargs):
        describe = journey_view.context if request.audience else home_view.context
        return {**super().get_context(request, *args, **kwargs), **describe(request, self)}
