"""`make test` and `make test-all`: from style to a real browser, stopping at the first step that fails."""

import os
import sys
import time

import browser
import house
import judges
import packages
import prepare
from house import PYTHON, VAR, say

EVERYTHING = "--everything"
DJLINT = ("-m", "djlint", "templates", "--lint", "--quiet")
PARALLEL = ("-n", "auto", "--maxprocesses", "4")
BROWSER = ("-m", "pytest", "-q", *PARALLEL, "--dist", "loadgroup", "tests/browser")
UNIT = ("-m", "pytest", "-q", *PARALLEL, "tests", "--ignore=tests/browser", "--ignore=tests/bench")
#: A made-up site, to hold production settings against Django's own checks.
DEPLOYED = {
    "DJANGO_SETTINGS_MODULE": "valkomsten.settings.production",
    "SECRET_KEY": "only to check the settings, never to sign anything 0123456789",
    "ALLOWED_HOSTS": "valkommen.example.se",
    "BASE_URL": "https://valkommen.example.se",
}
TESTING = {"DJANGO_SETTINGS_MODULE": "valkomsten.settings.test", "DATABASE_URL": f"sqlite:///{VAR / 'test.sqlite3'}"}


def step(name: str, *arguments: str, **environment: str) -> None:
    """Say what is tried, try it, and say how long it took."""
    say(name)
    started = time.monotonic()
    house.call(str(PYTHON), *arguments, **{**TESTING, **environment})
    say(f"  klart på {time.monotonic() - started:.0f} s")


def on_postgres() -> None:
    """The unit tests again, on TEST_DATABASE_URL or on a PostgreSQL of our own."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        step("Tester på PostgreSQL (TEST_DATABASE_URL)", *UNIT, DATABASE_URL=given)
    else:
        run = VAR / "run"  # for the server's lock, which otherwise is shared with other users
        (run / "python_PostgresServer").mkdir(parents=True, exist_ok=True)
        command = ("bin/with_postgres.py", str(VAR / "postgres"), str(PYTHON), *UNIT)
        step("Tester på PostgreSQL", *command, XDG_RUNTIME_DIR=str(run))


def in_browser(*more: str) -> None:
    prepare.static_files(DEPLOYED)  # the site that is tried takes them over
    chromium = browser.ensure()
    environment = {"CHROMIUM": chromium, "DJANGO_ALLOW_ASYNC_UNSAFE": "true"}
    if EVERYTHING in more:
        environment["JUDGES"] = str(judges.ensure())
    step(f"Tester i webbläsaren ({chromium})", *BROWSER, *more, **environment)


def main(*more: str) -> None:
    packages.ensure("dev")
    prepare.catalogues()
    step("Stil", "-m", "ruff", "check", ".")
    step("Form", "-m", "ruff", "format", "--check", "--quiet", ".")
    step("Mallar", *DJLINT)
    step("Typer", "-m", "mypy")
    step("Inställningar i drift", "manage.py", "check", "--deploy", "--fail-level", "WARNING", **DEPLOYED)
    step("Migrationer", "manage.py", "makemigrations", "--check", "--dry-run")
    step("Ord på alla språk", "manage.py", "check_catalogues")
    step("Tester på SQLite", *UNIT)
    on_postgres()
    in_browser(*more)


if __name__ == "__main__":
    main(*sys.argv[1:])
