"""Paper: how many sheets there are, and the way to them."""

import re
from itertools import cycle, product

import pytest
from playwright.sync_api import expect

from tests.sample import more

#: Two languages to a sheet but for Swedish; the longest texts, and the languages with words for most of them.
LANGUAGES = pytest.mark.parametrize("language", ["ar", *more("sv", "uk", "ti", "fa")])
STEPS = ["folkbokforing", "forsorjning", "vardcentral"]
SHEET_OF_PDF = re.compile(rb"/Type\s*/Page\b")


def sheets(page) -> int:
    """How many sheets of paper a page is printed on."""
    return len(SHEET_OF_PDF.findall(page.pdf(format="A4", prefer_css_page_size=True, print_background=True)))


def all_steps(page) -> list[str]:
    links = page.locator("main a[href*='/steg/']").evaluate_all("all => all.map(one => new URL(one.href).pathname)")
    return sorted({link.rstrip("/").rsplit("/", 1)[1] for link in links})


@LANGUAGES
def test_every_step_is_one_sheet(shown, language, everything):
    page = shown("/sv/steg/")
    steps = all_steps(page)
    assert len(steps) >= 20
    audiences = ["", "anvisad/"]
    for step, audience in product(steps, audiences) if everything else zip(STEPS, cycle(audiences)):
        page.goto(f"/{language}/{audience}steg/{step}/?utskrift=1")
        assert sheets(page) == 1, page.url


@LANGUAGES
def test_a_booklet_is_the_path_on_one_or_two_sheets_and_a_sheet_for_each_step(shown, language):
    page = shown(f"/{language}/anvisad/?utskrift=1")
    assert 1 <= sheets(page) <= 2
    page.locator(".bar a[rel=nofollow]").click()
    steps = page.locator("article.sheet").count()
    assert steps == page.locator(".list li").count()
    assert 1 <= sheets(page) - steps <= 2


@LANGUAGES
def test_the_path_as_it_is_on_the_screen_is_printed_on_two_sheets(shown, language):
    assert sheets(shown(f"/{language}/anvisad/", width=1280)) <= 2


@LANGUAGES
def test_what_was_found_is_printed_on_one_sheet_with_what_was_asked(shown, language):
    page = shown(f"/{language}/sok/?q=skatteverket", width=1280)
    assert sheets(page) == 1
    page.emulate_media(media="print")
    expect(page.locator("#q")).to_be_visible()
    expect(page.locator("button:visible")).to_have_count(0)


@pytest.mark.parametrize("path", ["/ar/anvisad/steg/folkbokforing/", *more("/sv/anvisad/")])
def test_without_javascript_the_way_to_paper_and_back_works(shown, path):
    page = shown(path, java_script_enabled=False)
    page.locator("a.tool").click()
    expect(page).to_have_url(re.compile(r"\?utskrift=1$"))
    expect(page.locator(".sheet h1")).to_be_visible()
    expect(page.locator("button:visible")).to_have_count(0)
    page.locator(".bar a").first.click()
    expect(page).to_have_url(re.compile(rf"{path}$"))


def test_the_code_is_large_enough_for_an_old_phone(shown):
    page = shown("/ar/anvisad/steg/folkbokforing/?utskrift=1", width=1280)
    page.emulate_media(media="print")
    drawn = page.locator(".qr path").evaluate("path => path.getBoundingClientRect().width / 96 * 2.54")
    assert drawn >= 2.2


def test_sharing_shows_the_short_address_and_what_was_copied(shown):
    page = shown("/ar/anvisad/steg/folkbokforing/")
    page.locator(".share summary").click()
    address = page.locator(".share bdi")
    expect(address).to_contain_text("/s/")
    page.locator("[data-do=copy]").click()
    assert page.evaluate("String(getSelection())").strip() == address.inner_text()
    page.keyboard.press("Escape")
    expect(address).to_be_hidden()
    expect(page.locator(".share summary")).to_be_focused()


def test_a_phone_that_can_share_is_asked_first(shown):
    page = shown("/sv/steg/sfi/")
    page.evaluate("navigator.share = async shared => { window.shared = shared; }")
    page.locator(".share summary").click()
    page.wait_for_function("window.shared")
    assert re.search(r"/s/[0-9a-z]{5}-sv$", page.evaluate("window.shared.url"))


def test_without_javascript_sharing_is_links(shown):
    page = shown("/ar/anvisad/", java_script_enabled=False)
    page.locator(".share summary").click()
    expect(page.locator(".share a:visible")).to_have_count(3)
    expect(page.locator("[data-do=copy]")).to_be_hidden()
