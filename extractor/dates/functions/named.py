"""Dates by their names and numbers: days, months, quarters, weeks, holidays, years."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from extractor.dates import values
from extractor.dates.calendar import iso_week, nth_weekday
from extractor.dates.context import Context
from extractor.dates.functions.registry import NoReadingError, function, impossible
from extractor.dates.functions.settle import settle, unit_of
from extractor.dates.holiday import is_holiday, substitute
from extractor.dates.values import UNKNOWN, Bare, Period, day_period


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
        return Context(None).place(bare)
    try:
        period = bare.in_year(int(number))
    except (ValueError, OverflowError):
        period = None
    return period or impossible(bare.grain)


@function("year")
def _year_function(_: Context, year: int) -> Period:
    return _whole_year(year)


@function("bc")
def _bc(_: Context, number: int, unit: str) -> Period:
    """Return a year or century before Christ, which has a value but no days."""
    return Period(unit, f"BC{int(number):04}" if unit == "year" else f"BC{int(number) - 1:02}")


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


@function("next_year2")
def _next_year2(_: Context, first: int, two_digits: int) -> Period:
    """Return the year after `first` where the two digits are its last ones (`1998-99`)."""
    if (first + 1) % 100 != two_digits:
        raise NoReadingError(f"{two_digits} does not follow {first}")
    return _whole_year(first + 1)


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


@function("on")
def _on(_: Context, weekday: int, day: Any) -> Any:
    """Return a day of which the text names the weekday too."""
    return replace(day, weekday=int(weekday)) if isinstance(day, Bare) else day


@function("numeric")
def _numeric(context: Context, year: Any, first: int, second: int, weekday: int | None = None) -> Period:
    """Return the day of a year that two numbers name: month first, unless something tells that the day is first.

    That is a number over 12, the weekday, other dates or the spelling of the text, or that this is its own day.
    """
    by_month = _in_year(context, Bare("day", month=first, day=second), year)
    by_day = _in_year(context, Bare("day", month=second, day=first), year)
    if by_month.first is None or by_day.first is None:
        return by_day if by_month.first is None else by_month
    if weekday is not None and by_day.first.isoweekday() != by_month.first.isoweekday():
        known: bool | None = by_day.first.isoweekday() == weekday
    else:
        known = context.day_first()
    return by_day if known or (known is None and by_day.first == context.reference) else by_month


@function("numeric_day")
def _numeric_day(context: Context, first: int, second: int) -> Bare:
    """Return the day without a year that two numbers name."""
    day_first = first > 12 or (second <= 12 and context.day_first())
    return Bare("day", month=second, day=first) if day_first else Bare("day", month=first, day=second)


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


@function("substitute")
def _substitute(context: Context, feast: Any) -> Period:
    """Return the day off for a holiday that falls on a Sunday, that of the year before or after where it needs none."""
    meant = settle(context, feast)
    periods = [meant]
    if isinstance(feast, Bare) and meant.first:
        periods += [other for steps in (-1, 1) if (other := feast.cycle(meant.first, steps))]
    found = next((day for period in periods if period.first and (day := substitute(period.first))), None)
    if found is None:
        raise NoReadingError("no day stands in for it")
    return day_period(found)


@function("lunar")
def _lunar(context: Context, *arguments: Any) -> Bare | Period:
    """Return a day of the Korean lunisolar calendar; its year is the lunar one."""
    *year, month, day = arguments
    bare = Bare("holiday", number=f"lunar {int(month)}-{int(day)}")
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 30):
        return impossible("day")
    return _in_year(context, bare, year[0]) if year else bare


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
    return unit_of(context, "week", day)


@function("weekend")
def _weekend(context: Context, week: Any = None) -> Bare | Period:
    if week is None:
        return Bare("weekend")
    return unit_of(context, "weekend", week)


@function("decade")
def _decade(context: Context, year: int) -> Period:
    number = int(year)
    if number < 100:
        number = full_year(context, number)
        if context.reference and number > context.reference.year:  # decades are looked back upon
            number -= 100
    return values.years_period("decade", number)


@function("century")
def _century(_: Context, ordinal: int) -> Period:
    if not 1 <= ordinal <= 99:
        return impossible("century")
    return values.years_period("century", int(ordinal) * 100)
