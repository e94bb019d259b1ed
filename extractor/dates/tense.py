"""Whether the sentence speaks of the past or of the future where the expression stands."""

from __future__ import annotations

import re
from unicodedata import category

from extractor.dates.anchors import regex
from extractor.dates.cue_regex import tense_of
from extractor.dates.cue_search import CueSearch
from extractor.dates.grammar import Grammar

_SIGHT = 400  # characters on either side in which a cue is looked for, so that endless sentences stay linear
_OPENING = 20  # characters before a date that opens its sentence (`On Tuesday, it said`)


class Cues:
    """The cues of a folded text, looked for in the passage of a date from the date on and no further than needed.

    Where the deciding cue stands before the date, a verb of speech after it tells nothing (`open from July 1, it
    said`), unless the date opens the sentence. Cues inside a quotation tell nothing about a date outside it.
    """

    __slots__ = ("_answer", "_asked", "_grammar", "_marks", "_search", "_text", "end", "start")

    def __init__(self, grammar: Grammar, search: CueSearch, text: str) -> None:
        """Take the rules, the search for their cues, and the text."""
        self._grammar = grammar
        self._search = search
        self._text = text
        self.enter(0, 0)

    def enter(self, start: int, end: int) -> None:
        """Go on to the passage between two offsets."""
        self.start, self.end = start, end
        self._marks: list[tuple[int, str]] | None = None
        self._asked = (-1, -1)
        self._answer: str | None = None

    def at(self, start: int, end: int) -> str | None:
        """Return the nearest cue on the side that decides, else on the other side: past, future, speech or None."""
        if (start, end) != self._asked:
            self._asked, self._answer = (start, end), self._at(start, end)
        return self._answer

    def _at(self, start: int, end: int) -> str | None:
        if not self._grammar.cues:
            return None
        if self._grammar.look == "after":
            return self._after(start, end, self.end, speech=True) or self._before(start)
        opens = start - self.start <= _OPENING
        # a clause before the main one (`After losing money in May, it will …`) has a tense of its own
        comma = -1 if opens else self._text.find(", ", end, self.end)
        return self._before(start) or self._after(start, end, comma if comma >= 0 else self.end, speech=opens)

    def _before(self, start: int) -> str | None:
        counts = None if self._is_quoted(start) else self._is_outside
        match = self._search.before(self._text, max(self.start, start - _SIGHT), start, counts)
        return tense_of(match) if match else None

    def _after(self, start: int, end: int, until: int, *, speech: bool) -> str | None:
        quoted = self._is_quoted(start)
        for match in self._search.after(self._text, end, min(until, end + _SIGHT)):
            if quoted or not self._is_quoted(match.start()):
                tense = tense_of(match)
                if speech or tense != "speech":
                    return tense
        return None

    def _is_outside(self, match: re.Match[str]) -> bool:
        return not self._is_quoted(match.start())

    def _is_quoted(self, place: int) -> bool:
        """Tell whether a place lies after an opening mark, or a straight one of odd number, that is not closed."""
        if self._marks is None:
            self._marks = self._quotation_marks()
        quoted = False
        for start, mark in self._marks:
            if start >= place:
                break
            kind = category(mark)
            quoted = kind in {"Pi", "Ps"} or (kind not in {"Pf", "Pe"} and not quoted)
        return quoted

    def _quotation_marks(self) -> list[tuple[int, str]]:
        passage = self._text[self.start : self.end]
        if not any(mark in passage for mark in self._grammar.quotes):
            return []
        marks = regex(f"[{self._grammar.quotes}]").finditer(passage)
        return [(self.start + match.start(), match.group()) for match in marks]
