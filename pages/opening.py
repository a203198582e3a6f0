"""Opening hours as cards say them: what holds now and until when, the week, and the holidays to come."""

from datetime import date, datetime
from functools import lru_cache
from typing import Any

from contacts.hours import Hours

#: Days within which the name of the weekday says which day is meant.
NAMED_DAYS = 7


def told(hours: Hours, now: datetime) -> dict[str, Any] | None:
    """What is known of the hours at a moment in Sweden, to the minute; None where nothing is.

    `until` is when it no longer holds, for a page that is shown later from the memory of a phone.
    """
    return _told(hours.expression, now.replace(second=0, microsecond=0))


@lru_cache(maxsize=2048)
def _told(expression: str, now: datetime) -> dict[str, Any] | None:
    """The same for many contacts and readers within a minute: nobody may change it."""
    hours = Hours(expression)
    is_open = hours.at(now)
    if is_open is None:
        return None
    closes, opens = hours.closes_at(now), hours.opens_next(now)
    today = hours.on(now.date())
    return {
        "open": is_open,
        "always": is_open and (closes is None or today.is_whole_day),
        "closes": closes,
        "opens": opens,
        "opens_today": opens and opens.date() == now.date(),
        "opens_this_week": opens and (opens.date() - now.date()).days < NAMED_DAYS,
        "holiday": hours.holiday(now.date()),
        "until": hours.holds_until(now),
        **_days(hours.expression, now.date()),
    }


@lru_cache(maxsize=2048)
def _days(expression: str, today: date) -> dict[str, list]:
    """The week, or the days of opening where that is not every week, and the holidays that change something."""
    hours = Hours(expression)
    seldom = hours.days_to_come(today)
    return {
        "week": hours.usual_week(today) if seldom is None else [],
        "days": seldom or [],
        "exceptions": hours.exceptions(today),
    }
