"""Guides: what is ticked stays on this phone, after one yes; questions to learn by need no script."""

import pytest
from playwright.sync_api import expect

from tests.sample import more

SECTION = "/{}/for-dig-som-moter-nyanlanda/"
TASKS, COURSE = f"{SECTION}dag-ett/", f"{SECTION}mota-nagon-som-ar-ny/"


def kept(page) -> str | None:
    return page.evaluate("localStorage.getItem('valkomsten')")


@pytest.mark.parametrize("language", ["ar", *more("sv")])
def test_the_first_tick_asks_and_then_tasks_are_counted_until_all_is_forgotten(shown, language):
    page = shown(TASKS.format(language))
    boxes = page.locator(".tasks .box")
    expect(page.locator(".scale")).to_be_hidden()
    boxes.nth(0).click()
    expect(page.locator("dialog[open]")).to_be_visible()
    assert kept(page) is None
    page.locator("dialog[open] button[value=yes]").click()
    expect(page.locator(".scale b")).to_have_text("1")
    boxes.nth(2).click()
    expect(page.locator(".scale b")).to_have_text("2")

    page.goto(f"{TASKS.format('sv')}?med=ar")
    expect(page.locator(".scale b")).to_have_text("2")
    expect(page.locator(".tasks .box:checked")).to_have_count(4)

    page.locator(".memory summary").click()
    page.locator("[data-do=forget]").click()
    page.locator("dialog[open] button[value=yes]").click()
    expect(page.locator(".tasks .box:checked")).to_have_count(0)
    expect(page.locator(".scale")).to_be_hidden()
    assert kept(page) is None


def test_after_a_no_nothing_is_kept_and_the_ticks_of_the_visit_are_counted(shown):
    page = shown(COURSE.format("sv"))
    page.locator(".part .tick").nth(1).click()
    page.locator("dialog[open] button:not([value=yes])").click()
    expect(page.locator(".scale b")).to_have_text("1")
    assert kept(page) is None


@pytest.mark.parametrize("script", [True, *more(False)])
def test_an_answer_says_whether_it_is_right_and_why_when_it_is_pressed(shown, script):
    page = shown(COURSE.format("sv"), java_script_enabled=script)
    wrong, right = page.locator(".quiz").nth(1).locator("details").all()
    expect(wrong.locator("> div")).to_be_hidden()
    for answer in (wrong, right):
        answer.locator("summary").click()
        expect(answer.locator("> div")).to_be_visible()
    expect(right.locator("b")).not_to_have_text(wrong.locator("b").inner_text())
