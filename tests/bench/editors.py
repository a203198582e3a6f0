"""What editors look at among 500 pages in twelve languages, on the database that DATABASE_URL names.

`section` asks on both databases, each in a process of its own: `python -m tests.bench.editors` prints one table.
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

PAGES = 500
ROUNDS = 5
ROOT = Path(__file__).resolve().parents[2]
VAR = Path(os.environ.get("VAR_DIR", ROOT / "var"))
DATABASES = {
    "SQLite": [sys.executable],
    "PostgreSQL": [sys.executable, "bin/with_postgres.py", str(VAR / "postgres-bench"), sys.executable],
}


def section() -> list[str]:
    lines = [
        f"## What editors look at, {PAGES} pages in twelve languages",
        "",
        "An editor of one unit and an administrator of the site; a fifth of the pages wait to be looked over. Times as "
        "ratios to a bare page on the same database.",
        "",
    ]
    for name, command in DATABASES.items():
        lines += [f"### {name}", "", *_asked(command), ""]
    return lines


def _asked(command: list[str]) -> list[str]:
    folder = VAR / "run"
    (folder / "python_PostgresServer").mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    (VAR / "bench-editors.sqlite3").unlink(missing_ok=True)
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{VAR / 'bench-editors.sqlite3'}",
        "XDG_RUNTIME_DIR": str(folder),
    }
    asked = [*command, "-m", "tests.bench.editors"]
    answer = subprocess.run(asked, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return [line for line in answer.stdout.splitlines() if line.startswith("|")]


def grow() -> None:
    """Steps of four units in every language; every fifth has waited since last year."""
    from datetime import date

    from wagtail.models import Site

    from contacts.models import Unit
    from languages.aliases import ensure_aliases
    from pages.models import StepIndexPage, StepPage

    index = StepIndexPage.objects.get(locale__language_code="sv")
    model = StepPage.objects.get(slug="fritid", locale__language_code="sv")
    units = list(Unit.objects.filter(site=Site.objects.get(is_default_site=True))[:4])
    names = ("summary", "icon", "phase_id", "theme_id", "level", "responsible_id")
    fields = {name: getattr(model, name) for name in names}
    for number in range(PAGES - StepPage.objects.filter(locale__language_code="sv").count()):
        due = date(2025, 1, 1) if number % 5 == 0 else None
        step = StepPage(
            title=f"Steg {number}",
            slug=f"extra-{number}",
            locale=model.locale,
            unit=units[number % len(units)],
            reviewed_on=date(2026, 11, 1),
            next_review=due,
            **fields,
        )
        ensure_aliases(index.add_child(instance=step))


def look(client, path: str) -> tuple[int, float]:
    """Queries, and milliseconds in the median."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    response = client.get(path)
    if response.status_code != 200:
        raise SystemExit(f"{path} answered {response.status_code}")
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
        asked = len(queries)
    times = []
    for _round in range(ROUNDS):
        started = time.perf_counter()
        client.get(path)
        times.append((time.perf_counter() - started) * 1000)
    return asked, statistics.median(times)


def table() -> list[str]:
    from django.test import Client
    from django.urls import reverse

    from editorial.roles import ADMINISTRATOR, EDITOR
    from pages.models import StepIndexPage, StepPage
    from tests.bench.__main__ import BARE
    from tests.people import member

    _queries, bare = look(Client(), BARE)
    index = StepIndexPage.objects.get(locale__language_code="sv")
    step = StepPage.objects.get(slug="sfi", locale__language_code="sv")
    people = {"editor": member(EDITOR, step.unit), "administrator": member(ADMINISTRATOR, step.unit)}
    views = {
        "my desk": reverse("wagtailadmin_home"),
        "explorer, 50 of the pages": reverse("wagtailadmin_explore", args=[index.pk]),
        "editor of a step": reverse("wagtailadmin_pages:edit", args=[step.pk]),
    }
    lines = ["| what | who | queries | time, × a bare page |", "|---|---|---|---|"]
    for name, path in views.items():
        for who, user in people.items():
            client = Client()
            client.force_login(user)
            asked, milliseconds = look(client, path)
            lines.append(f"| {name} | {who} | {asked} | {milliseconds / bare:.0f} |")
    return lines


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.settings"
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()
    from tests.bench.__main__ import prepare

    prepare()
    grow()
    sys.stdout.write("\n".join(table()) + "\n")
