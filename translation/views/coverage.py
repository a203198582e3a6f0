"""The coverage matrix: what every page is in every language, to look at and to take along as a spreadsheet."""

from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic.base import View
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from languages import names
from languages.open import Language, in_order
from languages.state import State
from translation.coverage import Matrix, Row, chosen
from translation.coverage_form import CoverageForm, name_of_site
from translation.roles import locales_for
from translation.subjects import subjects_of
from translation.views.shared import ForTranslators

ROWS_PER_PAGE = 100
#: A cell of a spreadsheet that begins so is run as a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class CoverageView(ForTranslators, SpreadsheetExportMixin, WagtailAdminTemplateMixin, View):
    """For overseers with every open language of their sites, for translators with their own."""

    page_title = _("Coverage")
    header_icon = "globe"
    template_name = "translation/admin/coverage.html"
    export_filename = "tackning"

    def get(self, request, *args, **kwargs):
        if self.is_export:
            return self.as_spreadsheet(self.matrix.rows, request.GET["export"])
        return self.render_to_response(self.get_context_data())

    @property
    def site_name(self) -> str:
        return name_of_site(self.site)

    @cached_property
    def languages(self) -> list[Language]:
        """The open languages that are the user's on this site."""
        return in_order(locales_for(self.request.user, self.site))

    @cached_property
    def form(self) -> CoverageForm:
        return CoverageForm(self.request.GET, sites=self.sites, site=self.site, languages=self.languages)

    @cached_property
    def matrix(self) -> Matrix:
        wanted = self.form.wanted
        subjects = chosen(subjects_of(self.site, national=self.request.user.is_superuser), wanted)
        languages = [one for one in self.languages if wanted.get("sprak") in (None, one.code)]
        return Matrix(subjects, languages, wanted.get("lage", ""))

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        pages = WagtailPaginator(self.matrix.rows, ROWS_PER_PAGE)
        page = pages.get_page(self.request.GET.get("p"))
        return super().get_context_data(
            **kwargs,
            view=self,
            form=self.form,
            matrix=self.matrix,
            states=State,
            page_obj=page,
            elided_page_range=pages.get_elided_page_range(page.number),
            is_filtered=bool(self.form.wanted.keys() - {"plats"}),
            everything=f"{reverse('translation:coverage')}?plats={self.site.pk}",
        )

    @cached_property
    def list_export(self) -> list[str]:
        return ["section", "kind", "title", *(language.code for language in self.matrix.languages)]

    @cached_property
    def export_headings(self) -> dict:
        called = {language.code: names.of(language.code) for language in self.matrix.languages}
        return {"section": _("Part"), "kind": _("Kind"), "title": _("Title"), **called}

    def to_row_dict(self, item: Row) -> dict:
        words = {cell.language.code: cell.long for cell in item.cells}
        subject = item.subject
        return {"section": subject.section.label, "kind": subject.kind, "title": subject.title, **words}

    def preprocess_field_value(self, field, value, export_format):
        """An editor's title is text in a spreadsheet, never a formula."""
        text = str(value)
        return f"'{text}" if export_format == self.FORMAT_CSV and text.startswith(FORMULA) else text

    def stream_csv(self, queryset):
        """With the mark that tells Excel that this is UTF-8."""
        yield "\ufeff".encode()
        yield from super().stream_csv(queryset)
