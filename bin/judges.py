"""Outside judges of HTML and pages for `make test-all`: vnu, html-validate and Lighthouse."""

import os
import shutil
import subprocess
from pathlib import Path

from house import ROOT, VAR, digest, is_done, mark_done, refuse, say

LOCK = ROOT / "requirements" / "judges"
FILES = (LOCK / "package.json", LOCK / "package-lock.json")
MISSING = "make test-all behöver Node och Java: apt install nodejs npm default-jre-headless."
REFUSED = "Domarna av HTML gick inte att hämta med npm. Finns nätet?"


def ensure() -> Path:
    """The folder where they are installed now."""
    if not (shutil.which("npm") and shutil.which("java")):
        refuse(MISSING)
    folder, mark = VAR / "judges", digest(FILES)
    if not is_done(folder / "installed", mark):
        say("Hämtar vnu, html-validate och Lighthouse …")
        folder.mkdir(parents=True, exist_ok=True)
        for file in FILES:
            shutil.copy(file, folder)
        command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
        if subprocess.run(command, cwd=folder, env={**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1"}).returncode:
            refuse(REFUSED)
        mark_done(folder / "installed", mark)
    return folder
