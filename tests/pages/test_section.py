"""The section for those who meet newcomers: two entrances, made of what there is."""

import pytest
from bs4 import BeautifulSoup

from languages.aliases import ensure_aliases
from pages.models import ArticlePage, ChainPage, GuidePage, OverviewPage, SectionPage
from tests import replay
from tests.html import read
from tests.pages import factories

pytestmark = pytest.mark.django_db

SECTION = "for-dig-som-moter-nyanlanda/"


@pytest.fixture
def section(small_site) -> SectionPage:
    """The section in Swedish and Arabic, with a chain and a guide of each kind and for all."""
    replay.once("section", lambda: build_section(small_site))
    return SectionPage.objects.get(locale__language_code="sv")


def build_section(small_site) -> None:
    found = factories.section(small_site.home)
    factories.gathered(small_site.home)
    sv = {"locale": factories.locale()}
    found.add_child(instance=ChainPage(title="Fem möten", slug="fem-moten", summary="Från dag ett.", **sv))
    for slug, kind, readers in [
        ("remittera", "remiss", "yrke"),
        ("dag-ett", "hjalp", "volontar"),
        ("bemotande", "larande", "alla"),
    ]:
        guide = GuidePage(title=slug.title(), slug=slug, kind=kind, readers=readers, icon="key", summary="Så.", **sv)
        found.add_child(instance=guide)
    for page in [found, *found.get_children().specific(), *small_site.home.get_children().specific()]:
        ensure_aliases(page)


def leads(page: BeautifulSoup, entrance: str) -> list[str]:
    """The addresses that the lists of an entrance lead to, below home."""
    return [a["href"].removeprefix("/sv/").removeprefix(SECTION) for a in page.select(f"#{entrance} .lines a")]


def test_each_has_an_entrance_of_her_own(client, section):
    page = read(client, f"/sv/{SECTION}")
    assert [a["href"] for a in page.select(".signpost a")] == ["#yrke", "#volontar"]
    assert all(page.select_one(f"section{a['href']} h2") for a in page.select(".signpost a"))


def test_professionals_are_led_to_all_that_there_is_read_as_they_read(client, section):
    page = read(client, f"/sv/{SECTION}")
    led = ["oversikt", "oversikt", "fem-moten", "remittera", "bemotande", "kontakter", "vanliga-fragor", "senast"]
    found = leads(page, "yrke")
    assert [href.split("/")[0] for href in found] == [*led, "material"]
    assert found[:2] == ["oversikt/?yrke=1", "oversikt/?vy=karta&yrke=1"]
    links = [a["href"] for a in page.select("#yrke .lines a, #yrke .chip")]
    assert "/sv/anvisad/?yrke=1" in links
    for href in links:
        assert "yrke=1" in href
        assert client.get(href).status_code == 200, href


def test_volunteers_find_the_contact_the_lists_and_how_to_read_together(client, section):
    page = read(client, f"/sv/{SECTION}")
    form = page.select_one("#volontar form")
    assert (form["action"], form["method"], form.input["name"]) == ("/sv/kontakter/#traffar", "get", "q")
    assert leads(page, "volontar") == ["dag-ett/", "bemotande/", "vanliga-fragor/", "material/"]
    [beside] = page.select("#volontar .chips a")
    assert (beside["href"], beside["lang"], beside["dir"]) == ("/sv/steg/?med=ar", "ar", "rtl")


def test_what_is_not_live_or_not_public_or_beside_the_section_is_not_led_to(client, section):
    ChainPage.objects.get(slug="fem-moten", locale__language_code="sv").unpublish()
    OverviewPage.objects.get(locale__language_code="sv").view_restrictions.create(restriction_type="login")
    section.add_child(instance=ArticlePage(title="Utbildning", slug="utbildning", locale=factories.locale()))
    led = leads(read(client, f"/sv/{SECTION}"), "yrke")
    assert "utbildning/?yrke=1" in led
    assert not {"fem-moten", "oversikt", "om"} & {href.split("/")[0] for href in led}


def test_words_are_the_readers_where_there_are_any_else_swedish_and_marked(client, section, translate):
    translate(ChainPage.objects.get(slug="fem-moten", locale__language_code="sv"), "ar")
    page = read(client, f"/ar/anvisad/{SECTION}")
    marked = {a["href"]: a.b.get("lang") for a in page.select("#yrke .lines a")}
    assert marked[f"/ar/anvisad/{SECTION}fem-moten/?yrke=1"] is None
    assert marked[f"/ar/anvisad/{SECTION}remittera/?yrke=1"] == "sv"


def test_the_cost_is_the_same_however_much_there_is(client, section, django_assert_max_num_queries):
    for number in range(5):
        guide = GuidePage(title=f"Guide {number}", slug=f"guide-{number}", locale=factories.locale())
        section.add_child(instance=guide)
        ensure_aliases(guide)
    client.get(f"/ar/{SECTION}")
    with django_assert_max_num_queries(15):
        client.get(f"/ar/{SECTION}")


def test_the_footer_leads_there_where_there_is_a_section(client, section):
    assert read(client, "/ar/anvisad/").select_one(f".foot a[href='/ar/anvisad/{SECTION}']")
    section.unpublish()
    assert not read(client, "/ar/anvisad/").select_one(f".foot a[href*='{SECTION}']")


def test_what_was_published_last_is_shown_with_the_way_to_all(client, section):
    guide = section.add_child(instance=GuidePage(title="Ny guide", slug="ny", locale=factories.locale()))
    guide.save_revision().publish()
    news = read(client, f"/sv/{SECTION}").find(attrs={"aria-labelledby": "senast"})
    assert news.select_one("a")["href"] == f"/sv/{SECTION}ny/?yrke=1"
    assert news.select("a")[-1]["href"] == "/sv/senast/?yrke=1"
