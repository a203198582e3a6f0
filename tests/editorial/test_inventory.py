"""The report of all pages: whose, when looked over, in which languages, what is missing; hers alone."""

import csv
import io

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Site

from editorial.roles import EDITOR
from languages.targets import publish
from pages.models import ContactRow, StepIndexPage
from tests.contacts.factories import OrganisationFactory, UnitFactory
from tests.html import parse
from tests.pages import factories
from tests.people import member
from tests.told import tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit(small_site):
    here = Site.objects.get()
    return UnitFactory(name="Integration", site=here, organisation=OrganisationFactory(site=here))


@pytest.fixture
def editor(client, unit) -> User:
    user = member(EDITOR, unit)
    client.force_login(user)
    return user


def rows(client, **asked) -> dict[str, list[str]]:
    page = parse(client.get(reverse("inventory_report"), asked))
    found = [[cell.get_text(" ", strip=True) for cell in row.select("td")] for row in page.select("tbody tr")]
    return {title: cells for title, *cells in found}


def test_a_page_says_whose_it_is_and_what_it_lacks(client, editor, small_site, unit):
    kept, alone = small_site.steps[0], small_site.steps[2]
    kept.unit = unit
    kept.save()
    assert ContactRow.objects.filter(step=kept).exists()
    assert not ContactRow.objects.filter(step=alone).exists()
    found = rows(client)
    assert found[kept.title][1] == "Integration"
    assert "ägare" not in found[kept.title][-1].lower()
    assert found[alone.title][-1].count(".") == 2
    assert "1 / 2" in found[alone.title]


def test_what_lacks_nothing_is_left_out_where_gaps_are_asked_for(client, editor, small_site, unit):
    kept = small_site.steps[0]
    kept.unit = unit
    kept.save()
    assert kept.title in rows(client, brister="1")
    publish(tell(kept, "ar"), factories.locale("ar"))
    assert kept.title not in rows(client, brister="1")


def test_pages_of_another_site_are_not_hers(client, editor):
    theirs = factories.home("annan.example.se", slug="annan")
    step = factories.step(StepIndexPage.objects.child_of(theirs).get(), "frammande")
    assert step.title not in rows(client)


def test_the_list_is_a_file_too(client, editor, small_site):
    answer = client.get(reverse("inventory_report"), {"export": "csv"})
    written = b"".join(answer.streaming_content).decode() if answer.streaming else answer.content.decode()
    lines = list(csv.reader(io.StringIO(written.lstrip("\ufeff"))))
    assert small_site.steps[0].title in [line[0] for line in lines]
    assert len(lines[0]) == 7


def test_more_pages_cost_no_more_queries(client, editor, small_site):
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            rows(client)
        return len(asked)

    cost()
    few = cost()
    for number in range(10):
        factories.step(small_site.index, f"steg-{number}")
    assert cost() <= few
