"""What an expression is read against: the reference date, the tense, and the dates spoken of before."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from extractor.dates.values import Bare, Period

_SEARCH = 9  # cycles on either side: a 29 February may be eight years away


@dataclass(slots=True)
class Context:
    """Everything outside the expression that its meaning may depend on.

    `cue` is "past" or "future" where the sentence tells, else None; `defaults` gives for each kind of bare
    expression the choice made without a cue; `history` holds the periods spoken of, latest last, and
    `here` those of the same passage.
    """

    reference: dt.date | None
    now: dt.datetime | None = None
    cue: str | None = None
    defaults: dict[str, str] = field(default_factory=dict)
    history: list[Period] = field(default_factory=list)
    here: list[Period] = field(default_factory=list)

    def place(self, bare: Bare, choice: str | None = None) -> Period:
        """Return the period that `bare` means, by `choice` or else by cue and default."""
        if self.reference is None:
            return self._unplaced(bare)
        choice = choice or self._inherited(bare) or self.cue or self.defaults.get(bare.kind, "past")
        return choose(bare, self.reference, choice) or Period(bare.grain, None)

    def _unplaced(self, bare: Bare) -> Period:
        leap = dt.date(2000, bare.month or 1, 1) if bare.month is None or 1 <= bare.month <= 12 else None
        if leap is None or bare.cycle(leap, 0) is None:
            return Period(bare.grain, None)
        return Period("time" if bare.clock else bare.grain, bare.value, mod=bare.mod, type="time" if bare.clock else "date")

    def _inherited(self, bare: Bare) -> str | None:
        return None


def choose(bare: Bare, reference: dt.date, choice: str) -> Period | None:
    """Return the one of the recurring periods that `choice` names, None when there is none within reach.

    past / future: the nearest that has begun / not yet ended; previous / coming: wholly before / after the
    reference; this: in the reference's own week, month or year; nearest: by distance, the past one on a tie;
    same: this, unless it begins more than eight months ahead.
    """
    if choice == "this":
        return bare.cycle(reference, 0)
    if choice == "same":
        period = bare.cycle(reference, 0)
        if period and period.first and (period.first - reference).days > 245:
            return bare.cycle(reference, -1)
        return period
    if choice == "nearest":
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
