"""What an expression means before and after it is placed on the calendar."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from extractor.dates.calendar import (
    DAY,
    MONTHS_IN,
    add_months,
    add_workdays,
    monday,
    month_span,
    season_of,
    season_span,
)
from extractor.dates.holiday import holiday

UNKNOWN = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "season": "XXXX-SX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}
_LETTER = {
    "day": "D",
    "workday": "D",
    "week": "W",
    "weekend": "WE",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
}
_CLOCK_LETTER = {"hour": "H", "minute": "M", "second": "S"}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar. `first` is None when it is known only by its underspecified `value`.

    `compared`: only named to compare with it, so that nothing said later refers back to it; `base`: nor does anything
    told beside it happen then (`from a year earlier`, but not `the day before`).
    """

    grain: str
    value: str | None
    first: dt.date | None = None
    last: dt.date | None = None
    mod: str | None = None
    type: str = "date"
    compared: bool = False
    base: bool = False


@dataclass(frozen=True, slots=True)
class Length:
    """A duration: amounts with their units, largest first. An amount of None is vague (`several years`)."""

    amounts: tuple[tuple[float | None, str], ...]
    mod: str | None = None

    @property
    def value(self) -> str:
        """The ISO 8601 duration, with TimeML's letters for quarters, decades and centuries."""
        days, clock = "", ""
        for amount, unit in self.amounts:
            number, letter = _amount(amount, unit)
            if unit in _CLOCK_LETTER:
                clock += number + letter
            else:
                days += number + letter
        return f"P{days}" + (f"T{clock}" if clock else "")


def _amount(amount: float | None, unit: str) -> tuple[str, str]:
    if unit == "half":
        return ("X" if amount is None else f"{amount * 6:g}"), "M"
    letter = _LETTER.get(unit) or _CLOCK_LETTER[unit]
    if amount is not None and amount != int(amount):
        smaller = {"year": ("M", 12), "hour": ("M", 60), "decade": ("Y", 10), "day": ("D", 1)}.get(unit)
        if smaller and amount * smaller[1] == int(amount * smaller[1]):
            return f"{int(amount * smaller[1])}", smaller[0]
    return ("X" if amount is None else f"{amount:.10g}"), letter


@dataclass(frozen=True, slots=True)
class Repeat:
    """A set of times."""

    value: str


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day without its day; `text` is what follows the T in a TIMEX3 value."""

    text: str


@dataclass(frozen=True, slots=True)
class Bare:
    """A day or period whose year (or month, or week) the text leaves open; it comes round every cycle."""

    grain: str
    month: int | None = None
    day: int | None = None
    number: int | str | None = None  # weekday, quarter, half, season or key of a holiday
    mod: str | None = None
    clock: str | None = None
    weekday: int | None = None  # the day's weekday, where the text names it beside its number

    @property
    def kind(self) -> str:
        """The name under which `tense.yaml` gives its default."""
        return "month_day" if self.grain == "day" and self.month else self.grain

    @property
    def value(self) -> str:
        """The underspecified TIMEX3 value."""
        value = self._value()
        return f"{value}T{self.clock}" if self.clock else value

    def _value(self) -> str:
        match self.grain:
            case "day":
                return f"XXXX-{'XX' if self.month is None else f'{self.month:02}'}-{self.day:02}"
            case "weekday":
                return f"XXXX-WXX-{self.number}"
            case "weekend":
                return UNKNOWN["weekend"]
            case "month":
                return f"XXXX-{self.month:02}"
            case "quarter":
                return f"XXXX-Q{self.number}"
            case "half":
                return f"XXXX-H{self.number}"
            case "season":
                return f"XXXX-{self.number}"
        day = holiday(str(self.number), 2001), holiday(str(self.number), 2002)
        if day[0] and day[1] and (day[0].month, day[0].day) == (day[1].month, day[1].day):
            return f"XXXX-{day[0].month:02}-{day[0].day:02}"
        return "XXXX"

    def cycle(self, origin: dt.date, steps: int) -> Period | None:
        """Return the one in the cycle `steps` after that of `origin`; None where that cycle has none."""
        try:
            period = self._cycle(origin, steps)
        except (ValueError, OverflowError):
            return None
        if period is None:
            return None
        if self.mod:
            period = replace(period, mod=self.mod)
        if self.clock:
            period = replace(period, value=f"{period.value}T{self.clock}", type="time", grain="time")
        return period

    def _cycle(self, origin: dt.date, steps: int) -> Period | None:
        if self.grain == "weekend":
            return weekend_period(origin + 7 * steps * DAY)
        if self.grain == "weekday":
            return day_period(monday(origin) + (7 * steps + int(self.number or 1) - 1) * DAY)
        if self.grain == "day" and self.month is None:
            start = add_months(origin.replace(day=1), steps)
            return day_period(start.replace(day=self.day or 0))
        # January and February belong to the winter before, but to no other season of that year
        year = season_of(origin)[0] if self.grain == "season" and self.number == "WI" else origin.year
        return self.in_year(year + steps)

    def in_year(self, year: int) -> Period | None:
        """Return the one of that year; ValueError for a day that the year does not have."""
        match self.grain:
            case "day":
                return day_period(dt.date(year, self.month or 0, self.day or 0))
            case "holiday":
                day = holiday(str(self.number), year)
                return None if day is None else day_period(day)
            case "season":
                return season_period(year, str(self.number))
            case "month":
                return months_period("month", year, self.month or 0)
        return months_period(self.grain, year, int(self.number or 0))


def day_period(day: dt.date) -> Period:
    """Return the period of one day."""
    return Period("day", day.isoformat(), day, day)


def week_period(day: dt.date) -> Period:
    """Return the ISO week (Monday to Sunday) of a day."""
    year, week, _ = day.isocalendar()
    first = monday(day)
    return Period("week", f"{year:04}-W{week:02}", first, first + 6 * DAY)


def weekend_period(day: dt.date) -> Period:
    """Return Saturday and Sunday of a day's ISO week."""
    week = week_period(day)
    first = monday(day)
    return Period("weekend", f"{week.value}-WE", first + 5 * DAY, first + 6 * DAY)


