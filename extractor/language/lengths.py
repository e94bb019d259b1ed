"""Stretches that are longer than anything people write, cut where it does least harm.

Everything behind works on a sentence and may look at each pair of its clauses; what has no end would cost its square.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

MOST_TOKENS = 160
"""No sentence of the press comes near it: the longest in law have half as many words."""
_LONG_CHUNK = re.compile(r"\S{256,}")
_PIECE = re.compile(r"[^\W_]{1,64}|[\W_]{1,16}")


class Placed(Protocol):
    """A token with its place in the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def tag(self) -> str: ...
    @property
    def sentence(self) -> int: ...


def chunks(passage: str) -> Iterator[tuple[int, int, bool]]:
    """Yield the parts of a passage with whether they are ordinary: analysers take the square of a run without blanks.

    What is not ordinary comes in pieces, letters and figures apart from other signs.
    """
    place = 0
    for long in _LONG_CHUNK.finditer(passage):
        if long.start() > place:
            yield place, long.start(), True
        for piece in _PIECE.finditer(passage, long.start(), long.end()):
            yield piece.start(), piece.end(), False
        place = long.end()
    if place < len(passage):
        yield place, len(passage), True


def sentence_starts(tokens: Sequence[Placed], text: str) -> list[int]:
    """Return the numbers of the tokens that begin a sentence, those included that only cut a longer one.

    A cut stands behind a sign of punctuation, else behind an ending that links clauses, else at a blank.
    """
    begins: list[int] = []
    first = 0
    for number in range(1, len(tokens) + 1):
        if number < len(tokens) and tokens[number].sentence == tokens[first].sentence:
            continue
        while number - first > MOST_TOKENS:
            begins.append(first)
            first = _cut(tokens, first, first + MOST_TOKENS, text)
        begins.append(first)
        first = number
    return begins


def _cut(tokens: Sequence[Placed], first: int, last: int, text: str) -> int:
    """Return the number of the token that begins what follows the best cut in the second half of a stretch."""
    places = range(last, (first + last) // 2, -1)
    for ends in (_is_mark, _links):
        for number in places:
            if tokens[number - 1].end < tokens[number].start and ends(tokens[number - 1], text):
                return number
    return next((number for number in places if tokens[number - 1].end < tokens[number].start), last)


def _is_mark(token: Placed, text: str) -> bool:
    return text[token.start : token.end] in {",", ";", ":", "–", "—", "·", "…", "/", "|"}


def _links(token: Placed, _text: str) -> bool:
    return token.tag.endswith("EC")
