"""Pages as they are printed (`?utskrift=1`)."""

import pytest
import segno
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pages.models import ShortAddress, StepPage
from tests.html import parse
from tests.pages import factories
from tests.pages.test_bad_input import VALUES

pytestmark = pytest.mark.django_db

STEP = "/ar/anvisad/steg/folkbokforing/"


def printed(client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200, address
    return parse(response)


def queries(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


@pytest.fixture
def arabic(small_site):
    """The first step with an Arabic title of its own."""
    page = StepPage.objects.get(translation_key=small_site.steps[0].translation_key, locale__language_code="ar")
    StepPage.objects.filter(pk=page.pk).update(alias_of=None, title="سجّل", summary="عن السجل")
    return page


def test_a_step_is_one_sheet_with_whom_to_call_and_where_it_is_from(client, small_site):
    page = printed(client, "/sv/anvisad/steg/folkbokforing/?utskrift=1")
    [sheet] = page.select(".sheet")
    assert sheet.h1.get_text() == "Folkbokforing"
    assert "Not anvisad" in sheet.get_text()
    assert "Not kvotflykting" not in sheet.get_text()
    assert [phone.get_text() for phone in sheet.select(".helper .tel")] == ["0771-451 000"]
    assert "mån–fre" in sheet.select_one(".helper").get_text()
    assert "1 november 2026" in sheet.select_one(".review").get_text()
    assert page.select_one("meta[name=robots]")["content"] == "noindex"
    assert page.select_one("link[rel=canonical]")["href"] == "http://localhost/sv/steg/folkbokforing/"


def test_a_translated_step_stands_beside_the_swedish(client, arabic):
    page = printed(client, f"{STEP}?utskrift=1")
    ours, theirs = page.select_one(".pair").find_all("div", recursive=False)
    assert [name.get_text() for name in page.select("h1, .name")] == ["سجّل", "Folkbokforing"]
    assert (ours.get_text(strip=True), theirs.get_text(strip=True)) == ("عن السجل", "Om folkbokforing.")
    assert (theirs["lang"], theirs["dir"]) == ("sv", "ltr")


def test_a_step_that_is_not_translated_is_told_once(client, small_site):
    page = printed(client, f"{STEP}?utskrift=1")
    assert page.get_text().count("Om folkbokforing.") == 1
    assert page.html["dir"] == "rtl"


def test_the_language_that_is_asked_for_stands_beside_instead(client, arabic):
    page = printed(client, "/sv/anvisad/steg/folkbokforing/?utskrift=1&med=ar")
    assert [name.get_text() for name in page.select("h1, .name")] == ["Folkbokforing", "سجّل"]


def test_the_page_leads_to_its_sheet_and_the_sheet_back(client, arabic):
    for address in [STEP, f"{STEP}?med=sv", "/ar/anvisad/"]:
        [way] = [link["href"] for link in printed(client, address).select("a.tool")]
        assert printed(client, way).select_one(".bar a")["href"] == address


@pytest.mark.parametrize("address", ["/sv/", "/sv/steg/", "/sv/kontakter/servicekontor/", "/sv/ord/", "/sv/om/"])
def test_a_page_that_has_no_sheet_is_itself(client, small_site, address):
    page = printed(client, f"{address}?utskrift=1")
    assert page.select(".sheet, .tools a.tool") == []
    assert page.select_one("main#innehall")


def test_the_code_leads_to_the_page_by_its_short_address(client, small_site):
    code = ShortAddress.give(small_site.steps[0]).code
    page = printed(client, f"{STEP}?utskrift=1")
    address = page.select_one(".url").get_text()
    drawn = segno.make(address, error="m", micro=False).svg_inline(omitsize=True, svgclass=None, lineclass=None)
    assert address == f"http://localhost/s/{code}-ar-anvisad"
    assert page.select_one(".qr path")["d"] == parse(drawn).path["d"]
    assert page.select_one(".qr[role=img]")["aria-label"]
    assert page.select("[style]") == []


def test_a_path_is_a_list_to_tick_that_says_how_many_sheets_its_steps_are(client, small_site):
    page = printed(client, "/sv/anvisad/?utskrift=1")
    [only] = page.select(".sheet")
    assert len(only.select(".square")) == 3
    [whole] = page.select(".bar a[rel=nofollow]")
    assert (whole["href"], "3" in whole.get_text()) == ("/sv/anvisad/?utskrift=alla", True)


def test_a_booklet_is_the_list_and_a_sheet_for_each_step(client, small_site):
    page = printed(client, "/sv/anvisad/?utskrift=alla")
    first, *steps = page.select(".sheet")
    assert [item.b.get_text() for item in first.select(".list li")] == ["1", "2", "3"]
    assert len(first.select(".square")) == 3
    assert [sheet.select_one(".own h2").get_text() for sheet in steps] == ["Folkbokforing", "Bankkonto", "Bankid"]
    assert len(page.select("h1")) == 1
    names = [one["id"] for one in page.select("[id]")]
    assert len(names) == len(set(names))


def test_a_longer_path_costs_no_more_queries(client, arabic, small_site):
    before = queries(client, "/ar/anvisad/?utskrift=alla")
    for number in range(4):
        factories.step(small_site.index, f"steg-{number}")
    factories.open_languages(small_site.home, "ar")
    assert len(printed(client, "/ar/anvisad/?utskrift=alla").select(".sheet")) == 8
    assert queries(client, "/ar/anvisad/?utskrift=alla") == before <= 15


def test_a_sheet_costs_no_more_queries_than_its_page(client, arabic):
    assert queries(client, f"{STEP}?utskrift=1") <= min(15, queries(client, f"{STEP}?med=sv"))


def test_nothing_that_is_asked_breaks_a_sheet(client, small_site, everything):
    """Each value is asked for as paper, as the language of a step or as that of a path, or as all of them."""
    assert not printed(client, f"{STEP}?utskrift=").select(".sheet")
    for number, value in enumerate(VALUES):
        if everything or number % 3 == 0:
            assert not parse(client.get(STEP, {"utskrift": value})).select(".sheet")
        for place, address in enumerate([STEP, "/ar/anvisad/"], start=1):
            if everything or number % 3 == place:
                assert client.get(address, {"utskrift": "1", "med": value}).status_code == 200, value


def test_every_step_has_a_sheet_in_every_language(client, every_language, everything):
    """Each language has one of the steps, or all."""
    for number, language in enumerate(["sv", "sv-simple", "en", "ar", "fa-af", "ti", "uk"]):
        for step in every_language.steps if everything else every_language.steps[number % 3 :: 3]:
            assert printed(client, f"/{language}/steg/{step.slug}/?utskrift=1").select(".sheet")


def test_what_there_is_no_room_for_is_left_out_and_what_is_needed_most_stays(client, small_site):
    long = "Ord i en text. " * 40
    body = [*factories.body(*[long] * 8), ("how_to", {"heading": "", "actions": ["Ring först."]})]
    factories.step(small_site.index, "langt", body=body)
    sheet = printed(client, "/sv/steg/langt/?utskrift=1").select_one(".sheet")
    assert [item.get_text(strip=True) for item in sheet.select(".howto li")] == ["Ring först."]
    assert 0 < len(sheet.select(".prose")) < 8
