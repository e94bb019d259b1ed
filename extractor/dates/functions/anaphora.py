"""Dates that are named by a date spoken of before."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from extractor.dates.calendar import DAY
from extractor.dates.choice import choose
from extractor.dates.context import Context
from extractor.dates.functions.registry import NoReadingError, function, impossible
from extractor.dates.functions.relative import shift
from extractor.dates.functions.settle import settle
from extractor.dates.values import UNKNOWN, Bare, Period, day_period, move, period_of

_NARRATIVE = 250  # days from one date of a story to the next
_PERIODS = ("month", "quarter", "half", "season")
_PARTS_OF_YEAR = ("quarter", "half")
_LATELY = 3  # dates back to which a time of day may refer
_NEWS = 7  # days from what is told to its report
_NEXT = 10  # days within which a day of the next month follows one of this
_FINENESS = ("time", "day", "weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century")


@function("that")
def _that(context: Context, unit: str, steps: int = 0, otherwise: str = "year") -> Period:
    """Return the date last spoken of as a `unit`, `steps` units later.

    With 'period' that unit is the month, quarter, half, season or stretch of whole months last spoken of (or
    `otherwise`), and the steps are years. A date that is only compared with (steps back) is no antecedent for the next.
    """
    antecedent = _antecedent(context, unit, otherwise)
    if unit == "period":
        if antecedent is None:
            return Period("year", UNKNOWN["year"])
        period = _years_later(antecedent, steps)
    elif antecedent is None:
        period = Period(unit, UNKNOWN[unit])
    else:
        period = shift(context, unit, steps, antecedent)
        if unit == "day" and steps <= 0 and _is_yet_to_come(context, period) and context.tense == "past":
            # what is over did not happen on a day to come, nor on the day before one
            period = shift(context, unit, steps, None if steps else _day_that_has_come(context))
    return replace(period, compared=steps < 0, base=steps < 0 and unit == "period")


def _is_yet_to_come(context: Context, period: Period) -> bool:
    return context.reference is not None and period.first is not None and period.first > context.reference


def _day_that_has_come(context: Context) -> Period | None:
    days = [period for period in context.history if period.grain == "day" and not _is_yet_to_come(context, period)]
    return days[-1] if days else None


@function("that_period")
def _that_period(context: Context) -> Period:
    """Return the month, quarter, year or stretch of whole months last spoken of; else there is no reading."""
    for period in reversed(context.history):
        if period.first is not None and period.last is not None and period.first.day == 1 == (period.last + DAY).day:
            return period
    raise NoReadingError("no period has been spoken of")


@function("day_of")
def _day_of(context: Context, n: int, span: Any = None) -> Period:
    """Return the n-th day of a span, of the stretch of days last spoken of without one (n < 0: from its end)."""
    spans = [settle(context, span)] if span is not None else [p for p in context.history if p.grain == "range"]
    if not spans or spans[-1].first is None or spans[-1].last is None:
        raise NoReadingError("no stretch of days has been spoken of")
    edge, days = (spans[-1].first, int(n) - 1) if n > 0 else (spans[-1].last, int(n) + 1)
    found = edge + days * DAY
    return day_period(found) if spans[-1].first <= found <= spans[-1].last else impossible("day")


@function("that_in")
def _that_in(context: Context, date: Any) -> Period:
    """Return the quarter, half or stretch of months last spoken of, in another year; else there is no reading."""
    year, antecedent = settle(context, date), _antecedent(context, "period", "year")
    if antecedent is None or antecedent.grain == "year" or antecedent.last is None or year.first is None:
        raise NoReadingError("no period has been spoken of")
    return replace(_years_later(antecedent, year.first.year - antecedent.last.year), compared=True)


def _is_of_months(period: Period) -> bool:
    """Tell whether a period is a stretch of whole months within a year, as results are told of (`the nine months`)."""
    if period.first is None or period.last is None or period.grain in _FINENESS:
        return False
    return period.last < move(period.first, "year", 1) and period.first.day == 1 == (period.last + DAY).day


def _tells_of_year(context: Context) -> bool:
    """Tell whether the sentence tells of a whole year, and not of one long past in which something began."""
    if context.reference is None or not context.here:
        return False
    last = context.here[-1]
    return last.grain == "year" and last.first is not None and last.first.year >= context.reference.year - 1


def _years_later(period: Period, steps: int) -> Period:
    first, last = period.first or dt.date.min, period.last or dt.date.max
    if period.grain in _FINENESS:
        return period_of(period.grain, move(first, "year", steps))
    first, last = move(first, "year", steps), move(last + DAY, "year", steps) - DAY
    return Period("range", f"{first.isoformat()}/{last.isoformat()}", first, last)


def _antecedent(context: Context, unit: str, otherwise: str) -> Period | None:
    """Return the date last spoken of that is at least as fine as `unit`; else the reference day.

    A quarter or half is one of those told of, if possible one that is over, not that of the day on which they were.
    """
    if unit == "period" and _tells_of_year(context):
        return context.here[-1]
    if unit == "period" and (told := [period for period in context.here if period.grain in _PARTS_OF_YEAR]):
        # `third-quarter sales rose in October from a year earlier`: the month is that of the report
        return told[-1]
    if unit in _PARTS_OF_YEAR:
        spoken = [period for period in context.history if period.grain == unit and period.last]
        over = [period for period in spoken if context.reference and (period.last or dt.date.max) < context.reference]
        if spoken:
            return (over or spoken)[-1]
    grains = _PERIODS if unit == "period" else _FINENESS[: _FINENESS.index(unit) + 1]
    if unit == "period" and otherwise == "quarter" and any(period.grain == "quarter" for period in context.history):
        # an article on quarters names months for other things
        grains = _PARTS_OF_YEAR
    for period in reversed(context.history):
        if period.first is not None and (period.grain in grains or (unit == "period" and _is_of_months(period))):
            return period
    if context.reference is None:
        return None
    if unit != "period":
        return period_of("day", context.reference)
    # results are of periods that are over
    return shift(context, otherwise, 0 if otherwise == "year" else -1)


@function("told_day")
def _told_day(context: Context) -> Period:
    """Return the day just spoken of, of the last few the one near the reference; without one there is no reading."""
    recent = context.history[-_LATELY:]
    days = [period.first for period in recent if period.first and period.grain in {"day", "time"}]
    if not days:
        raise NoReadingError("no day has been spoken of")
    near = [day for day in days if context.reference and abs((context.reference - day).days) <= _NEWS]
    return day_period((near or days)[-1])


@function("following")
def _following(context: Context, bare: Bare | Period) -> Period:
    """Return the first of its kind that lies after the date last spoken of, the reference without one."""
    if isinstance(bare, Period):
        return settle(context, bare)
    last = next((period.last for period in reversed(context.history) if period.type != "duration"), None)
    return (last and choose(bare, last, "coming")) or context.place(bare, "coming")


@function("also")
def _also(context: Context, day: int) -> Bare | Period:
    """Return the day of the month that is named together with the day just spoken of (`March 1 and 5`).

    A smaller number is one of the next month when that is near (`31 and 2`).
    """
    before = _antecedent(context, "day", "day") if context.history else None
    bare = Bare("day", day=int(day))
    if before is None or before.first is None:
        return bare
    if day < before.first.day:
        following = choose(bare, before.first, "future")
        if following and following.first and (following.first - before.first).days <= _NEXT:
            return following
    return bare.cycle(before.first, 0) or impossible("day")


@function("spoken")
def _spoken(context: Context, unit: str, otherwise: int) -> Period:
    """Return the period of that very unit last spoken of, without one that so many units from the reference."""
    for period in reversed(context.history):
        if period.grain == unit:
            return period
    return shift(context, unit, otherwise)


@function("narrated")
def _narrated(context: Context, bare: Bare | Period) -> Period:
    """Return the one that goes on from a month or day of an earlier year just told of, else what the bare one means."""
    last = context.history[-1] if context.history else None
    if isinstance(bare, Bare) and context.reference and last and last.first and last.grain in {"month", "day"}:
        going_on = choose(bare, last.first, "coming")
        if last.first.year < context.reference.year and going_on and going_on.first and going_on.last:
            near = (going_on.first - last.first).days <= _NARRATIVE
            if near and going_on.last < context.reference:
                return going_on
    return settle(context, bare)
