"""Links to others: gathered from all that leads there, looked up politely, reported to who keeps the site."""

from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
import requests
from django.urls import reverse
from wagtail.models import Site

from contacts.models import Contact
from editorial.links import looking_up
from editorial.links.found import links
from editorial.models import CheckedLink
from editorial.roles import EDITOR
from pages.models import StepIndexPage
from tests.contacts.factories import OrganisationFactory, UnitFactory
from tests.html import parse
from tests.pages import factories
from tests.people import member

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 27, 3, 0, tzinfo=UTC)
Answer = CheckedLink.Answer


@pytest.fixture
def web(monkeypatch, settings):
    """Servers of others: what each address answers, or raises; all others are gone."""
    settings.LINK_CHECKS = True
    answers: dict = {}
    monkeypatch.setattr(looking_up.socket, "getaddrinfo", lambda host, port: [(0, 0, 0, "", (address(host), 0))])
    monkeypatch.setattr(looking_up.requests, "get", lambda url, **options: answer(answers.get(url, 404)))
    return answers


def address(host: str) -> str:
    return "10.0.0.1" if host == "intern.example" else "93.184.216.34"


def answer(given):
    if isinstance(given, Exception):
        raise given
    status, moved = given if isinstance(given, tuple) else (given, None)
    return nullcontext(SimpleNamespace(status_code=status, headers={"Location": moved} if moved else {}))


def lead(step, *urls: str) -> None:
    step.body = [("official_link", {"title": "Där", "url": url, "by_language": []}) for url in urls]
    step.save_revision().publish()


def test_links_of_pages_contacts_and_organisations_are_known_with_where_they_stand(small_site):
    step = small_site.steps[0]
    lead(step, "https://a.example/x", "https://a.example/y")
    Contact.objects.update(website="https://b.example/")
    found = links(Site.objects.get())
    assert found["https://a.example/x"] == [step]
    assert [row.title for row in found["https://b.example/"]] == ["Servicekontoret"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (200, Answer.OK),
        ((301, "/y"), Answer.OK),
        (404, Answer.GONE),
        (410, Answer.GONE),
        (403, Answer.UNKNOWN),
        (503, Answer.FAULT),
        ((301, "https://a.example/x"), Answer.FAULT),
        ((302, "http://intern.example/"), Answer.SILENT),
        (requests.ConnectionError("no"), Answer.SILENT),
        (requests.Timeout("slow"), Answer.SILENT),
    ],
)
def test_an_address_is_told_by_what_it_answers_in_the_end(web, given, told):
    web |= {"https://a.example/x": given, "https://a.example/y": 200}
    assert looking_up.look_up("https://a.example/x") == told


def test_machines_of_our_own_network_are_not_asked(web):
    web["http://intern.example/"] = 200
    assert looking_up.look_up("http://intern.example/") == Answer.SILENT
    assert looking_up.look_up("http:///") == Answer.SILENT


def test_an_address_is_looked_up_weekly_and_daily_while_it_fails(web, small_site):
    lead(small_site.steps[0], "https://a.example/x", "https://a.example/y")
    web |= {"https://a.example/x": 200, "https://a.example/y": 500}
    looking_up.check_links(NOW)
    assert CheckedLink.objects.get(url="https://a.example/y").failing_since == NOW
    web |= {"https://a.example/x": 500, "https://a.example/y": 200}
    looking_up.check_links(NOW + timedelta(days=1))
    assert not CheckedLink.objects.exclude(failing_since=None).exists()
    looking_up.check_links(NOW + timedelta(days=7))
    assert CheckedLink.objects.exclude(failing_since=None).get().url == "https://a.example/x"


def test_nobody_is_blamed_where_our_own_network_is_down(web, small_site):
    lead(small_site.steps[0], "https://a.example/x", "https://b.example/y")
    web |= dict.fromkeys(["https://a.example/x", "https://b.example/y"], requests.ConnectionError("no"))
    looking_up.check_links(NOW)
    assert not CheckedLink.objects.exclude(checked_at=None).exists()


def test_nothing_is_asked_unless_the_operator_says_so(web, settings, small_site):
    settings.LINK_CHECKS = False
    lead(small_site.steps[0], "https://a.example/x")
    looking_up.check_links(NOW)
    assert not CheckedLink.objects.exists()


def test_what_nobody_leads_to_any_more_is_forgotten(web, small_site):
    lead(small_site.steps[0], "https://a.example/x")
    looking_up.check_links(NOW)
    lead(small_site.steps[0])
    looking_up.check_links(NOW + timedelta(days=1))
    assert not CheckedLink.objects.exists()


def test_the_report_names_the_page_and_leaves_out_other_sites(client, web, small_site):
    here = Site.objects.get()
    client.force_login(member(EDITOR, UnitFactory(site=here, organisation=OrganisationFactory(site=here))))
    lead(small_site.steps[0], "https://a.example/x")
    theirs = factories.step(StepIndexPage.objects.child_of(factories.home("b.example.se", slug="b")).get(), "deras")
    lead(theirs, "https://a.example/x")
    looking_up.check_links(NOW)
    page = parse(client.get(reverse("link_report")))
    rows = [[cell.get_text(" ", strip=True) for cell in row.select("td")] for row in page.select("tbody tr")]
    assert [row[0] for row in rows] == [small_site.steps[0].title]
    assert rows[0][2] == "https://a.example/x"
