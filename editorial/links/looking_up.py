"""Whether addresses still answer: asked politely, a few at a time, and never of machines of our own network."""

import ipaddress
import socket
from collections.abc import Iterable
from datetime import datetime, timedelta
from urllib.parse import urljoin, urlsplit

import requests
from django.conf import settings
from django.db.models import Q
from wagtail.models import Site

from editorial.links.found import links
from editorial.models.links import CheckedLink

Answer = CheckedLink.Answer

#: How long an answer is trusted; one that was no answer is asked again sooner.
TRUSTED, AGAIN = timedelta(days=7), timedelta(days=1)
#: How many addresses are looked up at a time, and every how many minutes.
AT_A_TIME, MINUTES = 20, 10
SECONDS = (5, 10)
MOST_MOVES = 5
#: A server that wants a person or less of us says nothing about the page (RFC 9110, RFC 6585).
FOR_PEOPLE = {401, 403, 405, 406, 429, 451, 999}
GONE = {404, 410}


def check_links(now: datetime) -> None:
    """Look up the addresses whose turn it is. Where nobody at all answers, it is our own network that is down."""
    if not settings.LINK_CHECKS or now.minute % MINUTES:
        return
    keep({address for site in Site.objects.all() for address in links(site)})
    due = Q(checked_at=None) | Q(checked_at__lte=now - TRUSTED)
    due |= Q(checked_at__lte=now - AGAIN) & ~Q(failing_since=None)
    rows = list(CheckedLink.objects.filter(due).order_by("checked_at", "pk")[:AT_A_TIME])
    answers = [look_up(row.url) for row in rows]
    if set(answers) != {Answer.SILENT} or len(rows) == 1:
        note(rows, answers, now)


def keep(addresses: set[str]) -> None:
    """Know the addresses there are, and forget those that nobody leads to any more."""
    known = set(CheckedLink.objects.values_list("url", flat=True))
    CheckedLink.objects.filter(url__in=known - addresses).delete()
    longest = CheckedLink._meta.get_field("url").max_length or 0
    new = [CheckedLink(url=url) for url in sorted(addresses - known) if len(url) <= longest]
    CheckedLink.objects.bulk_create(new, ignore_conflicts=True)


def note(rows: Iterable[CheckedLink], answers: Iterable[str], now: datetime) -> None:
    for row, answer in zip(rows, answers, strict=True):
        works = answer in {Answer.OK, Answer.UNKNOWN}
        row.answer, row.checked_at = answer, now
        row.failing_since = None if works else row.failing_since or now
        row.save()


def look_up(url: str) -> str:
    """What an address answers, with what it moved to; its text is not read."""
    for _move in range(MOST_MOVES):
        try:
            if not is_public(urlsplit(url).hostname or ""):
                return Answer.SILENT
            headers = {"User-Agent": "Valkomsten link check"}
            with requests.get(url, stream=True, timeout=SECONDS, allow_redirects=False, headers=headers) as response:
                status, moved = response.status_code, response.headers.get("Location")
        except (requests.RequestException, OSError, ValueError):
            return Answer.SILENT
        if not (300 <= status < 400 and moved):
            return _of_status(status)
        url = urljoin(url, moved)
    return Answer.FAULT


def _of_status(status: int) -> str:
    if status < 400:
        return Answer.OK
    if status in FOR_PEOPLE:
        return Answer.UNKNOWN
    return Answer.GONE if status in GONE else Answer.FAULT


def is_public(host: str) -> bool:
    """Whether a name leads to the internet alone, and to no machine behind our own wall."""
    found = {entry[4][0] for entry in socket.getaddrinfo(host, None)} if host else set()
    return bool(found) and all(ipaddress.ip_address(address).is_global for address in found)
