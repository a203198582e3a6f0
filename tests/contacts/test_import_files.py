"""Files as people send them: every one is read as it was meant or refused in one sentence."""

import tracemalloc
import zipfile
from datetime import date, datetime
from io import BytesIO
from itertools import product

import pytest
from openpyxl import Workbook
from wagtail.users.models import UserProfile

from contacts.exchange.sheet import MOST_ROWS
from contacts.models import Contact
from tests.contacts.factories import ContactFactory, site
from tests.contacts.lists import NAMES, as_csv, as_xlsx, confirm, preview, refusal
from tests.sample import one_in

pytestmark = pytest.mark.django_db
ENCODINGS = ["utf-8", "utf-8-sig", "cp1252", "utf-16"]
DELIMITERS = [";", ",", "\t"]
HEADINGS = {name: heading for heading, name in NAMES.items()}


@pytest.fixture
def contact(editor, unit) -> Contact:
    return ContactFactory(key="vaxel", title="Växel", site=site(), owner=unit)


def saved(client, data: bytes, name: str = "kontakter.csv") -> Contact:
    page = preview(client, data, name)
    assert not page.context["plan"].of("faulty"), page.context["plan"].of("faulty")
    confirm(client, page)
    return Contact.objects.get()


def workbook(change) -> bytes:
    book, file = Workbook(), BytesIO()
    change(book)
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(("encoding", "delimiter"), one_in(5, list(product(ENCODINGS, DELIMITERS))))
def test_csv_is_read_in_the_encodings_and_with_the_delimiters_of_excel(client, contact, encoding, delimiter):
    rows = [{HEADINGS["key"]: "vaxel", HEADINGS["role"]: 'Svarar på "allt", även; å\tä', HEADINGS["hours_note"]: "ö"}]
    saved_contact = saved(client, as_csv(rows, delimiter, encoding))
    assert (saved_contact.role, saved_contact.hours_note) == ('Svarar på "allt", även; å ä', "ö")


def test_csv_may_say_its_delimiter_and_have_empty_rows(client, contact):
    assert saved(client, b"sep=,\r\nkey,role\r\n\r\nvaxel,Svarar\r\n,\r\n").role == "Svarar"


def test_headings_are_found_by_their_names_and_however_they_are_written(client, contact):
    assert saved(client, " KEY ;vad de  HJÄLPER till med\nvaxel;Svarar".encode()).role == "Svarar"


def test_excel_s_own_days_and_numbers_are_read_as_they_are_meant(client, contact):
    data = as_xlsx(
        [
            ["key", "title", "checked_on", "next_review", "number_1", "number_2", "role", "is_demo"],
            ["vaxel", 31200.0, datetime(2026, 5, 1), date(2026, 6, 1), 112, "0430-150 00", 1.5, True],
        ]
    )
    found = saved(client, data, "kontakter.xlsx")
    assert (found.title, found.role, found.is_demo) == ("31200", "1.5", True)
    assert (found.checked_on, found.next_review) == (date(2026, 5, 1), date(2026, 6, 1))
    assert [phone.number for phone in found.phones.all()] == ["112", "0430-150 00"]


def test_a_number_that_has_lost_its_first_zero_is_refused_in_its_row(client, contact):
    data = as_xlsx([["key", "number_1", "number_2"], ["vaxel", 704650041.0, 87001234]])
    [verdict] = preview(client, data, "kontakter.xlsx").context["plan"].verdicts
    assert [NAMES[fault.heading] for fault in verdict.faults] == ["number_1", "number_2"]
    assert "704650041" in verdict.faults[0].text


def test_the_first_sheet_that_is_shown_is_read(client, contact):
    def change(book):
        book.active.sheet_state = "hidden"
        book.active.append(["key", "role"])
        book.active.append(["vaxel", "Dold"])
        shown = book.create_sheet("Kontakter")
        shown.append(["key", "role"])
        shown.append(["vaxel", "Svarar"])

    assert saved(client, workbook(change), "kontakter.xlsx").role == "Svarar"


