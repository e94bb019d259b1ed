"""Times of day."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from extractor.dates.calendar import DAY
from extractor.dates.context import Context
from extractor.dates.functions.registry import NoReadingError, function
from extractor.dates.functions.settle import at_reference, settle
from extractor.dates.values import UNKNOWN, Bare, Clock, Period, Repeat


@function("clock")
def _clock(_: Context, hour: int, minute: int = 0, half: str = "") -> Clock:
    number = int(hour)
    if number > 99:  # `1430 hours`
        number, minute = divmod(number, 100)
    if half == "pm" and number < 12:
        number += 12
    elif half == "am" and number == 12:
        number = 0
    if number > 24 or int(minute) > 59:
        raise NoReadingError(f"no time {hour}:{minute}")
    return Clock(f"{number:02}:{int(minute):02}")


@function("daytime")
def _daytime(context: Context, *arguments: Any) -> Clock | Period | Bare | Repeat:
    clock = Clock(str(arguments[-1]))
    return clock if len(arguments) == 1 else _join(context, arguments[0], clock)


@function("at")
def _at(context: Context, *arguments: Any) -> Clock | Period | Bare | Repeat:
    if isinstance(arguments[0], int | float):
        return _clock(context, *arguments)
    clock = arguments[1] if isinstance(arguments[1], Clock) else _clock(context, *arguments[1:])
    return _join(context, arguments[0], clock)


@function("hours")
def _hours(context: Context, date: Any, first: Any, last: Any) -> Period:
    """Return the time from `first` to `last` on a date; one may be a bare hour, in the other's half or the next."""
    if not isinstance(last, Clock):
        last = _next_half(first, int(last))
    start = first if isinstance(first, Clock) else _same_half(int(first), last)
    day = settle(context, date)
    if day.first is None or day.last is None:
        return Period("time", day.value and f"{day.value}T{start.text}", type="time")
    part = (day.value or "").partition("T")[2]
    start = Clock(_sharpen(part, start.text))
    if (later := _sharpen(part, last.text)) > start.text:
        last = Clock(later)
    over = day.last + DAY if last.text < start.text else day.last
    value = f"{day.first.isoformat()}T{start.text}/{over.isoformat()}T{last.text}"
    return Period("time", value, day.first, over, type="time")


@function("until")
def _until(context: Context, start: Any, end: Clock) -> Any:
    """Return a time on a date as the start of a span; over midnight where it ends earlier even in the later half."""
    period = settle(context, start)
    day, _, begin = (period.value or "").partition("T")
    if period.last is None or not (begin[:1].isdigit() and end.text[0].isdigit()):
        return start
    if max(end.text, _next_half(Clock(begin), int(end.text[:2])).text) >= begin:
        return start
    last = period.last + DAY
    return replace(period, value=f"{day}T{begin}/{last.isoformat()}T{end.text}", last=last)


def _next_half(first: Clock, hour: int) -> Clock:
    near, later = f"{hour:02}:00", f"{hour + 12:02}:00"
    return Clock(later if near < first.text < later and hour < 12 else near)


def _same_half(hour: int, last: Clock) -> Clock:
    later = hour + 12 if hour < 12 else hour
    return Clock(f"{later if f'{later:02}:00' < last.text else hour:02}:00")


def _join(context: Context, date: Any, clock: Clock) -> Period | Bare | Repeat:
    if isinstance(date, Bare):
        return replace(date, clock=_sharpen(date.clock, clock.text))
    if isinstance(date, Repeat):
        return _repeated_at(date, clock)
    if isinstance(date, Clock):
        return at_reference(context, Clock(_sharpen(date.text, clock.text)))
    period = settle(context, date)
    if period.value is None:
        return period
    day, _, part = period.value.partition("T")
    return replace(period, grain="time", value=f"{day}T{_sharpen(part, clock.text)}", type="time")


def _repeated_at(repeat: Repeat, clock: Clock) -> Repeat:
    """Return the set of that time of day on recurring days; other sets keep the value of their period."""
    day = UNKNOWN["day"] if repeat.value == "P1D" else repeat.value
    return Repeat(f"{day}T{clock.text}") if day.startswith("X") else repeat


def _sharpen(part: str | None, clock: str) -> str:
    """Return the time of day that a clock time means in a part of the day (`6:30 tonight` is 18:30)."""
    if part in {"AF", "EV", "NI"} and clock[0].isdigit() and int(clock[:2]) < 12:
        return f"{int(clock[:2]) + 12}{clock[2:]}"
    return clock
