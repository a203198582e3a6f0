"""What our reports have in common: rows that say what they are about, and files that are safe to open."""

from typing import Any

from django.utils.html import strip_tags
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from wagtail.admin.ui.tables import TitleColumn
from wagtail.admin.views.reports import ReportView

#: What spreadsheets take for a formula (OWASP, CSV injection).
DANGEROUS = tuple("=+-@\t\r")


class RowTitle(TitleColumn):
    """The title of what a row of a report is about."""

    def get_value(self, instance: Any) -> str:
        return instance.title


class SafeCells:
    """A report of Wagtail's whose file holds text that a spreadsheet takes for nothing else.

    `marked_up` names the columns that hold markup.
    """

    marked_up: tuple[str, ...] = ()

    def preprocess_field_value(self, field, value, export_format):
        cell = super().preprocess_field_value(field, value, export_format)  # type: ignore[misc]
        if not isinstance(cell, str):
            return cell
        cell = ILLEGAL_CHARACTERS_RE.sub("", strip_tags(cell) if field in self.marked_up else cell)
        return f"'{cell}" if cell.startswith(DANGEROUS) else cell


class RowsReport(SafeCells, ReportView):
    """A report of rows of our own, whose file holds what the table shows."""

    header_icon = "list-ul"
    table_classname = "listing stacked"

    @property
    def list_export(self) -> list[str]:
        return [column.name for column in self.columns]

    @property
    def export_headings(self) -> dict[str, str]:
        return {column.name: column.label for column in self.columns}
