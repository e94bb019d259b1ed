"""Whether a phrase holds the words of a frame: compared written together, cut at the edges of words.

How a compound is cut is the analyser's habit, not the language's: '공급계약', '공급 계약' and '5G 장비 공급 계약' are
all a 공급 계약; '무공급' is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from extractor.patterns.pattern import Words


def holds(words: Words, literal: Words) -> bool:
    """Tell whether the phrase of `words` has the head of `literal`, with the other words of it before the head."""
    if words[-1:] == literal[-1:] and set(literal[:-1]) <= set(words[:-1]):
        return True
    joined, edges = _joined(words)
    return any(_fits(joined, edges, groups) for groups in _groupings(literal))


def suffixes(words: Words) -> Iterator[str]:
    """Yield what may be looked up as the head: the last word, the last two written together, and so on."""
    tail = ""
    for word in reversed(words):
        tail = word.casefold() + tail
        yield tail


@lru_cache(maxsize=4096)
def _joined(words: Words) -> tuple[str, frozenset[int]]:
    edges = [0]
    for word in words:
        edges.append(edges[-1] + len(word))
    return "".join(words).casefold(), frozenset(edges)


@lru_cache(maxsize=4096)
def _groupings(literal: Words) -> tuple[Words, ...]:
    """Every way to write neighbours of `literal` together; the last group is the head's."""
    if len(literal) == 1:
        return (literal,)
    rest = _groupings(literal[1:])
    return (*((literal[0], *groups) for groups in rest), *((literal[0] + groups[0], *groups[1:]) for groups in rest))


def _fits(joined: str, edges: frozenset[int], groups: Words) -> bool:
    head_at = len(joined) - len(groups[-1])
    if head_at not in edges or not joined.endswith(groups[-1]):
        return False
    return all(_stands(joined, edges, group, head_at) for group in groups[:-1])


def _stands(joined: str, edges: frozenset[int], group: str, before: int) -> bool:
    at = joined.find(group)
    while at >= 0 and at + len(group) <= before:
        if at in edges and at + len(group) in edges:
            return True
        at = joined.find(group, at + 1)
    return False
