"""What must be there before anything can be served: catalogues, static files, secrets."""

import secrets
from pathlib import Path

import house
from house import ROOT, VAR, digest, is_done, mark_done, say

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def catalogues() -> None:
    """Compile the catalogues, when a word has changed since the last time."""
    sources = [*(ROOT / "locale").rglob("*.po"), ROOT / "languages" / "declared.py"]
    compiled = len([*(ROOT / "locale").rglob("*.mo"), *(VAR / "locale").rglob("*.mo")])
    stamp, mark = VAR / "stamps" / "catalogues", f"{digest(sources)} {compiled}"
    if is_done(stamp, mark):
        return
    say("Sammanställer orden på alla språk …")
    house.manage("compile_catalogues", "--verbosity=0")
    compiled = len([*(ROOT / "locale").rglob("*.mo"), *(VAR / "locale").rglob("*.mo")])
    mark_done(stamp, f"{digest(sources)} {compiled}")


def static_files(environment: dict[str, str]) -> None:
    """Collect, name by content and compress the static files, when one of them or a package has changed."""
    folders = [ROOT / "static", *ROOT.glob("*/static"), ROOT / "docs/screenshots/handledning"]
    ours = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    stamp = VAR / "stamps" / "static"
    mark = digest([*ours, ROOT / "requirements" / "app.txt", ROOT / "pages" / "assets.py"])
    if is_done(stamp, mark) and (VAR / "static" / "staticfiles.json").exists():
        return
    say("Samlar ihop och komprimerar statiska filer …")
    house.manage("collectstatic", "--no-input", "--clear", "--verbosity=0", **environment)
    mark_done(stamp, mark)


def secret(name: str, length: int) -> str:
    """A secret kept in `var/`, made the first time; only its owner may read it."""
    path: Path = VAR / name
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text("".join(secrets.choice(LETTERS) for _ in range(length)) + "\n")
    return path.read_text().strip()
