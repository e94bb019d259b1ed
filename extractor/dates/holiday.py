"""Movable and fixed holidays by key. The names people call them by stand in the rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import lru_cache

from holidays.calendars.chinese import _ChineseLunisolar

from extractor.dates.calendar import DAY, month_end, nth_weekday

_LUNAR = _ChineseLunisolar()


def _fixed(month: int, day: int) -> Callable[[int], dt.date]:
    return lambda year: dt.date(year, month, day)


def _weekday(month: int, weekday: int, n: int) -> Callable[[int], dt.date | None]:
    return lambda year: nth_weekday(dt.date(year, month, 1), month_end(year, month), weekday, n)


def easter(year: int) -> dt.date:
    """Return Western Easter Sunday (anonymous Gregorian algorithm)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)


def _easter(offset: int) -> Callable[[int], dt.date]:
    return lambda year: easter(year) + offset * DAY


def _after_thanksgiving(offset: int) -> Callable[[int], dt.date | None]:
    def compute(year: int) -> dt.date | None:
        day = nth_weekday(dt.date(year, 11, 1), dt.date(year, 11, 30), 4, 4)
        return None if day is None else day + offset * DAY

    return compute


def _lunar(name: str, offset: int = 0) -> Callable[[int], dt.date | None]:
    def compute(year: int) -> dt.date | None:
        day = getattr(_LUNAR, name)(year)[0]
        return None if day is None else day + offset * DAY

    return compute


_HOLIDAYS: dict[str, Callable[[int], dt.date | None]] = {
    "new_year": _fixed(1, 1),
    "epiphany": _fixed(1, 6),
    "martin_luther_king": _weekday(1, 1, 3),
    "groundhog_day": _fixed(2, 2),
    "valentine": _fixed(2, 14),
    "presidents_day": _weekday(2, 1, 3),
    "white_day": _fixed(3, 14),
    "womens_day": _fixed(3, 8),
    "saint_patrick": _fixed(3, 17),
    "april_fools": _fixed(4, 1),
    "earth_day": _fixed(4, 22),
    "may_day": _fixed(5, 1),
    "cinco_de_mayo": _fixed(5, 5),
    "mothers_day": _weekday(5, 7, 2),
    "memorial_day": _weekday(5, 1, -1),
    "flag_day": _fixed(6, 14),
    "fathers_day": _weekday(6, 7, 3),
    "juneteenth": _fixed(6, 19),
    "canada_day": _fixed(7, 1),
    "independence_day": _fixed(7, 4),
    "bastille_day": _fixed(7, 14),
    "labor_day": _weekday(9, 1, 1),
    "columbus_day": _weekday(10, 1, 2),
    "halloween": _fixed(10, 31),
    "all_saints": _fixed(11, 1),
    "all_souls": _fixed(11, 2),
    "guy_fawkes": _fixed(11, 5),
    "veterans_day": _fixed(11, 11),
    "election_day": lambda year: nth_weekday(dt.date(year, 11, 2), dt.date(year, 11, 8), 2, 1),
    "thanksgiving": _after_thanksgiving(0),
    "black_friday": _after_thanksgiving(1),
    "cyber_monday": _after_thanksgiving(4),
    "christmas_eve": _fixed(12, 24),
    "christmas": _fixed(12, 25),
    "boxing_day": _fixed(12, 26),
    "new_year_eve": _fixed(12, 31),
    "inauguration_day": _fixed(1, 20),
    "australia_day": _fixed(1, 26),
    "easter": _easter(0),
    "easter_monday": _easter(1),
    "good_friday": _easter(-2),
    "maundy_thursday": _easter(-3),
    "palm_sunday": _easter(-7),
    "ash_wednesday": _easter(-46),
    "shrove_tuesday": _easter(-47),
    "ascension": _easter(39),
    "pentecost": _easter(49),
    "whit_monday": _easter(50),
    "trinity_sunday": _easter(56),
    "corpus_christi": _easter(60),
    "lunar_new_year": _lunar("lunar_new_year_date"),
    "lunar_new_year_eve": _lunar("lunar_new_year_date", -1),
    "lantern_festival": _lunar("lunar_new_year_date", 14),
    "buddha_birthday": _lunar("buddha_birthday_date"),
    "dragon_boat": _lunar("dragon_boat_date"),
    "mid_autumn": _lunar("mid_autumn_date"),
    "mid_autumn_eve": _lunar("mid_autumn_date", -1),
    "double_ninth": _lunar("double_ninth_date"),
    "korean_independence_movement_day": _fixed(3, 1),
    "arbor_day_kr": _fixed(4, 5),
    "childrens_day_kr": _fixed(5, 5),
    "parents_day_kr": _fixed(5, 8),
    "teachers_day_kr": _fixed(5, 15),
    "memorial_day_kr": _fixed(6, 6),
    "constitution_day_kr": _fixed(7, 17),
    "liberation_day_kr": _fixed(8, 15),
    "armed_forces_day_kr": _fixed(10, 1),
    "foundation_day_kr": _fixed(10, 3),
    "hangul_day": _fixed(10, 9),
    "pepero_day": _fixed(11, 11),
}


@lru_cache(maxsize=2048)
def holiday(key: str, year: int) -> dt.date | None:
    """Return the day of a holiday in a year, None where its calendar does not reach.

    Raises:
        KeyError: when no holiday has that key.
    """
    try:
        return _HOLIDAYS[key](year)
    except (ValueError, OverflowError):
        return None


def is_holiday(key: str) -> bool:
    """Tell whether a holiday has that key."""
    return key in _HOLIDAYS
