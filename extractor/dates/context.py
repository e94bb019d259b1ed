"""What an expression is read against: the reference date, the tense, and the dates spoken of before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from extractor.dates.choice import agreeing, choose, choose_by_tense
from extractor.dates.values import Bare, Period

_CARRIES = frozenset({"day", "month", "quarter", "half", "season", "year", "range"})
_GOES_ON = 250  # days after the date just spoken of that a sentence may go on to
_TOLD_AHEAD = 200  # the same for a date of the coming year in a sentence of its own
_LONG_OVER = 90  # days since the end of a period that is then not meant
_THIS_WEEK = 7  # days
_LATELY = 75  # days since the end of a period that is spoken of without its year
_STORY_OF_OLD = 45  # days since what is told, after which a bare day goes on the story
_STORY_GOES_ON = 10  # days from one day of such a story to the next
_DAY_GOES_ON = 20  # the same for a bare day of the month (`planned for the 5th, brought forward to the 3rd`)


def _nothing() -> None:
    return None


@dataclass(slots=True)
class Context:
    """Everything outside the expression that its meaning may depend on.

    `cue()` is "past", "future", or "speech" (a past one that reports) where the sentence tells, else None; `defaults`
    gives for each kind of bare expression the choice made without a cue, `continues` the kinds that go on from the
    date before; `history` holds the periods spoken of, latest last, and `here` those of the same passage. `day_first`
    tells whether numeric dates have their day before their month, None where the text does not say.
    """

    reference: dt.date | None
    now: dt.datetime | None = None
    cue: Callable[[], str | None] = _nothing
    defaults: dict[str, str] = field(default_factory=dict)
    continues: Collection[str] = ()
    history: list[Period] = field(default_factory=list)
    here: list[Period] = field(default_factory=list)
    day_first: Callable[[], bool | None] = _nothing

    def add(self, period: Period, *, reported: bool = False) -> None:
        """Note a period that has been spoken of; what is only compared with is passed over.

        The day of a report (`…고 6일 밝혔다`) is not the one spoken of where its sentence names an earlier day.
        """
        if period.first is None or period.compared:
            return
        last = self.here[-1] if reported and self.here else None
        if last is not None and last.grain == "day" and last.first is not None and last.first < period.first:
            self.history.insert(-1, period)
        else:
            self.history.append(period)
        self.here.append(period)

    @property
    def tense(self) -> str | None:
        """The tense of the sentence where the expression stands."""
        cue = self.cue()
        return "past" if cue == "speech" else cue

    def habit(self, bare: Bare) -> str:
        """Return the language's choice for a bare expression without a cue."""
        return self.defaults.get(bare.kind, "past")

    def place(self, bare: Bare, choice: str | None = None) -> Period:
        """Return the period that `bare` means, by `choice` or else by the sentence."""
        if self.reference is None:
            return self._unplaced(bare)
        if choice is not None:
            period = choose(bare, self.reference, choice)
        else:
            period = self._continued(bare, self.reference)
            if period is None:
                period = choose_by_tense(bare, self.reference, self.habit(bare), self.tense)
                period = (
                    self._told_ahead(bare, self.reference, period)
                    or self._told_on(bare, self.reference, period)
                    or period
                )
        return agreeing(bare, self.reference, period) if period else Period(bare.grain, None)

    def _continued(self, bare: Bare, reference: dt.date) -> Period | None:
        """Return the period that goes on from the date just spoken of in the same sentence.

        `next year … in the second half`, `October last year … in December`: the year is not said again. A past year
        alone (`founded last year, the firm said in March`) or the day of a report do not carry on in this way.
        """
        if not self.here:
            return None
        last = self.here[-1]
        if bare.kind == "month_day" and last.grain == "month" and last.first and last.first.month == bare.month:
            return bare.cycle(last.first, 0)
        if bare.kind not in self.continues or last.first is None:
            return None
        if bare.kind == "weekday":
            return self._weekday_ahead(bare, reference, last)
        if last.grain not in _CARRIES:
            return None
        period = choose(bare, last.first, "future")
        if period is None or period.first is None or period.last is None:
            return None
        gap = (period.first - (last.last if last.grain == "year" and last.last else last.first)).days
        if gap > (_DAY_GOES_ON if bare.kind == "day" else _GOES_ON):
            return None
        cue, ahead = self.cue(), period.last > reference
        if last.first > reference:
            return period if cue not in {"past", "speech"} else None
        if last.grain == "year" and last.first.year == reference.year and cue != ("past" if ahead else "future"):
            return period
        if period.last > reference or cue == "future":
            return None
        if last.grain == "year":  # what has happened in a month still to come happened in the year just named
            this_year = bare.cycle(reference, 0)
            to_come = this_year is not None and this_year.first is not None and this_year.first > reference
            return period if cue == "past" and to_come and bare.kind != "day" else None
        last_year = last.first.year == reference.year - 1 and bare.kind != "day"
        return period if cue == "past" or last_year else None

    def _weekday_ahead(self, bare: Bare, reference: dt.date, last: Period) -> Period | None:
        """Return the weekday of the coming week, or after the coming day, just spoken of.

        `heavy rain early next week, most of it on Tuesday`, `tonight or tomorrow, then again Wednesday`.
        """
        if last.first is None or last.first <= reference:
            return None
        cue = self.cue()
        goes_on = (last.grain == "week" and cue not in {"past", "speech"}) or (last.grain == "day" and cue is None)
        return choose(bare, last.first, "future") if goes_on else None

    def _told_ahead(self, bare: Bare, reference: dt.date, meant: Period | None) -> Period | None:
        """Return the period of the coming year of which the text has just spoken, where the one meant is long over.

        `It opens on Feb. 25 next year. Tickets are sold from Feb. 26`: the second sentence need not name the year.
        """
        if bare.kind not in self.continues or meant is None or meant.last is None:
            return None
        # asked for last, so that other meanings depend on no sentence before
        if (reference - meant.last).days <= _LONG_OVER or not self.history:
            return None
        last = self.history[-1]
        if last.first is None or last.first.year <= reference.year:
            return None
        period = None if self.tense == "past" else choose(bare, last.first, "future")
        near = period is not None and period.first is not None and (period.first - last.first).days <= _TOLD_AHEAD
        return period if near else None

    def _told_on(self, bare: Bare, reference: dt.date, meant: Period | None) -> Period | None:
        """Return the day that goes on a story of months ago told by the sentences before.

        `It began on the 24th of December. The firm noticed on the 26th`: no month between is meant without its name.
        A day of this week is that of a report.
        """
        if meant is None or meant.last is None:
            return None
        if bare.kind not in self.continues or self.cue() != "past" or not self.history:
            return None
        last = self.history[-1]
        if last.first is None or (reference - last.first).days <= _STORY_OF_OLD:
            return None
        if bare.kind != "day":
            return self._told_on_of_old(bare, reference, meant, last.first) if last.grain in {"day", "month"} else None
        if last.grain != "day" or (reference - meant.last).days <= _THIS_WEEK:
            return None
        period = choose(bare, last.first, "coming")
        near = period is not None and period.first is not None and (period.first - last.first).days <= _STORY_GOES_ON
        return period if near else None

    def _told_on_of_old(self, bare: Bare, reference: dt.date, meant: Period, told: dt.date) -> Period | None:
        """Return the month or day of an earlier year that goes on its story, where the one meant is not lately over.

        `The band played in Seoul in May 2019. In June it moved on to Tokyo.`
        """
        over = (reference - meant.last).days if meant.last else 0
        if told.year == reference.year or 0 <= over <= _LATELY:
            return None
        period = choose(bare, told, "coming")
        if period is None or period.first is None or period.last is None or period.last >= reference:
            return None
        return period if (period.first - told).days <= _GOES_ON else None

    def _unplaced(self, bare: Bare) -> Period:
        leap = dt.date(2000, bare.month or 1, 1) if bare.month is None or 1 <= bare.month <= 12 else None
        if leap is None or bare.cycle(leap, 0) is None:
            return Period(bare.grain, None)
        kind, grain = ("time", "time") if bare.clock else ("date", bare.grain)
        return Period(grain, bare.value, mod=bare.mod, type=kind)
