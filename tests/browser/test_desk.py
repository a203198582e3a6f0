"""An editor's first minute: what waits for her, one press that says it is still true, and a letter that asks."""

import re
import sqlite3
from datetime import date

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import expect
from wagtail.models import Page

from editorial.still_true import confirm_path

#: What a link to a page is made of.
PAGE = """
SELECT page.id, title, latest_revision_id, live_revision_id
FROM wagtailcore_page page JOIN wagtailcore_locale locale ON locale.id = locale_id
WHERE slug = 'integritet' AND language_code = 'sv'
"""


@pytest.fixture
def link(site, var, settings) -> str:
    """The address in the weekly letter to the superuser, as the site that runs would sign it."""
    settings.SECRET_KEY = (var / "secret_key").read_text().strip()
    rows = sqlite3.connect(var / "valkomsten.sqlite3")
    pk, title, latest, live = rows.execute(PAGE).fetchone()
    [admin] = rows.execute("SELECT id FROM auth_user WHERE username = 'admin'").fetchone()
    rows.close()
    page = Page(pk=pk, title=title, latest_revision_id=latest, live_revision_id=live)
    return confirm_path(page, User(pk=admin), date.today())


def test_what_is_still_true_is_said_with_one_press(editor):
    page = editor("/admin/", width=360)
    rows = page.locator("#to-look-over-section tbody tr")
    name = rows.first.locator("b").first.inner_text()
    rows.first.get_by_role("button", name=re.compile("Stämmer")).click()
    expect(page.locator(".messages .success")).to_contain_text(name)
    expect(rows.filter(has=page.locator("b", has_text=re.compile(f"^{re.escape(name)}$")))).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_long_list_is_unfolded_and_worked_through_by_keyboard(editor):
    page = editor("/admin/", width=1280)
    fold = page.locator(".desk-fold").first
    fold.locator("summary").focus()
    expect(fold.locator("tbody tr").first).to_be_hidden()
    page.keyboard.press("Enter")
    expect(fold.locator("tbody tr").first).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.desk-fold') !== null")


def test_a_letter_asks_before_anything_is_confirmed(shown, link):
    page = shown(link)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.reload()
    button = page.locator("main form button")
    expect(button).to_be_visible()  # looking twice has confirmed nothing
    assert button.bounding_box()["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("main form")).to_have_count(0)
    page.goto(link)
    expect(page.locator("main form")).to_have_count(0)
    assert page.context.cookies() == []
