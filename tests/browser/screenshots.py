"""`make screenshots`: pictures of the pages for `docs/screenshots/`, the README's among them."""

import os
import re
import subprocess
import sys
import tempfile
import time
from base64 import b64encode
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.browser.conftest import ROOT, answers, free_port

FOLDER = ROOT / "docs" / "screenshots"
PATHS = {
    "home": "/{}/",
    "path": "/{}/anvisad/",
    "step": "/{}/anvisad/steg/folkbokforing/",
    "side-by-side": "/{}/anvisad/steg/folkbokforing/?med=sv",
    "contacts": "/{}/kontakter/",
    "search": "/{}/sok/?q=fokbokföring",
}
#: A phone and a desk, each in a language that shows most of it.
LOOKS = {
    "phone": ("ar", {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2}),
    "desktop": ("uk", {"viewport": {"width": 1280, "height": 900}}),
}
#: The README's picture: an address and a width each, side by side.
README = {"/ar/anvisad/": 360, "/sv/anvisad/steg/folkbokforing/": 360, "/sv/anvisad/": 1280}
ROW = "<body style='margin:0; display:flex; gap:16px; background:#f2eadb'>{}"
SHOWN = "<img style='block-size:533px' src='data:image/png;base64,{}'>"
COLOURS = 256


#: The pictures of the handbook: who looks, at what, and what is pressed first.
HANDBOOK = {
    "skrivbordet": ("redaktor-vuxenutbildningen", "/admin/", ""),
    "fakta": ("samordnare", "/admin/snippets/knowledge/fact/?q=id-kort", ""),
    "lagandring": ("samordnare", "/admin/lagandringar/", "main a.button:not(.button-secondary)"),
    "steget": ("redaktor-vuxenutbildningen", "/admin/pages/{sfi}/edit/", ""),
    "klarsprak": ("redaktor-vuxenutbildningen", "/admin/pages/{sfi}/edit/", "[data-side-panel-toggle=checks]"),
    "tackning": ("samordnare", "/admin/oversattning/tackning/", ""),
}


def keep(name: str, picture: bytes) -> None:
    """Write a picture with as few colours as its flat drawing needs."""
    Image.open(BytesIO(picture)).convert("RGB").quantize(COLOURS).save(FOLDER / f"{name}.png", optimize=True)


def take_for_readme(browser, address: str) -> None:
    shown = []
    for path, width in README.items():
        page = browser.new_context(viewport={"width": width, "height": 800}).new_page()
        page.goto(address + path)
        shown.append(SHOWN.format(b64encode(page.screenshot()).decode()))
    page = browser.new_context(viewport={"width": 1365, "height": 533}).new_page()
    page.set_content(ROW.format("".join(shown)))
    keep("readme", page.screenshot())


def take(address: str, passwords: dict[str, str]) -> None:
    """All pictures; passwords are those of the example accounts, by name."""
    (FOLDER / "handledning").mkdir(parents=True, exist_ok=True)
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM", "chromium"), args=sandbox)
        take_for_readme(browser, address)
        for look, (language, options) in LOOKS.items():
            page = browser.new_context(**options).new_page()
            for name, path in PATHS.items():
                page.goto(address + path.format(language))
                keep(f"{name}-{look}", page.screenshot())
        take_for_handbook(browser, address, passwords)
        browser.close()


def take_for_handbook(browser, address: str, passwords: dict[str, str]) -> None:
    """What editors see, as the example accounts do."""
    options = {"viewport": {"width": 1100, "height": 760}, "locale": "sv-SE"}
    for name, (who, path, pressed) in HANDBOOK.items():
        page = browser.new_context(**options).new_page()
        page.goto(f"{address}/konto/login/")
        page.fill("[name=login]", who)
        page.fill("[name=password]", passwords[who])
        page.keyboard.press("Enter")
        page.wait_for_url(f"{address}/admin/")
        sfi = page.request.get(f"{address}/api/v2/pages/?slug=sfi&locale=sv").json()["items"][0]["id"]
        page.goto(address + path.format(sfi=sfi))
        if pressed:
            page.locator(pressed).first.click()
        page.wait_for_timeout(1500)  # panels slide in
        keep(f"handledning/{name}", page.screenshot())
        page.context.close()


def main() -> None:
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "VAR_DIR": folder}
        environment.pop("DATABASE_URL", None)
        command = [sys.executable, "bin/run.py", "run", "127.0.0.1", str(port)]
        server = subprocess.Popen(command, cwd=ROOT, env=environment)
        try:
            while not answers(f"{address}/halsa/"):
                if server.poll() is not None:
                    raise SystemExit(server.returncode)
                time.sleep(1)
            accounts = (Path(folder) / "demokonton.txt").read_text(encoding="utf-8")
            take(address, dict(re.findall(r"^(\S+) +(\S+)", accounts, re.M)))
        finally:
            server.terminate()
            server.wait(timeout=20)
    sys.stdout.write(f"{FOLDER}\n")


if __name__ == "__main__":
    main()
