"""Where things lie, how the commands talk, and what they remember between runs. Standard library only."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parents[1]
VAR = Path(os.environ.get("VAR_DIR") or ROOT / "var").resolve()
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"


def say(line: str) -> None:
    print(f"• {line}", flush=True)


def refuse(sentence: str) -> NoReturn:
    """End with one sentence on stderr."""
    print(sentence, file=sys.stderr)
    raise SystemExit(1)


def require_writable() -> None:
    """Refuse to go on where `.venv` and `var/` cannot be written."""
    try:
        for folder in (ROOT, VAR):
            folder.mkdir(parents=True, exist_ok=True)
            probe = folder / f".skrivprov-{os.getpid()}"
            probe.touch()
            probe.unlink()
    except OSError as error:
        refuse(f"Det går inte att skriva i {folder} ({error.strerror}). Lägg projektet i en mapp du får skriva i.")


def digest(paths: Iterable[Path], *, contents: bool = True) -> str:
    """A fingerprint of files: of what they hold, or (faster) of their sizes and times."""
    found = hashlib.sha256()
    for path in sorted(paths):
        status = path.stat()
        state = path.read_bytes() if contents else f"{status.st_size} {status.st_mtime_ns}".encode()
        found.update(str(path).encode() + b"\0" + state)
    return found.hexdigest()


def is_done(stamp: Path, mark: str) -> bool:
    return stamp.exists() and stamp.read_text() == mark


def mark_done(stamp: Path, mark: str) -> None:
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(mark)


def manage(*arguments: str, **environment: str) -> None:
    """Run `manage.py`; ends with its exit status where it fails."""
    call(str(PYTHON), "manage.py", *arguments, **environment)


def call(*command: str, **environment: str) -> None:
    """Run a program in the project's folder; ends with its exit status where it fails."""
    status = subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}).returncode
    if status:
        raise SystemExit(status)
