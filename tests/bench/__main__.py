"""`make bench`: what pages cost today, side by side in one run, written to docs/benchmarks.md.

Times are medians of a page asked for through Django's client in this process, and are given as ratios to a bare
Wagtail page in the same run; only queries and bytes are comparable between machines.
"""

import gc
import io
import json
import os
import platform
import statistics
import sys
import time
from pathlib import Path

import brotli
import django

ROOT = Path(__file__).resolve().parents[2]
VAR = Path(os.environ.get("VAR_DIR", ROOT / "var"))
ROUNDS = 30
GROWTH = 240

PAGES = {
    "choose language": "/",
    "home": "/ar/",
    "path": "/ar/anvisad/",
    "step": "/ar/anvisad/steg/folkbokforing/",
    "step, side by side": "/ar/anvisad/steg/folkbokforing/?med=sv",
    "all steps": "/ar/steg/",
    "contacts": "/ar/kontakter/",
    "contacts, filtered": "/ar/kontakter/?steg=sfi&sprak=ar",
    "contact": "/ar/kontakter/vuxenutbildningen/",
    "place": "/ar/kontakter/plats/demogatan-20/",
    "words": "/ar/ord/",
    "article": "/ar/om/integritet/",
}
BARE = "/sv/bare/"


def prepare() -> None:
    """A database of its own with the demo content and one bare page."""
    from django.core.management import call_command
    from wagtail.models import Locale, Page

    from languages import catalogues
    from pages.models import HomePage

    catalogues.compile_all()
    call_command("migrate", verbosity=0)
    call_command("load_demo", stdout=io.StringIO())
    home = HomePage.objects.get(locale__language_code="sv")
    if not Page.objects.filter(slug="bare").exists():
        home.add_child(instance=Page(title="Bare", slug="bare", locale=Locale.objects.get(language_code="sv")))
    gc.collect()
    gc.freeze()  # as `valkomsten.wsgi` does


def grow() -> None:
    """Many more steps, all on the path of the audience that is measured."""
    from audiences.models import Audience
    from languages.aliases import ensure_aliases
    from pages.models import AudienceRow, StepIndexPage, StepPage

    index = StepIndexPage.objects.get(locale__language_code="sv")
    model = StepPage.objects.get(slug="fritid", locale__language_code="sv")
    audience = Audience.objects.identities().get(slug="anvisad")
    for number in range(GROWTH - StepPage.objects.filter(locale__language_code="sv").count()):
        names = ("summary", "icon", "phase_id", "theme_id", "level", "responsible_id")
        fields = {name: getattr(model, name) for name in names}
        step = index.add_child(
            instance=StepPage(title=f"Steg {number}", slug=f"extra-{number}", locale=model.locale, **fields)
        )
        AudienceRow.objects.create(step=step, audience=audience, locale=model.locale)
        ensure_aliases(step)


