"""`make test` and `make test-all`: from style to a real browser, stopping at the first step that fails."""

import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import browser
import house
import judges
import packages
import prepare
from house import PYTHON, VAR, say

EVERYTHING = "--everything"
DJLINT = ("-m", "djlint", "templates", "--lint", "--quiet")
CORES = min(4, len(os.sched_getaffinity(0)))
WORKERS = ("-n", str(CORES))
#: Tests of one file are tried one after another: those who write go on from what was written. Files of few and long
#: tests come first (`tests/browser/conftest.py`), so that no worker waits long for the other at the end.
IN_BROWSER = ("-m", "pytest", "-q", *WORKERS, "--dist", "loadfile", "--no-loadscope-reorder", "tests/browser")
UNIT = ("-m", "pytest", "-q", *WORKERS, "tests", "--ignore=tests/browser", "--ignore=tests/bench")
#: A made-up site, to hold production settings against Django's own checks.
DEPLOYED = {
    "DJANGO_SETTINGS_MODULE": "valkomsten.settings.production",
    "SECRET_KEY": "only to check the settings, never to sign anything 0123456789",
    "ALLOWED_HOSTS": "valkommen.example.se",
    "BASE_URL": "https://valkommen.example.se",
}
#: The site that is tried in the browser. Tests on SQLite copy its demo content.
SITE = VAR / "tried"
DATABASE = SITE / "valkomsten.sqlite3"
DEMO = SITE / "demo.sqlite3"
ON_SITE = {"VAR_DIR": str(SITE), "DATABASE_URL": f"sqlite:///{DATABASE}"}
#: Tables as they are made, with nothing in them: for the site and for the tests on SQLite.
MIGRATED = VAR / "migrated.sqlite3"
TESTING = {
    "DJANGO_SETTINGS_MODULE": "valkomsten.settings.test",
    "DATABASE_URL": f"sqlite:///{VAR / 'test.sqlite3'}",
    "PYTHONDONTWRITEBYTECODE": "",  # or every worker compiles every test anew
}


def step(name: str, *arguments: str, **environment: str) -> None:
    """Say what is tried, try it, and say how long it took."""
    say(name)
    started = time.monotonic()
    house.call(str(PYTHON), *arguments, **{**TESTING, **environment})
    say(f"  klart på {time.monotonic() - started:.0f} s")


def migrations() -> str:
    """A fingerprint of all that makes the tables."""
    return house.digest([*house.ROOT.glob("*/migrations/*.py"), house.ROOT / "requirements" / "app.txt"])


def migrated() -> None:
    """Make the tables, when a migration or a package has changed since the last time."""
    stamp, mark = VAR / "stamps" / "migrated", migrations()
    if house.is_done(stamp, mark) and MIGRATED.exists():
        return
    stamp.unlink(missing_ok=True)
    MIGRATED.unlink(missing_ok=True)
    made("manage.py", "migrate", DATABASE_URL=f"sqlite:///{MIGRATED}")
    house.mark_done(stamp, mark)


def content() -> str:
    """A fingerprint of all that makes the demo content: rooms, their seeds and words, packages, and the day."""
    rooms = [path for app in house.ROOT.glob("*/apps.py") for path in app.parent.rglob("*.*")]
    files = [path for path in rooms if path.is_file() and path.suffix != ".pyc"]
    words = [*(house.ROOT / "locale").rglob("*.po"), house.ROOT / "requirements" / "app.txt"]
    return f"{date.today()} {house.digest([*files, *words])}"


def ready_site() -> None:
    """Let the site have what `make run` gives it, with the catalogues and static files that are there already."""
    prepare.static_files(DEPLOYED)
    stamp, mark = VAR / "stamps" / "tried", content()
    if not (house.is_done(stamp, mark) and DEMO.exists()):
        stamp.unlink(missing_ok=True)
        shutil.rmtree(SITE, ignore_errors=True)
        SITE.mkdir(parents=True)
        shutil.copy(MIGRATED, DATABASE)
        made("manage.py", "load_demo", **DEPLOYED, **ON_SITE)
        copy = DEMO.with_suffix(".copy")
        shutil.copy(DATABASE, copy)
        copy.rename(DEMO)
        made("manage.py", "demo_people", **ON_SITE)
        house.mark_done(stamp, mark)
    for name in ("static", "locale", "stamps"):
        shutil.rmtree(SITE / name, ignore_errors=True)
        if (VAR / name).exists():
            shutil.copytree(VAR / name, SITE / name)


def made(*arguments: str, **environment: str) -> None:
    """Make something the tests need beside them, and say nothing unless that is not possible."""
    done = subprocess.run(
        [str(PYTHON), *arguments],
        cwd=house.ROOT,
        env={**os.environ, **TESTING, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode:
        house.refuse(done.stdout)


def on_postgres(*more: str) -> None:
    """Tests that a second database may answer otherwise, on TEST_DATABASE_URL or on a PostgreSQL of our own."""
    if given := os.environ.get("TEST_DATABASE_URL", ""):
        step("Tester på PostgreSQL (TEST_DATABASE_URL)", *UNIT, "--with-database", *more, DATABASE_URL=given)
        return
    run = VAR / "run"  # for the server's lock, which otherwise is shared with other users
    (run / "python_PostgresServer").mkdir(parents=True, exist_ok=True)
    run.chmod(0o700)  # or it is not used
    own = ("bin/with_postgres.py", str(VAR / "postgres"), str(PYTHON))
    environment = {"XDG_RUNTIME_DIR": str(run), "MIGRATIONS": migrations()}
    step("Tester på PostgreSQL", *own, *UNIT, "--with-database", *more, **environment)


def in_browser(chromium: str, *more: str) -> None:
    environment = {"CHROMIUM": chromium, "DJANGO_ALLOW_ASYNC_UNSAFE": "true", "READY_SITE": str(SITE)}
    if EVERYTHING in more:
        environment["JUDGES"] = str(judges.ensure())
    step(f"Tester i webbläsaren ({chromium})", *IN_BROWSER, *more, **environment)


def main(*more: str) -> None:
    packages.ensure("dev")
    prepare.catalogues()
    chromium = browser.ensure()
    with ThreadPoolExecutor(max_workers=1) as beside:
        tables, site = beside.submit(migrated), beside.submit(ready_site)
        style()
        tables.result()
        step("Tester på SQLite", *UNIT, *more, MIGRATED=str(MIGRATED), DEMO=str(DEMO))
        on_postgres(*more)
        site.result()
        in_browser(chromium, *more)


def style() -> None:
    """All that is asked of the code as it stands."""
    step("Stil", "-m", "ruff", "check", ".")
    step("Form", "-m", "ruff", "format", "--check", "--quiet", ".")
    step("Mallar", *DJLINT)
    step("Typer", "-m", "mypy")
    checks = [
        ("Inställningar i drift", ("check", "--deploy", "--fail-level", "WARNING"), DEPLOYED),
        ("Migrationer", ("makemigrations", "--check", "--dry-run"), {}),
        ("Ord på alla språk", ("check_catalogues",), {}),
    ]
    with ThreadPoolExecutor(max_workers=CORES) as side_by_side:
        list(side_by_side.map(lambda one: step(one[0], "manage.py", *one[1], **one[2]), checks))


if __name__ == "__main__":
    main(*sys.argv[1:])
