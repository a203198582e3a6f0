"""Lists of contacts as tests upload and download them."""

import csv
from io import BytesIO, StringIO
from itertools import chain

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from contacts.exchange.columns import MOST_PHONES, columns
from contacts.models import Contact

NAMES = {column.heading: column.name for column in columns(MOST_PHONES)}


def address(view: str, *args) -> str:
    return reverse(Contact.snippet_viewset.get_url_name(view), args=args)


def as_csv(rows: list[dict], delimiter: str = ";", encoding: str = "utf-8-sig") -> bytes:
    """Rows by the names of columns; a cell is empty where a row does not name it."""
    text = StringIO(newline="")
    writer = csv.DictWriter(text, dict.fromkeys(chain(*rows)), restval="", delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode(encoding)


def as_xlsx(rows: list[list]) -> bytes:
    book, file = Workbook(), BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def upload(client, data: bytes, name: str = "kontakter.csv"):
    return client.post(address("import"), {"file": SimpleUploadedFile(name, data)})


def refusal(client, data: bytes, name: str = "kontakter.csv") -> str:
    """The one sentence with which a file is refused."""
    response = upload(client, data, name)
    assert response.status_code == 200, response.headers
    [sentence] = response.context["form"].errors["file"]
    return sentence


def preview(client, data: bytes, name: str = "kontakter.csv"):
    response = upload(client, data, name)
    assert response.status_code == 302, response.context["form"].errors
    return client.get(response.url)


def faults(client, rows: list[dict]) -> dict[int, set[str]]:
    """By the numbers of rows, the names of the columns where something is wrong."""
    plan = preview(client, as_csv(rows)).context["plan"]
    assert plan.obstacle
    return {
        verdict.line: {NAMES[fault.heading] for fault in verdict.faults} for verdict in plan.verdicts if verdict.faults
    }


def confirm(client, page):
    seen = {"seen": page.context["plan"].digest}
    return client.post(page.request["PATH_INFO"], seen, follow=True)


def imported(client, rows: list[dict]):
    return confirm(client, preview(client, as_csv(rows)))


def exported(client, form: str, **filters) -> bytes:
    response = client.get(address("list"), {"export": form, **filters})
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def rows_of(data: bytes, form: str = "csv") -> list[dict]:
    """An exported list by the names of columns."""
    if form == "xlsx":
        rows = [[cell or "" for cell in row] for row in load_workbook(BytesIO(data)).active.iter_rows(values_only=True)]
    else:
        rows = list(csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    names = [NAMES[heading] for heading in rows[0]]
    return [dict(zip(names, row, strict=True)) for row in rows[1:]]
