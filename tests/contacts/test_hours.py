from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from opening_hours import OpeningHours

from contacts import holidays
from contacts.choices import Holiday
from contacts.hours import STOCKHOLM, Hours, Span, validate_opening_hours

OFFICE = Hours("Mo-Fr 08:00-16:30; PH off")


def at(*moment: int) -> datetime:
    return datetime(*moment, tzinfo=STOCKHOLM)


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (at(2026, 6, 17, 8, 0), True),
        (at(2026, 6, 17, 7, 59), False),
        (at(2026, 6, 17, 16, 30), False),
        (at(2026, 6, 20, 10, 0), False),
        (datetime(2026, 6, 17, 6, 0, tzinfo=UTC), True),
        (datetime(2026, 1, 14, 6, 59, tzinfo=UTC), False),
    ],
)
def test_an_office_is_open_in_its_hours_by_swedish_time(moment, is_open):
    assert OFFICE.at(moment) is is_open


@pytest.mark.parametrize(
    "holiday", [date(2025, 6, 6), date(2026, 6, 19), date(2026, 12, 24), date(2026, 12, 25), date(2026, 4, 3)]
)
def test_an_office_that_keeps_holidays_is_closed_on_a_holiday_weekday(holiday):
    assert holiday.weekday() < 5
    assert OFFICE.on(holiday).spans == []
    assert OFFICE.on(holiday).holiday


def test_the_day_before_midsummer_tells_when_it_opens_after_the_weekend():
    evening = at(2026, 6, 18, 17, 0)
    assert OFFICE.closes_at(evening) is None
    assert OFFICE.opens_next(evening) == OFFICE.next_change(evening) == at(2026, 6, 22, 8, 0)


def test_while_it_is_open_the_next_change_is_when_it_closes():
    morning = at(2026, 6, 17, 9, 0)
    assert OFFICE.next_change(morning) == OFFICE.closes_at(morning) == at(2026, 6, 17, 16, 30)
    assert OFFICE.opens_next(morning) == at(2026, 6, 18, 8, 0)


def test_a_day_lists_every_span():
    hours = Hours("Mo-Fr 10:00-12:00,13:00-15:00")
    assert hours.on(date(2026, 6, 17)).spans == [Span(time(10), time(12)), Span(time(13), time(15))]
    assert hours.on(date(2026, 6, 20)).spans == []


def test_a_week_runs_from_monday_and_names_its_holidays():
    week = OFFICE.week(date(2026, 6, 18))
    assert [day.date.isoformat() for day in week] == [f"2026-06-{number}" for number in range(15, 22)]
    assert [bool(day.spans) for day in week] == [True, True, True, True, False, False, False]
    assert [day.holiday for day in week[4:]] == [Holiday.MIDSOMMARAFTON, Holiday.MIDSOMMARDAGEN, None]


def test_exceptions_are_the_coming_holidays_that_change_something():
    coming = OFFICE.exceptions(date(2026, 12, 20), days=14)
    assert [day.holiday for day in coming] == [
        Holiday.JULAFTON,
        Holiday.JULDAGEN,
        Holiday.NYARSAFTON,
        Holiday.NYARSDAGEN,
    ]


def test_a_holiday_with_hours_of_its_own_is_an_exception_with_those_hours():
    hours = Hours("Mo-Su 10:00-18:00; Dec 24 10:00-13:00")
    [eve] = hours.exceptions(date(2026, 12, 20), days=14)
    assert (eve.holiday, eve.spans) == (Holiday.JULAFTON, [Span(time(10), time(13))])


def test_round_the_clock_is_always_open_and_never_changes():
    hours, moment = Hours("24/7"), at(2026, 12, 24, 3, 0)
    assert hours.at(moment) is True
    assert hours.on(moment.date()).is_whole_day
    assert hours.next_change(moment) is None
    assert hours.exceptions(moment.date()) == []


def test_the_first_thursday_of_a_month_is_found():
    hours = Hours("Th[1] 18:00-20:00")
    assert hours.opens_next(at(2026, 6, 10, 12, 0)) == at(2026, 7, 2, 18, 0)
    assert hours.on(date(2026, 7, 9)).spans == []


