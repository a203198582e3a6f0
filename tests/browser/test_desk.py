"""An editor's first minute: what is to be looked over, and one press that says it is still true."""

import re

from playwright.sync_api import expect

PAGE = "Om Välkomsten"


def test_what_is_still_true_is_said_with_one_press(editor):
    page = editor("/admin/", width=360)
    row = page.locator(".desk tbody tr").filter(has_text=PAGE)
    row.get_by_role("button", name=re.compile("Stämmer")).click()
    expect(page.locator(".messages .success")).to_contain_text(PAGE)
    expect(row).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
