"""What the people this is for do, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.sample import more


def test_a_newcomer_finds_her_path_and_whom_to_call(shown):
    page = shown("/")
    page.get_by_role("link", name="العربية").first.click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    page.locator("a.arm").first.click()
    expect(page).to_have_url(re.compile(r"/ar/anvisad/$"))
    stations = page.locator(".station.leg h3 a")
    assert stations.count() >= 18
    page.locator("#steg-4 h3 a").click()
    expect(page).to_have_url(re.compile(r"/ar/anvisad/steg/folkbokforing/$"))
    call = page.locator("a[href^='tel:']").first
    expect(call).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "ar")


def test_the_address_she_shows_is_the_one_a_volunteer_reads_in_swedish(shown):
    page = shown("/ar/anvisad/steg/folkbokforing/")
    page.locator(".lang summary").click()
    page.locator(".lang a[hreflang='sv']").click()
    expect(page).to_have_url(re.compile(r"/sv/anvisad/steg/folkbokforing/$"))
    expect(page.locator("h1")).to_have_text(re.compile("Sverige"))


def test_two_people_read_the_same_page_together(shown):
    page = shown("/uk/massflykt/steg/folkbokforing/?med=sv", width=1280)
    languages = page.locator(".pair > [lang]").evaluate_all("all => [...new Set(all.map(one => one.lang))]")
    assert {"uk", "sv"} <= set(languages)


def test_without_javascript_the_pages_do_their_whole_job(shown):
    page = shown("/sv/kontakter/", java_script_enabled=False)
    page.locator("input[name=q]").fill("sfi")
    page.get_by_role("button", name="Visa").click()
    expect(page).to_have_url(re.compile("q=sfi"))
    titles = page.locator(".contact h3").all_inner_texts()
    assert any("sfi" in title for title in titles)
    page.locator(".lang summary").click()
    expect(page.locator(".lang a[hreflang='ar']")).to_be_visible()


def test_a_filtered_directory_is_an_address_to_share(shown):
    page = shown("/ar/kontakter/?steg=sfi&sprak=ar")
    assert 0 < page.locator(".contact").count() < 10
    expect(page.locator("select[name=sprak]")).to_have_value("ar")


def test_the_keyboard_reaches_the_content_first(shown):
    page = shown("/sv/anvisad/", width=1280)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_attribute("href", "#innehall")


@pytest.mark.parametrize("path", ["/", "/ar/anvisad/", *more("/sv/", "/sv/steg/folkbokforing/", "/ti/kontakter/")])
def test_nothing_is_kept_and_nobody_else_is_asked(phone, base_url, path):
    page = phone("/robots.txt")
    asked, complaints = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(path, wait_until="networkidle")
    assert all(url.startswith((base_url, "data:")) for url in asked)
    assert len({url for url in asked if not url.startswith("data:")}) <= 6  # the same again comes from memory
    assert page.context.cookies() == []
    kept = "async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length]"
    assert page.evaluate(kept) == [0, 0, 0]
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
    assert complaints == []


def test_what_is_printed_has_no_menus(shown):
    page = shown("/sv/anvisad/steg/folkbokforing/", width=800)
    page.emulate_media(media="print")
    expect(page.locator(".menu")).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".bring li").first).to_be_visible()
