"""Whether a phrase holds the words of a frame: compared written together, cut at the edges of words.

How a compound is cut is the analyser's habit, not the language's: '공급계약', '공급 계약' and '5G 장비 공급 계약' are
all a 공급 계약; '무공급' is none. Letters may be large or small.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from extractor.patterns.pattern import Words


def holds(words: Words, literal: Words) -> bool:
    """Tell whether the phrase of `words` has the head of `literal`, with the other words of it before the head."""
    return holds_any(words, frozenset((literal,)))


def holds_any(words: Words, literals: frozenset[Words]) -> bool:
    """Tell whether the phrase of `words` holds one of `literals`."""
    if not words:
        return False
    heads = _heads(literals)
    joined = _joined(words)
    for start, tail in joined.tails:
        for before in heads.get(tail, ()):
            if all(_stands(joined, group, start) for group in before):
                return True
    return False


def heads_of(literals: frozenset[Words]) -> frozenset[str]:
    """Return every way to write the heads of `literals`: a phrase that holds one of them has one as a suffix."""
    return frozenset(_heads(literals))


def suffixes(words: Words) -> Iterator[str]:
    """Yield what may be looked up as the head: the last word, the last two written together, and so on."""
    return (tail for _, tail in _joined(words).tails)


@lru_cache(maxsize=4096)
def stretches(words: Words) -> frozenset[str]:
    """Return what may be looked up as the head of any part of a phrase: neighbouring words written together."""
    return frozenset(tail for end in range(1, len(words) + 1) for tail in suffixes(words[:end]))


@dataclass(frozen=True, slots=True)
class _Joined:
    """Words written together; `tails` are the ends of it that begin a word, the shortest first, each with its start."""

    text: str
    edges: frozenset[int]
    tails: tuple[tuple[int, str], ...]


@lru_cache(maxsize=4096)
def _joined(words: Words) -> _Joined:
    text, starts = "", []
    for word in words:
        starts.append(len(text))
        text += word.casefold()
    return _Joined(text, frozenset((*starts, len(text))), tuple((start, text[start:]) for start in reversed(starts)))


@cache
def _heads(literals: frozenset[Words]) -> dict[str, tuple[Words, ...]]:
    """Return what must stand before each way to write a head; the literals are those of compiled frames, so few."""
    heads: dict[str, tuple[Words, ...]] = {}
    for literal in sorted(literals):
        for *before, head in _groupings(literal):
            heads[head] = (*heads.get(head, ()), tuple(before))
    return heads


def _groupings(literal: Words) -> tuple[Words, ...]:
    """Every way to write neighbours of `literal` together; the last group is the head's."""
    if len(literal) < 2:
        return (literal,) if literal else ()
    rest = _groupings(literal[1:])
    return (*((literal[0], *groups) for groups in rest), *((literal[0] + groups[0], *groups[1:]) for groups in rest))


def _stands(joined: _Joined, group: str, before: int) -> bool:
    at = joined.text.find(group)
    while 0 <= at <= before - len(group):
        if at in joined.edges and at + len(group) in joined.edges:
            return True
        at = joined.text.find(group, at + 1)
    return False
