"""What an expression is read against: the reference date, the tense, and the dates spoken of before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from extractor.dates.values import Bare, Period

_CARRIES = frozenset({"day", "month", "quarter", "half", "season", "year"})
_SAME = {"same": (245, 366), "same_past": (150, 366), "same_future": (366, 240)}  # days ahead and ago at most
_TWO_MONTHS = 61
_SEARCH = 9  # cycles on either side: a 29 February may be eight years away


def _no_cue() -> None:
    return None


@dataclass(slots=True)
class Context:
    """Everything outside the expression that its meaning may depend on.

    `cue()` is "past" or "future" where the sentence tells, else None; `defaults` gives for each kind of bare
    expression the choice made without a cue; `history` holds the periods spoken of, latest last, and
    `here` those of the same passage.
    """

    reference: dt.date | None
    now: dt.datetime | None = None
    cue: Callable[[], str | None] = _no_cue
    defaults: dict[str, str] = field(default_factory=dict)
    history: list[Period] = field(default_factory=list)
    here: list[Period] = field(default_factory=list)

    def place(self, bare: Bare, choice: str | None = None) -> Period:
        """Return the period that `bare` means, by `choice` or else by cue and default."""
        if self.reference is None:
            return self._unplaced(bare)
        period = None
        if choice is None:
            cue = self.cue()
            period = self._continued(bare, self.reference, cue)
            choice = self._choice(bare, cue)
            if choice == "close" and period is None:
                period = _close(bare, self.reference, cue)
        return period or choose(bare, self.reference, choice) or Period(bare.grain, None)

    def _choice(self, bare: Bare, cue: str | None) -> str:
        default = self.defaults.get(bare.kind, "past")
        if default == "same":
            return f"same_{cue}" if cue else default
        if default == "close":
            return default
        return cue or default

    def _continued(self, bare: Bare, reference: dt.date, cue: str | None) -> Period | None:
        """Return the period that goes on from the date just spoken of in the same sentence.

        `next year … in the second half`, `October last year … in December`: the year is not said again. A past year
        alone (`founded last year, the firm said in March`) or the day of a report do not carry on in this way.
        """
        if not self.here or bare.grain in {"weekday", "weekend", "holiday"}:
            return None
        last = self.here[-1]
        if last.first is None or last.grain not in _CARRIES:
            return None
        if last.first > reference:
            return None if cue == "past" else choose(bare, last.first, "future")
        if cue == "future" or bare.grain == "day" or last.grain == "year" or last.first.year != reference.year - 1:
            return None
        period = choose(bare, last.first, "future")
        return period if period and period.last and period.last <= reference else None

    def _unplaced(self, bare: Bare) -> Period:
        leap = dt.date(2000, bare.month or 1, 1) if bare.month is None or 1 <= bare.month <= 12 else None
        if leap is None or bare.cycle(leap, 0) is None:
            return Period(bare.grain, None)
        return Period(
            "time" if bare.clock else bare.grain, bare.value, mod=bare.mod, type="time" if bare.clock else "date"
        )


def choose(bare: Bare, reference: dt.date, choice: str) -> Period | None:
    """Return the one of the recurring periods that `choice` names, None when there is none within reach.

    past / future: the nearest that has begun / not yet ended; previous / coming: wholly before / after the
    reference; this: in the reference's own week, month or year; nearest: by distance, the past one on a tie;
    same: this, unless it begins more than eight months ahead (same_past: five months), or, for same_future, has
    ended more than eight months ago.
    """
    if choice == "this":
        return bare.cycle(reference, 0)
    if choice in _SAME:
        return _same(bare, reference, *_SAME[choice])
    if choice in {"nearest", "close"}:
        past, future = choose(bare, reference, "past"), choose(bare, reference, "future")
        if past is None or future is None or past.last is None or future.first is None:
            return past or future
        return past if (reference - past.last).days <= (future.first - reference).days else future
    for distance in range(-1, _SEARCH):
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


def _same(bare: Bare, reference: dt.date, ahead: int, ago: int) -> Period | None:
    period = bare.cycle(reference, 0)
    if period is None or period.first is None or period.last is None:
        return period
    if (period.first - reference).days > ahead:
        return bare.cycle(reference, -1)
    if (reference - period.last).days > ago:
        return bare.cycle(reference, 1)
    return period


def _close(bare: Bare, reference: dt.date, cue: str | None) -> Period | None:
    """Return the nearest, unless it is two months away and a cue speaks for the other direction."""
    nearest = choose(bare, reference, "nearest")
    if nearest is None or nearest.first is None or cue is None or abs((nearest.first - reference).days) <= _TWO_MONTHS:
        return nearest
    return choose(bare, reference, cue)
