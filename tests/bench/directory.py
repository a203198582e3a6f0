"""What the contact directory costs as contacts become many: queries and time, with and without filters."""

import time

#: The contacts of a kommun, of a region, of more than a country has.
SIZES = [38, 1_000, 20_000]
ADDRESSES = {
    "all contacts": "/ar/kontakter/",
    "Arabic, sfi, open now": "/ar/kontakter/?sprak=ar&steg=sfi&oppet=1",
    "a word": "/ar/kontakter/?q=kontakt",
    "one contact": "/ar/kontakter/vuxenutbildningen/",
}
ROUNDS = 10


def grow(size: int) -> None:
    """Fill up to `size` contacts, each with two numbers, languages and one of two hundred opening hours."""
    from django.db import transaction
    from wagtail.models import Site

    from contacts.models import Contact, ContactPhone
    from pages.finding.keeping import rebuild
    from pages.models import ContactRow, StepPage
    from pages.signals import say_that_content_changed

    model = Contact.objects.get(key="vuxenutbildningen", locale__language_code="sv")
    step = StepPage.objects.get(slug="sfi", locale__language_code="sv")
    spoken = [["sv", "en"], ["sv", "ar"], ["sv", "uk", "ar"], ["sv", "so", "ti"]]
    facts = {"organisation": model.organisation, "place": model.place, "locale": model.locale, "visit": "drop_in"}
    have = Contact.objects.identities().count()
    with transaction.atomic():
        rows = Contact.objects.bulk_create(
            Contact(
                title=f"Kontakt {number}",
                role="Hjälper till.",
                key=f"bench-{number}",
                languages=spoken[number % 4],
                opening_hours=f"Mo-Fr {7 + number % 5:02}:{number % 40:02}-16:00; PH off",
                **facts,
            )
            for number in range(have, size)
        )
        numbers = ["08-465 004 01", "1177"]
        ContactPhone.objects.bulk_create(ContactPhone(contact=row, number=number) for row in rows for number in numbers)
        ContactRow.objects.bulk_create(ContactRow(step=step, contact=row) for row in rows[::100])
        say_that_content_changed()
    rebuild(Site.objects.get(is_default_site=True))


def measure(path: str) -> tuple[int, float, float]:
    """Queries and milliseconds (median) of a page, and milliseconds of its first showing after a change."""
    import statistics

    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from pages import known

    client, times = Client(), []
    known.forget()
    for _round in range(ROUNDS + 1):
        started = time.perf_counter()
        client.get(path)
        times.append((time.perf_counter() - started) * 1000)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)
    if response.status_code != 200:
        raise SystemExit(f"{path} answered {response.status_code}")
    return len(queries), statistics.median(times[1:]), times[0]


def section(bare_ms: float) -> list[str]:
    """The part of the report about the directory."""
    lines = [
        "## Contact directory",
        "",
        f"Times as ratios to a bare page, medians of {ROUNDS}; the last column is the first showing after a change, "
        "when filters are gathered anew.",
        "",
        "| contacts | page | queries | time, × a bare page | after a change |",
        "|---|---|---|---|---|",
    ]
    for size in SIZES:
        grow(size)
        for name, path in ADDRESSES.items():
            queries, median, first = measure(path)
            lines.append(f"| {size:,} | {name} | {queries} | {median / bare_ms:.1f} | {first / bare_ms:.0f} |")
    return [*lines, ""]
