"""Everything by keyboard, in the order it is read, with the focus always in sight."""

import re
from itertools import cycle, pairwise

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import PAGE_TYPES
from tests.sample import more, one_in

WALKED = ["path", "home", "contacts", "pair", "step", "found", "article"]
#: Where the focus is, and whether it is in sight: inside the window, with nothing fixed above it (WCAG 2.4.11).
FOCUS = """() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
    const [x, y] = [box.left + Math.min(box.width / 2, 20), box.top + Math.min(box.height / 2, 20)];
    const top = document.elementFromPoint(x, y);
    return {
        said: element.outerHTML.slice(0, 120),
        seen: !!top && (element.contains(top) || top.contains(element) || element.labels?.[0]?.contains(top)),
        ringed: getComputedStyle(element).outlineStyle !== 'none',
    };
}"""


def tab_to(page, selector: str, most: int = 200):
    """Press Tab until something that answers to `selector` has the focus."""
    for _press in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return page.locator(":focus")
    raise AssertionError(f"Tab never reaches {selector}")


@pytest.mark.parametrize(
    ("kind", "language"), [*one_in(3, [*zip(WALKED, cycle(["sv", "ar"]))]), *more(*zip(WALKED, cycle(["ar", "sv"])))]
)
def test_tab_walks_a_whole_page_with_the_focus_in_sight(shown, kind, language):
    page = shown(PAGE_TYPES[kind].format(language))
    walked = []
    for _press in range(300):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if focus is None:
            break
        walked.append(focus)
    assert len(walked) > 10
    assert [focus["said"] for focus in walked if not focus["seen"]] == []
    assert [focus["said"] for focus in walked if not focus["ringed"]] == []


@pytest.mark.parametrize("language", ["ar", *more("sv")])
def test_ticks_by_keyboard_alone(shown, language):
    page = shown(f"/{language}/anvisad/")
    box = tab_to(page, "[data-done]")
    page.keyboard.press("Space")
    expect(page.locator("#kom-ihag")).to_be_visible()
    expect(page.locator("#kom-ihag button[value=yes]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#kom-ihag")).to_be_hidden()
    expect(box).to_be_focused()
    expect(box).to_be_checked()
    tab_to(page, ".memory > summary")
    page.keyboard.press("Enter")
    tab_to(page, "[data-do=forget]")
    page.keyboard.press("Enter")
    expect(page.locator("#glom")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("[data-do=forget]")).to_be_focused()


def test_a_path_is_saved_by_keyboard_alone(phone):
    page = phone("/ar/anvisad/")
    tab_to(page, "[data-do=save]")
    page.keyboard.press("Enter")
    expect(page.locator("#spara")).to_have_attribute("data-state", "ask")
    tab_to(page, "#spara [value=save]")
    page.keyboard.press("Enter")
    expect(page.locator("#spara")).to_have_attribute("data-state", "saved")
    assert page.locator("#spara :focus").count() or page.locator("#spara:focus").count()
    page.keyboard.press("Escape")
    expect(page.locator("[data-do=save]")).to_be_focused()


def test_another_language_by_keyboard_alone(shown):
    page = shown("/sv/anvisad/")
    tab_to(page, ".lang > summary")
    page.keyboard.press("Enter")
    tab_to(page, ".lang a[hreflang=uk]")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/uk/anvisad/$"))


def test_a_contact_is_found_by_keyboard_alone(shown):
    page = shown("/sv/kontakter/")
    tab_to(page, "input[name=q]")
    page.keyboard.type("sfi")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("q=sfi"))
    assert tab_to(page, ".contact a[href^='tel:']").is_visible()


def test_a_station_is_read_in_the_order_it_is_seen(shown):
    page = shown("/sv/anvisad/")
    read = page.locator("#steg-1").aria_snapshot()
    places = [read.index(part) for part in ("Börja här", "heading", "checkbox")]
    assert places == sorted(places)
    tops = page.locator("main :is(a, button, input, summary)").evaluate_all(
        "all => all.filter(one => one.checkVisibility()).map(one => Math.round(one.getBoundingClientRect().top))"
    )
    back = [pair for pair in pairwise(tops) if pair[1] < pair[0] - 40]
    assert back == []


def test_a_phrase_is_held_up_and_a_page_shared_by_keyboard_alone(shown):
    page = shown("/ar/anvisad/steg/folkbokforing/")
    tab_to(page, ".share > summary")
    page.keyboard.press("Enter")
    expect(page.locator(".share[open]")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".share > summary")).to_be_focused()
    tab_to(page, "[data-do=show]")
    page.keyboard.press("Enter")
    expect(page.locator("dialog.held")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("[data-do=show]").first).to_be_focused()


def test_a_page_is_put_on_paper_by_keyboard_alone(shown):
    page = shown("/sv/anvisad/steg/folkbokforing/")
    tab_to(page, ".tools a")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("utskrift=1"))
    tab_to(page, ".bar a")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/folkbokforing/$"))