@pytest.mark.parametrize(("day", "length"), [((2026, 3, 29), 2), ((2026, 10, 25), 4), ((2026, 10, 18), 3)])
def test_a_night_with_a_change_of_clocks_is_as_long_as_it_is(day, length):
    midnight = at(*day)
    closes = Hours("Su 00:00-03:00").closes_at(midnight)
    assert closes.astimezone(UTC) - midnight.astimezone(UTC) == timedelta(hours=length)


def test_a_night_that_passes_midnight_closes_the_next_day():
    assert Hours("Fr 22:00-02:00").closes_at(at(2026, 6, 26, 23, 0)) == at(2026, 6, 27, 2, 0)


@pytest.mark.parametrize("expression", ["", "Efter bokning", "Mo-Fr 9-16", "Mo \x00", "\ud800", "Mo[9]", "🙂" * 200])
def test_hours_that_cannot_be_read_are_unknown_and_never_raise(expression):
    hours, moment = Hours(expression), at(2026, 6, 17, 9, 0)
    assert not hours
    assert hours.at(moment) is None
    assert hours.next_change(moment) is None
    assert hours.on(moment.date()).spans == []
    assert [day.spans for day in hours.week(moment.date())] == [[]] * 7
    assert hours.exceptions(moment.date()) == []


def test_hours_said_to_be_unknown_are_unknown():
    assert Hours("Mo-Fr 08:00-16:00 unknown").at(at(2026, 6, 17, 9, 0)) is None


def test_an_expression_that_cannot_be_read_is_refused():
    validate_opening_hours("Mo-Th 09:00-16:00, Fr 09:00-13:00; PH off")
    with pytest.raises(ValidationError):
        validate_opening_hours("Måndag–fredag 8–16.30")


def test_the_named_holidays_are_those_of_the_swedish_calendar():
    calendar = OpeningHours("PH", country="SE")
    for year in range(2024, 2041):
        days = (datetime(year, 1, 1, 12) + timedelta(days=number) for number in range(365))
        public = {day.date() for day in days if calendar.is_open(day)}
        assert public | {date(year, 12, 31)} == set(holidays.of_year(year))


def test_what_is_said_of_today_ends_at_midnight_or_with_the_next_change():
    assert OFFICE.holds_until(at(2026, 6, 17, 9, 0)) == at(2026, 6, 17, 16, 30)
    assert OFFICE.holds_until(at(2026, 6, 17, 18, 0)) == at(2026, 6, 18, 0, 0)
    assert Hours("24/7").holds_until(at(2026, 6, 17, 9, 0)) is None
    assert Hours("").holds_until(at(2026, 6, 17, 9, 0)) is None


@pytest.mark.parametrize(
    ("day", "holiday"),
    [
        (date(2026, 6, 19), Holiday.MIDSOMMARAFTON),  # a Friday
        (date(2026, 6, 20), None),  # Midsummer Day, but a Saturday
        (date(2026, 6, 18), None),
    ],
)
def test_a_day_is_closed_for_a_holiday_only_where_it_would_be_open(day, holiday):
    assert Hours("Mo-Fr 08:00-16:30; PH off; Jun 19-25 Fr off").holiday(day) == holiday


def test_the_usual_week_joins_neighbours_with_the_same_hours_and_knows_no_holidays():
    hours = Hours("Mo-Th 09:00-16:00; Fr 09:00-13:00; PH off; Jun 19-25 Fr off")
    week = hours.usual_week(date(2026, 6, 18))
    days = [(stretch.first.day, stretch.last.day, stretch.spans) for stretch in week]
    assert days == [(15, 18, [Span(time(9), time(16))]), (19, 19, [Span(time(9), time(13))]), (20, 21, [])]


def test_what_is_not_open_every_week_is_told_by_its_days():
    assert [day.date for day in Hours("Th[1] 18:00-20:00").days_to_come(date(2026, 6, 10))] == [date(2026, 7, 2)]
    assert Hours("We 13:00-15:00; PH off").days_to_come(date(2026, 12, 10)) is None  # 6 January is a Wednesday
