"""What somebody who translates does, at a keyboard and on a phone."""

import re

import pytest
from playwright.sync_api import expect

from tests.sample import more

QUEUE = "/admin/oversattning/ko/?sprak=ar&typ=pages.steppage"
READ = "/ar/steg/folkbokforing/"


def at_the_step(page):
    """Go from the queue to the step that the tests work on."""
    heading = page.get_by_role("heading", name=re.compile("flyttat till Sverige"))
    heading.get_by_role("link").click()
    expect(page.locator("#queue-work[data-ready]")).to_be_attached()


def reads(page, title: str) -> bool:
    """Whether a reader who looks again gets a title, within a moment."""
    for _look in range(20):
        if page.locator("h1").inner_text() == title:
            return True
        page.wait_for_timeout(500)
        page.reload()
    return False


def test_a_machine_is_corrected_by_keyboard_and_readers_get_it(editor, phone):
    page = editor(f"{QUEUE}&visa=machine")
    at_the_step(page)
    title, summary = page.locator(".queue-row[data-kind=machine]").all()[:2]
    title, summary = (page.locator(f"#{row.get_attribute('id')}") for row in (title, summary))
    title.locator("textarea").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("سجّل نفسك في السويد")
    page.keyboard.press("Control+Enter")
    expect(title).to_have_attribute("data-kind", "reviewed")
    expect(summary.locator("textarea")).to_be_focused()
    page.keyboard.press("Alt+g")
    expect(summary).to_have_attribute("data-kind", "reviewed")
    page.keyboard.press("Alt+ArrowUp")
    expect(summary.locator("textarea")).to_be_focused()
    page.get_by_role("button", name=re.compile("publi", re.IGNORECASE)).click()
    expect(page.locator(".messages .success")).to_be_visible()
    expect(phone(READ).locator("h1")).to_have_text("سجّل نفسك في السويد")


def test_what_is_saved_sentence_by_sentence_is_published_when_she_leaves(editor, phone):
    page = editor(QUEUE)
    at_the_step(page)
    row = page.locator(".queue-row[data-kind=reviewed]").first
    row.locator("summary").first.click()
    row.locator("textarea").fill("عنوان جديد")
    with page.expect_response(lambda response: response.request.method == "POST"):
        page.keyboard.press("Control+Enter")
    expect(page.locator("#queue-work")).to_have_attribute("data-unpublished", "")
    reader = phone(READ)
    assert reader.locator("h1").inner_text() != "عنوان جديد"
    page.goto("/admin/")
    assert reads(reader, "عنوان جديد")


def test_a_fault_keeps_what_was_typed_and_says_what_is_wrong(editor):
    page = editor(QUEUE)
    at_the_step(page)
    row = page.locator(".queue-row:has(.queue-fact)").first
    row = page.locator(f"#{row.get_attribute('id')}")
    row.locator("textarea").fill("بلا حقيقة")
    page.keyboard.press("Control+Enter")
    expect(row.locator(".queue-faults")).to_be_visible()
    expect(row.locator("textarea")).to_have_value("بلا حقيقة")
    chips = row.locator(".queue-chip")
    for number in range(chips.count()):
        chips.nth(number).click()
    page.keyboard.press("Control+Enter")
    expect(row).to_have_attribute("data-kind", "reviewed")


def test_without_scripts_the_form_does_its_whole_job(editor):
    page = editor(QUEUE, java_script_enabled=False)
    page.get_by_role("heading", name="Samordningsnummer").get_by_role("link").click()
    area = page.locator(".queue-row[data-left]:not(:has(.queue-chip)) textarea").last
    name = area.get_attribute("name")
    area.fill("مجاناً")
    page.get_by_role("button", name=re.compile("^(Spara|Save)$")).last.click()
    expect(page.locator(f"[name='{name}']")).to_have_value("مجاناً")
    expect(page.locator(".queue-row:not([data-left])")).to_contain_text("مجاناً")


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), *more((1280, "dark"), (1280, "light"))])
def test_the_pages_are_accessible_and_fit(editor, axe, width, scheme):
    page = editor(QUEUE, width, color_scheme=scheme, bypass_csp=True)
    address = page.locator(".queue-sheet h2 a").first.get_attribute("href")
    for path in (QUEUE, address):
        page.goto(path)
        found = axe.run(page, options={"resultTypes": ["violations"]}).response["violations"]
        assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
