"""`make test` and `make test-all`: from style to a real browser, stopping at the first step that fails."""

import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import Future, ThreadPoolExecutor

import browser
import house
import judges
import packages
import prepare
from house import PYTHON, VAR, say

EVERYTHING = "--everything"
DJLINT = ("-m", "djlint", "templates", "--lint", "--quiet")
CORES = min(4, len(os.sched_getaffinity(0)))
#: Tests of one file are tried one after another: those who write go on from what was written.
BROWSER = ("-m", "pytest", "-q", "-n", str(CORES), "--dist", "loadfile", "tests/browser")
UNIT = ("-m", "pytest", "-q", "tests", "--ignore=tests/browser", "--ignore=tests/bench")
#: Most work is on SQLite: it has a worker for each core.
ON_SQLITE = (*UNIT, "-n", str(CORES))
#: One core needs no worker beside pytest itself.
ON_POSTGRES = (*UNIT, "-n", str(CORES // 2 if CORES > 3 else 0), "--with-database")
#: A made-up site, to hold production settings against Django's own checks.
DEPLOYED = {
    "DJANGO_SETTINGS_MODULE": "valkomsten.settings.production",
    "SECRET_KEY": "only to check the settings, never to sign anything 0123456789",
    "ALLOWED_HOSTS": "valkommen.example.se",
    "BASE_URL": "https://valkommen.example.se",
}
#: The site that is tried in the browser. Tests on SQLite copy its tables as they were made, and its demo content.
SITE = VAR / "tried"
DATABASE = SITE / "valkomsten.sqlite3"
MADE = {"MIGRATED": SITE / "migrated.sqlite3", "DEMO": SITE / "demo.sqlite3"}
ON_SITE = {"VAR_DIR": str(SITE), "DATABASE_URL": f"sqlite:///{DATABASE}"}
TESTING = {"DJANGO_SETTINGS_MODULE": "valkomsten.settings.test", "DATABASE_URL": f"sqlite:///{VAR / 'test.sqlite3'}"}


def step(name: str, *arguments: str, **environment: str) -> None:
    """Say what is tried, try it, and say how long it took."""
    say(name)
    started = time.monotonic()
    house.call(str(PYTHON), *arguments, **{**TESTING, **environment})
    say(f"  klart på {time.monotonic() - started:.0f} s")


def tests(tables: Future, site: Future, *more: str) -> None:
    """The unit tests on SQLite; beside them what PostgreSQL may answer otherwise, and then those in the browser."""
    chromium = browser.ensure()
    with ThreadPoolExecutor() as pool:
        beside = pool.submit(lambda: [on_postgres(*more), in_browser(chromium, site, *more)])
        tables.result()
        said = "Tester på SQLite, och samtidigt på PostgreSQL och i webbläsaren"
        step(said, *ON_SQLITE, *more, **{name: str(path) for name, path in MADE.items()})
        say(f"Tester på PostgreSQL, sedan i webbläsaren ({chromium})")
        tried = beside.result()
    print(*(found.stdout for found in tried))
    if any(found.returncode for found in tried):
        raise SystemExit(1)


def migrated_site() -> None:
    """A site whose database has its tables, and nothing in them."""
    shutil.rmtree(SITE, ignore_errors=True)
    SITE.mkdir(parents=True)
    made("manage.py", "migrate", **ON_SITE)
    shutil.copy(DATABASE, MADE["MIGRATED"])


def ready_site() -> None:
    """Let the site have what `make run` gives it, with the catalogues and static files that are there already."""
    prepare.static_files(DEPLOYED)
    for name in ("static", "locale", "stamps"):
        if (VAR / name).exists():
            shutil.copytree(VAR / name, SITE / name)
    made("manage.py", "load_demo", **DEPLOYED, **ON_SITE)
    copy = MADE["DEMO"].with_suffix(".copy")
    shutil.copy(DATABASE, copy)
    copy.rename(MADE["DEMO"])
    made("manage.py", "demo_people", **DEPLOYED, **ON_SITE)
    made("bin/run.py", "ready", "127.0.0.1", "8000", **ON_SITE)


def made(*arguments: str, **environment: str) -> None:
    """Make something the tests need, or say why that was not possible."""
    done = kept(*arguments, **environment)
    if done.returncode:
        house.refuse(done.stdout)


def on_postgres(*more: str) -> subprocess.CompletedProcess[str]:
    """Tests that need a database, on TEST_DATABASE_URL or on a PostgreSQL of our own."""
    given = os.environ.get("TEST_DATABASE_URL", "")
    run = VAR / "run"  # for the server's lock, which otherwise is shared with other users
    (run / "python_PostgresServer").mkdir(parents=True, exist_ok=True)
    run.chmod(0o700)  # or it is not used
    own = [] if given else ["bin/with_postgres.py", str(VAR / "postgres"), str(PYTHON)]
    return kept(*own, *ON_POSTGRES, *more, DATABASE_URL=given, XDG_RUNTIME_DIR=str(run))


def in_browser(chromium: str, site: Future, *more: str) -> subprocess.CompletedProcess[str]:
    site.result()
    environment = {"CHROMIUM": chromium, "DJANGO_ALLOW_ASYNC_UNSAFE": "true", "READY_SITE": str(SITE)}
    if EVERYTHING in more:
        environment["JUDGES"] = str(judges.ensure())
    return kept(*BROWSER, *more, **environment)


def kept(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Try something, and keep what it says until what it stands beside is done."""
    return subprocess.run(
        [str(PYTHON), *arguments],
        cwd=house.ROOT,
        env={**os.environ, **TESTING, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def main(*more: str) -> None:
    packages.ensure("dev")
    prepare.catalogues()
    with ThreadPoolExecutor(max_workers=1) as beside:
        tables, site = beside.submit(migrated_site), beside.submit(ready_site)
        style()
        tests(tables, site, *more)


def style() -> None:
    """All that is asked of the code as it stands, one core's work."""
    step("Stil", "-m", "ruff", "check", ".")
    step("Form", "-m", "ruff", "format", "--check", "--quiet", ".")
    step("Mallar", *DJLINT)
    step("Typer", "-m", "mypy")
    step("Inställningar i drift", "manage.py", "check", "--deploy", "--fail-level", "WARNING", **DEPLOYED)
    step("Migrationer", "manage.py", "makemigrations", "--check", "--dry-run")
    step("Ord på alla språk", "manage.py", "check_catalogues")


if __name__ == "__main__":
    main(*sys.argv[1:])
