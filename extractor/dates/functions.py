"""The functions of `means:`. Each takes the context and plain values, and returns what is meant."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from extractor.dates import values
from extractor.dates.calendar import DAY, MONTHS_IN, iso_week, month_span, nth_weekday
from extractor.dates.choice import choose
from extractor.dates.context import Context
from extractor.dates.holiday import is_holiday
from extractor.dates.values import UNKNOWN, Bare, Clock, Length, Period, Repeat, day_period, move, period_of

FUNCTIONS: dict[str, Callable[..., Any]] = {}
_Function = TypeVar("_Function", bound=Callable[..., Any])
_PERIODS = ("month", "quarter", "half", "season")
_FINENESS = ("time", "day", "weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century")


class NoReadingError(ValueError):
    """The expression does not mean this here; another reading of the text gets its turn."""


def function(name: str) -> Callable[[_Function], _Function]:
    """Register a function of the notation."""

    def register(implementation: _Function) -> _Function:
        FUNCTIONS[name] = implementation
        return implementation

    return register


def impossible(grain: str) -> Period:
    """Return the period of an expression that names no day of the calendar."""
    return Period(grain, None)


def settle(context: Context, value: Any, choice: str | None = None) -> Period:
    """Return the period of a bare or placed date."""
    if isinstance(value, Period):
        return value
    if isinstance(value, Bare):
        return context.place(value, choice)
    if isinstance(value, Clock):
        return _at_reference(context, value)
    raise NoReadingError(f"{value!r} is no date")


def _year(context: Context, year: Any) -> int | str | None:
    """Return the year's number, "XXXX" where only the reference would tell, None for a year that does not exist."""
    if isinstance(year, Bare | Period):
        period = settle(context, year)
        return period.first.year if period.first else ("XXXX" if period.value else None)
    return int(year)


def _in_year(context: Context, bare: Bare, year: Any) -> Period:
    number = _year(context, year)
    if number is None:
        return impossible(bare.grain)
    if number == "XXXX":
        return replace(Context(None).place(bare))
    try:
        period = bare.in_year(int(number))
    except (ValueError, OverflowError):
        period = None
    return period or impossible(bare.grain)


@function("year")
def _year_function(_: Context, year: int) -> Period:
    return _whole_year(year)


def _whole_year(year: int) -> Period:
    return values.years_period("year", int(year)) if 1 <= year <= 9999 else impossible("year")


def full_year(context: Context, two_digits: int) -> int:
    """Return the year that two digits mean: up to 20 years after the reference (or 2030), else a century earlier."""
    horizon = (context.reference.year if context.reference else 2010) + 20
    year = horizon // 100 * 100 + int(two_digits)
    return year if year <= horizon else year - 100


@function("year2")
def _year2(context: Context, year: int) -> Period:
    return _whole_year(full_year(context, year))


@function("year_near")
def _year_near(context: Context, year: int, distance: int = 3) -> Period:
    full = full_year(context, year)
    if context.reference is None or abs(full - context.reference.year) > distance:
        raise NoReadingError(f"{year} is no year near the reference")
    return _whole_year(full)


@function("month")
def _month(context: Context, *arguments: Any) -> Bare | Period:
    bare = Bare("month", month=int(arguments[-1]))
    return bare if len(arguments) == 1 else _in_year(context, bare, arguments[0])


@function("day")
def _day(context: Context, *arguments: Any) -> Bare | Period:
    if len(arguments) == 1:
        return Bare("day", day=int(arguments[0]))
    *parents, day = arguments
    if len(parents) == 2:
        return _in_year(context, Bare("day", month=int(parents[1]), day=int(day)), parents[0])
    month = parents[0]
    if isinstance(month, Bare):
        return Bare("day", month=month.month, day=int(day))
    if isinstance(month, Period):
        return _day_of_month(month, int(day))
    return Bare("day", month=int(month), day=int(day))


def _day_of_month(month: Period, day: int) -> Period:
    if month.first is None:
        return Period("day", f"{month.value}-{day:02}") if month.value and day <= 31 else impossible("day")
    try:
        return day_period(month.first.replace(day=day))
    except ValueError:
        return impossible("day")


