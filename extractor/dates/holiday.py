"""Movable and fixed holidays by key. The names people call them by stand in the rules."""

from __future__ import annotations

import datetime as dt
import math
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


@lru_cache(maxsize=1)
def _korean_calendar() -> Any:
    from korean_lunar_calendar import KoreanLunarCalendar  # noqa: PLC0415 - as above

    return KoreanLunarCalendar()


def korean_lunar_day(year: int, month: int, day: int) -> dt.date | None:
    """Return the day that has this date in the lunisolar calendar of Seoul, None when its year has no such day."""
    calendar = _korean_calendar()
    if not calendar.setLunarDate(year, month, day, False):  # noqa: FBT003 - not of a leap month
        return None
    return dt.date.fromisoformat(calendar.SolarIsoFormat())


def _lunar_date(month: int, day: int) -> Callable[[int], dt.date | None]:
    return lambda year: korean_lunar_day(year, month, day)


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
    "dano": _lunar_date(5, 5),
    "yudu": _lunar_date(6, 15),
    "chilseok": _lunar_date(7, 7),
    "double_ninth_kr": _lunar_date(9, 9),
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
    "coming_of_age_day_kr": _weekday(5, 1, 3),
    "couples_day_kr": _fixed(5, 21),
    "hangul_day": _fixed(10, 9),
    "pepero_day": _fixed(11, 11),
}


# The solar terms in order from early January; one is the day on which the sun has gone 15 degrees further.
_SOLAR_TERMS = (
    "minor_cold",
    "major_cold",
    "start_of_spring",
    "rain_water",
    "awakening_of_insects",
    "spring_equinox",
    "pure_brightness",
    "grain_rain",
    "start_of_summer",
    "grain_full",
    "grain_in_ear",
    "summer_solstice",
    "minor_heat",
    "major_heat",
    "start_of_autumn",
    "end_of_heat",
    "white_dew",
    "autumn_equinox",
    "cold_dew",
    "frost",
    "start_of_winter",
    "minor_snow",
    "major_snow",
    "winter_solstice",
)
_J2000 = 730120.5  # noon of 1 January 2000 in Greenwich, as days of `date.toordinal`
_SEOUL = 9 / 24


def _sun(day: float) -> float:
    """Return the apparent longitude of the sun in degrees (Meeus, Astronomical Algorithms 25; good to 15 minutes)."""
    t = (day - _J2000) / 36525
    anomaly = math.radians(357.52911 + 35999.05029 * t)
    centre = 1.914602 * math.sin(anomaly) + 0.019993 * math.sin(2 * anomaly) + 0.000289 * math.sin(3 * anomaly)
    aberration = 0.00569 + 0.00478 * math.sin(math.radians(125.04 - 1934.136 * t))
    return 280.46646 + 36000.76983 * t + centre - aberration


def _solar_term(number: int) -> Callable[[int], dt.date | None]:
    def compute(year: int) -> dt.date:
        day = dt.date(year, number // 2 + 1, 3 + number % 2 * 14)
        while (_sun(day.toordinal() + 1 - _SEOUL) - 285 - 15 * number) % 360 > 180:  # at the end of the day
            day += DAY
        return day

    return compute


_HOLIDAYS.update({key: _solar_term(number) for number, key in enumerate(_SOLAR_TERMS)})


def _geng_day(term: str, n: int) -> Callable[[int], dt.date | None]:
    """The n-th day from a solar term on whose sign is the seventh of the cycle of ten: the dog days begin on one."""

    def compute(year: int) -> dt.date | None:
        start = _HOLIDAYS[term](year)
        return None if start is None else start + ((2 - start.toordinal()) % 10 + 10 * (n - 1)) * DAY

    return compute


_HOLIDAYS.update(
    {
        "chobok": _geng_day("summer_solstice", 3),
        "jungbok": _geng_day("summer_solstice", 4),
        "malbok": _geng_day("start_of_autumn", 1),
    }
)
_HOLIDAYS["cold_food"] = lambda year: (before := _HOLIDAYS["winter_solstice"](year - 1)) and before + 105 * DAY
_SUBSTITUTE = "Alternative holiday"  # how the tables name a day off for a holiday on a Sunday
_LUNAR = "lunar "  # before the month and day of any other day of the Korean calendar


@lru_cache(maxsize=2048)
def holiday(key: str, year: int) -> dt.date | None:
    """Return the day of a holiday in a year, None where its calendar does not reach.

    Raises:
        KeyError: when no holiday has that key.
    """
    try:
        if key.startswith(_LUNAR):
            month, day = key.removeprefix(_LUNAR).split("-")
            return korean_lunar_day(year, int(month), int(day))
        return _HOLIDAYS[key](year)
    except (ValueError, OverflowError):
        return None


@lru_cache(maxsize=64)
def _substitutes(year: int) -> tuple[dt.date, ...]:
    # as above: few articles name one
    from holidays import country_holidays  # noqa: PLC0415

    named = country_holidays("KR", years=year, language="en_US").items()
    return tuple(sorted(day for day, name in named if name.startswith(_SUBSTITUTE)))


def substitute(day: dt.date) -> dt.date | None:
    """Return the day off that Korea takes for a holiday on a Sunday, None where there is none within a week."""
    return next(
        (other for other in _substitutes(day.year) if dt.timedelta() < other - day < dt.timedelta(days=7)), None
    )


def is_holiday(key: str) -> bool:
    """Tell whether a holiday has that key."""
    return key in _HOLIDAYS
