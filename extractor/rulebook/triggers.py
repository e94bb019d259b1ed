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
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

import ahocorasick

from extractor.grammar.content import Content

Label = TypeVar("Label")

GAP = "…"
_LONGEST_GAP = 10
_MOST_EXPANSIONS = 400
_ELEMENT = re.compile(r"\{([^{}]+)\}(\?)?|(…)|([^\s{}…?]+)(\?)?")


@dataclass(frozen=True, slots=True)
class Pattern(Generic[Label]):
    """One expansion: its words (`parts`), and before which of them a gap may stand."""

    label: Label
    parts: tuple[str, ...]
    gaps: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Match(Generic[Label]):
    """A pattern found: tokens `first:last`, the tokens of each part, and how many letters the parts hold."""

    label: Label
    first: int
    last: int
    parts: tuple[tuple[int, int], ...]
    weight: int


def expand(pattern: str) -> list[tuple[tuple[str, ...], tuple[bool, ...]]]:
    """Return every row of parts that a pattern stands for.

    Raises:
        ValueError: when the pattern is not in the notation or stands for too many rows.
    """
    choices: list[tuple[str | None, ...]] = []
    at = 0
    for found in _ELEMENT.finditer(pattern):
        if pattern[at : found.start()].strip():
            raise ValueError(f"cannot read {pattern[at : found.start()]!r} in the pattern {pattern!r}")
        at = found.end()
        alternatives, maybe, gap, word, word_maybe = found.groups()
        if gap:
            choices.append((GAP,))
        else:
            options = tuple(option.strip() for option in alternatives.split("|")) if alternatives else (word,)
            choices.append((*options, None) if maybe or word_maybe else options)
    if pattern[at:].strip():
        raise ValueError(f"cannot read {pattern[at:]!r} in the pattern {pattern!r}")
    rows = list(itertools.islice(itertools.product(*choices), _MOST_EXPANSIONS + 1))
    if len(rows) > _MOST_EXPANSIONS:
        raise ValueError(f"the pattern {pattern!r} stands for more than {_MOST_EXPANSIONS} rows; split it")
    expanded = []
    for row in rows:
        parts: list[str] = []
        gaps: list[bool] = []
        gap_before = False
        for part in row:
            if part == GAP:
                gap_before = bool(parts)
            elif part is not None:
                parts.append(part)
                gaps.append(gap_before)
                gap_before = False
        if not parts:
            raise ValueError(f"the pattern {pattern!r} can match nothing at all")
        expanded.append((tuple(parts), tuple(gaps)))
    return list(dict.fromkeys(expanded))


@dataclass(slots=True)
class TriggerIndex(Generic[Label]):
    """All patterns of one language, by their first part."""

    patterns: Sequence[Pattern[Label]]
    _automaton: ahocorasick.Automaton = field(init=False, repr=False)

    def __post_init__(self) -> None:
        by_first: dict[str, list[Pattern[Label]]] = {}
        for pattern in self.patterns:
            by_first.setdefault(pattern.parts[0], []).append(pattern)
        self._automaton = ahocorasick.Automaton()
        for first, patterns in by_first.items():
            self._automaton.add_word(first, (len(first), tuple(patterns)))
        if by_first:
            self._automaton.make_automaton()

    def find(self, content: Content) -> Iterator[Match[Label]]:
        """Yield every match in the content words of one sentence, in order of their last first part."""
        if not self.patterns or not content.text:
            return
        for last, (length, patterns) in self._automaton.iter(content.text):
            start, end = last + 1 - length, last + 1
            if start not in content.starts or end not in content.ends:
                continue
            for pattern in patterns:
                spans = _rest(content, pattern, 1, [(start, end)])
                if spans:
                    tokens = tuple(content.tokens(*span) for span in spans)
                    yield Match(
                        pattern.label, tokens[0][0], tokens[-1][1], tokens, sum(len(part) for part in pattern.parts)
                    )


def _rest(
    content: Content, pattern: Pattern[Label], index: int, spans: list[tuple[int, int]]
) -> list[tuple[int, int]] | None:
    if index == len(pattern.parts):
        return spans
    part, at = pattern.parts[index], spans[-1][1]
    if not pattern.gaps[index]:
        start = at + content.separator
        end = start + len(part)
        if content.text.startswith(part, start) and start in content.starts and end in content.ends:
            return _rest(content, pattern, index + 1, [*spans, (start, end)])
        return None
    limit = content.limit(at, _LONGEST_GAP)
    start = content.text.find(part, at, limit)
    while start >= 0:
        end = start + len(part)
        if start in content.starts and end in content.ends:
            found = _rest(content, pattern, index + 1, [*spans, (start, end)])
            if found:
                return found
        start = content.text.find(part, start + 1, limit)
    return None


def index_of(labelled: Iterable[tuple[Label, str]]) -> TriggerIndex[Label]:
    """Compile (label, pattern) pairs."""
    return TriggerIndex([Pattern(label, parts, gaps) for label, pattern in labelled for parts, gaps in expand(pattern)])