def with_formula(result: str) -> bytes:
    """A workbook with a formula as Excel saves it, its result beside it."""
    made, file = as_xlsx([["key", "role"], ["vaxel", '="Sva"&"rar"']]), BytesIO()
    with zipfile.ZipFile(BytesIO(made)) as source, zipfile.ZipFile(file, "w") as target:
        for member in source.infolist():
            data = source.read(member)
            if member.filename == "xl/worksheets/sheet1.xml":
                assert b"<v></v>" in data or b"<v />" in data or b"<v/>" in data
                for empty in [b"<v></v>", b"<v />", b"<v/>"]:
                    data = data.replace(empty, result.encode())
                data = data.replace(b'<c r="B2">', b'<c r="B2" t="str">')
            target.writestr(member, data)
    return file.getvalue()


def test_of_a_formula_its_result_is_read_and_one_without_is_an_error(client, contact):
    assert saved(client, with_formula("<v>Svarar</v>"), "kontakter.xlsx").role == "Svarar"
    [verdict] = preview(client, with_formula("<v></v>"), "kontakter.xlsx").context["plan"].verdicts
    assert [NAMES[fault.heading] for fault in verdict.faults] == ["role"]
    assert Contact.objects.get().role == "Svarar"


def merged(book):
    book.active.append(["key", "role"])
    book.active.append(["vaxel", "Svarar"])
    book.active.merge_cells("B2:B3")


def zipped(**members: bytes) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def wide(columns: int) -> bytes:
    return ";".join(["key", *(f"kolumn {number}" for number in range(columns))]).encode()


WHOLE = as_xlsx([["key"], ["vaxel"]])
BAD = {
    "empty": (b"", "k.csv", "empty"),
    "blank": (b"\r\n \r\n", "k.csv", "empty"),
    "only headings": (b"key;title", "k.csv", "no contacts"),
    "no headings": (b"Anna;0701234567\nBo;112", "k.csv", "none of the headings"),
    "a heading that is unknown": (b"key;titel;telefonnumer\nvaxel;a;b", "k.csv", "telefonnumer"),
    "the same heading twice": (b"key;title;Titel\nvaxel;a;b", "k.csv", "twice"),
    "no identifier": (b"title\nVaxel", "k.csv", "missing"),
    "more cells than headings": (b"key;title\nvaxel;a;b", "k.csv", "without a heading"),
    "an open quotation mark": (b'key;title\nvaxel;"a\nb;c', "k.csv", "quotation mark"),
    "a cell without end": (b"key;title\nvaxel;" + b"a" * 200_000, "k.csv", "quotation mark"),
    "NUL": (b"key;title\nvaxel;a\0b", "k.csv", "not a text file"),
    "UTF-16 without its mark": ("key;title\nvaxel;å".encode("utf-16-le"), "k.csv", "not a text file"),
    "bytes": (bytes(range(256)), "k.csv", "not a text file"),
    "another format": (b"%PDF-1.7 key;title", "k.pdf", ".xlsx"),
    "an old workbook": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "k.xls", "old Excel"),
    "a locked workbook": (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "k.xlsx", "password"),
    "half a workbook": (WHOLE[: len(WHOLE) // 2], "k.xlsx", "whole Excel"),
    "a workbook that is text": (b"key;title", "k.xlsx", "whole Excel"),
    "a zip of something else": (zipped(**{"word/document.xml": b"<a/>"}), "k.xlsx", "whole Excel"),
    "a zip bomb": (zipped(**{"xl/workbook.xml": b" " * (65 * 2**20)}), "k.xlsx", "too large when"),
    "merged cells": (workbook(merged), "k.xlsx", "merged"),
    "10,000 columns": (wide(10_000), "k.csv", "columns"),
    "10,000 columns in a workbook": (as_xlsx([["key"] * 10_000]), "k.xlsx", "columns"),
    "too many rows": (b"key\n" + b"a\n" * 50_000, "k.csv", str(MOST_ROWS)),
}


@pytest.mark.parametrize("kind", one_in(3, list(BAD)))
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(client, superuser, kind):
    data, name, said = BAD[kind]
    UserProfile.objects.create(user=superuser, preferred_language="en")
    tracemalloc.start()
    assert said in refusal(client, data, name)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 32 * 2**20


def test_a_file_that_is_too_large_is_refused_before_it_is_read(client, superuser, settings):
    settings.CONTACTS_MAX_UPLOAD_SIZE = 10
    assert "10" in refusal(client, b"key\nsfi-for-alla")
