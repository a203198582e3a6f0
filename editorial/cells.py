"""Reports as files: a cell of text that a spreadsheet takes for nothing else."""

from django.utils.html import strip_tags
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

#: What spreadsheets take for a formula (OWASP, CSV injection).
DANGEROUS = tuple("=+-@\t\r")


class SafeCells:
    """A report of Wagtail's whose file is safe to open; `marked_up` names the columns that hold markup."""

    marked_up: tuple[str, ...] = ()

    def preprocess_field_value(self, field, value, export_format):
        cell = super().preprocess_field_value(field, value, export_format)  # type: ignore[misc]
        if not isinstance(cell, str):
            return cell
        cell = ILLEGAL_CHARACTERS_RE.sub("", strip_tags(cell) if field in self.marked_up else cell)
        return f"'{cell}" if cell.startswith(DANGEROUS) else cell
