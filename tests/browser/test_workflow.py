"""From draft to published: another unit's editor, the unit, a guest without an account, and the communicator."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import EMPTY

NEW = "Ta med ditt id-kort till banken."
SAID = "Vilket id-kort menar ni?"


@pytest.fixture
def as_editor(shown, log_in, var):
    """A page of the admin, opened by somebody with an example account."""
    accounts = dict(re.findall(r"^(\S+) +(\S+)", (var / "demokonton.txt").read_text(encoding="utf-8"), re.MULTILINE))

    def open_page(name: str, path: str) -> Page:
        page = shown(EMPTY, width=1280)
        page.context.add_cookies(log_in(name, accounts[name])["cookies"])
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
    asker = as_editor("redaktor-vuxenutbildningen", "/sv/steg/bankkonto/")
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

    keeper = as_editor("redaktor-processledning-integration", "/admin/")
    expect(keeper.locator("main")).to_contain_text("Öppna bankkonto")
    keeper.goto(editor)
    keeper.locator("[data-side-panel-toggle=guests]").click()
    expect(keeper.locator("[data-side-panel=guests]")).to_contain_text(SAID)
    choose(keeper, "[data-workflow-action-name=approve]:not([data-workflow-action-modal-url])")
    expect(keeper.locator(".messages .success")).to_be_visible()
    assert NEW not in guest.request.get("/sv/steg/bankkonto/").text()

    communicator = as_editor("utgivare", editor)
    choose(communicator, "[data-workflow-action-name=approve]:not([data-workflow-action-modal-url])")
    expect(communicator.locator(".messages .success")).to_be_visible()
    guest.goto("/sv/steg/bankkonto/")
    expect(guest.locator("main")).to_contain_text(NEW)
