"""What Swedish holidays are called; when they fall is told by the same rules as opening hours are."""

from datetime import date, datetime
from functools import lru_cache

from opening_hours import OpeningHours, State

from contacts.choices import Holiday

RULES = {
    Holiday.NYARSDAGEN: "Jan 01",
    Holiday.TRETTONDEDAGEN: "Jan 06",
    Holiday.LANGFREDAGEN: "easter -2 days",
    Holiday.PASKDAGEN: "easter",
    Holiday.ANNANDAG_PASK: "easter +1 day",
    Holiday.FORSTA_MAJ: "May 01",
    Holiday.KRISTI_HIMMELSFARDSDAG: "easter +39 days",
    Holiday.PINGSTDAGEN: "easter +49 days",
    Holiday.NATIONALDAGEN: "Jun 06",
    Holiday.MIDSOMMARAFTON: "Jun 19-25 Fr",
    Holiday.MIDSOMMARDAGEN: "Jun 20-26 Sa",
    Holiday.ALLA_HELGONS_DAG: "Oct 31-Nov 06 Sa",
    Holiday.JULAFTON: "Dec 24",
    Holiday.JULDAGEN: "Dec 25",
    Holiday.ANNANDAG_JUL: "Dec 26",
    Holiday.NYARSAFTON: "Dec 31",
}


def on(day: date) -> Holiday | None:
    """The holiday that a day is, if any."""
    return of_year(day.year).get(day)


@lru_cache(maxsize=16)
def of_year(year: int) -> dict[date, Holiday]:
    """All holidays of a year; Ascension Day wins where it meets 1 May."""
    return {_when(rule, year): holiday for holiday, rule in RULES.items()}


def _when(rule: str, year: int) -> date:
    days = OpeningHours(rule).intervals(datetime(year, 1, 1), datetime(year + 1, 1, 1))
    return next(begins.date() for begins, _ends, state, _comment in days if state == State.OPEN)
