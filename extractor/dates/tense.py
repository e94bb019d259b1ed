"""Does the sentence speak of the past or of the future where the expression stands?"""

from __future__ import annotations

from extractor.dates.grammar import Grammar
from extractor.dates.timex import Passage


def cue_at(grammar: Grammar, text: str, passage: Passage, start: int, end: int) -> str | None:
    """Return "past" or "future" by the nearest cue on the side that decides, else on the other side, else None."""
    before = _nearest(grammar, text, passage.start, start, last=True)
    after = _nearest(grammar, text, end, passage.end, last=False)
    return (before or after) if grammar.look == "before" else (after or before)


def _nearest(grammar: Grammar, text: str, start: int, end: int, *, last: bool) -> str | None:
    found: list[tuple[int, str]] = []
    for pattern, tense in ((grammar.future, "future"), (grammar.past, "past")):
        if pattern is None:
            continue
        matches = [match.start() for match in pattern.finditer(text, start, end)]
        if matches:
            found.append((matches[-1] if last else matches[0], tense))
    if not found:
        return None
    return (max(found) if last else min(found))[1]
