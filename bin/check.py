"""`make test` and `make test-all`: from style to a real browser, stopping at the first step that fails."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

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
#: Each database gets half of the cores: what a worker makes ready for its tests is made once where it was made twice.
UNIT = ("-m", "pytest", "-q", "-n", str(max(1, CORES // 2)), "tests", "--ignore=tests/browser", "--ignore=tests/bench")
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


def tests(*more: str) -> None:
    """The unit tests on SQLite, then those in the browser; beside them, what PostgreSQL may answer otherwise."""
    with ThreadPoolExecutor() as pool:
        postgres = pool.submit(on_postgres, *more)
        step("Tester på SQLite, och samtidigt på PostgreSQL", *UNIT, *more)
        in_browser(*more)
        say("Tester på PostgreSQL")
        found = postgres.result()
    print(found.stdout)
    if found.returncode:
        raise SystemExit(found.returncode)


def on_postgres(*more: str) -> subprocess.CompletedProcess[str]:
    """Tests that need a database, on TEST_DATABASE_URL or on a PostgreSQL of our own; what they say is kept."""
    given = os.environ.get("TEST_DATABASE_URL", "")
    run = VAR / "run"  # for the server's lock, which otherwise is shared with other users
    (run / "python_PostgresServer").mkdir(parents=True, exist_ok=True)
    run.chmod(0o700)  # or it is not used
    command = [str(PYTHON), *UNIT, "--with-database", *more]
    if not given:
        command = [str(PYTHON), "bin/with_postgres.py", str(VAR / "postgres"), *command]
    environment = {**os.environ, **TESTING, "DATABASE_URL": given, "XDG_RUNTIME_DIR": str(run)}
    return subprocess.run(
        command, cwd=house.ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


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
    tests(*more)


if __name__ == "__main__":
    main(*sys.argv[1:])
