"""The one door to opening hours: expressions of OpenStreetMap's `opening_hours`, read with Swedish holidays.

https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from opening_hours import OpeningHours, ParserError, State  # type: ignore[attr-defined]

from contacts import holidays
from contacts.choices import Holiday

STOCKHOLM = ZoneInfo("Europe/Stockholm")
HORIZON = timedelta(days=400)
DAY, WEEK = timedelta(days=1), timedelta(days=7)


class Span(NamedTuple):
    """A time of opening within one day; an end of 00:00 is the midnight that ends the day."""

    start: time
    end: time


@dataclass(frozen=True)
class Day:
    """One day's opening; no spans means closed."""

    date: date
    spans: list[Span]
    holiday: Holiday | None

    @property
    def is_whole_day(self) -> bool:
        return self.spans == [Span(time.min, time.min)]


class Stretch(NamedTuple):
    """Neighbouring days with the same hours; no spans means closed."""

    first: date
    last: date
    spans: list[Span]


class Hours:
    """When something is open. Without an expression, or with one that cannot be read, nothing is known."""

    def __init__(self, expression: str = ""):
        self.expression = expression
        self._reader = read(expression)

    def __bool__(self) -> bool:
        return self._reader is not None

    def at(self, moment: datetime) -> bool | None:
        """Whether it is open; None when that is not known."""
        local = moment.astimezone(STOCKHOLM)
        if self._reader is None or self._reader.is_unknown(local):
            return None
        return self._reader.is_open(local)

    def on(self, day: date) -> Day:
        """What holds on one day."""
        start, end = midnight(day), midnight(day + DAY)
        spans = [Span(opens.time(), closes.time()) for opens, closes in self._open(start, end)]
        return Day(day, spans, holidays.on(day))

    def closes_at(self, moment: datetime) -> datetime | None:
        """When it closes, if it is open and ever closes."""
        if not self.at(moment):
            return None
        _opened, closes = next(self._ahead(moment))
        return closes if closes < moment + HORIZON else None

    def opens_next(self, moment: datetime) -> datetime | None:
        """When it opens after `moment`, if it does so within a year or so."""
        return next((opens for opens, _closes in self._ahead(moment) if opens > moment), None)

    def next_change(self, moment: datetime) -> datetime | None:
        """When it next opens or closes: as long as that, what was said about `moment` holds."""
        return self.closes_at(moment) or self.opens_next(moment)

    def holds_until(self, moment: datetime) -> datetime | None:
        """As long as what is said of now and of today holds; None where nothing known ends it."""
        change = self.next_change(moment)
        return change and min(change, midnight(moment.astimezone(STOCKHOLM).date() + DAY))

    def holiday(self, day: date) -> Holiday | None:
        """The holiday that a day is closed for, where it is open on that weekday otherwise."""
        today = self.on(day)
        return today.holiday if not today.spans and self.usually(day) else None

    def usually(self, day: date) -> list[Span]:
        """The spans of a day as if it were no holiday."""
        return self.on(ordinary(day) if holidays.on(day) else day).spans

    def week(self, day: date) -> list[Day]:
        """Monday to Sunday of the week that `day` falls in."""
        monday = day - timedelta(days=day.weekday())
        return [self.on(monday + timedelta(days=offset)) for offset in range(7)]

    def usual_week(self, day: date) -> list[Stretch]:
        """The same week as if it had no holidays, with neighbouring days of the same hours together."""
        by_hours = groupby(self.week(day), lambda each: self.usually(each.date))
        stretches = [(spans, list(days)) for spans, days in by_hours]
        return [Stretch(days[0].date, days[-1].date, spans) for spans, days in stretches]

    def days_to_come(self, day: date) -> list[Day] | None:
        """The days of opening in the coming four weeks of what is not open every week; None for what is."""
        days = [day + timedelta(days=offset) for offset in range(28)]
        if sum(bool(self.usually(each)) for each in days) >= 4:
            return None
        return [told for each in days if (told := self.on(each)).spans]

    def exceptions(self, day: date, days: int = 60) -> list[Day]:
        """The holidays among the coming `days` on which it is not as on that weekday otherwise."""
        if not self:
            return []
        coming = (day + timedelta(days=offset) for offset in range(days))
        kept = [self.on(each) for each in coming if holidays.on(each)]
        return [each for each in kept if each.spans != self.usually(each.date)]

    def _ahead(self, moment: datetime) -> Iterator[tuple[datetime, datetime]]:
        local = moment.astimezone(STOCKHOLM)
        return self._open(local, local + HORIZON)

    def _open(self, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
        """The times of opening between two moments, neighbours joined."""
        pending: tuple[datetime, datetime] | None = None
        for begins, ends, state, _comment in self._reader.intervals(start, end) if self._reader else ():
            if state != State.OPEN:
                continue
            if pending and begins > pending[1]:
                yield pending
                pending = None
            pending = (pending[0] if pending else begins, ends or end)
        if pending:
            yield pending


def validate_opening_hours(expression: str) -> None:
    if read(expression) is None:
        raise ValidationError(
            _("These hours cannot be read. Write for example: Mo-Fr 08:00-16:30; Sa 10:00-14:00; PH off")
        )


class OpeningHoursField(models.CharField):
    """An expression such as `Mo-Fr 08:00-16:30; PH off`."""

    default_validators = [validate_opening_hours]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"max_length": 250, **kwargs})


@lru_cache(maxsize=2048)
def read(expression: str) -> OpeningHours | None:
    try:
        return OpeningHours(expression, country="SE", timezone=STOCKHOLM)
    except (ParserError, ValueError):
        return None


def midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, STOCKHOLM)


def ordinary(day: date) -> date:
    """The nearest earlier date on the same weekday that is no holiday."""
    earlier = day - WEEK
    while holidays.on(earlier):
        earlier -= WEEK
    return earlier
