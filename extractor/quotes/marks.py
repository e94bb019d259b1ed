"""Quotation marks → quotations, also where the marks do not balance.

Marks are paired inside one paragraph. A paragraph that ends inside a quotation whose next one opens with a mark again
continues the speech (the usage of English newspapers); any other mark without a partner is passed over.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

_OPEN = "“„"
_CLOSE = "”‟"
_STRAIGHT = '"'
MARKS = frozenset(_OPEN + _CLOSE + _STRAIGHT)
MARK = re.compile(f"[{_OPEN}{_CLOSE}{_STRAIGHT}]")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in double quotation marks at `start:end`, the marks left out.

    `before` is where the opening mark stands, `after` where the text goes on behind the closing one.

    `unclosed` tells that the speech runs on to the next paragraph; `later` is where a second closing mark stands that
    has no opening one: the first may be the stray one.
    """

    before: int
    start: int
    end: int
    after: int
    block: int
    unclosed: bool = False
    later: int | None = None


def quotations(text: str, blocks: Sequence[tuple[int, int]]) -> list[Quotation]:
    """Return the quotations of each paragraph `blocks[i]` = (start, end), in text order, none inside another."""
    places = [match.start() for match in MARK.finditer(text)]
    found: list[Quotation] = []
    reader = _Reader(text)
    for index, (start, end) in enumerate(blocks):
        inside = places[bisect_left(places, start) : bisect_left(places, end)]
        if inside:
            beyond = blocks[index + 1] if index + 1 < len(blocks) else (end, end)
            following = places[bisect_left(places, end) : bisect_left(places, beyond[1])]
            found += reader.block(inside, start, end, index, following, beyond[0])
        else:
            reader.closed_before = -1
    return found


class _Reader:
    """Pairs the marks of one paragraph after the other."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.closed_before = -1

    def block(
        self, places: Sequence[int], start: int, end: int, block: int, following: Sequence[int], beyond: int
    ) -> list[Quotation]:
        """Return the quotations of one paragraph; `following` are the marks of the next, which begins at `beyond`."""
        text = self._text
        places = [at for at in places if at > self.closed_before]
        self.closed_before = -1
        nested = sum(text[at] in _OPEN for at in places) == sum(text[at] in _CLOSE for at in places)
        found: list[Quotation] = []
        opened: int | None = None
        depth = 0
        for at in places:
            mark = text[at]
            if opened is None:
                if mark not in _CLOSE and _may_open(text, at, start, end):
                    opened, depth = at, 1
                elif mark in _CLOSE and found and found[-1].later is None:
                    found[-1] = replace(found[-1], later=at)
                continue
            if mark in _OPEN:
                # A second opening mark: inside the first where marks balance, else the first was an orphan.
                opened, depth = (opened, depth + 1) if nested else (at, 1)
                continue
            if mark == _STRAIGHT and _only_opens(text, at, start, end):
                opened, depth = at, 1
                continue
            depth -= 1
            if depth <= 0 or mark == _STRAIGHT:
                found += _trimmed(text, opened, at, at + 1, block)
                opened = None
        if opened is not None and following and following[0] == beyond:
            if text[beyond] in _CLOSE or (text[beyond] == _STRAIGHT and len(following) % 2):
                # The line was broken before its closing mark.
                found += _trimmed(text, opened, end, end, block)
                self.closed_before = beyond
            else:
                found += _trimmed(text, opened, end, end, block, unclosed=True)
        return found


def _may_open(text: str, at: int, start: int, end: int) -> bool:
    """A straight mark after a digit is an inch; one before a space closes nothing and opens nothing."""
    if text[at] != _STRAIGHT:
        return True
    if at + 1 >= end or text[at + 1].isspace():
        return False
    return at == start or not text[at - 1].isdigit()


def _only_opens(text: str, at: int, start: int, end: int) -> bool:
    return at > start and text[at - 1].isspace() and at + 1 < end and not text[at + 1].isspace()


def _trimmed(text: str, opened: int, closed: int, after: int, block: int, *, unclosed: bool = False) -> list[Quotation]:
    start, end = opened + 1, closed
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return [Quotation(opened, start, end, after, block, unclosed)] if end > start else []
