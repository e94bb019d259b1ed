"""Calendar arithmetic: days, and the periods that are named by them."""

from __future__ import annotations

import calendar
import datetime as dt

DAY = dt.timedelta(days=1)
MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS_IN = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def days_in(year: int, month: int) -> int:
    """Return the length of a month."""
    return 29 if month == 2 and calendar.isleap(year) else _DAYS_IN[month]


def month_end(year: int, month: int) -> dt.date:
    """Return the last day of a month."""
    return dt.date(year, month, days_in(year, month))


def month_span(year: int, month: int, count: int = 1) -> tuple[dt.date, dt.date]:
    """Return the first and last day of `count` months from the given one on."""
    index = year * 12 + month - 1 + count - 1
    return dt.date(year, month, 1), month_end(index // 12, index % 12 + 1)


def add_months(day: dt.date, count: int) -> dt.date:
    """Return the same day `count` months later, or the month's last day where it is too short."""
    index = day.year * 12 + day.month - 1 + count
    year, month = index // 12, index % 12 + 1
    return dt.date(year, month, min(day.day, days_in(year, month)))


def add_workdays(day: dt.date, count: int) -> dt.date:
    """Return the day `count` days from Monday to Friday later; holidays are not known."""
    step = DAY if count > 0 else -DAY
    weeks, days = divmod(abs(count), 5)
    if not days and weeks:
        weeks, days = weeks - 1, 5
    for _ in range(days):
        day += step
        while day.isoweekday() > 5:
            day += step
    return day + 7 * weeks * step


def monday(day: dt.date) -> dt.date:
    """Return the Monday of the day's week."""
    return day - dt.timedelta(days=day.weekday())


def iso_week(year: int, week: int) -> dt.date:
    """Return the Monday of an ISO week; ValueError when the year has no such week."""
    return dt.date.fromisocalendar(year, week, 1)


def season_of(day: dt.date) -> tuple[int, str]:
    """Return the meteorological season of a day; January and February belong to the year before's winter."""
    if day.month < 3:
        return day.year - 1, "WI"
    return day.year, {1: "SP", 2: "SU", 3: "FA", 4: "WI"}[day.month // 3]


def season_span(year: int, season: str) -> tuple[dt.date, dt.date]:
    """Return the first and last day of a meteorological season (northern hemisphere)."""
    return month_span(year, SEASON_START[season], 3)


def nth_weekday(first: dt.date, last: dt.date, weekday: int, n: int) -> dt.date | None:
    """Return the n-th (n = -1: the last) ISO weekday within a span, None when there are not so many."""
    if n > 0:
        day = first + dt.timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (n - 1))
    else:
        day = last - dt.timedelta(days=(last.isoweekday() - weekday) % 7 + 7 * (-n - 1))
    return day if first <= day <= last else None
