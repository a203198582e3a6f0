"""The report of addresses that do not answer, with the page or row that leads there."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.models import Page

from contacts.ownership import sites_of
from editorial.links.found import links
from editorial.models.links import CheckedLink
from editorial.reports import RowsReport, RowTitle
from editorial.review import edit_url


@dataclass(frozen=True)
class Dead:
    """A row that leads to an address which does not answer."""

    row: Model
    link: CheckedLink

    @property
    def title(self) -> str:
        return str(self.row)

    @property
    def kind(self) -> str:
        verbose = self.row.page_type_display_name if isinstance(self.row, Page) else self.row._meta.verbose_name
        return str(capfirst(verbose))

    @property
    def url(self) -> str:
        return self.link.url

    @property
    def answer(self) -> str:
        return self.link.get_answer_display()

    @property
    def since(self) -> datetime | None:
        return self.link.failing_since


def dead(user) -> list[Dead]:
    """What does not answer of what the sites of a user lead to, the longest first."""
    failing = {link.url: link for link in CheckedLink.objects.exclude(failing_since=None)}
    found = [
        Dead(row, failing[address])
        for site in sites_of(user).select_related("root_page")
        for address, rows in links(site).items()
        if address in failing
        for row in rows
    ]
    return sorted(found, key=lambda one: (one.since, one.url))


def edit_link(one: Dead) -> str:
    return edit_url(one.row)


class LinkReport(RowsReport):
    page_title = _("Links that do not answer")
    header_icon = "link-external"
    index_url_name = "link_report"
    index_results_url_name = "link_report_results"
    columns = [
        RowTitle("title", label=_("Where it stands"), get_url=edit_link),
        Column("kind", label=_("Type")),
        Column("url", label=_("Address")),
        Column("answer", label=_("Answer")),
        DateColumn("since", label=_("Since")),
    ]

    def get_queryset(self) -> list[Dead]:
        return dead(self.request.user)
