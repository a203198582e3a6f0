from collections.abc import Callable
from copy import copy
from functools import partial

from django.db import models
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, Site
from wagtail_localize.fields import TranslatableField

from languages.open import languages_of
from pages import home_view, journey_view, sheet_lists, sheet_view
from pages.known import Known, known_to
from pages.models.base import BasePage, with_its_source
from pages.models.directories import DirectoryPage
from pages.reader import Reader

#: How many parts of an address may lie below that of a page, as `plats/<place>/` does (`pages.leaves`).
MOST_BELOW = 2


class HomePage(BasePage):
    """Home of one language of a site, and the door to every audience's path."""

    template = "pages/home_page.html"
    journey_template = "pages/journey_page.html"
    booklet_template = "pages/sheet_path.html"
    parent_page_types = ["wagtailcore.Page"]

    lead = models.CharField(_("lead"), max_length=200, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("lead")]
    translatable_fields = [*BasePage.translatable_fields, TranslatableField("lead")]

    class Meta:
        verbose_name = _("home")

    def route(self, request, path_components):
        """Take the audience out of the address, then find the page by the rest of it in one query."""
        request.audience = None
        self.locale = next(one.locale for one in languages_of(request) if one.locale.pk == self.locale_id)
        known = known_to(request, Site.find_for_request(request))
        if path_components:
            request.audience = {choice.slug: choice for choice in known.offered}.get(path_components[0])
        rest = path_components[1:] if request.audience else path_components
        if not rest:
            return super().route(request, [])
        page, below = self.listed(known, rest) or self.nearest(rest)
        return page.route(request, below)

    def listed(self, known: Known, path_components: list[str]) -> tuple[Page, list[str]] | None:
        """The directory at a path below home, or the one that keeps an address below its own, with what is left."""
        directories = self.directories(known)
        if page := directories.get("/".join(path_components)):
            return copy(self.directory(known, page)), []
        page = directories.get(path_components[0])
        if page and not page.specific_class.subpage_types:
            return copy(self.directory(known, page)), path_components[1:]
        return None

    def directories(self, known: Known) -> dict[str, Page]:
        """The directories of this language by their paths below home."""
        rows = Page.objects.descendant_of(self).type(DirectoryPage)
        start = len(self.url_path)
        return known.once(("directories", self.pk), lambda: {page.url_path[start:].rstrip("/"): page for page in rows})

    def directory(self, known: Known, page: Page) -> Page:
        """The whole of a directory, which is asked for again and again."""
        whole = known.once(("directory", page.pk), partial(with_its_source, page))
        whole.locale = self.locale
        return whole

    def nearest(self, path_components: list[str]) -> tuple[Page, list[str]]:
        """The page at a path below home, or the last one on the way, with what is left; 404 where there is none."""
        cuts = range(len(path_components), max(0, len(path_components) - 1 - MOST_BELOW), -1)
        paths = {f"{self.url_path}{'/'.join(path_components[:cut])}/": path_components[cut:] for cut in cuts}
        # By the slug, which has an index: the whole address has none.
        page = Page.objects.filter(slug__in=path_components, url_path__in=paths).order_by("-depth").first()
        if page is None:
            raise Http404
        below = paths[page.url_path]
        page = page.specific_deferred if page.alias_of_id else with_its_source(page)
        page.locale = self.locale
        return page, below

    def get_template(self, request, *args, **kwargs):
        return self._shown(request)[0]

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), **self._shown(request)[1](request, self)}

    def sheets(self, reader: Reader) -> list[dict]:
        """The path of the reader's audience as a list; none where she has not said which it is."""
        return sheet_lists.trail(sheet_lists.Both.of(self, reader), self.source)

    def _shown(self, request) -> tuple[str, Callable]:
        """The template, and what fills it: home, the path of an audience, or that path on paper."""
        if not request.audience:
            return self.template, home_view.context
        if sheet_view.asked(request):
            return self.booklet_template, sheet_view.of_path
        return self.journey_template, journey_view.context
