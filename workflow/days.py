"""Days as people count them: Copenhagen's, and working days in Denmark."""

from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def day_of(at: datetime) -> date:
    """The day in Copenhagen at this time."""
    return at.astimezone(COPENHAGEN).date()


def working_days(first: date, last: date) -> int:
    """How many working days there are after the first day, until the last and with it."""
    days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    return sum(is_working_day(day) for day in days)


def after_working_days(first: date, count: int) -> date:
    """The day that is so many working days after the first."""
    day = first
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in _days_off(day.year)


@cache
def _days_off(year: int) -> holidays.HolidayBase:
    # The days on which many offices are closed too (Christmas Eve, the Constitution Day): nobody
    # is hurried on them.
    return holidays.country_holidays("DK", years=year, categories=("public", "optional"))
