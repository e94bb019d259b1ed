"""Quotation marks → quotations, also where the marks do not balance.

Marks are paired inside one paragraph. A paragraph that ends inside a quotation whose next one opens with a mark again
continues the speech (the usage of English newspapers); any other mark without a partner is passed over.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

_OPEN = "“„«"
_CLOSE = "”‟»"
_STRAIGHT = '"'
_LOW, _TURNED = "„", "“"
"""German words stand between these; alone the second opens."""
_SINGLE_OPEN, _SINGLE_CLOSE = "‘", "’"
_OTHERS = ("“", "‘", "「", "『", "〈", "《")
_ENDING, _STOPS = ",.!?…", ".!?"
MARKS = frozenset(_OPEN + _CLOSE + _STRAIGHT)
MARK = re.compile(f"[{_OPEN}{_CLOSE}{_STRAIGHT}]")
QUOTED = re.compile(f"[{_OPEN}{_STRAIGHT}{''.join(_OTHERS)}]")
"""Without one of these nobody is quoted."""


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
        if not inside and (single := _single(text, start, end, index)):
            found += single
            reader.closed_before = -1
        elif inside:
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
            if mark == _TURNED and text[opened] == _LOW:
                found += _trimmed(text, opened, at, at + 1, block)
                opened = None
                continue
            if mark in _OPEN:
                # A second opening mark: inside the first where marks balance, else the first was an orphan.
                opened, depth = (opened, depth + 1) if nested else (at, 1)
                continue
            if mark == _STRAIGHT and _only_opens(text, at, start, end):
                found += _unclosed(text, opened, at, block)
                opened, depth = at, 1
                continue
            depth -= 1
            if depth <= 0 or mark == _STRAIGHT:
                found += _trimmed(text, opened, at, at + 1, block)
                opened = None
        if opened is not None:
            found += self._rest(opened, end, block, following, beyond, later=bool(found))
        return found

    def _rest(
        self, opened: int, end: int, block: int, following: Sequence[int], beyond: int, *, later: bool
    ) -> list[Quotation]:
        """Return what the last mark of a paragraph opens; `later` tells that other words are quoted before it."""
        text = self._text
        if not following or following[0] != beyond:
            return _unclosed(text, opened, end, block) if later else []
        if text[beyond] in _CLOSE or (text[beyond] == _STRAIGHT and len(following) % 2):
            # The line was broken before its closing mark.
            self.closed_before = beyond
            return _trimmed(text, opened, end, end, block)
        return _trimmed(text, opened, end, end, block, unclosed=True)


def _unclosed(text: str, opened: int, end: int, block: int) -> list[Quotation]:
    """Return the whole sentences that were opened and not closed before the next mark."""
    return _trimmed(text, opened, end, end, block) if text[:end].rstrip()[-1:] in _STOPS else []


def reported(text: str, speech: re.Pattern[str]) -> str:
    """Return a text of the same length with double marks around what other marks quote.

    `speech` finds a closing mark behind which words are reported; what opens it is the last opening mark before it.
    """
    letters: list[str] | None = None
    for match in speech.finditer(text):
        at = match.start("mark")
        opened = max(text.rfind(mark, 0, at) for mark in _OTHERS)
        if text[at] != "”" or text[opened] != "“":
            letters = letters or list(text)
            letters[opened], letters[at] = "“", "”"
    return "".join(letters) if letters else text


def _single(text: str, start: int, end: int, block: int) -> list[Quotation]:
    """Return what single marks quote in a paragraph without double ones: speech, which ends in a mark.

    An apostrophe and the name of a thing have none there.
    """
    found: list[Quotation] = []
    at = text.find(_SINGLE_OPEN, start, end)
    while at >= 0:
        close = text.find(_SINGLE_CLOSE, at + 1, end)
        while close >= 0 and text[close - 1] not in _ENDING:
            close = text.find(_SINGLE_CLOSE, close + 1, end)
        if close < 0:
            break
        found += _trimmed(text, at, close, close + 1, block)
        at = text.find(_SINGLE_OPEN, close + 1, end)
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
