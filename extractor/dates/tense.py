"""Whether the sentence speaks of the past or of the future where the expression stands."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractor.dates.anchors import regex
from extractor.dates.grammar import Grammar

_OPENING = 20  # characters before a date that opens its sentence (`On Tuesday, it said`)


@dataclass(slots=True)
class Cues:
    """The cues of one passage of the folded text; looked for once, when first asked for.

    A verb of speech after the date tells nothing about the date (`open from July 1, it said`), unless the date opens
    the sentence.
    """

    grammar: Grammar
    text: str
    start: int
    end: int
    _found: list[tuple[int, int, str]] | None = field(default=None)

    def at(self, start: int, end: int) -> str | None:
        """Return "past" or "future" by the nearest cue on the side that decides, else on the other side, else None."""
        opening = start - self.start <= _OPENING
        before = after = None
        for first, last, tense in self._all():
            if last <= start:
                before = "past" if tense == "speech" else tense
            elif first >= end and (opening or tense != "speech"):
                after = "past" if tense == "speech" else tense
                break
        return (before or after) if self.grammar.look == "before" else (after or before)

    def _all(self) -> list[tuple[int, int, str]]:
        if self._found is None:
            self._found = sorted(
                (*match.span(), tense)
                for pattern, tense in (
                    (self.grammar.future, "future"),
                    (self.grammar.past, "past"),
                    (self.grammar.speech, "speech"),
                )
                if pattern
                for match in regex(pattern).finditer(self.text, self.start, self.end)
            )
        return self._found