def measure(path: str) -> dict:
    """Queries, milliseconds (median) and brotli bytes of a page whose site is known."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from valkomsten.compression import without_indentation

    client = Client()
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)
        asked = len(queries)
    times = []
    for _round in range(ROUNDS):
        started = time.perf_counter()
        client.get(path)
        times.append((time.perf_counter() - started) * 1000)
    if response.status_code != 200:
        raise SystemExit(f"{path} answered {response.status_code}")
    size = len(brotli.compress(without_indentation(response.content), quality=10))
    return {"queries": asked, "ms": statistics.median(times), "bytes": size}


def table(found: dict[str, dict], bare: dict) -> list[str]:
    lines = ["| page | queries | time, × a bare page | HTML, brotli |", "|---|---|---|---|"]
    for name, one in found.items():
        lines.append(f"| {name} | {one['queries']} | {one['ms'] / bare['ms']:.1f} | {one['bytes'] / 1000:.1f} kB |")
    return lines


def static_bytes() -> dict[str, int]:
    """What a page brings with it, and all that the reader can take up."""
    from django.contrib.staticfiles.storage import staticfiles_storage

    from pages.pack import own_assets

    sizes = {address.removeprefix(staticfiles_storage.base_url): size for address, size in own_assets().items()}
    scripts = sum(size for name, size in sizes.items() if name.startswith("js/"))
    first = {"stylesheet": sizes["css/site.css"], "script": sizes["js/site.js"], "pictograms": sizes["img/icons.svg"]}
    return {**first, "all scripts": scripts, "styles of tools": sizes["css/tools.css"]}


def pack_bytes() -> int:
    """All that a phone fetches to keep a path in Arabic and Swedish."""
    from django.test import Client

    return int(Client().head("/paket/ar/anvisad.json", headers={"Accept-Encoding": "br"})["X-Size"])


def lighthouse() -> list[str]:
    """What Lighthouse said in the last `make test-all`; nothing where it has not been asked."""
    file = VAR / "lighthouse.jsonl"
    found = [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []
    if not found:
        return []
    day = time.strftime("%Y-%m-%d", time.localtime(file.stat().st_mtime))
    categories = ["performance", "accessibility", "best-practices", "seo"]
    latest = {one["path"]: one for one in found}
    return [
        f"## Lighthouse, mobile, by `make test-all` ({day})",
        "",
        "Performance depends on the machine and on what else it does; the rest is a test.",
        "",
        f"| page | {' | '.join(categories)} | largest paint, s |",
        f"|{'---|' * (len(categories) + 2)}",
        *(
            f"| `{path}` | {' | '.join(str(one['marks'][name]) for name in categories)} | {one['paint']} |"
            for path, one in sorted(latest.items())
        ),
        "",
    ]


def machine() -> str:
    from django.db import connection

    model = next(
        (line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line),
        platform.processor(),
    )
    return (
        f"{os.cpu_count()} cores ({model}), Python {platform.python_version()}, Django {django.__version__}, "
        f"{connection.vendor}, {time.strftime('%Y-%m-%d')}"
    )


def report() -> str:
    from tests.bench import directory, editors, search, translations

    prepare()
    bare = measure(BARE)
    few = {name: measure(path) for name, path in PAGES.items()}
    answers = search.quality()
    pack = pack_bytes()
    grow()
    bare_again = measure(BARE)
    many = {name: measure(PAGES[name]) for name in ("path", "step", "contacts", "home")}
    files = static_bytes()
    first = {name: few[name]["bytes"] + files["stylesheet"] for name in ("path", "step")}
    lines = [
        "# Benchmarks",
        "",
        f"Measured by `make bench` on: {machine()}.",
        "",
        f"Times are medians of {ROUNDS} requests through Django's client, as ratios to a bare Wagtail page in the same "
        f"run ({bare['ms']:.1f} ms, {bare['queries']} queries). Nothing is cached but what is known of the site.",
        "",
        "## With the demo content, in Arabic",
        "",
        *table(few, bare),
        "",
        "## The same with ten times as many steps",
        "",
        f"{GROWTH} steps in twelve languages, all on the path. The path itself is ten times as long.",
        "",
        *table(many, bare_again),
        "",
        "## Bytes of a first view, brotli",
        "",
        "| what | kB | budget |",
        "|---|---|---|",
        *(f"| {name}, HTML + stylesheet | {size / 1000:.1f} | 16 |" for name, size in first.items()),
        *(
            f"| {name}, with script and pictograms | {(size + files['script'] + files['pictograms']) / 1000:.1f} | 20 |"
            for name, size in first.items()
        ),
        f"| script of a page | {files['script'] / 1000:.1f} | 4 |",
        f"| scripts of all tools with it | {files['all scripts'] / 1000:.1f} | |",
        f"| styles of all tools | {files['styles of tools'] / 1000:.1f} | |",
        f"| a path to keep on the phone, in Arabic beside Swedish | {pack / 1000:.1f} | 150 |",
        "",
        *lighthouse(),
        *translations.section(bare_again["ms"]),
        *editors.section(),
        *directory.section(bare_again["ms"]),
        *answers,
        *search.speed(measure, bare_again["ms"]),
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    database = VAR / "bench.sqlite3"
    database.unlink(missing_ok=True)
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.settings"
    os.environ["DATABASE_URL"] = f"sqlite:///{database}"
    sys.path.insert(0, str(ROOT))
    django.setup()
    text = report()
    (ROOT / "docs" / "benchmarks.md").write_text(text, encoding="utf-8")
    sys.stdout.write(text)
