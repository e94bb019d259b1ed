"""From one date through another, and stretches of a period."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from extractor.dates.calendar import DAY
from extractor.dates.choice import choose
from extractor.dates.context import Context
from extractor.dates.functions.registry import function, impossible
from extractor.dates.functions.relative import shift
from extractor.dates.functions.settle import settle
from extractor.dates.values import Bare, Period, move

_BEGUN = frozenset({"past", "future", "nearest", "ahead", "recent"})  # habits by which a future range may have begun

_NEARLY_OVER = 31  # days before its end that a period is reported


@function("range")
def _range(context: Context, first: Any, last: Any) -> Period:
    start, end = _bounds(context, first, last)
    if start.value is None or end.value is None:
        return impossible("range")
    value = f"{start.value}/{end.value}"
    if start.first is None or end.last is None:
        return Period("range", value)
    if start.first > end.last:
        return impossible("range")
    kind = "time" if start.type == end.type == "time" else "date"
    return Period("range", value, start.first, end.last, start.mod if start.mod == end.mod else None, kind)


def _bounds(context: Context, first: Any, last: Any) -> tuple[Period, Period]:
    if isinstance(first, Bare) and isinstance(last, Bare):
        first, last = _complete(first, last)
        if context.reference is None:
            return context.place(first), context.place(last)
        habit = context.habit(first)
        if first.kind == last.kind and (context.tense or habit) == "future" and habit in _BEGUN:
            # a range that has begun (`open 20 to 22`, written on the 21st) is not over yet
            end = context.place(last, "future")
            return _latest_before(first, end), end
        start = context.place(first)
        if first.kind == last.kind == "day" and (first.day or 0) <= (last.day or 0):
            return _in_one_month(first, last, start, -1 if context.tense == "past" else 1)
        return start, _earliest_after(last, start)
    if isinstance(first, Bare):
        end = settle(context, last)
        return (_latest_before(first, end) if end.first else context.place(first)), end
    start = settle(context, first)
    if isinstance(last, Bare):
        return start, (_earliest_after(last, start) if start.first else context.place(last))
    return start, settle(context, last)


def _in_one_month(first: Bare, last: Bare, start: Period, step: int) -> tuple[Period, Period]:
    """Return two days of one month, of the next long one where the month of the first has no such last day."""
    for steps in (0, step, -step):
        if start.first and (begin := first.cycle(start.first, steps)) and begin.first:
            end = last.cycle(begin.first, 0)
            if end is not None:
                return begin, end
    return start, impossible(last.grain)


def _complete(first: Bare, last: Bare) -> tuple[Bare, Bare]:
    """Give each end of a range the month that only the other one names (`3 to 6 March`, `March 3-6`)."""
    if first.grain == last.grain == "day" and (first.month is None) != (last.month is None):
        wraps = (first.day or 0) > (last.day or 0)
        if first.month is None and last.month is not None:
            return replace(first, month=(last.month - 2) % 12 + 1 if wraps else last.month), last
        if first.month is not None:
            return first, replace(last, month=first.month % 12 + 1 if wraps else first.month)
    return first, last


def _latest_before(bare: Bare, end: Period) -> Period:
    limit = end.last or end.first
    if bare.grain == "day" and bare.month is None and end.grain == "day" and end.last and bare.day:
        found = choose(bare, end.last, "past")
    else:
        found = choose(bare, limit, "past") if limit else None
    return found or impossible(bare.grain)


def _earliest_after(bare: Bare, start: Period) -> Period:
    return (choose(bare, start.first, "future") if start.first else None) or impossible(bare.grain)


@function("firsts")
def _firsts(context: Context, n: int, unit: str, date: Any) -> Period:
    whole = settle(context, date)
    if whole.first is None or whole.last is None:
        return Period("range", None)
    if n > 0:
        first, last = whole.first, move(whole.first, unit, n) - DAY
    else:
        first, last = move(whole.last + DAY, unit, n), whole.last
    return _span(first, last) if whole.first <= first <= last <= whole.last else impossible("range")


@function("firsts_told")
def _firsts_told(context: Context, n: int, unit: str) -> Period:
    """Return the first `n` units of the year that is spoken of without its name.

    That is the reference's, and the one before where they are far from over and the sentence does not look ahead.
    """
    period = _firsts(context, n, unit, shift(context, "year", 0))
    if period.last is None or context.reference is None or (period.last - context.reference).days <= _NEARLY_OVER:
        return period
    return period if context.tense == "future" else _firsts(context, n, unit, shift(context, "year", -1))


@function("rest")
def _rest(context: Context, date: Any) -> Period:
    whole = settle(context, date)
    if whole.last is None or context.reference is None:
        return Period("range", whole.value)
    return _span(context.reference, whole.last)


@function("todate")
def _todate(context: Context, date: Any) -> Period:
    whole = settle(context, date)
    if whole.first is None or context.reference is None:
        return Period("range", whole.value)
    return _span(whole.first, context.reference)


def _span(first: dt.date, last: dt.date) -> Period:
    if first > last:
        return impossible("range")
    return Period("range", f"{first.isoformat()}/{last.isoformat()}", first, last)
