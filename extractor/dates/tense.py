"""Whether the sentence speaks of the past or of the future where the expression stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from unicodedata import category

from extractor.dates.anchors import regex
from extractor.dates.cue_regex import tense_of
from extractor.dates.grammar import Grammar

# Characters on either side in which a cue is looked for, first and at most, so that endless sentences stay linear.
_NEAR, _SIGHT = 64, 400
_OPENING = 20  # characters before a date that opens its sentence (`On Tuesday, it said`)


@dataclass(slots=True)
class Cues:
    """The cues of one passage of the folded text, looked for from the date on and no further than needed.

    Where the deciding cue stands before the date, a verb of speech after it tells nothing (`open from July 1, it
    said`), unless the date opens the sentence. Cues inside a quotation tell nothing about a date outside it.
    """

    grammar: Grammar
    text: str
    start: int
    end: int
    _marks: list[tuple[int, str]] | None = field(default=None)
    _asked: tuple[int, int] = (-1, -1)
    _answer: str | None = None

    def at(self, start: int, end: int) -> str | None:
        """Return the nearest cue on the side that decides, else on the other side: past, future, speech or None."""
        if (start, end) != self._asked:
            self._asked, self._answer = (start, end), self._at(start, end)
        return self._answer

    def _at(self, start: int, end: int) -> str | None:
        if not self.grammar.cues:
            return None
        if self.grammar.look == "after":
            return self._after(start, end, self.end, speech=True) or self._before(start)
        opens = start - self.start <= _OPENING
        # a clause before the main one (`After losing money in May, it will …`) has a tense of its own
        comma = -1 if opens else self.text.find(", ", end, self.end)
        return self._before(start) or self._after(start, end, comma if comma >= 0 else self.end, speech=opens)

    def _before(self, start: int) -> str | None:
        quoted = self._is_quoted(start)
        for sight in (_NEAR, _SIGHT):  # most often the nearest cue is near
            last = None
            for match in self._matches(max(self.start, start - sight), start, quoted=quoted):
                last = match
            if last is not None:
                return tense_of(last)
            if start - sight <= self.start:
                break
        return None

    def _after(self, start: int, end: int, until: int, *, speech: bool) -> str | None:
        for match in self._matches(end, min(until, end + _SIGHT), quoted=self._is_quoted(start)):
            tense = tense_of(match)
            if speech or tense != "speech":
                return tense
        return None

    def _matches(self, start: int, end: int, *, quoted: bool) -> Iterator[re.Match[str]]:
        for match in regex(self.grammar.cues).finditer(self.text, start, end):
            if quoted or not self._is_quoted(match.start()):
                yield match

    def _is_quoted(self, place: int) -> bool:
        """Tell whether a place lies after an opening mark, or a straight one of odd number, that is not closed."""
        if self._marks is None:
            marks = regex(f"[{self.grammar.quotes or '(?!)'}]").finditer(self.text, self.start, self.end)
            self._marks = [(match.start(), match.group()) for match in marks]
        quoted = False
        for start, mark in self._marks:
            if start >= place:
                break
            kind = category(mark)
            quoted = kind in {"Pi", "Ps"} or (kind not in {"Pf", "Pe"} and not quoted)
        return quoted
