"""The report of hard pages: hers alone, the hardest first, with no more queries for more pages."""

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Site

from editorial.roles import EDITOR
from pages.models import StepIndexPage
from tests.contacts.factories import OrganisationFactory, UnitFactory
from tests.html import parse
from tests.pages import factories
from tests.people import member

pytestmark = pytest.mark.django_db

HARD = "Handläggning av inkommen ansökan föreligger. Det beviljas. Du får t.ex. avslag."


@pytest.fixture
def editor(client, small_site) -> User:
    here = Site.objects.get()
    user = member(EDITOR, UnitFactory(site=here, organisation=OrganisationFactory(site=here)))
    client.force_login(user)
    return user


def harden(step) -> None:
    step.summary = HARD
    step.save_revision().publish()


def rows(client) -> list[list[str]]:
    page = parse(client.get(reverse("plain_language_report")))
    return [[cell.get_text(" ", strip=True) for cell in row.select("td")] for row in page.select("tbody tr")]


def test_the_hardest_page_comes_first_with_what_to_begin_with(client, editor, small_site):
    harden(small_site.steps[1])
    first = rows(client)[0]
    assert first[0] == small_site.steps[1].title
    assert "40" in first[2]
    assert int(first[3]) >= 4
    assert first[4]


def test_pages_of_another_site_are_not_hers(client, editor):
    theirs = factories.home("annan.example.se", slug="annan")
    step = factories.step(StepIndexPage.objects.child_of(theirs).get(), "frammande")
    harden(step)
    assert step.title not in [row[0] for row in rows(client)]


def test_a_site_of_which_she_may_change_nothing_is_not_told(client, editor, small_site):
    harden(small_site.steps[1])
    editor.groups.clear()
    editor.user_permissions.add(Permission.objects.get(codename="access_admin"))
    assert rows(client) == []


def test_more_pages_cost_no_more_queries(client, editor, small_site):
    rows(client)
    with CaptureQueriesContext(connection) as few:
        rows(client)
    index = small_site.steps[0].get_parent().specific
    for number in range(5):
        factories.step(index, f"mer-{number}")
    with CaptureQueriesContext(connection) as many:
        rows(client)
    assert len(many) <= len(few) <= 40
