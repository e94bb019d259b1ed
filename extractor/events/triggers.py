"""Trigger patterns: the notation, and the index that finds them all in one pass.

A pattern is a row of elements over the content words of a sentence (`extractor.grammar.content`): Korean particles,
light verbs and determiners are left out of the row, words stand in their base form.

| written | means |
|---|---|
| `계약 체결`, `sign deal` | these words one behind the other |
| `맺다`, `sign` | a verb in any form |
| `{납품|공급}`, `{sign|ink}` | one of these; an alternative may hold several words |
| `x?` , `{a|b}?` | may be missing |
| `…` | up to ten words between |
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

import ahocorasick

from extractor.grammar.content import Content

Label = TypeVar("Label")
Span = tuple[int, int]

_LONGEST_GAP = 10
_MOST_OPTIONAL = 4
_ELEMENT = re.compile(r"\{([^{}]+)\}(\?)?|(…)|([^\s{}…?]+)(\?)?")


@dataclass(frozen=True, slots=True)
class Pattern(Generic[Label]):
    """One expansion: the alternatives of each place (`parts`), and before which of them a gap may stand."""

    label: Label
    parts: tuple[tuple[str, ...], ...]
    gaps: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Match(Generic[Label]):
    """A pattern found: tokens `first:last`, the tokens of each part, and how many letters the parts hold."""

    label: Label
    first: int
    last: int
    parts: tuple[tuple[int, int], ...]
    weight: int


def expand(pattern: str) -> list[tuple[tuple[tuple[str, ...], ...], tuple[bool, ...]]]:
    """Return every row that a pattern stands for: for each place its alternatives, and whether a gap stands before it.

    Raises:
        ValueError: when the pattern is not in the notation or has too many parts that may be missing.
    """
    places: list[tuple[tuple[str, ...] | None, bool]] = []
    at = 0
    for found in _ELEMENT.finditer(pattern):
        if pattern[at : found.start()].strip():
            raise ValueError(f"cannot read {pattern[at : found.start()]!r} in the pattern {pattern!r}")
        at = found.end()
        alternatives, maybe, gap, word, word_maybe = found.groups()
        words = alternatives.split("|") if alternatives else [word or ""]
        places.append((None if gap else tuple(option.strip() for option in words), bool(maybe or word_maybe)))
    if pattern[at:].strip():
        raise ValueError(f"cannot read {pattern[at:]!r} in the pattern {pattern!r}")
    if sum(optional for _, optional in places) > _MOST_OPTIONAL:
        raise ValueError(f"the pattern {pattern!r} has more than {_MOST_OPTIONAL} parts that may be missing; split it")
    rows = []
    for chosen in itertools.product(*((True, False) if optional else (True,) for _, optional in places)):
        parts: list[tuple[str, ...]] = []
        gaps: list[bool] = []
        gap_before = False
        for (options, _), present in zip(places, chosen, strict=True):
            if options is None:
                gap_before = bool(parts)
            elif present:
                parts.append(options)
                gaps.append(gap_before)
                gap_before = False
        if not parts:
            raise ValueError(f"the pattern {pattern!r} can match nothing at all")
        rows.append((tuple(parts), tuple(gaps)))
    return list(dict.fromkeys(rows))


@dataclass(slots=True)
class TriggerIndex(Generic[Label]):
    """All patterns of one language. One pass finds every word of every pattern; the rest is look-ups among these."""

    patterns: Sequence[Pattern[Label]]
    _automaton: ahocorasick.Automaton = field(init=False, repr=False)

    def __post_init__(self) -> None:
        by_first: dict[str, list[Pattern[Label]]] = {}
        for pattern in self.patterns:
            for options in pattern.parts[1:]:
                for option in options:
                    by_first.setdefault(option, [])
            for first in pattern.parts[0]:
                by_first.setdefault(first, []).append(pattern)
        self._automaton = ahocorasick.Automaton()
        for word, patterns in by_first.items():
            self._automaton.add_word(word, (word, tuple(patterns)))
        if by_first:
            self._automaton.make_automaton()

    def find(self, content: Content) -> Iterator[Match[Label]]:
        """Yield every match in the content words of one sentence, in order of their first parts."""
        if not self.patterns or not content.text:
            return
        places: dict[str, list[Span]] = {}
        firsts: list[tuple[Span, tuple[Pattern[Label], ...]]] = []
        for last, (word, patterns) in self._automaton.iter(content.text):
            span = last + 1 - len(word), last + 1
            if span[0] in content.starts and span[1] in content.ends:
                places.setdefault(word, []).append(span)
                if patterns:
                    firsts.append((span, patterns))
        present = places.keys()
        for span, patterns in firsts:
            for pattern in patterns:
                if any(present.isdisjoint(options) for options in pattern.parts[1:]):
                    continue
                spans = _rest(content, places, pattern, 1, [span])
                if spans:
                    tokens = tuple(content.tokens(*part) for part in spans)
                    weight = sum(stop - begin for begin, stop in spans)
                    yield Match(pattern.label, tokens[0][0], tokens[-1][1], tokens, weight)


def _rest(
    content: Content, places: Mapping[str, Sequence[Span]], pattern: Pattern[Label], index: int, spans: list[Span]
) -> list[Span] | None:
    """Match the places from `index` on behind what is matched already; of several readings the nearest."""
    if index == len(pattern.parts):
        return spans
    start = spans[-1][1] + content.separator
    limit = content.limit(spans[-1][1], _LONGEST_GAP) if pattern.gaps[index] else start + 1
    near = sorted(
        span
        for option in pattern.parts[index]
        for span in places.get(option, ())
        if start <= span[0] < limit and (not pattern.gaps[index] or span[1] <= limit)
    )
    for span in near:
        found = _rest(content, places, pattern, index + 1, [*spans, span])
        if found:
            return found
    return None


def index_of(labelled: Iterable[tuple[Label, str]]) -> TriggerIndex[Label]:
    """Compile (label, pattern) pairs."""
    return TriggerIndex([Pattern(label, parts, gaps) for label, pattern in labelled for parts, gaps in expand(pattern)])
