"""Wagtail's own lists of pages, with what each page is in every language."""

from django.forms import Media
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn
from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page, Site

from languages import declared
from languages.open import Language, open_languages
from languages.state import NOTHING, tallies
from translation.coverage import STYLES, Cell
from translation.views.editor import PageCreateView, PageEditView


class LanguagesColumn(BaseColumn):
    """Of a Swedish page in how many languages it is reviewed; of any other what it is in its own."""

    cell_template_name = "translation/admin/explorer_cell.html"

    @property
    def media(self) -> Media:
        return STYLES

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        cells = cells_of(context["table"], context["request"]).get(instance.pk, [])
        whole = sum(cell.tally.is_whole for cell in cells)
        is_source = instance.locale.language_code == declared.SOURCE
        return {**context, "cells": cells, "whole": whole, "is_source": is_source}


def cells_of(table, request) -> dict[int, list[Cell]]:
    """The cells of every page of a list, by its id; asked for once a list, in one query."""
    if not hasattr(table, "cells_of_pages"):
        table.cells_of_pages = dict(_told(table.data, request))
    return table.cells_of_pages


def _told(pages, request):
    sites = {site.root_page.path: open_languages(site) for site in Site.objects.select_related("root_page")}
    shown = {page: _shown(page, sites) for page in pages}
    codes = {language.code for languages in shown.values() for language in languages}
    found = tallies([page.translation_key for page in pages], list(codes))
    for page, languages in shown.items():
        yield page.pk, [Cell(each, found.get((page.translation_key, each.code), NOTHING)) for each in languages]


def _shown(page: Page, sites: dict[str, list[Language]]) -> list[Language]:
    """Of a Swedish page the other languages of its site, of any other page its own."""
    if page.locale.language_code != declared.SOURCE:
        return [Language(page.locale)]
    site = next((languages for path, languages in sites.items() if page.path.startswith(path)), [])
    return [language for language in site if language.code != declared.SOURCE]


class ExplorerViewSet(PageViewSet):
    """All page types: lists have the languages beside the status, the editor has them beside the page."""

    model = Page
    add_view_class = PageCreateView
    edit_view_class = PageEditView
    columns = [*ExplorableIndexView.base_columns, LanguagesColumn("languages", label=_("Languages"))]
