"""Which one of recurring days or periods is meant: this March or last March, the 18th of this month or of the last.

Each choice takes the bare expression, the reference day and the tense cue of the sentence ("past", "future" or None).
`rules/dates/*/tense.yaml` says which choice is made for which kind of expression.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from extractor.dates.values import Bare, Period

_SEARCH = 9  # cycles on either side: a 29 February may be eight years away


def choose(bare: Bare, reference: dt.date, choice: str) -> Period | None:
    """Return the one that `choice` names whatever the tense, None when there is none within reach.

    past / future: the nearest that has begun / not yet ended; previous / coming: wholly before / after the
    reference; this: in the reference's own week, month or year; nearest: by distance, the past one on a tie.
    """
    if choice == "this":
        return bare.cycle(reference, 0)
    if choice == "nearest":
        past, future = choose(bare, reference, "past"), choose(bare, reference, "future")
        if past is None or future is None:
            return past or future
        return past if _behind(past, reference) <= _ahead(future, reference) else future
    for distance in range(_SEARCH):
        period = bare.cycle(reference, distance if choice in {"future", "coming"} else -distance)
        if period is None or period.first is None or period.last is None:
            continue
        if (
            (choice == "past" and period.first <= reference)
            or (choice == "previous" and period.last < reference)
            or (choice == "future" and period.last >= reference)
            or (choice == "coming" and period.first > reference)
        ):
            return period
    return None


def agreeing(bare: Bare, reference: dt.date, period: Period) -> Period:
    """Return the nearest day that is the weekday named beside it (`Sunday the 5th`), `period` when none is near.

    A day of the month may lie half a year off, a day of the year a year: a wrong weekday must not move it far.
    """
    if bare.weekday is None or period.first is None or period.first.isoweekday() == bare.weekday:
        return period
    around = (bare.cycle(reference, steps) for steps in range(-6, 7) if bare.month is None or abs(steps) < 2)
    found = [other for other in around if other and other.first and other.first.isoweekday() == bare.weekday]
    return min(found, key=lambda other: abs(((other.first or reference) - reference).days), default=period)


def choose_by_tense(bare: Bare, reference: dt.date, default: str, cue: str | None) -> Period | None:
    """Return the one meant in a sentence of this tense, `default` being the language's habit for its kind."""
    if default in _HABITS:
        return _HABITS[default](bare, reference, cue)
    return choose(bare, reference, cue or default)


def _ahead(period: Period, reference: dt.date) -> int:
    return (period.first - reference).days if period.first else 0


def _behind(period: Period, reference: dt.date) -> int:
    return (reference - period.last).days if period.last else 0


def _same(bare: Bare, reference: dt.date, cue: str | None) -> Period | None:
    """Return the one of the reference's year, unless it is so far off that the year before or after is nearer."""
    most_ahead = {"past": 150, "future": 366}.get(cue or "", 245)
    most_ago = (120 if bare.kind in {"quarter", "half"} else 240) if cue == "future" else 366
    period = bare.cycle(reference, 0)
    if period is None:
        return None
    if _ahead(period, reference) > most_ahead:
        return bare.cycle(reference, -1)
    return bare.cycle(reference, 1) if _behind(period, reference) > most_ago else period


def _close(bare: Bare, reference: dt.date, cue: str | None) -> Period | None:
    """Return the nearest; the cue decides only between days of the month or when the nearest is two months off."""
    past, future = choose(bare, reference, "past"), choose(bare, reference, "future")
    if past is None or future is None:
        return past or future
    ago, ahead = max(_behind(past, reference), 0), max(_ahead(future, reference), 0)
    if bare.kind == "day":
        # a day of another month would be called so; one of this month may still be weeks off
        this_month = future.first is not None and future.first.month == reference.month
        if cue == "future":
            return past if ago < ahead and not this_month else future
        near = ahead <= 2 if cue == "past" else this_month or ahead <= (ago - 1) // 2
        return future if near and ago else past
    nearest = past if ago <= ahead else future
    return nearest if cue is None or min(ago, ahead) <= 61 else choose(bare, reference, cue)


_MONTHS_OFF = 280  # days: in April `June 12` is the coming one, whatever the verb
_FAR_OFF = 300  # days: in December a bare `Jan. 15` is the coming one, whatever the verb


def _near(bare: Bare, reference: dt.date, cue: str | None) -> Period | None:
    """Return what the cue says, unless that one is of another year and the other near, or it nine months off."""
    if cue is None:
        return choose(bare, reference, "nearest")
    meant, other = choose(bare, reference, cue), choose(bare, reference, "past" if cue == "future" else "future")
    if meant is None or other is None or meant.first is None:
        return meant or other
    if meant.first.year == reference.year and _behind(meant, reference) <= _FAR_OFF:
        return meant
    off = _ahead(other, reference) if cue == "past" else _behind(other, reference)
    far = max(_behind(meant, reference), _ahead(meant, reference)) > _MONTHS_OFF
    return other if off <= 61 or (far and other.first and other.first.year == reference.year) else meant


_HALF_A_YEAR = 183
# Days after its end in which what is still to be told or done may be of a period that is over.
_JUST_OVER = {"month": 45, "quarter": 45, "half": 45}


def _recent(bare: Bare, reference: dt.date, cue: str | None) -> Period | None:
    """Return the past one, the future one by its cue unless one is just over (`will report July sales` in August).

    Without a cue a month over for half a year gives way to the coming one (`steps down in October`, in July).
    """
    past = choose(bare, reference, "past")
    if cue == "future" and (past is None or _behind(past, reference) > _JUST_OVER.get(bare.kind, 0)):
        return choose(bare, reference, "future")
    if past is not None and cue == "future" and _behind(past, reference) <= 0:
        return choose(bare, reference, "future")
    if past is not None and cue is None and bare.kind == "month" and _behind(past, reference) > _HALF_A_YEAR:
        return choose(bare, reference, "future")
    return past


def _ahead_near(bare: Bare, reference: dt.date, cue: str | None) -> Period | None:
    """Return what is to come where the cue says so, else the near one: who writes a message means it literally."""
    return choose(bare, reference, "future") if cue == "future" else _near(bare, reference, cue)


_HABITS: dict[str, Callable[[Bare, dt.date, str | None], Period | None]] = {
    "same": _same,
    "close": _close,
    "near": _near,
    "ahead": _ahead_near,
    "recent": _recent,
}
