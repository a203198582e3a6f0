"""A clock that a test sets: Django's and Wagtail's idea of now."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

SWEDEN = ZoneInfo("Europe/Stockholm")


def at(monkeypatch, *when: int) -> datetime:
    """Let it be a moment of Swedish time from now on: year, month, day, hour, minute, second."""
    moment = datetime(*when, tzinfo=SWEDEN)

    def today(value=None, zone=None) -> date:
        return (value or moment).astimezone(SWEDEN).date()

    monkeypatch.setattr(timezone, "now", lambda: moment)
    monkeypatch.setattr(timezone, "localdate", today)
    return moment
