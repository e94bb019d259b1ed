"""Durations, and what lies so far from a date."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from extractor.dates.calendar import DAY
from extractor.dates.context import Context
from extractor.dates.functions.registry import function, impossible
from extractor.dates.functions.settle import settle, start_of
from extractor.dates.values import UNKNOWN, Length, Period, day_period, move, period_of


@function("length")
def _length(_: Context, *arguments: Any) -> Length:
    pairs = [
        (None if amount == "X" else float(amount), str(unit))
        for amount, unit in zip(arguments[::2], arguments[1::2], strict=True)
    ]
    return Length(tuple(pairs))


def _move_by(day: dt.date, length: Length, sign: int) -> dt.date | None:
    for amount, unit in length.amounts:
        if amount is None:
            return None
        day = move(day, unit, sign * amount)
    return day


_GRAIN = {
    "workday": "day",
    "week": "day",
    "hour": "day",
    "minute": "day",
    "second": "day",
    "weekend": "day",
    "half": "month",
    "season": "month",
}


_SECONDS = {"hour": 3600, "minute": 60, "second": 1}


def _distance(context: Context, length: Length, sign: int, grain: str | None, date: Any) -> Period:
    unit = length.amounts[-1][1]
    grain = grain or _GRAIN.get(unit, unit)
    if any(amount is None for amount, _ in length.amounts):
        return Period(grain, "PAST_REF" if sign < 0 else "FUTURE_REF", mod=length.mod)
    if date is None and unit in _SECONDS:
        return _clock_distance(context, length, sign)
    anchor = None if date is None else settle(context, date)
    start = context.reference if anchor is None else (anchor.first if sign < 0 else anchor.last)
    if start is None:
        return Period(grain, UNKNOWN[grain])
    try:
        day = _move_by(start, length, sign)
        return replace(period_of(grain, day or start), mod=length.mod)
    except (ValueError, OverflowError):
        return impossible(grain)


def _clock_distance(context: Context, length: Length, sign: int) -> Period:
    if context.now is None:
        if context.reference is None:
            return Period("time", "XXXX-XX-XXTXX:XX", type="time")
        return day_period(context.reference)
    days = Length(tuple((amount, unit) for amount, unit in length.amounts if unit not in _SECONDS))
    start = _move_by(context.now.date(), days, sign) or context.now.date()
    moment = dt.datetime.combine(start, context.now.time()) + sign * _time_in(length)
    day = moment.date()
    return Period("time", moment.strftime("%Y-%m-%dT%H:%M"), day, day, length.mod, "time")


def _time_in(length: Length) -> dt.timedelta:
    return dt.timedelta(seconds=sum((amount or 0) * _SECONDS.get(unit, 0) for amount, unit in length.amounts))


def _clock_window(context: Context, length: Length, sign: int) -> Period:
    """Return the days that hours or minutes up to now, or from now on, lie in."""
    plain = Period("length", length.value, mod=length.mod, type="duration")
    if context.reference is None or any(amount is None for amount, _ in length.amounts):
        return plain
    now = context.now or dt.datetime.combine(context.reference, dt.time())
    other = (now + sign * _time_in(length)).date()
    return replace(plain, first=min(other, context.reference), last=max(other, context.reference))


@function("ago")
def _ago(context: Context, length: Length, grain: str | None = None) -> Period:
    return _distance(context, length, -1, grain, None)


@function("hence")
def _hence(context: Context, length: Length, grain: str | None = None) -> Period:
    return _distance(context, length, 1, grain, None)


@function("before")
def _before(context: Context, length: Length, date: Any, grain: str | None = None) -> Period:
    return _distance(context, length, -1, grain, date)


@function("after")
def _after(context: Context, length: Length, date: Any, grain: str | None = None) -> Period:
    return _distance(context, length, 1, grain, date)


@function("past")
def _past(context: Context, length: Length, date: Any = None) -> Period:
    if date is None and length.amounts[-1][1] in _SECONDS:
        return _clock_window(context, length, -1)
    start = start_of(context, date)
    return _anchored(length, start, -1)


@function("future")
def _future(context: Context, length: Length, date: Any = None) -> Period:
    if date is None and length.amounts[-1][1] in _SECONDS:
        return _clock_window(context, length, 1)
    end = context.reference if date is None else settle(context, date).last
    return _anchored(length, end, 1)


def _anchored(length: Length, anchor: dt.date | None, sign: int) -> Period:
    """Return the days before (or after) the anchor, itself not included."""
    plain = Period("length", length.value, mod=length.mod, type="duration")
    if anchor is None:
        return plain
    try:
        other = _move_by(anchor, length, sign)
    except (ValueError, OverflowError):
        return plain
    if other is None:
        return plain
    if other == anchor:
        return replace(plain, first=anchor, last=anchor)
    first, last = (other, anchor - DAY) if sign < 0 else (anchor + DAY, other)
    return replace(plain, first=first, last=last)


@function("starting")
def _starting(context: Context, date: Any, length: Length) -> Period:
    start = settle(context, date).first
    plain = Period("length", length.value, mod=length.mod, type="duration")
    end = None if start is None else _move_by(start, length, 1)
    return plain if start is None or end is None else replace(plain, first=start, last=max(start, end - DAY))


@function("ending")
def _ending(context: Context, date: Any, length: Length) -> Period:
    end = settle(context, date).last
    plain = Period("length", length.value, mod=length.mod, type="duration")
    # counted from the day after the end, so that nine months to 30 September begin on a first
    start = None if end is None else _move_by(end + DAY, length, -1)
    return plain if start is None or end is None else replace(plain, first=min(end, start), last=end)
