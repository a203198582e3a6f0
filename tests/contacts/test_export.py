from io import BytesIO

import pytest
from openpyxl import load_workbook
from wagtail.models import Locale

from audiences.models import Audience
from contacts.choices import Help, Interpreter, PhoneLabel, Visit
from contacts.exchange.columns import columns
from contacts.models import Contact, ContactPhone
from tests.contacts.factories import (
    ContactFactory,
    ContactPhoneFactory,
    OrganisationFactory,
    PlaceFactory,
    UnitFactory,
    site,
)
from tests.contacts.lists import NAMES, address, as_csv, confirm, exported, preview, rows_of
from tests.html import parse

pytestmark = pytest.mark.django_db
FORMS = ["csv", "xlsx"]
NASTY = [
    'Sa "hej"; och, gick',
    "rad ett\nrad två",
    "rad ett\r\nrad två",
    "=HYPERLINK(1)",
    "'=redan märkt",
    "''+46",
    "'citat'",
    "+46 430 150 00",
    "-minus",
    "@namn",
    "\t=tabb",
    "007",
    "31200.0",
    "2026-05-01",
    "1,5",
    "#hashtag",
    "👩‍👩‍👧 familj",
    "مرحبا ‮abc",
    "የትግርኛ",
    "  luft  ",
    "x\x0by",
    "<b>&amp;</b>",
    "sep=;",
    "TRUE",
    "1E5",
]


def contact_with_all(unit, **fields) -> Contact:
    audience = Audience.objects.get_or_create(
        slug="anvisad", locale=Locale.get_default(), defaults={"title": "Anvisad"}
    )[0]
    contact = ContactFactory(
        site=site(),
        owner=unit,
        unit=unit,
        organisation=unit.organisation,
        place=PlaceFactory(site=site()),
        **{
            "email": "a@example.se",
            "opening_hours": "Mo-Fr 08:00-16:30; PH off",
            "visit": Visit.DROP_IN_OR_APPOINTMENT,
            "interpreter": Interpreter.FREE_ON_REQUEST,
            "languages": ["sv", "fa-af", "zh-hans"],
            "helps_with": list(Help.values),
            "access": ["lift"],
            "checked_on": "2026-05-01",
            **fields,
        },
        phones=["+46 8 465 004 01", "1177"],
        audiences=[audience],
    )
    ContactPhoneFactory(contact=contact, number="070-174 06 05", label=PhoneLabel.TEXT, opening_hours="24/7")
    return contact


@pytest.mark.parametrize("form", FORMS)
def test_an_export_that_is_imported_again_changes_nothing(client, editor, unit, form):
    for number, words in enumerate(NASTY):
        contact_with_all(unit, title=words, role=words, hours_note=words, key=f"k-{number}")
    ContactFactory(site=None, owner=unit, checked_on=None)
    plan = preview(client, exported(client, form), f"kontakter.{form}").context["plan"]
    assert [(each.key, each.changes, each.faults) for each in plan.verdicts if each.outcome != "same"] == []
    assert len(plan.verdicts) == len(NASTY) + 1


def test_an_export_that_is_imported_elsewhere_makes_the_same_contact(client, editor, unit):
    contact = contact_with_all(unit, key="sfi")
    before, data = Contact.objects.get(), exported(client, "xlsx")
    told = rows_of(data, "xlsx")
    contact.delete()
    confirm(client, preview(client, data, "kontakter.xlsx"))
    assert rows_of(exported(client, "xlsx"), "xlsx") == told
    again = Contact.objects.get()
    facts = ["title", "organisation", "unit", "place", "owner", "languages", "access", "visit", "interpreter"]
    assert [getattr(again, name) for name in facts] == [getattr(before, name) for name in facts]
    assert list(ContactPhone.objects.values_list("number", "label")) == [
        *[("+46 8 465 004 01", "main"), ("1177", "main")],
        ("070-174 06 05", "text"),
    ]


