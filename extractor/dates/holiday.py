"""Movable and fixed holidays by key. The names people call them by stand in the rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import lru_cache
from importlib import import_module
from typing import Any

from extractor.dates.calendar import DAY, month_end, nth_weekday


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


def _orthodox_easter(year: int) -> dt.date:
    """Return Orthodox Easter Sunday (Meeus's Julian algorithm, moved to the Gregorian calendar)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return dt.date(year, month, day + 1) + (year // 100 - year // 400 - 2) * DAY


def _before(month: int, day: int, weekday: int) -> Callable[[int], dt.date]:
    """The last such weekday before a day of the month."""

    def compute(year: int) -> dt.date:
        end = dt.date(year, month, day) - DAY
        return end - (end.isoweekday() - weekday) % 7 * DAY

    return compute


def _super_bowl(year: int) -> dt.date | None:
    return nth_weekday(dt.date(year, 2, 1), dt.date(year, 2, 28), 7, 1 if year < 2022 else 2)


@lru_cache(maxsize=3)
def _religious(calendar: str) -> Any:
    # imported when first needed, as below
    name = f"_{calendar.capitalize()}{'Lunar' if calendar == 'islamic' else 'Lunisolar'}"
    return getattr(import_module(f"holidays.calendars.{calendar}"), name)()


def _feast(calendar: str, name: str) -> Callable[[int], dt.date | None]:
    """A day of the Hebrew, Islamic or Hindu calendar, the first of the Gregorian year where there are two."""

    def compute(year: int) -> dt.date | None:
        tables = _religious(calendar)
        if calendar == "islamic":
            found = [day for day, _ in getattr(tables, f"{name}_dates")(year)]
        else:
            one = getattr(tables, f"{name}_date")(year)
            found = [*one] if isinstance(one, set | tuple) else [one]
        return min((day for day in found if isinstance(day, dt.date) and day.year == year), default=None)

    return compute


@lru_cache(maxsize=2)
def _lunisolar(calendar: str) -> Any:
    # importing the tables takes longer than reading an article, and few articles name such a day
    from holidays.calendars.chinese import _ChineseLunisolar  # noqa: PLC0415

    return _ChineseLunisolar(f"{calendar}_CALENDAR")


def _lunar(name: str, offset: int = 0, calendar: str = "CHINESE") -> Callable[[int], dt.date | None]:
    """A day of the lunisolar calendar; Seoul's differs from Beijing's in the years when the new moon falls between."""

    def compute(year: int) -> dt.date | None:
        day: dt.date | None = getattr(_lunisolar(calendar), f"{name}_date")(year)[0]
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
    "lunar_new_year": _lunar("lunar_new_year"),
    "lunar_new_year_eve": _lunar("lunar_new_year", -1),
    "lantern_festival": _lunar("lunar_new_year", 14),
    "buddha_birthday": _lunar("buddha_birthday"),
    "seollal": _lunar("lunar_new_year", 0, "KOREAN"),
    "seollal_eve": _lunar("lunar_new_year", -1, "KOREAN"),
    "first_full_moon_kr": _lunar("lunar_new_year", 14, "KOREAN"),
    "buddha_birthday_kr": _lunar("buddha_birthday", 0, "KOREAN"),
    "chuseok": _lunar("mid_autumn", 0, "KOREAN"),
    "chuseok_eve": _lunar("mid_autumn", -1, "KOREAN"),
    "dragon_boat": _lunar("dragon_boat"),
    "mid_autumn": _lunar("mid_autumn"),
    "mid_autumn_eve": _lunar("mid_autumn", -1),
    "double_ninth": _lunar("double_ninth"),
    "orthodox_easter": _orthodox_easter,
    "orthodox_good_friday": lambda year: _orthodox_easter(year) - 2 * DAY,
    "orthodox_christmas": _fixed(1, 7),
    "holy_saturday": _easter(-1),
    "mothering_sunday": _easter(-21),
    "advent_sunday": lambda year: _before(12, 25, 7)(year) - 21 * DAY,
    "burns_night": _fixed(1, 25),
    "republic_day_in": _fixed(1, 26),
    "waitangi_day": _fixed(2, 6),
    "super_bowl": _super_bowl,
    "saint_david": _fixed(3, 1),
    "pi_day": _fixed(3, 14),
    "patriots_day": _weekday(4, 1, 3),
    "tax_day": _fixed(4, 15),
    "saint_george": _fixed(4, 23),
    "anzac_day": _fixed(4, 25),
    "kings_day": _fixed(4, 27),
    "arbor_day": _weekday(4, 5, -1),
    "early_may_bank_holiday": _weekday(5, 1, 1),
    "ve_day": _fixed(5, 8),
    "victoria_day": _before(5, 25, 1),
    "spring_bank_holiday": _weekday(5, 1, -1),
    "d_day": _fixed(6, 6),
    "summer_bank_holiday": _weekday(8, 1, -1),
    "patriot_day": _fixed(9, 11),
    "german_unity": _fixed(10, 3),
    "thanksgiving_ca": _weekday(10, 1, 2),
    "remembrance_sunday": _weekday(11, 7, 2),
    "singles_day": _fixed(11, 11),
    "saint_andrew": _fixed(11, 30),
    "saint_nicholas": _fixed(12, 6),
    "kwanzaa": _fixed(12, 26),
    "purim": _feast("hebrew", "purim"),
    "passover": _feast("hebrew", "passover"),
    "shavuot": _feast("hebrew", "shavuot"),
    "rosh_hashanah": _feast("hebrew", "rosh_hashanah"),
    "yom_kippur": _feast("hebrew", "yom_kippur"),
    "sukkot": _feast("hebrew", "sukkot"),
    "hanukkah": _feast("hebrew", "hanukkah"),
    "ramadan": _feast("islamic", "ramadan_beginning"),
    "eid_al_fitr": _feast("islamic", "eid_al_fitr"),
    "eid_al_adha": _feast("islamic", "eid_al_adha"),
    "ashura": _feast("islamic", "ashura"),
    "mawlid": _feast("islamic", "mawlid"),
    "holi": _feast("hindu", "holi"),
    "raksha_bandhan": _feast("hindu", "raksha_bandhan"),
    "ganesh_chaturthi": _feast("hindu", "ganesh_chaturthi"),
    "dussehra": _feast("hindu", "dussehra"),
    "diwali": _feast("hindu", "diwali"),
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


# Of each solar term its month, and its day's constant in the 20th and 21st century (Y · 0.2422 + C − leap days).
_SOLAR_TERMS = {
    "minor_cold": (1, 6.11, 5.4055),
    "major_cold": (1, 20.84, 20.12),
    "start_of_spring": (2, 4.6295, 3.87),
    "rain_water": (2, 19.4599, 18.73),
    "awakening_of_insects": (3, 6.3826, 5.63),
    "spring_equinox": (3, 21.4155, 20.646),
    "pure_brightness": (4, 5.59, 4.81),
    "grain_rain": (4, 20.888, 20.1),
    "start_of_summer": (5, 6.318, 5.52),
    "grain_full": (5, 21.86, 21.04),
    "grain_in_ear": (6, 6.5, 5.678),
    "summer_solstice": (6, 22.2, 21.37),
    "minor_heat": (7, 7.928, 7.108),
    "major_heat": (7, 23.65, 22.83),
    "start_of_autumn": (8, 8.35, 7.5),
    "end_of_heat": (8, 23.95, 23.13),
    "white_dew": (9, 8.44, 7.646),
    "autumn_equinox": (9, 23.822, 23.042),
    "cold_dew": (10, 9.098, 8.318),
    "frost": (10, 24.218, 23.438),
    "start_of_winter": (11, 8.218, 7.438),
    "minor_snow": (11, 23.08, 22.36),
    "major_snow": (12, 7.9, 7.18),
    "winter_solstice": (12, 22.6, 21.94),
}


def _solar_term(month: int, twentieth: float, twenty_first: float) -> Callable[[int], dt.date | None]:
    def compute(year: int) -> dt.date | None:
        if not 1900 <= year <= 2099:
            return None
        of_century = year % 100
        leap_days = (of_century - 1) // 4 if month < 3 else of_century // 4
        constant = twentieth if year < 2000 else twenty_first
        return dt.date(year, month, int(of_century * 0.2422 + constant) - leap_days)

    return compute


_HOLIDAYS.update({key: _solar_term(*constants) for key, constants in _SOLAR_TERMS.items()})


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
