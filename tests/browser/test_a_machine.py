"""A machine that is asked over the wire, from the form that orders it to the page that a newcomer reads."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.everything  # all pages of a language take more than a minute

RULES = "/admin/settings/translation/machinepolicy/"
STEP = "/ka/steg/skola/"
SAID = "ترجمة"  # what the service puts before every sentence


def rules(page, **boxes) -> None:
    """Say what the site allows machines."""
    page.goto(RULES)
    page.locator("input[name=monthly_characters]").fill("500000")
    page.locator("input[name=publish_unreviewed]").set_checked(boxes["unreviewed"])
    page.get_by_role("button", name="Spara").click()
    expect(page.locator(".messages .success")).to_be_visible()


def job_is_done(page) -> None:
    expect(page.get_by_text("Klart", exact=True).first).to_be_visible(timeout=120_000)


def test_a_new_language_is_drafted_by_a_machine_and_read_when_the_site_allows_it(editor, phone):
    page = editor("/admin/oversattning/sprak/nytt/")
    expect(page.locator("input[name=machine]")).to_be_disabled()
    rules(page, unreviewed=False)
    page.goto("/admin/oversattning/sprak/nytt/")
    page.locator("select[name=language]").select_option("ka")
    page.locator("input[name=machine]").check()
    page.get_by_role("button", name="Lägg till").click()
    page.locator(".messages").get_by_role("link", name="Följ utkasten").click()
    job_is_done(page)

    reader = phone(STEP)
    assert reader.locator(".notice").get_attribute("data-kind") == "missing"
    assert SAID not in reader.locator("main").inner_text()

    rules(page, unreviewed=True)
    page.goto("/admin/oversattning/uppdrag/nytt/")
    page.get_by_role("checkbox", name=re.compile("georgiska")).check()
    page.get_by_role("button", name="Beställ").click()
    job_is_done(page)

    reader.reload()
    assert SAID in reader.locator("h1").inner_text()
    assert reader.locator(".notice").first.get_attribute("data-kind") == "machine"
    overflow = reader.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow == 0
