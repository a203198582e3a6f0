"""Wagtail's own lists of pages tell what each page is in every language."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pages.models import StepIndexPage, StepPage
from tests.html import parse
from tests.pages import factories
from tests.told import tell
from tests.translation.many import many_steps

pytestmark = pytest.mark.django_db


def listed(client, index) -> dict[str, BeautifulSoup]:
    """The languages cell of every page below an index, by slug."""
    page = parse(client.get(reverse("wagtailadmin_explore", args=[index.pk])))
    found = {}
    for row in page.select("table.listing tbody tr"):
        pk = row.select_one("a[href$='/edit/']")["href"].split("/")[-3]
        found[StepPage.objects.get(pk=pk).slug] = row.select_one("td.languages")
    return found


def index_in(code: str) -> StepIndexPage:
    return StepIndexPage.objects.get(locale__language_code=code)


def test_a_swedish_page_tells_in_how_many_languages_it_is_reviewed(admin_client, every_language):
    tell(every_language.steps[0])
    tell(every_language.steps[0], "uk", machine=True)
    cells = listed(admin_client, index_in("sv"))
    whole = cells["folkbokforing"]
    assert whole.select_one("[aria-hidden]").get_text() == "1/11"
    assert "1" in whole.select_one(".w-sr-only").get_text()
    assert len(whole.select(".coverage-dot")) == 11
    assert len(whole.select(".coverage-dot--reviewed")) == len(whole.select(".coverage-dot--machine")) == 1
    assert cells["bankid"].select_one("[aria-hidden]").get_text() == "0/11"


def test_a_translation_tells_what_it_is_itself(admin_client, step):
    tell(step, machine=True)
    told = listed(admin_client, index_in("ar"))
    assert told["folkbokforing"].select_one(".coverage-cell--machine").get_text(strip=True)
    assert told["bankid"].select_one(".coverage-cell--missing")


@pytest.mark.parametrize("address", ["wagtailadmin_explore_root", "wagtailadmin_pages:search"])
def test_lists_of_homes_and_findings_are_answered(admin_client, every_language, address):
    assert admin_client.get(reverse(address)).status_code == 200


def asked(client, index) -> list[str]:
    """The queries about translations that a list costs."""
    with CaptureQueriesContext(connection) as queries:
        listed(client, index)
    return [query["sql"] for query in queries if "wagtail_localize_stringsegment" in query["sql"]]


def test_a_list_costs_one_query_whatever_the_pages_and_languages(admin_client, small_site):
    assert len(asked(admin_client, index_in("sv"))) == 1
    factories.open_languages(small_site.home, "uk", "tr")
    many_steps(index_in("sv"), 6)
    assert len(asked(admin_client, index_in("sv"))) == 1
