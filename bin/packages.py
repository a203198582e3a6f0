"""The virtual environment: made from the hashed locks, remade when the application's lock changes."""

import shutil
import subprocess
import sys
from pathlib import Path

from house import PYTHON, ROOT, VAR, VENV, digest, mark_done, refuse, require_writable, say

REQUIREMENTS = ROOT / "requirements"
STAMP = VENV / "installed"
LOG = VAR / "log" / "install.log"


def ensure(group: str = "app") -> None:
    """Make `.venv` hold the packages of `requirements/<group>.txt`; the group dev includes app."""
    require_writable()
    app = _mark("app")
    wanted = app if group == "app" else f"{app} {_mark(group)}"
    installed = STAMP.read_text() if STAMP.exists() and PYTHON.exists() else ""
    if installed.startswith(wanted):
        return
    LOG.parent.mkdir(parents=True, exist_ok=True)
    LOG.unlink(missing_ok=True)
    if not installed.startswith(app):
        _make()
    say("Hämtar paketen" + (" för testerna" if group == "dev" else "") + " …")
    _install(REQUIREMENTS / f"{group}.txt")
    mark_done(STAMP, wanted)


def _mark(group: str) -> str:
    return f"{group}:{digest([REQUIREMENTS / f'{group}.txt'])}"


def _make() -> None:
    say(f"Gör en egen Python-miljö i {VENV.name} (Python {sys.version.split()[0]}) …")
    if VENV.exists():
        shutil.rmtree(VENV)
    if _logged(sys.executable, "-m", "venv", str(VENV)):
        return
    shutil.rmtree(VENV, ignore_errors=True)
    if not _logged("uv", "venv", "--python", sys.executable, str(VENV)):
        refuse(f"Python saknar modulen venv. På Debian och Ubuntu: apt install python3-venv. Mer i {LOG}.")


def _install(lock: Path) -> None:
    """With uv where there is one that works, otherwise (or when it fails) with pip."""
    uv = ("uv", "pip", "install", "--python", str(PYTHON), "--require-hashes", "-r", str(lock))
    pip = (str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--require-hashes", "-r", str(lock))
    if not _logged(*uv) and not (_logged(str(PYTHON), "-m", "ensurepip") and _logged(*pip)):
        refuse(f"Paketen gick inte att hämta. Finns nätet? Vad som hände står i {LOG}.")


def _logged(*command: str) -> bool:
    """Whether the program exists and succeeds; what it says goes to the log."""
    if not shutil.which(command[0]):
        return False
    with LOG.open("a") as log:
        log.write(f"$ {' '.join(command)}\n")
        log.flush()
        return subprocess.run(command, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT).returncode == 0
