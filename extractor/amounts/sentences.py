"""Which sentence a place in the text belongs to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence


class Sentences:
    """Spans (start, end, language), looked up by offset."""

    def __init__(self, spans: Sequence[tuple[int, int, str]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _, _ in self._spans]

    def at(self, offset: int) -> tuple[int, int, str] | None:
        """Return the sentence that holds the character at `offset`, None between sentences."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or self._spans[index][1] <= offset:
            return None
        return self._spans[index]
