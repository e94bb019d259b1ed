"""Dates by their place: so many units from another date, the n-th of a period, the next of its kind."""

from __future__ import annotations

from functools import partial
from typing import Any

from extractor.dates import values
from extractor.dates.calendar import DAY, MONTHS_IN, nth_weekday
from extractor.dates.choice import choose
from extractor.dates.context import Context
from extractor.dates.functions.registry import NoReadingError, function, impossible
from extractor.dates.functions.settle import settle, start_of
from extractor.dates.values import UNKNOWN, Bare, Period, day_period, move, period_of

# A week belongs to the month in which most of it lies, that is its Thursday (ISO 8601 for the weeks of a year).
_OWNING_DAY = {"week": 4, "weekend": 6}
_FIRST_WEEKS = 31  # days of a new year in which `the year` told of is the old one


@function("shift")
def shift(context: Context, unit: str, steps: float, date: Any = None) -> Period:
    """Return the unit `steps` after the one that holds the date, the reference day without one."""
    start = start_of(context, date)
    if start is None:
        return Period(unit, UNKNOWN[unit])
    try:
        if unit in {"decade", "century"}:
            return values.years_period(unit, start.year + int(steps) * MONTHS_IN[unit] // 12)
        if unit not in {"day", "week", "weekend"}:
            start = start.replace(day=1)
        return period_of(unit, move(start, unit, steps))
    except (ValueError, OverflowError):
        return impossible(unit)


def _choice(context: Context, bare: Any, n: int = 1, *, choice: str) -> Period:
    if not isinstance(bare, Bare):
        return settle(context, bare)
    period = context.place(bare, choice)
    for _ in range(n - 1):
        if period.first is not None:
            period = choose(bare, period.first, choice) or impossible(bare.grain)
    return period


for _name, _which in {
    "previous": "previous",
    "coming": "coming",
    "this": "this",
    "past_one": "past",
    "coming_one": "future",
    "nearest_one": "nearest",
}.items():
    function(_name)(partial(_choice, choice=_which))


@function("nth")
def _nth(context: Context, n: int, unit: str, date: Any) -> Period:
    whole = settle(context, date)
    if whole.first is None or whole.last is None:
        return Period(unit, UNKNOWN[unit] if whole.value else None)
    try:
        if unit in _OWNING_DAY:
            day = nth_weekday(whole.first, whole.last, _OWNING_DAY[unit], n)
            return period_of(unit, day) if day else impossible(unit)
        if unit == "workday":
            found = period_of(unit, move(whole.first - DAY if n > 0 else whole.last + DAY, unit, n))
            return found if found.first and whole.first <= found.first <= whole.last else impossible("day")
        edge = whole.first if n > 0 else period_of(unit, whole.last).first or whole.last
        found = period_of(unit, move(edge, unit, n - 1 if n > 0 else n + 1))
    except (ValueError, OverflowError):
        return impossible(unit)
    inside = found.first is not None and found.first <= whole.last and (found.last or found.first) >= whole.first
    return found if inside else impossible(unit)


@function("nth_weekday")
def _nth_weekday(context: Context, n: int, weekday: int, date: Any) -> Period:
    whole = settle(context, date)
    if whole.first is None or whole.last is None:
        return Period("day", f"{whole.value}-WXX-{weekday}" if whole.value else None)
    day = nth_weekday(whole.first, whole.last, int(weekday), n)
    return day_period(day) if day else impossible("day")


@function("told")
def _told(context: Context, date: Any) -> Period:
    """Return a date, but no day to come where the sentence tells what has happened (`died; three years later …`)."""
    period = settle(context, date)
    if context.cue() == "past" and context.reference and period.first and period.first > context.reference:
        raise NoReadingError(f"{period.value} is still to come")
    return period


@function("running")
def _running(context: Context, unit: str) -> Period:
    """Return the unit of the reference; told of in the past in its first weeks, the one just over."""
    now = shift(context, unit, 0)
    begun = context.reference and now.first and (context.reference - now.first).days < _FIRST_WEEKS
    return shift(context, unit, -1) if begun and context.tense == "past" else now
