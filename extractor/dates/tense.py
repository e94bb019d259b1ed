"""Whether the sentence speaks of the past or of the future where the expression stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from unicodedata import category

from extractor.dates.anchors import regex
from extractor.dates.grammar import Grammar

_OPENING = 20  # characters before a date that opens its sentence (`On Tuesday, it said`)


@dataclass(slots=True)
class Cues:
    """The cues of one passage of the folded text; looked for once, when first asked for.

    Where the deciding cue stands before the date, a verb of speech after it tells nothing (`open from July 1, it
    said`), unless the date opens the sentence. Cues inside a quotation tell nothing about a date outside it.
    """

    grammar: Grammar
    text: str
    start: int
    end: int
    _found: list[tuple[int, int, str, bool]] | None = field(default=None)
    _marks: list[tuple[int, str]] = field(default_factory=list)

    def at(self, start: int, end: int) -> str | None:
        """Return the nearest cue on the side that decides, else on the other side: past, future, speech or None."""
        found = self._all()
        speech_after = self.grammar.look == "after" or start - self.start <= _OPENING
        quoted = self._is_quoted(start)
        before = after = None
        for first, last, tense, cue_quoted in found:
            if cue_quoted and not quoted:
                continue
            if last <= start:
                before = tense
            elif first >= end and (speech_after or tense != "speech"):
                after = tense
                break
        return (before or after) if self.grammar.look == "before" else (after or before)

    def _all(self) -> list[tuple[int, int, str, bool]]:
        if self._found is None:
            if self.grammar.quotes:
                marks = regex(f"[{self.grammar.quotes}]").finditer(self.text, self.start, self.end)
                self._marks = [(match.start(), match.group()) for match in marks]
            self._found = sorted(
                (*match.span(), tense, self._is_quoted(match.start()))
                for pattern, tense in (
                    (self.grammar.future, "future"),
                    (self.grammar.past, "past"),
                    (self.grammar.speech, "speech"),
                )
                if pattern
                for match in regex(pattern).finditer(self.text, self.start, self.end)
            )
        return self._found

    def _is_quoted(self, place: int) -> bool:
        """Tell whether a place lies after an opening mark, or a straight one of odd number, that is not closed."""
        quoted = False
        for start, mark in self._marks:
            if start >= place:
                break
            kind = category(mark)
            quoted = kind in {"Pi", "Ps"} or (kind not in {"Pf", "Pe"} and not quoted)
        return quoted
