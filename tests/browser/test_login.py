"""An editor's login on her phone: codes from an app, recovery codes, and a passkey that Chromium keeps."""

import base64
import hmac
import re
import secrets
import struct
import time

import pytest
from playwright.sync_api import expect

#: An authenticator in the phone, with a finger on it (Chrome DevTools Protocol, WebAuthn).
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
PERIOD = 30
PASSWORD = "korrekt häst batteri häftklammer"


#: Seconds that a code must be good for yet, to be written and sent.
LEFT = 5


def code(secret: str) -> str:
    """What an authenticator app shows in this period of thirty seconds (RFC 6238)."""
    if (left := PERIOD - time.time() % PERIOD) < LEFT:
        time.sleep(left)
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", int(time.time()) // PERIOD), "sha1").digest()
    start = digest[-1] & 15
    return f"{(struct.unpack_from('>I', digest, start)[0] & 0x7FFFFFFF) % 1_000_000:06}"


@pytest.fixture(scope="session")
def account(browser, base_url, session_of_the_admin) -> str:
    """A name that no other test logs in with, made in the admin."""
    name = f"vera-{secrets.token_hex(4)}"
    context = browser.new_context(base_url=base_url, storage_state=session_of_the_admin)
    page = context.new_page()
    page.goto("/admin/users/new/")
    given = {"username": name, "email": f"{name}@example.se", "first_name": "Vera", "last_name": "Vux"}
    for field, value in {**given, "password1": PASSWORD, "password2": PASSWORD}.items():
        page.locator(f"input[name={field}]").fill(value)
    page.locator("#tab-label-roles").click()
    page.locator("input[name=is_superuser]").check()
    page.locator("form button[type=submit]").last.click()
    page.wait_for_url("**/admin/users/")
    context.close()
    return name


@pytest.fixture
def door(phone, base_url, account):
    """An editor's phone before the login. Passkeys want a name for the host, and no number."""
    return Door(phone(f"{base_url.replace('127.0.0.1', 'localhost')}/konto/login/"), account)


class Door:
    """What she does on the pages of the login."""

    def __init__(self, page, account: str):
        self.page, self.account, self.root = page, account, page.url.removesuffix("/konto/login/")

    def go(self, path: str) -> None:
        """Go to a page, and give the password again where that is asked for."""
        self.page.goto(self.root + path)
        if "reauthenticate" in self.page.url:
            self.send("password", PASSWORD)
            self.page.wait_for_url(f"**{path}")

    def send(self, field: str, value: str) -> None:
        self.page.locator(f"input[name={field}]").fill(value)
        self.page.locator(f"input[name={field}]").press("Enter")

    def give_password(self) -> None:
        self.go("/konto/login/")
        self.page.locator("input[name=login]").fill(self.account)
        self.send("password", PASSWORD)

    def log_in_with(self, given: str) -> None:
        self.give_password()
        self.page.wait_for_url("**/2fa/authenticate/")
        self.send("code", given)
        self.page.wait_for_url("**/admin/")

    def log_out(self) -> None:
        self.go("/konto/logout/")
        self.page.locator("main button").click()
        self.page.wait_for_url("**/konto/login/")

    def set_up_codes(self) -> str:
        """Set up an app, and tell its secret."""
        self.go("/konto/2fa/totp/activate/")
        expect(self.page.locator("main img")).to_have_attribute("src", re.compile("^data:image/svg"))
        secret = self.page.locator("#secret").input_value()
        self.send("code", code(secret))
        self.page.wait_for_url("**/recovery-codes/")
        return secret

    def set_up_passkey(self, name: str) -> None:
        devtools = self.page.context.new_cdp_session(self.page)
        devtools.send("WebAuthn.enable")
        devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
        self.go("/konto/2fa/webauthn/add/")
        self.page.locator("input[name=name]").fill(name)
        expect(self.page.locator("input[name=passwordless]")).to_be_checked()
        self.page.locator("#mfa_webauthn_add").click()
        self.page.wait_for_url("**/konto/2fa/")


def test_codes_recovery_codes_and_a_passkey_are_set_up_and_used(door):
    door.give_password()
    door.page.wait_for_url("**/admin/")
    secret = door.set_up_codes()
    recovery = door.page.locator("textarea").input_value().split()
    assert len(recovery) == 10
    assert door.page.evaluate("document.documentElement.scrollWidth") <= 360

    door.log_out()
    door.log_in_with(code(secret))
    door.log_out()
    door.log_in_with(recovery[0])

    door.set_up_passkey("Min telefon")
    door.go("/konto/2fa/webauthn/")
    door.page.locator('a[href$="/edit/"]').click()
    door.send("name", "Telefonen")
    expect(door.page.locator(".rows strong")).to_have_text("Telefonen")
    door.log_out()
    door.page.locator("#passkey_login").click()
    door.page.wait_for_url("**/admin/")

    door.go("/konto/2fa/webauthn/")
    door.page.locator('a[href$="/remove/"]').click()
    door.page.locator("main form button").click()
    expect(door.page.locator("main")).not_to_contain_text("Telefonen")