@function("ymd")
def _ymd(context: Context, digits: int) -> Period:
    number = int(digits)
    return _in_year(context, Bare("day", month=number // 100 % 100, day=number % 100), number // 10000)


@function("weekday")
def _weekday(context: Context, weekday: int, week: Any = None) -> Bare | Period:
    if week is None:
        return Bare("weekday", number=int(weekday))
    period = settle(context, week)
    if period.first is None:
        return Period("day", f"{period.value}-{weekday}")
    day = nth_weekday(period.first, period.last or period.first, int(weekday), 1)
    return day_period(day) if day else impossible("day")


def _register_part_of_year(name: str) -> None:
    @function(name)
    def _part_of_year(context: Context, *arguments: Any) -> Bare | Period:
        number = arguments[-1] if name == "season" else int(arguments[-1])
        bare = Bare(name, number=number)
        return bare if len(arguments) == 1 else _in_year(context, bare, arguments[0])


for _name in ("quarter", "half", "season"):
    _register_part_of_year(_name)


@function("holiday")
def _holiday(context: Context, key: str, year: Any = None) -> Bare | Period:
    if not is_holiday(key):
        raise NoReadingError(f"no holiday {key!r}")
    bare = Bare("holiday", number=key)
    return bare if year is None else _in_year(context, bare, year)


@function("within")
def _within(context: Context, part: Any, year: Any) -> Period:
    if isinstance(part, Bare):
        return _in_year(context, part, year)
    return settle(context, part)


@function("coming_new_year")
def _coming_new_year(context: Context) -> Period:
    """Return the year that begins nearest to the reference."""
    if context.reference is None:
        return Period("year", UNKNOWN["year"])
    return _whole_year(context.reference.year + (context.reference.month > 6))


@function("week")
def _week(context: Context, year: Any, week: int) -> Period:
    number = _year(context, year)
    if number == "XXXX":
        return Period("week", f"XXXX-W{int(week):02}")
    try:
        return values.week_period(iso_week(int(number or 0), int(week)))
    except (ValueError, OverflowError):
        return impossible("week")


@function("week_of")
def _week_of(context: Context, day: Any) -> Period:
    return _unit_of(context, "week", day)


def _unit_of(context: Context, unit: str, date: Any) -> Period:
    period = settle(context, date)
    if period.first is None:
        return Period(unit, UNKNOWN[unit] if period.value else None)
    return period_of(unit, period.first)


@function("weekend")
def _weekend(context: Context, week: Any = None) -> Bare | Period:
    if week is None:
        return Bare("weekend")
    return _unit_of(context, "weekend", week)


@function("decade")
def _decade(context: Context, year: int) -> Period:
    number = int(year)
    return values.years_period("decade", full_year(context, number) if number < 100 else number)


@function("century")
def _century(_: Context, ordinal: int) -> Period:
    if not 1 <= ordinal <= 99:
        return impossible("century")
    return values.years_period("century", int(ordinal) * 100)


@function("fiscal")
def _fiscal(_: Context, period: Any) -> Any:
    return period


@function("shift")
def _shift(context: Context, unit: str, steps: float, date: Any = None) -> Period:
    start = _start(context, date)
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


def _start(context: Context, date: Any) -> dt.date | None:
    return context.reference if date is None else settle(context, date).first


def _register_choice(name: str, choice: str) -> None:
    @function(name)
    def _choice(context: Context, bare: Any, n: int = 1) -> Period:
        if not isinstance(bare, Bare):
            return settle(context, bare)
        period = context.place(bare, choice)
        for _ in range(n - 1):
            if period.first is not None:
                period = choose(bare, period.first, choice) or impossible(bare.grain)
        return period


for _name, _choice_name in {
    "previous": "previous",
    "coming": "coming",
    "this": "this",
    "nearest": "nearest",
    "past_one": "past",
    "coming_one": "future",
}.items():
    _register_choice(_name, _choice_name)


@function("nth")
def _nth(context: Context, n: int, unit: str, date: Any) -> Period:
    whole = settle(context, date)
    if whole.first is None or whole.last is None:
        return Period(unit, UNKNOWN[unit] if whole.value else None)
    try:
        if unit == "week":
            start = (
                whole.first
                + (-whole.first.weekday() % 7 if whole.first.weekday() > 3 else -whole.first.weekday()) * DAY
            )
            last = whole.last - whole.last.weekday() * DAY
            if whole.last.weekday() < 3:
                last -= 7 * DAY
            return period_of(unit, start + 7 * (n - 1) * DAY if n > 0 else last + 7 * (n + 1) * DAY)
        found = (
            period_of(unit, move(whole.first, unit, n - 1))
            if n > 0
            else period_of(unit, move(_grain_start(unit, whole.last), unit, n + 1))
        )
    except (ValueError, OverflowError):
        return impossible(unit)
    inside = found.first is not None and found.first <= whole.last and (found.last or found.first) >= whole.first
    return found if inside else impossible(unit)


def _grain_start(unit: str, day: dt.date) -> dt.date:
    return period_of(unit, day).first or day


@function("nth_weekday")
def _nth_weekday(context: Context, n: int, weekday: int, date: Any) -> Period:
    whole = settle(context, date)
    if whole.first is None or whole.last is None:
        return Period("day", f"{whole.value}-WXX-{weekday}" if whole.value else None)
    day = nth_weekday(whole.first, whole.last, int(weekday), n)
    return day_period(day) if day else impossible("day")


@function("weekday_in")
def _weekday_in(context: Context, weekday: int, date: Any) -> Period:
    return _nth_weekday(context, 1, weekday, date)


def _months(context: Context, year: Any, first: int, count: int) -> Period:
    number = _year(context, year)
    if not isinstance(number, int):
        return Period("range", None)
    if not (1 <= first <= 12 and 1 <= count <= 13 - first):
        return impossible("range")
    value = f"{number:04}-{first:02}/{number:04}-{first + count - 1:02}"
    return Period("range", value, *month_span(number, first, count))


@function("months")
def _first_months(context: Context, year: Any, n: int) -> Period:
    return _months(context, year, 1, int(n))


@function("quarters")
def _first_quarters(context: Context, year: Any, n: int) -> Period:
    return _months(context, year, 1, 3 * int(n))


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


# Durations


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
    "week": "day",
    "hour": "day",
    "minute": "day",
    "second": "day",
    "weekend": "day",
    "half": "month",
    "season": "month",
}


def _distance(context: Context, length: Length, sign: int, grain: str | None, date: Any) -> Period:
    unit = length.amounts[-1][1]
    grain = grain or _GRAIN.get(unit, unit)
    if any(amount is None for amount, _ in length.amounts):
        return Period(grain, "PAST_REF" if sign < 0 else "FUTURE_REF", mod=length.mod)
    if date is None and unit in {"hour", "minute", "second"}:
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
    seconds = sum(
        (amount or 0) * {"hour": 3600, "minute": 60, "second": 1}.get(unit, 0) for amount, unit in length.amounts
    )
    moment = context.now + sign * dt.timedelta(seconds=seconds)
    day = moment.date()
    return Period("time", moment.strftime("%Y-%m-%dT%H:%M"), day, day, length.mod, "time")


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
    start = _start(context, date)
    return _anchored(length, start, -1)


@function("future")
def _future(context: Context, length: Length, date: Any = None) -> Period:
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


# Ranges


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
    return Period("range", value, start.first, end.last, start.mod if start.mod == end.mod else None)


def _bounds(context: Context, first: Any, last: Any) -> tuple[Period, Period]:
    if isinstance(first, Bare) and isinstance(last, Bare):
        first, last = _complete(first, last)
        if context.reference is None:
            return context.place(first), context.place(last)
        if (context.tense or context.habit(first)) == "future" and context.habit(first) in {"past", "future"}:
            # a range that has begun (`open 20 to 22`, written on the 21st) is not over yet
            end = context.place(last, "future")
            return _latest_before(first, end), end
        start = context.place(first)
        return start, _earliest_after(last, start)
    if isinstance(first, Bare):
        end = settle(context, last)
        return (_latest_before(first, end) if end.first else context.place(first)), end
    start = settle(context, first)
    if isinstance(last, Bare):
        return start, (_earliest_after(last, start) if start.first else context.place(last))
    return start, settle(context, last)


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


@function("since")
def _since(context: Context, date: Any) -> Any:
    return date if isinstance(date, Bare) else settle(context, date)


FUNCTIONS["until"] = _since


# Parts and modifiers


@function("mod")
def _mod(context: Context, value: Any, mod: str) -> Any:
    return replace(value if isinstance(value, Bare | Length) else settle(context, value), mod=mod)


FUNCTIONS["part"] = _mod


# Times of day


@function("clock")
def _clock(_: Context, hour: int, minute: int = 0, half: str = "") -> Clock:
    number = int(hour)
    if half == "pm" and number < 12:
        number += 12
    elif half == "am" and number == 12:
        number = 0
    if number > 24 or int(minute) > 59:
        raise NoReadingError(f"no time {hour}:{minute}")
    return Clock(f"{number:02}:{int(minute):02}")


@function("daytime")
def _daytime(context: Context, *arguments: Any) -> Clock | Period | Bare:
    clock = Clock(str(arguments[-1]))
    return clock if len(arguments) == 1 else _join(context, arguments[0], clock)


@function("at")
def _at(context: Context, *arguments: Any) -> Clock | Period | Bare:
    if isinstance(arguments[0], int | float):
        return _clock(context, *arguments)
    clock = arguments[1] if isinstance(arguments[1], Clock) else _clock(context, *arguments[1:])
    return _join(context, arguments[0], clock)


def _join(context: Context, date: Any, clock: Clock) -> Period | Bare:
    if isinstance(date, Bare):
        return replace(date, clock=_sharpen(date.clock, clock.text))
    if isinstance(date, Clock):
        return _at_reference(context, Clock(_sharpen(date.text, clock.text)))
    period = settle(context, date)
    if period.value is None:
        return period
    day, _, part = period.value.partition("T")
    return replace(period, grain="time", value=f"{day}T{_sharpen(part, clock.text)}", type="time")


def _sharpen(part: str | None, clock: str) -> str:
    """Return the time of day that a clock time means in a part of the day (`6:30 tonight` is 18:30)."""
    if part in {"AF", "EV", "NI"} and clock[0].isdigit() and int(clock[:2]) < 12:
        return f"{int(clock[:2]) + 12}{clock[2:]}"
    return clock


def _at_reference(context: Context, clock: Clock) -> Period:
    day = context.reference
    if day is None:
        return Period("time", f"XXXX-XX-XXT{clock.text}", type="time")
    return Period("time", f"{day.isoformat()}T{clock.text}", day, day, type="time")


# Sets


@function("every")
def _every(_: Context, unit: Any) -> Repeat:
    """Return the set of all of a unit, of a duration, of a bare date or of a time of day."""
    if isinstance(unit, Length | Bare):
        return Repeat(unit.value)
    if isinstance(unit, Clock):
        return Repeat(f"{UNKNOWN['day']}T{unit.text}")
    return Repeat(Length(((1, str(unit)),)).value)


@function("every_weekday")
def _every_weekday(_: Context, weekday: int) -> Repeat:
    return Repeat(f"XXXX-WXX-{weekday}")


# Anaphora


@function("that")
def _that(context: Context, unit: str, steps: int = 0, otherwise: str = "year") -> Period:
    """Return the date last spoken of as a `unit`, `steps` units later.

    With 'period' that unit is the month, quarter, half or season last spoken of (or `otherwise`), and the steps are
    years. A date that is only compared with (steps back) is no antecedent for the next one.
    """
    antecedent = _antecedent(context, unit, otherwise)
    if unit == "period":
        if antecedent is None:
            return Period("year", UNKNOWN["year"])
        period = period_of(antecedent.grain, move(antecedent.first or dt.date.min, "year", steps))
    elif antecedent is None:
        period = Period(unit, UNKNOWN[unit])
    else:
        period = _shift(context, unit, steps, antecedent)
    return replace(period, compared=steps < 0)


def _antecedent(context: Context, unit: str, otherwise: str) -> Period | None:
    """Return the date last spoken of that is at least as fine as `unit`; else the reference day."""
    grains = _PERIODS if unit == "period" else _FINENESS[: _FINENESS.index(unit) + 1]
    for period in reversed(context.history):
        if period.first is not None and period.grain in grains:
            return period
    if context.reference is None:
        return None
    if unit != "period":
        return period_of("day", context.reference)
    # results are of periods that are over
    return _shift(context, otherwise, 0 if otherwise == "year" else -1)


# Others


@function("now")
def _now(context: Context) -> Period:
    return Period("day", "PRESENT_REF", context.reference, context.reference)


@function("vague")
def _vague(_: Context, value: str) -> Period:
    return Period("vague", value)


@function("none")
def _none(_: Context) -> Period:
    return Period("none", None)


@function("add")
def _add(_: Context, a: float, b: float) -> float:
    return a + b


@function("sub")
def _sub(_: Context, a: float, b: float) -> float:
    return a - b


@function("mul")
def _mul(_: Context, a: float, b: float) -> float:
    return a * b
