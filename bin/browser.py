"""Find a Chromium for the browser tests, or install one."""

import os
import shutil
import subprocess

from house import PYTHON, ROOT, refuse, say

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = "Webbläsartesterna behöver Chromium: apt install chromium, eller ange CHROMIUM=/sökväg."
SEARCH = "import playwright.sync_api as p\nwith p.sync_playwright() as play: print(play.chromium.executable_path)"


def ensure() -> str:
    """The path of a Chromium that is there now."""
    return _found() or _installed() or refuse(MISSING)


def _found() -> str | None:
    given = os.environ.get("CHROMIUM")
    if given and not shutil.which(given):
        refuse(f"CHROMIUM pekar på {given}, som inte finns eller inte går att köra.")
    return given or next(filter(None, map(shutil.which, NAMES)), None) or _playwrights_own()


def _playwrights_own() -> str | None:
    path = subprocess.run([str(PYTHON), "-c", SEARCH], capture_output=True, text=True, cwd=ROOT).stdout.strip()
    return path if path and os.access(path, os.X_OK) else None


def _installed() -> str | None:
    say("Ingen Chromium på maskinen. Installerar …")
    if os.geteuid() == 0 and shutil.which("apt-get"):
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "chromium"]):
            subprocess.run(["apt-get", *command], stdout=subprocess.DEVNULL, env=environment)
        if found := shutil.which("chromium"):
            return found
    subprocess.run([str(PYTHON), "-m", "playwright", "install", "chromium"], cwd=ROOT)
    return _playwrights_own()
