"""Law 7: the site is the tenant. Two kommuner on one installation, and every public address asked on both hosts."""

from collections import Counter

import pytest
from wagtail.models import Page

from pages.models import (
    AudienceRow,
    ContactRow,
    PrerequisiteRow,
    StepPage,
)
from tests import replay
from tests.html import parse
from tests.pages.guard import GuardedClient
from tests.pages.tenants import Tenant, found, two_tenants
from tests.sample import more

pytestmark = pytest.mark.django_db


@pytest.fixture
def tenants(db) -> tuple[Tenant, Tenant]:
    replay.once("two tenants", two_tenants)
    return found()


@pytest.fixture(params=[*more(0), 1], ids=["almvik", "boksund"])
def ours_and_theirs(request, tenants) -> tuple[Tenant, Tenant]:
    return tenants[request.param], tenants[1 - request.param]


@pytest.mark.one_database
def test_no_public_address_shows_anything_of_the_other_site(ours_and_theirs):
    ours, theirs = ours_and_theirs
    own = Counter()
    for address in ours.addresses():
        response = ours.get(address)
        assert response.status_code in (200, 301, 302), address
        assert theirs.traces_in(response) == [], address
        own.update(ours.traces_in(response))
    assert own[ours.mark] > 60, "every page bears the mark of its kommun"
    assert min(own[ours.fee], own[ours.colour]) > 10


def test_the_addresses_of_the_other_site_are_not_there(ours_and_theirs):
    ours, theirs = ours_and_theirs
    addresses = [
        *(f"/sv/{rest}" for rest in [f"steg/{theirs.mark}-steg/", f"om/{theirs.mark}-artikel/"]),
        f"/sv/{theirs.mark}-gammal/",
        *(f"/sv/kontakter/{key}" for key in [f"{theirs.mark}-mott/", f"plats/{theirs.mark}-huset/"]),
        f"/sv/kontakter/{theirs.mark}-mott.vcf",
        *(f"/{theirs.language}/{rest}" for rest in ["", "steg/", "steg/folkbokforing/", "anvisad/", "kontakter/"]),
        *(f"/sv/{ours.hidden}/{rest}" for rest in ["", "steg/", "steg/folkbokforing/"]),
        *(f"/sv/anvisad/{rest}" for rest in [f"steg/{theirs.mark}-steg/", f"{theirs.mark}-gammal/"]),
        *[f"/s/{theirs.code}", f"/s/{theirs.code}-{theirs.language}", f"/steg/{theirs.mark}-steg/"],
        *[f"/{theirs.mark}/", f"/sv/{theirs.mark}/", f"/sv/{theirs.mark}/steg/"],
        *(f"/api/v2/pages/{page.pk}/" for page in theirs.pages),
        f"/api/v2/contacts/{theirs.contact.pk}/",
        f"/api/v2/pages/find/?html_path=/steg/{theirs.mark}-steg/",
        f"/api/v2/pages/find/?id={theirs.own.pk}",
        f"/api/v2/contacts/find/?id={theirs.contact.pk}",
    ]
    for address in addresses:
        response = ours.get(address)
        assert response.status_code == 404, address
        assert theirs.traces_in(response) == [], address


def test_what_one_site_hides_the_other_shows(ours_and_theirs):
    ours, theirs = ours_and_theirs
    assert ours.get(f"/sv/{theirs.hidden}/").status_code == 200
    front = parse(ours.get("/"))
    assert {a["href"] for a in front.select(".door a")} == {"/sv/", f"/{ours.language}/"}


def test_open_data_is_not_asked_about_another_site(ours_and_theirs):
    ours, theirs = ours_and_theirs
    asked = [f"site={theirs.site.hostname}", f"site={theirs.site.hostname}:80"]
    asked += [f"{name}={theirs.home.pk}" for name in ("child_of", "descendant_of", "ancestor_of", "translation_of")]
    for query in asked:
        for rest in ("", f"{theirs.own.pk}/", f"find/?id={theirs.own.pk}"):
            response = ours.get(f"/api/v2/pages/{rest}{'&' if '?' in rest else '?'}{query}")
            assert response.status_code in (400, 404), (rest, query)
            assert "results" not in response.json()
            assert theirs.traces_in(response) == [], (rest, query)
    assert ours.get("/api/v2/contacts/", organisation=theirs.contact.organisation_id).json().get("items", []) == []


def test_a_search_among_contacts_finds_none_of_the_other_site_s(ours_and_theirs):
    ours, theirs = ours_and_theirs
    for query in ({"q": theirs.mark}, {"steg": f"{theirs.mark}-steg"}):
        page = parse(ours.get("/sv/kontakter/", **query))
        assert page.select(".card.contact") == []


@pytest.fixture
def entangled(tenants) -> tuple[Tenant, Tenant]:
    """A site whose step has come to point at what belongs to the other, past the editor's form."""
    ours, theirs = tenants
    step = StepPage.objects.get(pk=ours.own.pk)
    step.responsible, step.unit = theirs.contact.organisation, theirs.contact.unit
    step.body = [("contact", theirs.contact)]
    step.save()
    ContactRow.objects.create(step=step, contact=theirs.contact)
    PrerequisiteRow.objects.create(step=step, required=theirs.own)
    AudienceRow.objects.filter(step=step).update(responsible=theirs.contact.organisation)
    return ours, theirs


def test_what_points_at_another_site_is_not_read_there(entangled):
    ours, theirs = entangled
    for address in ours.addresses():
        assert theirs.traces_in(ours.get(address)) == [], address


def test_a_host_of_no_site_is_told_nothing(tenants):
    client = GuardedClient(headers={"host": "nobody.example"})
    for path in ["/", "/sv/", "/robots.txt", "/sitemap.xml", "/manifest.webmanifest", "/kontakter/", "/s/22222"]:
        response = client.get(path)
        assert response.status_code == 404, path
        assert [tenant.traces_in(response) for tenant in tenants] == [[], []], path
    assert client.get("/api/v2/pages/").json()["items"] == []
    assert client.get("/api/v2/contacts/").json()["items"] == []
    assert Page.objects.live().count() > 20
