import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from audiences.choices import Condition
from audiences.models import AudienceOnSite
from pages import known
from pages.models import AudienceRow, PrerequisiteRow, StepPage
from tests import replay
from tests.html import parse
from tests.pages import factories

pytestmark = pytest.mark.django_db


def path_of(client, address="/sv/anvisad/"):
    return parse(client.get(address))


def titles(page):
    return [h3.get_text(strip=True) for h3 in page.select(".stations h3")]


def test_steps_stand_in_the_order_of_their_gates(client, small_site):
    assert titles(path_of(client)) == ["Folkbokforing", "Bankkonto", "Bankid"]


def test_each_step_says_who_is_responsible_and_what_comes_first(client, small_site):
    station = path_of(client).select_one("#steg-3")
    assert "Skatteverket" in station.get_text()
    assert [a["href"] for a in station.select("a.chip")] == ["#steg-1", "#steg-2"]


def test_the_path_begins_where_nothing_must_come_first_and_what_has_a_gate_waits(client, small_site):
    page = path_of(client)
    assert [station["data-state"] for station in page.select(".stations > .station")] == ["next", "open", "wait"]
    assert [stop["data-state"] for stop in page.select(".stop")] == ["next", "open", "wait"]
    assert page.select_one("#steg-3")["data-gates"] == "folkbokforing bankkonto"
    assert [box["data-done"] for box in page.select(".stations .box")] == ["folkbokforing", "bankkonto", "bankid"]
    assert page.select_one(".nextcard h2").get_text(strip=True) == "Folkbokforing"


def test_a_gate_that_only_some_must_pass_stops_nobody(client, small_site):
    PrerequisiteRow.objects.filter(step=small_site.steps[2]).update(condition=Condition.values[0])
    last = path_of(client).select_one("#steg-3")
    assert last["data-state"] == "open"
    assert not last.has_attr("data-gates")


def test_what_does_not_apply_is_listed_apart_with_the_reason(client, small_site):
    page = path_of(client, "/sv/asylsokande/")
    assert titles(page) == ["Bankkonto"]
    apart = page.select_one(".not-yours")
    assert "Inte asylsokande" in apart.get_text()
    assert len(apart.select("a")) >= 2


def test_a_step_that_nobody_has_described_is_not_silently_missing(client, small_site):
    factories.step(small_site.index, "obeskriven", applies=())
    assert "Obeskriven" in path_of(client).select_one(".not-yours").get_text()


def test_a_circle_that_got_in_leaves_the_path_whole(client, small_site):
    first, second, _third = small_site.steps
    PrerequisiteRow.objects.create(step=first, required=second)
    PrerequisiteRow.objects.create(step=second, required=first)
    assert len(titles(path_of(client))) == 3


def test_a_change_is_seen_at_once(client, small_site):
    assert len(titles(path_of(client))) == 3
    AudienceRow.objects.get(step=small_site.steps[1], audience__slug="anvisad").delete()
    assert len(titles(path_of(client))) == 2


def test_an_archived_audience_keeps_its_path_marked_and_out_of_the_chooser(client, small_site):
    site = small_site.home.get_site()
    AudienceOnSite.objects.create(site=site, audience=factories.audience("massflykt"), state="arkiverad")
    assert path_of(client, "/sv/massflykt/").find(class_="notice", attrs={"data-kind": "archived"})
    assert "/sv/massflykt/" not in [a["href"] for a in path_of(client, "/sv/").select("a.arm")]


def test_a_hidden_audience_is_not_there(client, small_site):
    site = small_site.home.get_site()
    AudienceOnSite.objects.create(site=site, audience=factories.audience("massflykt"), state="dold")
    assert client.get("/sv/massflykt/").status_code == 404


def queries(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as found:
        client.get(path)
    return len(found)


BUDGETS = {
    "/ar/anvisad/": 15,
    "/ar/anvisad/steg/folkbokforing/": 15,
    "/ar/kontakter/": 12,
    "/ar/": 15,
    "/ar/steg/": 15,
    "/ar/ord/": 15,
}


@pytest.mark.parametrize(("path", "budget"), BUDGETS.items())
def test_a_page_costs_few_queries_and_no_more_with_more_steps_and_languages(client, small_site, path, budget):
    few = queries(client, path)
    replay.once("more steps and languages", lambda: build_more(small_site))
    known.forget()
    assert queries(client, path) <= few
    assert few <= budget


def build_more(small_site) -> None:
    for number in range(6):
        factories.step(small_site.index, f"extra-{number}", after=[small_site.steps[0]])
    factories.open_languages(small_site.home, "so", "uk")


def first_visit(client, path):
    """The queries of the first visit after a change, when everything known of the site is gathered anew."""
    StepPage.objects.first().save()
    with CaptureQueriesContext(connection) as found:
        client.get(path)
    return len(found)


def test_gathering_what_is_known_costs_no_more_with_more_steps(client, small_site):
    few = first_visit(client, "/ar/anvisad/")
    for number in range(6):
        factories.step(small_site.index, f"extra-{number}")
    assert first_visit(client, "/ar/anvisad/") <= few
