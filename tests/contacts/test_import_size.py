"""What a list costs: questions to the database for thousands of rows, and for each that is saved."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from contacts.exchange.plan import CHUNK, MOST_SAVED, Outcome, plan
from contacts.exchange.saving import save
from contacts.exchange.sheet import Sheet
from contacts.models import Contact, ContactPhone, Import
from tests.contacts.factories import site
from tests.sample import more

pytestmark = pytest.mark.django_db


def contacts(unit, number: int) -> list[Contact]:
    """Contacts with two numbers each, made without a signal."""
    made = Contact.objects.bulk_create(
        Contact(
            key=f"k-{each}",
            title=f"Kontakt {each}",
            site=site(),
            organisation=unit.organisation,
            owner=unit,
            locale=Locale.get_default(),
        )
        for each in range(number)
    )
    ContactPhone.objects.bulk_create(
        ContactPhone(contact=each, number=written, sort_order=place)
        for each in made
        for place, written in enumerate(["112", "1177"])
    )
    return made


def listed(made: list[Contact], role: str = "") -> Sheet:
    rows = [(line, [each.key, each.title, role, "112", "1177"]) for line, each in enumerate(made, start=2)]
    return Sheet(["key", "title", "role", "number_1", "number_2"], rows)


def queries(work) -> int:
    with CaptureQueriesContext(connection) as asked:
        work()
    return len(asked)


@pytest.mark.one_database
@pytest.mark.parametrize(("many", "chunk", "most_saved"), [(200, 50, 100), *more((2_000, CHUNK, MOST_SAVED))])
def test_many_rows_are_judged_in_a_few_questions(editor, unit, monkeypatch, many, chunk, most_saved):
    monkeypatch.setattr("contacts.exchange.plan.CHUNK", chunk)
    monkeypatch.setattr("contacts.exchange.plan.MOST_SAVED", most_saved)
    sheet, found = listed(contacts(unit, many), "Svarar"), []
    asked = queries(lambda: found.append(plan(sheet, editor)))
    assert found[0].counts == {Outcome.CHANGED: many}
    assert asked <= 10 + 5 * many / chunk
    assert found[0].obstacle


def test_each_contact_that_is_saved_costs_the_same(editor, unit):
    made, asked = contacts(unit, 30), []
    for some in [made[:10], made[10:]]:
        sheet = listed(some, "Svarar")
        row = Import.objects.create(user=editor, names=sheet.names, rows=sheet.rows)
        seen = plan(sheet, editor).digest
        asked.append(queries(lambda row=row, seen=seen: save(row, seen)))
    assert (asked[1] - asked[0]) / 10 <= 9
    assert Contact.objects.filter(role="Svarar").count() == 30
