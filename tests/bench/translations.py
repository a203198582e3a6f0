"""What translations cost: a hundred pages published in twelve languages, and what editors look at afterwards."""

import time

#: Steps that are translated into every language, whatever else is on the site.
PAGES = 100


def say() -> list:
    """Store words for every segment of a hundred steps in every language, as translators do; their sources."""
    from wagtail.models import Site

    from languages.segments import segments
    from languages.sources import refresh
    from pages.models import StepPage
    from translation import words
    from translation.roles import targets

    steps = StepPage.objects.filter(locale__language_code="sv").order_by("path")[:PAGES]
    sources = [refresh(step) for step in steps]
    for locale in targets(Site.objects.get(is_default_site=True)):
        told = segments(sources, locale)
        words.store({one: f"{locale.language_code}: {one.swedish}" for one in told}, locale)
    return sources


def publish(sources: list) -> tuple[int, int, float]:
    """Publish them as one job; targets, queries and seconds."""
    from django.db import connection
    from wagtail.models import Page, Site
    from wagtail_localize.models import TranslationSource

    from translation.jobs import steer
    from translation.models import ItemState, JobKind
    from translation.roles import targets

    chosen = TranslationSource.objects.filter(pk__in=[source.pk for source in sources])
    site = Site.objects.get(is_default_site=True)
    asked = 0

    def count(execute, sql, parameters, many, context):
        nonlocal asked
        asked += 1
        return execute(sql, parameters, many, context)

    started = time.perf_counter()
    with connection.execute_wrapper(count):
        job = steer.start(JobKind.PUBLISH, chosen, targets(site), site=site, selection="bench")
    seconds = time.perf_counter() - started
    if job.items.exclude(state=ItemState.DONE).exists() or any(Page.find_problems()):
        raise SystemExit("The job left something undone, or the tree in disorder.")
    return job.items.count(), asked, seconds


def seen(bare_ms: float) -> list[str]:
    """What the state of everything costs editors: queries, and time as a ratio to a bare page."""
    from django.contrib.auth import get_user_model
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse

    from languages.state import tallies

    client = Client()
    client.force_login(get_user_model().objects.create_superuser("bench"))
    views = {
        "state of all pages in all languages": tallies,
        "coverage matrix": lambda: client.get(reverse("translation:coverage")),
        "translator's queue": lambda: client.get(reverse("translation:queue"), {"sprak": "ar"}),
    }
    lines = ["| what | queries | time, × a bare page |", "|---|---|---|"]
    for name, look in views.items():
        look()
        with CaptureQueriesContext(connection) as queries:
            started = time.perf_counter()
            look()
            seconds = time.perf_counter() - started
        lines.append(f"| {name} | {len(queries)} | {seconds * 1000 / bare_ms:.0f} |")
    return lines


def section(bare_ms: float) -> list[str]:
    """The part of the report about translations."""
    from wagtail_localize.models import StringSegment

    sources = say()
    count, queries, seconds = publish(sources)
    return [
        f"## Translations: {PAGES} pages × 12 languages",
        "",
        f"{len(sources)} steps, {StringSegment.objects.filter(source__in=sources).count()} Swedish segments, all "
        "of them translated into eleven languages and published by one job, in the process that asks.",
        "",
        "| what | targets | queries | seconds | milliseconds a target |",
        "|---|---|---|---|---|",
        f"| publishing job | {count} | {queries} | {seconds:.0f} | {seconds * 1000 / count:.0f} |",
        "",
        *seen(bare_ms),
        "",
    ]
