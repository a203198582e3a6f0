"""An editor writes a sentence that is too long, is told so beside the text, divides it, and the advice goes."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import EMPTY
from tests.sample import more

LONG = "Du ska gå till banken med ditt pass och ditt kort och ditt brev och sedan ska du vänta där en stund till."
SHORT = "Gå till banken. Ta med pass och kort."
#: Writes into a field that may lie below the panel, as it does on a phone.
WRITE = "(area, text) => { area.value = text; area.dispatchEvent(new Event('input', { bubbles: true })); }"


@pytest.fixture
def form(editor):
    """The form of a step, of which nothing is saved; options of the browser context can be given."""

    def open_form(**options):
        page = editor(EMPTY, **options)
        [step] = page.request.get("/api/v2/pages/?type=pages.StepPage&slug=bankid&locale=sv").json()["items"]
        address = f"/admin/pages/{step['id']}/edit/"
        page.route(f"**{address}", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
        page.goto(address)
        return page

    return open_form


@pytest.mark.parametrize("width", [360, *more(1280)])
def test_advice_comes_with_a_long_sentence_leads_to_it_in_any_tab_and_goes_with_it(form, width):
    page = form(width=width)
    summary = page.locator("textarea[name=summary]")
    page.locator("[data-side-panel-toggle=checks]").click()
    panel = page.locator("[data-plain-language]")
    expect(panel.locator("dl")).to_be_visible()
    summary.evaluate(WRITE, LONG)
    told = panel.locator("li").filter(has_text=LONG)
    expect(told).to_contain_text("23")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    told.get_by_role("button").click()
    expect(summary).to_be_focused()
    summary.evaluate(WRITE, SHORT)
    expect(told).to_have_count(0)
    note = page.locator("textarea[name=audience_rows-0-note]")
    note.evaluate(WRITE, LONG)
    told.get_by_role("button").click()
    expect(note).to_be_visible()
    expect(note).to_be_focused()


def test_without_scripts_the_form_has_its_words_and_nothing_else_is_missing(form):
    page = form(java_script_enabled=False)
    expect(page.locator("textarea[name=summary]")).to_have_value(re.compile(r"\w"))
