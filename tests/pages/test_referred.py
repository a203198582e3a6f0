"""A revision is read as it was written, but for what is gone since."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pages.models import StepIndexPage
from tests.pages import factories


@pytest.fixture
def index(db) -> StepIndexPage:
    factories.home()
    return StepIndexPage.objects.get()


def test_a_row_that_refers_to_what_is_gone_is_left_out_and_the_others_stay(index):
    first, second = factories.step(index, "folkbokforing"), factories.step(index, "id-kort")
    revision = factories.step(index, "bankid", after=[first, second]).save_revision()
    assert [row.required for row in revision.as_object().prerequisites.all()] == [first, second]
    first.delete()
    read = revision.as_object()
    assert [row.required for row in read.prerequisites.all()] == [second]
    assert [row.audience.slug for row in read.audience_rows.all()] == ["anvisad"]


def test_what_may_be_empty_is_empty_once_it_is_gone(index):
    unit = factories.organisation().units.create(name="Folkbokföringen")
    revision = factories.step(index, "folkbokforing", unit=unit).save_revision()
    assert revision.as_object().unit == unit
    unit.delete()
    assert revision.as_object().unit is None


def test_more_rows_ask_no_more(index):
    def queries(**rows) -> int:
        revision = factories.step(index, f"steg-{len(rows)}", **rows).save_revision()
        with CaptureQueriesContext(connection) as asked:
            revision.as_object()
        return len(asked)

    earlier = [factories.step(index, f"forst-{number}") for number in range(5)]
    few = queries(after=earlier[:1])
    assert queries(after=earlier, applies=["anvisad", "medflyttande", "massflykt"]) == few