@pytest.mark.parametrize(
    ("name", "value"),
    [("role", "=1+1"), ("languages", "svenska"), ("number_2", "112"), ("checked_on", ""), ("place", "")],
)
def test_a_cell_that_is_edited_changes_one_field(client, editor, unit, name, value):
    contact_with_all(unit)
    contact_with_all(unit)
    rows = rows_of(exported(client, "csv"))
    rows[1][name] = value
    plan = preview(client, as_csv(rows)).context["plan"]
    [verdict] = plan.of("changed")
    assert [(NAMES[change.heading], change.new) for change in verdict.changes] == [(name, value)]
    assert len(plan.of("same")) == 1


def test_no_spreadsheet_takes_a_cell_for_a_formula(client, editor, unit):
    contact_with_all(unit, title="=1+1", role="@SUM(1)")
    [row] = rows_of(exported(client, "csv"))
    assert (row["title"], row["role"], row["number_1"]) == ("'=1+1", "'@SUM(1)", "'+46 8 465 004 01")
    page = load_workbook(BytesIO(exported(client, "xlsx"))).active
    cells = {cell.value: (cell.data_type, cell.number_format) for cell in page[2]}
    assert cells["=1+1"] == cells["+46 8 465 004 01"] == ("s", "@")


def test_a_workbook_can_be_printed_for_the_wall(client, editor, unit):
    contact_with_all(unit)
    page = load_workbook(BytesIO(exported(client, "xlsx"))).active
    assert page["A1"].font.bold
    assert (page.freeze_panes, page.print_title_rows, page.print_area) == ("C2", "$1:$1", "'Kontakter'!$A$1:$K$2")
    paper = page.page_setup
    assert (paper.orientation, paper.paperSize, paper.fitToWidth, paper.fitToHeight) == ("landscape", 9, 1, 0)
    assert page.column_dimensions["B"].width > 9


def test_an_export_holds_what_the_filters_of_the_list_show_and_no_other_s(client, editor, unit):
    second = UnitFactory(name="Andra", site=site(), organisation=OrganisationFactory(site=site()))
    second.members.add(editor)
    contact_with_all(unit, key="ours")
    contact_with_all(second, key="second")
    ContactFactory(key="theirs", site=site(), owner=UnitFactory(site=site()))
    assert {row["key"] for row in rows_of(exported(client, "csv"))} == {"ours", "second"}
    assert {row["key"] for row in rows_of(exported(client, "csv", owner=second.pk))} == {"second"}


def test_of_a_contact_in_other_languages_the_swedish_row_is_told_once(client, editor, unit):
    contact = contact_with_all(unit, key="sfi", title="Biblioteket")
    arabic, _made = Locale.objects.get_or_create(language_code="ar")
    other = contact.copy_for_translation(arabic)
    other.title = "المكتبة"
    other.save()
    for filters in [{}, {"locale": "ar"}]:
        [row] = rows_of(exported(client, "csv", **filters))
        assert row["title"] == "Biblioteket"


def test_headings_are_the_same_in_whatever_language_an_editor_works(client, editor, unit):
    headings = [column.heading for column in columns(3)]
    assert len(set(headings)) == len(headings)
    assert [column.name for column in columns(3)][:6] == ["key", "title", "role", "organisation", "unit", "place"]


def test_an_empty_list_has_headings(client, editor):
    assert exported(client, "csv").decode("utf-8-sig").count("\n") == 1


def test_no_word_of_several_holds_what_stands_between_them():
    for column in columns(1):
        words = getattr(column, "options", None)
        if type(column).__name__ == "SeveralOf":
            assert not [word for word in words._words.values() if set(",;\n") & set(word)]


def test_the_example_can_be_imported_as_it_is(client, editor, unit):
    response = client.get(address("example"))
    plan = preview(client, b"".join(response.streaming_content), "exempel.xlsx").context["plan"]
    assert [(each.outcome, each.faults) for each in plan.verdicts] == [("new", [])]


def test_the_list_leads_to_import_and_export(client, editor):
    page = parse(client.get(address("list"), {"owner": ""}))
    links = {link["href"].partition("?")[0] + link["href"].partition("export=")[2] for link in page.select("a[href]")}
    assert {address("import"), f"{address('list')}csv", f"{address('list')}xlsx"} <= links
