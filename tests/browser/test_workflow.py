"""From draft to published: another unit's editor, the unit, a guest without an account, and the communicator."""

import json
import os
import re
import subprocess
import sys

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ROOT

NEW = "Ta med ditt id-kort till banken."
SAID = "Vilket id-kort menar ni?"


@pytest.fixture
def sessions(var, base_url) -> dict[str, str]:
    """The sessions of those who keep the site, made beside the running server."""
    names = {"SECRET_KEY": (var / "secret_key").read_text().strip(), "ALLOWED_HOSTS": "127.0.0.1", "VAR_DIR": str(var)}
    environment = {
        **os.environ,
        **names,
        "BASE_URL": base_url,
        "DJANGO_SETTINGS_MODULE": "valkomsten.settings.production",
    }
    environment.pop("DATABASE_URL", None)
    made = subprocess.run(
        [sys.executable, "-m", "tests.browser.people"], cwd=ROOT, env=environment, capture_output=True, check=True
    )
    return json.loads(made.stdout)


@pytest.fixture
def as_editor(phone, sessions, base_url):
    """A page of the admin, opened by somebody who keeps the site."""

    def open_page(name: str, path: str) -> Page:
        cookie = {"name": "sessionid", "value": sessions[name], "url": base_url}
        page = phone("/halsa/", width=1280)
        page.context.add_cookies([cookie])
        page.goto(path)
        return page

    return open_page


def choose(page: Page, action: str) -> None:
    """Press a button of the menu at the foot of the editor."""
    button = page.locator(f".footer {action}")
    if not button.is_visible():
        page.locator(".footer [data-controller~='w-dropdown'] [data-w-dropdown-target='toggle']").first.click()
    button.click()


def test_a_change_goes_by_the_unit_and_a_guest_to_the_communicator_and_to_readers(as_editor, phone):
    asker = as_editor("asker", "/admin/pages/")
    asker.goto("/sv/steg/bankkonto/")
    assert NEW not in asker.content()
    found = asker.request.get("/api/v2/pages/find/?html_path=/steg/bankkonto/&locale=sv").json()
    editor, guests = f"/admin/pages/{found['id']}/edit/", f"/admin/gaster/{found['id']}/"
    asker.goto(editor)
    asker.locator("[name=summary]").fill(NEW)
    choose(asker, "[name=action-submit]")
    expect(asker.locator(".messages .success")).to_be_visible()

    asker.goto(guests)
    asker.locator("[name=name]").fill("Amina")
    asker.locator("main form:has([name=name]) button[type=submit]").click()
    link = re.search(r"/sv/granska-utkast/\w+/", asker.locator(".messages code").inner_text())[0]
    guest = phone(link)
    expect(guest.locator("main")).to_contain_text(NEW)
    assert guest.evaluate("document.documentElement.scrollWidth") <= 360
    guest.locator("#text").fill(SAID)
    guest.locator(".guest-comments button[type=submit]").click()
    expect(guest.locator(".guest-comments [role=status]")).to_be_visible()
    assert guest.context.cookies() == []

    keeper = as_editor("keeper", "/admin/")
    expect(keeper.locator("main")).to_contain_text("Öppna bankkonto")
    keeper.goto(editor)
    keeper.locator("[data-side-panel-toggle=guests]").click()
    expect(keeper.locator("[data-side-panel=guests]")).to_contain_text(SAID)
    choose(keeper, "[data-workflow-action-name=approve]:not([data-workflow-action-modal-url])")
    expect(keeper.locator(".messages .success")).to_be_visible()
    assert NEW not in guest.request.get("/sv/steg/bankkonto/").text()

    communicator = as_editor("communicator", editor)
    choose(communicator, "[data-workflow-action-name=approve]:not([data-workflow-action-modal-url])")
    expect(communicator.locator(".messages .success")).to_be_visible()
    reader = phone("/sv/steg/bankkonto/")
    expect(reader.locator("main")).to_contain_text(NEW)
