"""A sum on its way through the grammar, and the rules of ranges that both languages share."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from extractor.amounts.numbers import Number
from extractor.amounts.vocabulary import Unit


@dataclass(frozen=True, slots=True)
class Hit:
    """One sum: offsets of the whole, the number read, the currency and the rule."""

    start: int
    end: int
    number: Number
    unit: Unit
    rule: str

    def with_value(self, value: Decimal, rule: str) -> Hit:
        """Return the hit at another value."""
        return Hit(self.start, self.end, Number(value), self.unit, rule)


def lower_value(low: Number, high: Number) -> Decimal | None:
    """Return what the lower bound of a range is worth, None when the two make no range.

    `3~5조`, `3천~5천억`: a bound without magnitude borrows the other's as far as it stays below it
    (`5000~1만` does not).
    """
    candidates = [low.value]
    if not low.scaled:
        candidates = [low.value * (high.scale if low.scale == 1 else high.large), low.value * high.large, low.value]
    return next((value for value in candidates if value < high.value), None)
