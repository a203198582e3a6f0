"""A word from a letter finds the step in her language: by keyboard, with a thumb, without script, on a poor network."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import RULES
from tests.browser.test_keyboard import FOCUS, tab_to
from tests.sample import more, one_in

SEARCH = "/ar/sok/"
STEP = re.compile(r"/ar/steg/folkbokforing/$")
MISSPELT = "fokbokföring"
#: The step that it means is told in Arabic; other tests may have changed its words.
TITLE = re.compile("[\u0600-\u06ff]{3}")
OPTION = "[role=option]"
#: Answers of the server that are no suggestions.
GARBAGE = ["", "<!doctype html>", "null", "{}", '{"suggestions": 6}', '{"suggestions": [null]}', "[]"]


def type_in(page, text: str):
    """Write in the field of the search as fingers do; the field."""
    field = page.locator("#q")
    field.focus()
    page.keyboard.type(text)
    return field


def points_at(page, number: int) -> None:
    """One suggestion is pointed at, by the field and by its looks."""
    expect(page.locator("#q")).to_have_attribute("aria-activedescendant", f"forslag-{number}")
    expect(page.locator("[aria-selected=true]")).to_have_id(f"forslag-{number}")
    assert page.evaluate("document.activeElement.id") == "q"


def is_closed(page) -> None:
    """No suggestion is left to see, to point at or to hear of."""
    field = page.locator("#q")
    expect(page.locator("#forslag")).to_be_hidden()
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_attribute("aria-activedescendant", "")
    expect(page.locator(".search [role=status]")).to_be_empty()


def test_by_keyboard_alone_a_misspelt_swedish_word_opens_the_step_in_arabic(shown):
    page = shown(SEARCH, width=1280)
    field = tab_to(page, "#q")
    expect(field).to_have_role("combobox")
    is_closed(page)
    page.keyboard.type(MISSPELT)
    options = page.locator(OPTION)
    expect(options.first).to_contain_text(TITLE)
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".search [role=status]")).to_have_text(re.compile(rf"\b{options.count()}$"))
    page.keyboard.press("ArrowUp")
    points_at(page, options.count() - 1)
    page.keyboard.press("ArrowDown")
    points_at(page, 0)
    page.keyboard.press("ArrowDown")
    points_at(page, 1)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page).to_have_url(STEP)
    expect(page.locator("h1")).to_have_text(TITLE)


def test_the_list_gives_way_to_escape_and_tab_and_what_is_written_stays(shown):
    page = shown(SEARCH)
    field = type_in(page, MISSPELT)
    page.locator(OPTION).first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    is_closed(page)
    expect(field).to_be_focused()
    expect(field).to_have_value(MISSPELT)
    page.keyboard.press("Home")
    page.keyboard.press("Delete")
    page.locator(OPTION).first.wait_for()
    page.keyboard.press("Tab")
    is_closed(page)
    expect(page.locator(".search button")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/ar/sok/\?q=okbok"))


def test_enter_without_an_arrow_asks_for_what_is_written(shown):
    page = shown("/ar/")
    type_in(page, MISSPELT)
    page.locator(OPTION).first.wait_for()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/ar/sok/\?q=fokbok"))
    expect(page.locator("#q")).to_have_value(MISSPELT)
    expect(page.locator(".found h3").first).to_have_text(TITLE)


def test_with_a_thumb_a_word_from_a_letter_gives_the_step_its_facts_and_whom_to_call(shown):
    page = shown("/ar/", has_touch=True)
    page.locator("#q").tap()
    page.keyboard.type("folkbokföring")
    page.locator(OPTION).first.wait_for()
    page.locator(".search button").tap()
    hit = page.locator(".found > li").first
    expect(hit.locator("h3")).to_have_text(TITLE)
    expect(hit.locator(".svterm[lang=sv][dir=ltr]")).to_have_text("Anmäl att du har flyttat till Sverige")
    expect(hit.locator(".meta li")).to_have_count(4)
    expect(hit.locator(".reach b")).to_have_text("Skatteverket")
    call = hit.locator("a[href^='tel:']")
    call.scroll_into_view_if_needed()
    assert call.bounding_box()["height"] >= 44
    call.tap(trial=True)
    hit.locator("h3 a").tap()
    expect(page).to_have_url(STEP)
    page.go_back()
    expect(page.locator("#q")).to_have_value("folkbokföring")
    expect(hit.locator("h3")).to_have_text(TITLE)


def test_with_a_thumb_a_suggestion_is_opened(shown):
    page = shown(SEARCH, has_touch=True)
    type_in(page, "folkbok")
    option = page.locator(OPTION).first
    assert option.bounding_box()["height"] >= 44
    option.tap()
    expect(page).to_have_url(STEP)


@pytest.mark.parametrize("path", ["/ar/", *more("/sv/sok/")])
def test_suggestions_open_where_they_are_seen_with_nothing_above_them(shown, path):
    page = shown(path)
    page.set_viewport_size({"width": 360, "height": 640})
    type_in(page, "barn")
    page.locator(OPTION).first.wait_for()
    seen = page.locator(OPTION).evaluate_all(
        """all => all.filter(one => {
            const box = one.getBoundingClientRect();
            return one.contains(document.elementFromPoint(box.left + 30, box.bottom - 6));
        }).length"""
    )
    assert seen == page.locator(OPTION).count()
    assert page.evaluate(FOCUS)["seen"]


@pytest.mark.everything
def test_on_the_smallest_phone_what_is_written_stays_in_sight_above_a_long_list(shown):
    page = shown("/uk/")
    page.set_viewport_size({"width": 320, "height": 480})
    type_in(page, "barn")
    page.locator(OPTION).first.wait_for()
    expect(page.locator("#q")).to_be_in_viewport(ratio=1)
    expect(page.locator(OPTION).first).to_be_in_viewport(ratio=1)


def test_each_suggestion_says_its_language(shown):
    page = shown(SEARCH)
    type_in(page, "skatteverket")
    page.locator(OPTION).first.wait_for()
    said = page.locator(f"{OPTION} b").evaluate_all("all => all.map(one => [one.lang, one.dir, one.textContent])")
    assert ["sv", "ltr", "Skatteverket"] in said
    assert all((lang == "ar") == bool(re.search(r"[\u0600-\u06ff]", text)) for lang, _dir, text in said)


def test_without_javascript_the_form_does_the_same(shown):
    page = shown("/ar/", java_script_enabled=False)
    page.locator("#q").fill(MISSPELT)
    page.locator(".search button").click()
    expect(page).to_have_url(re.compile(r"/ar/sok/\?q=fokbok"))
    expect(page.locator("#q")).to_have_value(MISSPELT)
    hit = page.locator(".found > li").first
    expect(hit.locator("h3")).to_have_text(TITLE)
    expect(hit.locator("a[href^='tel:']")).to_be_visible()
    hit.locator("h3 a").click()
    expect(page).to_have_url(STEP)


def test_what_was_meant_is_a_link_and_back_keeps_what_was_written(shown):
    page = shown(f"{SEARCH}?q=personumer")
    link = page.locator(".meant a")
    expect(link).to_have_text("personnummer")
    link.click()
    expect(page).to_have_url(re.compile(r"\?q=personnummer$"))
    expect(page.locator("#q")).to_have_value("personnummer")
    expect(page.locator(".meant")).to_have_count(0)
    page.go_back()
    expect(page.locator("#q")).to_have_value("personumer")


def test_where_nothing_is_found_there_are_other_ways(shown):
    page = shown(f"{SEARCH}?q=xyzzyqqq")
    expect(page.locator(".found")).to_have_count(0)
    for path in ("/ar/steg/", "/ar/kontakter/", "/ar/ord/"):
        expect(page.locator(f".elsewhere a[href='{path}']")).to_be_visible()
    expect(page.locator(".danger a[href='tel:112']")).to_be_visible()
    expect(page.locator("#q")).to_have_value("xyzzyqqq")


@pytest.mark.parametrize("answer", one_in(9, GARBAGE))
def test_an_answer_that_is_none_leaves_the_form_as_it_is(phone, answer):
    page = phone(SEARCH)
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.route("**/sok/?forslag=*", lambda route: route.fulfill(body=answer, content_type="application/json"))
    with page.expect_response("**/sok/?forslag=*"):
        type_in(page, MISSPELT)
    is_closed(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".found h3").first).to_have_text(TITLE)
    assert faults == []


@pytest.mark.everything
def test_where_the_network_fails_the_form_is_as_it_is_and_the_next_letter_asks_again(shown):
    page = shown(SEARCH)
    page.route("**/sok/?forslag=*", lambda route: route.abort())
    with page.expect_event("requestfailed"):
        type_in(page, "folkbok")
    is_closed(page)
    page.unroute("**/sok/?forslag=*")
    page.keyboard.type("f")
    expect(page.locator(OPTION).first).to_contain_text(TITLE)


@pytest.mark.everything
def test_an_answer_that_comes_late_is_not_shown_for_what_is_written_since(shown):
    page = shown(SEARCH)
    held = []
    late = {"title": "Sent", "lang": "sv", "dir": "ltr", "kind": "", "url": "/sv/"}
    page.route("**/sok/?forslag=1&q=bar", lambda route: held.append(route))
    with page.expect_request("**/sok/?forslag=1&q=bar"):
        type_in(page, "bar")
    page.locator("#q").fill("folkbok")
    expect(page.locator(OPTION).first).to_contain_text(TITLE)
    for route in held:
        route.fulfill(body=json.dumps({"suggestions": [late]}))
    page.keyboard.press("ArrowDown")
    expect(page.locator("[aria-selected=true]")).to_contain_text(TITLE)
    expect(page.get_by_text("Sent", exact=True)).to_have_count(0)


def test_nobody_waits_for_suggestions(shown):
    page = shown(SEARCH)
    page.route("**/sok/?forslag=*", lambda route: None)
    with page.expect_request("**/sok/?forslag=*"):
        type_in(page, MISSPELT)
    page.keyboard.press("Enter")
    expect(page.locator(".found h3").first).to_have_text(TITLE)


def test_who_searches_leaves_nothing_behind_and_asks_nobody_else(phone, base_url):
    page = phone("about:blank")
    asked, faults = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: faults.append(message.text))
    page.goto("/ar/")
    type_in(page, MISSPELT)
    page.locator(OPTION).first.wait_for()
    page.keyboard.press("Enter")
    page.locator(".found").wait_for()
    page.wait_for_load_state("networkidle")
    assert [address for address in asked if not address.startswith((base_url, "data:"))] == []
    assert sum("forslag=1" in address for address in asked) <= len(MISSPELT)
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.evaluate("caches.keys()") == []
    assert faults == []


@pytest.mark.parametrize(
    ("path", "scheme", "width"), [("/ar/", "light", 360), *more(("/sv/sok/", "dark", 1280), ("/ti/sok/", "light", 320))]
)
def test_axe_finds_nothing_on_open_suggestions(shown, axe, path, scheme, width):
    page = shown(path, width=width, color_scheme=scheme, bypass_csp=True)
    type_in(page, "skatteverket")
    page.locator(OPTION).first.wait_for()
    page.keyboard.press("ArrowDown")
    found = axe.run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


@pytest.mark.everything
def test_in_forced_colours_the_suggestion_that_is_pointed_at_is_seen(shown):
    page = shown("/sv/sok/", forced_colors="active")
    type_in(page, "skatteverket")
    page.locator(OPTION).first.wait_for()
    page.keyboard.press("ArrowDown")
    outlines = page.locator(OPTION).evaluate_all("all => all.map(one => getComputedStyle(one).outlineStyle)")
    assert outlines[0] == "solid"
    assert set(outlines[1:]) == {"none"}
