"""What a value of the notation is on the calendar."""

from __future__ import annotations

import datetime as dt
from typing import Any

from extractor.dates.context import Context
from extractor.dates.functions.registry import NoReadingError
from extractor.dates.values import UNKNOWN, Bare, Clock, Period, period_of


def settle(context: Context, value: Any, choice: str | None = None) -> Period:
    """Return the period of a bare or placed date."""
    if isinstance(value, Period):
        return value
    if isinstance(value, Bare):
        return context.place(value, choice)
    if isinstance(value, Clock):
        return at_reference(context, value)
    raise NoReadingError(f"{value!r} is no date")


def at_reference(context: Context, clock: Clock) -> Period:
    """Return a time of the reference day."""
    day = context.reference
    if day is None:
        return Period("time", f"XXXX-XX-XXT{clock.text}", type="time")
    return Period("time", f"{day.isoformat()}T{clock.text}", day, day, type="time")


def start_of(context: Context, date: Any) -> dt.date | None:
    """Return the first day of a date, the reference day without one."""
    return context.reference if date is None else settle(context, date).first


def unit_of(context: Context, unit: str, date: Any) -> Period:
    """Return the week, month … in which a date begins."""
    period = settle(context, date)
    if period.first is None:
        return Period(unit, UNKNOWN[unit] if period.value else None)
    return period_of(unit, period.first)