def season_period(year: int, season: str) -> Period:
    """Return a meteorological season of the year it begins in."""
    return Period("season", f"{year:04}-{season}", *season_span(year, season))


def months_period(grain: str, year: int, number: int) -> Period:
    """Return the `number`-th month, quarter or half of a year; ValueError when the year has not so many."""
    size = MONTHS_IN[grain]
    if not 1 <= number <= 12 // size:
        raise ValueError(f"no {grain} {number}")
    value = f"{year:04}-{number:02}" if grain == "month" else f"{year:04}-{grain[0].upper()}{number}"
    return Period(grain, value, *month_span(year, (number - 1) * size + 1, size))


def years_period(grain: str, year: int) -> Period:
    """Return the year, decade (1990-1999) or century (1901-2000) that holds `year`."""
    if grain == "century":
        ordinal = (year - 1) // 100
        return Period(
            grain, f"{ordinal:02}", dt.date(ordinal * 100 + 1, 1, 1), dt.date(min(ordinal * 100 + 100, 9999), 12, 31)
        )
    size = 10 if grain == "decade" else 1
    start = year // size * size
    value = f"{year:04}"[: 3 if grain == "decade" else 4]
    return Period(grain, value, dt.date(max(start, 1), 1, 1), dt.date(start + size - 1, 12, 31))


def period_of(unit: str, day: dt.date) -> Period:
    """Return the period of that unit in which the day lies."""
    match unit:
        case "day" | "workday" | "time":
            return day_period(day)
        case "week":
            return week_period(day)
        case "weekend":
            return weekend_period(day)
        case "season":
            return season_period(*season_of(day))
        case "month" | "quarter" | "half":
            return months_period(unit, day.year, (day.month - 1) // MONTHS_IN[unit] + 1)
    return years_period(unit, day.year)


def move(day: dt.date, unit: str, amount: float) -> dt.date:
    """Return the day `amount` units later."""
    if unit == "workday":
        return add_workdays(day, int(amount))
    if unit in {"day", "week", "weekend"}:
        return day + round(amount * (1 if unit == "day" else 7)) * DAY
    if unit in _CLOCK_LETTER:
        return day + int(amount // {"hour": 24, "minute": 1440, "second": 86400}[unit]) * DAY
    months = amount * (3 if unit == "season" else MONTHS_IN[unit])
    whole = int(months)
    return add_months(day, whole) + round((months - whole) * 30) * DAY
