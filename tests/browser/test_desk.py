"""An editor's first minute: what waits for her, one press that says it is still true, and a letter that asks."""

import os
import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ROOT

#: What the weekly letter to the superuser would have as its link for a page.
LINK = """
from datetime import date
from django.contrib.auth.models import User
from editorial.still_true import confirm_path
from pages.models import ArticlePage
page = ArticlePage.objects.get(slug="integritet", locale__language_code="sv")
print(confirm_path(page, User.objects.get(username="admin"), date.today()))
"""


@pytest.fixture
def link(site, var) -> str:
    """The address in a letter, signed by the site that runs."""
    environment = {**os.environ, "VAR_DIR": str(var), "DJANGO_SETTINGS_MODULE": "valkomsten.settings.production"}
    environment |= {
        "SECRET_KEY": (var / "secret_key").read_text().strip(),
        "DATABASE_URL": f"sqlite:///{var / 'valkomsten.sqlite3'}",
        "ALLOWED_HOSTS": "127.0.0.1",
        "BASE_URL": site,
    }
    command = [sys.executable, "manage.py", "shell", "-v0", "-c", LINK]
    told = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return told.stdout.strip().splitlines()[-1]


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


def test_a_letter_asks_before_anything_is_confirmed(phone, link):
    page = phone(link, width=360)
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
