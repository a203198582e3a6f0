"""The report of all pages: whose each is, when it was looked over, in which languages it stands, and what it lacks."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.models import Page, Site

from contacts.ownership import sites_of
from editorial.reports import RowsReport, RowTitle
from editorial.review import swedish_pages
from languages import declared, names
from languages.open import open_languages
from languages.state import told_in
from pages.models import ContactRow, StepPage

#: What asks for those pages alone that lack something.
GAPS = "brister"


@dataclass(frozen=True)
class Listed:
    """A live Swedish page, with the languages of its site that it has no words in."""

    page: Page
    languages: int
    untold: list[str]
    lacks_contact: bool

    @property
    def title(self) -> str:
        return self.page.title

    @property
    def kind(self) -> str:
        return self.page.page_type_display_name

    @property
    def unit(self) -> str:
        return self.page.keeper or ""

    @property
    def reviewed_on(self) -> date | None:
        return self.page.reviewed_on

    @property
    def next_review(self) -> date | None:
        return self.page.next_review

    @property
    def told(self) -> str:
        return f"{self.languages - len(self.untold)} / {self.languages}"

    @cached_property
    def gaps(self) -> list[str]:
        """What is missing, in words; languages last."""
        missing = {
            gettext("No owner"): not self.unit,
            gettext("Nobody has looked it over"): not self.reviewed_on,
            gettext("No contact"): self.lacks_contact,
        }
        found = [words for words, is_so in missing.items() if is_so]
        if self.untold:
            found.append(gettext("Not in %(names)s") % {"names": ", ".join(self.untold)})
        return found

    @property
    def lacking(self) -> str:
        return ". ".join(self.gaps)


def listed(user) -> list[Listed]:
    """The pages of the sites a user acts on, in the order of the tree; queries do not grow with the pages."""
    found = []
    for site in sites_of(user).select_related("root_page"):
        found += _of_site(site)
    return found


def _of_site(site: Site) -> list[Listed]:
    below = Q(path__startswith=site.root_page.path)
    pages = list(swedish_pages().filter(below, live=True).select_related("content_type").order_by("path"))
    told = told_in([page.translation_key for page in pages])
    codes = [language.code for language in open_languages(site)]
    steps = StepPage.objects.filter(pk__in=[page.pk for page in pages])
    helped = set(ContactRow.objects.filter(step__in=steps).values_list("step", flat=True))
    alone = set(steps.values_list("pk", flat=True)) - helped
    return [_page(page, codes, told[page.translation_key], alone) for page in pages]


def _page(page: Page, codes: list[str], told: Container[str], alone: Container[int]) -> Listed:
    untold = [names.of(code) for code in codes if code not in told and code != declared.SOURCE]
    return Listed(page, len(codes), untold, page.pk in alone)


def edit_url(row: Listed) -> str:
    return reverse("wagtailadmin_pages:edit", args=[row.page.pk])


class InventoryReport(RowsReport):
    """All pages, or those alone that lack something; as a table, and as a file for a spreadsheet."""

    page_title = _("Content and gaps")
    index_url_name = "inventory_report"
    index_results_url_name = "inventory_report_results"
    columns = [
        RowTitle("title", label=_("Title"), get_url=edit_url),
        Column("kind", label=_("Type")),
        Column("unit", label=_("Owner")),
        DateColumn("reviewed_on", label=_("Reviewed on")),
        DateColumn("next_review", label=_("Next review")),
        Column("told", label=_("Languages")),
        Column("lacking", label=_("Is missing")),
    ]

    def get_queryset(self) -> list[Listed]:
        rows = listed(self.request.user)
        return [row for row in rows if row.gaps] if GAPS in self.request.GET else rows

    def get_filename(self) -> str:
        return f"innehall-{date.today().isoformat()}"
