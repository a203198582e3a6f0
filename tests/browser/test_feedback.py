"""A reader says whether a page helped, and what was missing, with and without script."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import RULES
from tests.sample import more

STEP = "/{}/anvisad/steg/folkbokforing/"
SCRIPT = pytest.mark.parametrize(
    ("language", "script"), [("sv", True), ("ar", False), *more(("sv", False), ("ar", True))]
)


def say_no(page) -> None:
    page.locator("button[value=nej]").click()
    expect(page).to_have_url(re.compile(r"/svar/$"))


def send(page, text: str) -> None:
    page.locator("textarea").fill(text)
    page.locator("main form button").click()


@SCRIPT
def test_she_says_no_writes_what_was_missing_and_goes_back(shown, language, script):
    page = shown(STEP.format(language), java_script_enabled=script)
    say_no(page)
    expect(page.locator("html")).to_have_attribute("lang", language)
    send(page, "أين المكتب؟")
    expect(page.locator("main form")).to_have_count(0)
    assert page.context.cookies() == []
    page.locator("main a.btn").click()
    expect(page).to_have_url(re.compile(STEP.format(language) + "$"))


@SCRIPT
def test_a_personnummer_is_given_back_with_all_that_she_wrote(shown, language, script):
    page = shown(STEP.format(language), java_script_enabled=script)
    say_no(page)
    send(page, "Jag är 19121212-1212 och söker kontoret")
    box = page.locator("textarea")
    expect(box).to_have_value("Jag är 19121212-1212 och söker kontoret")
    expect(box).to_be_focused()
    expect(page.get_by_role("alert")).to_be_visible()
    send(page, "Jag söker kontoret")
    expect(page.locator("main form")).to_have_count(0)


@SCRIPT
def test_she_reports_what_she_cannot_use_without_saying_who_she_is(shown, language, script):
    page = shown(f"/{language}/om/tillganglighet/", java_script_enabled=script)
    send(page, "Jag ser inte knappen.")
    expect(page).to_have_url(re.compile(r"/om/tillganglighet/svar/$"))
    expect(page.locator("main form")).to_have_count(0)


def test_the_keyboard_alone_answers(shown):
    page = shown(STEP.format("sv"), width=1280)
    page.locator("button[value=ja]").focus()
    page.keyboard.press("Tab")
    expect(page.locator("button[value=nej]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/svar/$"))
    page.locator("textarea").focus()
    page.keyboard.type("Kartan")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main form")).to_have_count(0)


@pytest.mark.parametrize(
    ("language", "scheme"), [("ar", "dark"), *more(("sv", "dark"), ("sv", "light"), ("ar", "light"))]
)
def test_axe_finds_nothing_on_what_follows_an_answer(shown, axe, language, scheme):
    page = shown(STEP.format(language), width=320, color_scheme=scheme, bypass_csp=True)
    say_no(page)
    for text in ["", "121212-1212", "Hej"]:
        if text:
            send(page, text)
        page.wait_for_load_state()
        page.locator(".foot").wait_for()
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
        found = axe.run(page, options=RULES)
        assert found.violations_count == 0, found.generate_report()


def test_a_page_of_another_place_cannot_answer_for_her(shown, base_url):
    page = shown("about:blank")
    page.set_content(
        f'<form method="post" action="{base_url}/sv/steg/sfi/svar/"><button name="hjalpte" value="ja"></form>'
    )
    with page.expect_response(re.compile("/svar/$")) as answered:
        page.locator("button").click()
    assert answered.value.status == 403
