"""`?yrke=1`: the same pages for those who meet newcomers, with notes, law and responsibility in place."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from audiences.choices import Condition
from contacts.models import Contact, Unit
from pages import known
from pages.models import AudienceRow, ContactRow, StepPage
from tests.html import read
from tests.pages import factories

pytestmark = pytest.mark.django_db

STEP = "steg/folkbokforing/"
NOTE, LAW, OWN_LAW = "Planera medan personen väntar.", "3 § folkbokföringslagen", "2 § bosättningslagen"


@pytest.fixture
def register(small_site) -> StepPage:
    """A step with notes and law, an audience with another responsible, and a contact that newcomers do not see."""
    step = small_site.steps[0]
    step.unit = Unit.objects.create(name="Folkbokföringen", organisation=factories.organisation())
    step.body = [("professional", {"notes": [NOTE], "legal_basis": [LAW]})]
    step.save()
    kommun = factories.organisation("Laholms kommun", "kommun")
    AudienceRow.objects.filter(step=step, audience__slug="anhorig").update(
        responsible=kommun, legal_basis=OWN_LAW, deadline="Inom 4 veckor"
    )
    hidden = Contact.objects.create(
        title="Processledaren",
        key="processledaren",
        role="Samverkan med myndigheter",
        organisation=kommun,
        locale=factories.locale(),
        visible_to=["yrkesverksam"],
    )
    ContactRow.objects.create(step=step, contact=hidden)
    known.forget()
    return step


def words(element) -> str:
    return " ".join(element.get_text(" ").split())


def test_a_newcomers_page_has_one_way_to_the_mode_and_nothing_of_it(client, register):
    page = read(client, f"/sv/{STEP}")
    assert not page.select(".work, .mode")
    for kept in [NOTE, LAW, OWN_LAW, "Processledaren", "Laholms kommun"]:
        assert kept not in words(page)
    assert [a["href"] for a in page.select("main a[href*='yrke']")] == [f"/sv/{STEP}?yrke=1"]


def test_notes_law_and_who_answers_takes_part_and_keeps_the_page_are_open_at_once(client, register):
    page = read(client, f"/sv/{STEP}?yrke=1")
    work = page.select_one(".work")
    assert not work.find_parent("details")
    for told in [NOTE, LAW, "Skatteverket Staten", "Laholms kommun", "Folkbokföringen"]:
        assert told in words(work)


def test_every_situation_is_unfolded_with_its_own_responsible_law_and_last_day(client, register):
    folds = read(client, f"/sv/{STEP}?yrke=1").select(".rows > details")
    assert len(folds) == 8
    assert all(fold.has_attr("open") for fold in folds)
    [own] = [words(fold) for fold in folds if "Anhorig" in words(fold)]
    for told in ["Laholms kommun Kommunen", OWN_LAW, "Inom 4 veckor"]:
        assert told in own


def test_an_audience_with_a_last_day_of_its_own_does_not_hide_that_of_the_others(client, register):
    StepPage.objects.filter(pk=register.pk).update(deadline="Inom 1 vecka")
    known.forget()
    work = read(client, f"/sv/anhorig/{STEP}?yrke=1").select_one(".work")
    assert "Inom 1 vecka" in words(work)


def test_notes_are_swedish_in_every_language_and_told_once_beside_another(client, register):
    for address in [f"/ar/{STEP}?yrke=1", f"/ar/{STEP}?yrke=1&med=sv"]:
        page = read(client, address)
        [note] = [p for p in page.select("p") if p.get_text() == NOTE]
        assert (note["lang"], note["dir"]) == ("sv", "ltr")
        [law] = [li for li in page.select(".work li") if LAW in li.get_text()]
        assert law["lang"] == "sv"
        assert len(page.select(".rows > details[open]")) == 8


def test_audience_and_pair_stay_both_ways_and_the_plain_page_is_the_canonical_one(client, register):
    there = f"/ar/anvisad/{STEP}"
    page = read(client, f"{there}?med=sv")
    [way_in] = page.select("main a[href*='yrke']")
    assert way_in["href"] == f"{there}?med=sv&yrke=1"
    page = read(client, way_in["href"])
    assert page.select_one(".mode a")["href"] == f"{there}?med=sv"
    assert page.select_one("link[rel=canonical]")["href"].endswith(f"/ar/{STEP}")
    assert all("yrke=1" in a["href"] for a in page.select(".lang li a, .pager a, .pair .chip"))


def test_nothing_is_remembered_of_who_reads(client, register):
    response = client.get(f"/sv/{STEP}?yrke=1")
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


def test_only_one_is_the_mode(client, register):
    assert not read(client, f"/sv/{STEP}?yrke=ja").select(".work, .mode")


def test_a_station_says_level_law_and_its_own_responsible(client, register):
    station = words(read(client, "/sv/anhorig/?yrke=1").select_one("#steg-1 .meta"))
    for told in ["Laholms kommun Kommunen", OWN_LAW, LAW]:
        assert told in station
    plain = words(read(client, "/sv/anhorig/"))
    assert LAW not in plain
    assert OWN_LAW not in plain


def test_a_station_says_who_answers_where_a_condition_makes_it_another(client, register):
    row = AudienceRow.objects.get(step=register, audience__slug="anvisad")
    region = factories.organisation("Region Halland", "region")
    AudienceRow.objects.create(
        step=register, audience=row.audience, condition=Condition.CHILDREN, responsible=region, locale=row.locale
    )
    station = words(read(client, "/sv/anvisad/?yrke=1").select_one("#steg-1 .meta"))
    assert f"{Condition.CHILDREN.label}: Region Halland Regionen" in station


def test_contacts_for_professionals_are_on_the_step_in_the_directory_and_alone_marked_as_such(client, register):
    for address in [f"/sv/{STEP}", "/sv/kontakter/", "/sv/kontakter/?q=samverkan"]:
        assert "Processledaren" not in words(read(client, address).main)
        asked = f"{address}{'&' if '?' in address else '?'}yrke=1"
        card = next(c for c in read(client, asked).select(".contact") if "Processledaren" in words(c))
        assert card.select_one(".demo")
        assert card.select_one("h3 a")["href"] == "/sv/kontakter/processledaren/?yrke=1"
    alone = "/sv/kontakter/processledaren"
    assert client.get(f"{alone}/").status_code == client.get(f"{alone}.vcf").status_code == 404
    page = read(client, f"{alone}/?yrke=1")
    assert page.select_one("meta[name=robots]")["content"] == "noindex"
    assert client.get(page.select_one("a[href*='.vcf']")["href"]).status_code == 200


def test_the_filters_of_the_directory_keep_the_mode(client, register):
    page = read(client, "/sv/kontakter/?yrke=1&typ=kommun")
    assert page.select_one("form.filters input[name=yrke]")["value"] == "1"
    assert [a["href"] for a in page.select("section > .chips .chip")] == ["?yrke=1#traffar"]
    assert words(page.select_one("#traffar")) == "1 kontakt"


@pytest.mark.parametrize("address", ["/sitemap.xml", "/sv/sok/?q=processledaren", "/sv/sok/?q=processledaren&yrke=1"])
def test_doors_for_all_do_not_tell_of_contacts_for_professionals(client, register, address):
    assert "kontakter/processledaren" not in client.get(address).text


@pytest.mark.parametrize("address", [f"/ar/anvisad/{STEP}?", "/ar/anvisad/?", f"/ar/{STEP}?med=sv&"])
def test_the_mode_keeps_the_budget_and_costs_no_query_more_than_the_newcomers_page(client, register, address):
    index = register.get_parent().specific
    for number in range(5):
        factories.step(index, f"steg-{number}", applies=["anvisad"], body=register.body)
    assert queries(client, f"{address}yrke=1") <= min(15, queries(client, address))


def queries(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


@pytest.mark.parametrize("address", [f"/sv/{STEP}?yrke=1&utskrift=1", "/sv/anvisad/?yrke=1&utskrift=alla"])
def test_paper_is_that_of_newcomers(client, register, address):
    page = read(client, address)
    assert page.select("main > *")
    assert NOTE not in words(page)
