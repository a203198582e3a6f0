"""What can be handed out on paper, and the pack for one conversation (`?sidor=`)."""

from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from knowledge.models import GlossaryTerm
from pages.known import forget
from pages.models import GlossaryRow, GuidePage, SectionPage, StepPage
from tests import clock, replay
from tests.html import parse
from tests.pages import factories
from tests.pages.test_bad_input import VALUES

pytestmark = pytest.mark.django_db

PAGE = "/sv/anvisad/for-dig-som-moter-nyanlanda/material/"
ALL = "sidor=vag&sidor=bankid&sidor=folkbokforing&sidor=kontakter&sidor=ord"


@pytest.fixture
def material(small_site):
    """The small site with the section, the word belonging to the first step, whose title is translated."""
    replay.once("material", lambda: build_material(small_site))
    forget()
    return small_site


def build_material(small_site) -> None:
    factories.section(small_site.home)
    factories.open_languages(small_site.home, "ar")
    first = small_site.steps[0]
    GlossaryRow.objects.create(step=first, term=GlossaryTerm.objects.get())
    arabic = StepPage.objects.filter(translation_key=first.translation_key, locale__language_code="ar")
    arabic.update(alias_of=None, title="سجّل", summary="عن السجل")


def shown(client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200, address
    return parse(response)


def queries(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


def chosen(address: str) -> list[str]:
    return parse_qs(urlsplit(address).query).get("sidor", [])


def test_each_thing_that_prints_leads_to_its_paper_beside_the_language_that_is_chosen(client, material):
    page = shown(client, f"{PAGE}?med=ar")
    ways = [link["href"] for link in page.select(".prints a[rel=nofollow]")]
    assert ways == [
        "/sv/anvisad/for-dig-som-moter-nyanlanda/oversikt/?med=ar&utskrift=1",
        "/sv/anvisad/kontakter/?med=ar&utskrift=1",
        "/sv/anvisad/?med=ar&utskrift=1",
        "/sv/anvisad/?med=ar&utskrift=alla",
    ]
    for way in ways:
        assert shown(client, way).select(".sheet"), way


def test_without_an_audience_there_is_a_path_for_each_and_steps_stand_by_theme(client, material):
    page = shown(client, PAGE.replace("/anvisad", ""))
    assert len(page.select(".prints a[href*=alla]")) == 8
    assert page.legend.get_text() == "bostad"
    assert not page.select("input[value=vag]")


def test_what_is_chosen_is_an_address_that_tells_the_pack_in_the_order_of_the_path(client, material):
    page = shown(client, f"{PAGE}?{ALL}&med=ar")
    titles = [link.span.get_text() for link in page.select(".packing li > a:first-of-type")]
    assert titles[1:] == ["Folkbokforing", "Bankid", "Kontakter", "Ord"]
    assert page.select_one(".packing li:nth-child(2) [lang=ar]").get_text() == "سجّل"
    [without] = page.select(".packing li:nth-child(2) .btn")
    assert chosen(without["href"]) == ["vag", "bankid", "kontakter", "ord"]
    assert len(page.select("input[name=sidor][checked]")) == 5
    assert page.select_one("input[name=med]")["value"] == "ar"


def test_the_newcomer_gets_the_same_pack_in_her_language(client, material):
    page = shown(client, f"{PAGE}?{ALL}&med=ar")
    [opened] = page.select(".pack a[hreflang=ar]")
    hers = shown(client, opened["href"])
    assert opened["href"].startswith(PAGE.replace("/sv/", "/ar/"))
    assert hers.html["lang"] == "ar"
    assert [link.span.get_text() for link in hers.select(".packing li > a:first-of-type")][1] == "سجّل"


def test_the_choice_is_kept_in_every_language_for_every_audience_and_on_paper(client, material):
    page = shown(client, f"{PAGE}?{ALL}")
    kept = [*page.select(".lang a"), *page.select(".for-whom a"), page.select_one("a.tool")]
    assert len(kept) > 10
    assert {frozenset(chosen(link["href"])) for link in kept} == {frozenset(chosen(f"?{ALL}"))}
    assert not page.select("link[rel=canonical][href*='?']")


def test_a_pack_is_printed_as_a_cover_and_the_sheets_of_each_page(client, material):
    page = shown(client, f"{PAGE}?{ALL}&med=ar&utskrift=1")
    cover, trail, *steps, wall, words = page.select(".sheet")
    assert len(page.select("h1")) == 1
    assert [line.get_text() for line in cover.select(".list .nr")] == ["", "1", "3", "", ""]
    assert len(cover.select(".square")) == 5
    assert cover.select_one(".qr")
    assert len(trail.select("li")) == 3
    assert [sheet.select_one(".own h2").get_text() for sheet in steps] == ["Folkbokforing", "Bankid"]
    assert "0771-451 000" in wall.get_text()
    assert words.select_one("dt b").get_text() == "sfi"
    names = [one["id"] for one in page.select("[id]")]
    assert len(names) == len(set(names))
    assert page.select_one(".bar a")["href"] == f"{PAGE}?{ALL}&med=ar"


def test_contacts_and_words_are_those_of_the_steps_that_are_chosen(client, material):
    page = shown(client, f"{PAGE}?sidor=bankkonto&sidor=kontakter&sidor=ord&utskrift=1")
    assert not page.select(".wall, .terms")
    assert len(page.select(".cover .square")) == 1


def test_what_is_not_there_is_left_out_and_said(client, material):
    page = shown(client, f"{PAGE}?sidor=bankid&sidor=finns-inte")
    assert [quote.get_text() for quote in page.select("[role=status] q")] == ["finns-inte"]
    assert len(page.select(".packing li")) == 1
    assert not shown(client, f"{PAGE}?sidor=finns-inte&utskrift=1").select(".sheet")


def test_lists_stand_beside_a_second_language_and_say_what_is_not_translated(client, material):
    trail = shown(client, "/sv/anvisad/?utskrift=1&med=ar").select_one(".sheet")
    first, second, _third = trail.select(".list li")
    assert [said.get_text() for said in first.select("p > span")] == ["Folkbokforing", "سجّل"]
    assert first.select_one(".second")["dir"] == "rtl"
    assert len(second.select("p > span")) == 1
    assert trail.select_one(".states [lang=ar]")
    wall = shown(client, "/ar/kontakter/?utskrift=1").select_one(".sheet")
    assert wall.select_one(".answered, .wall .second[lang=sv]")


def test_every_sheet_says_which_day_it_was_printed(client, material, monkeypatch):
    clock.at(monkeypatch, 2026, 11, 27, 12)
    for address in ["/sv/anvisad/?utskrift=1", "/sv/steg/bankid/?utskrift=1", f"{PAGE}?sidor=bankid&utskrift=1"]:
        for sheet in shown(client, address).select(".sheet"):
            assert "27 november 2026" in sheet.select_one(".review").get_text()


def test_a_larger_pack_costs_no_more_queries(client, material):
    for number in range(4):
        factories.step(material.index, f"steg-{number}")
    factories.open_languages(material.home, "ar")
    steps = "&".join(f"sidor=steg-{number}" for number in range(4))
    for paper in ["", "&utskrift=1"]:
        small = queries(client, f"{PAGE}?{ALL}&med=ar{paper}")
        assert queries(client, f"{PAGE}?{ALL}&{steps}&med=ar{paper}") <= small <= 25


def test_nothing_that_is_asked_breaks_the_page(client, material, everything):
    """Each value is asked for on the screen or in one of the ways of paper, or in all."""
    for number, value in enumerate([*VALUES, "x" * 101]):
        ways = ["", "1", "alla", value]
        for paper in ways if everything else ways[number % 4 :: 4]:
            asked = {"sidor": [value, "bankid"], "med": value, "utskrift": paper}
            assert client.get(PAGE, asked).status_code == 200, (value, paper)
    many = shown(client, f"{PAGE}?" + "&".join(f"sidor={'y' * 90}{number}" for number in range(900)))
    assert len(many.select("[role=status] q")) == 30


def test_a_page_that_prints_is_offered_and_printed_in_her_language(client, material):
    section = SectionPage.objects.get(locale__language_code="sv")
    section.add_child(instance=GuidePage(title="Dag ett", slug="dag-ett", locale=factories.locale()))
    factories.open_languages(material.home, "ar")
    GuidePage.objects.filter(locale__language_code="ar").update(alias_of=None, title="اليوم الأول")
    address = PAGE.replace("/sv/", "/ar/")
    assert shown(client, address).select_one("label:has([value=dag-ett])").get_text(strip=True) == "اليوم الأول"
    _cover, sheet = shown(client, f"{address}?sidor=dag-ett&utskrift=1").select(".sheet")
    assert sheet.h2.get_text() == "اليوم الأول"
