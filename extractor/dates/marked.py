"""The search for anchors in a language whose words are set apart by blanks and marks.

The anchors are found in one pass over a copy of the text that holds only letters, zeros and blanks. What the search
must know of a piece beside them (`June,`, `year's`, `(2024)`) depends on that piece alone, so each spelling is looked
at once and then remembered, as a tokenizer remembers its own; the same holds for the stretches around the anchors.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from string import ascii_lowercase, digits

import ahocorasick

from extractor.dates.anchors import (
    NUMBER,
    REACH,
    REACH_RIGHT,
    Amounts,
    Anchors,
    Parse,
    Search,
    Vocabulary,
    is_latin,
    regex,
)
from extractor.dates.derivation import Derivation
from extractor.dates.memory import Memory

_MARKS = re.compile("[a-z]+|[^a-z0-9 ]")
_TOKEN = re.compile(rf"[ \t\r]*-?(?:({NUMBER})|([a-z]+|[^ \t\r]))")
_PLAIN = bytes(byte if chr(byte) in ascii_lowercase else 48 if chr(byte) in digits else 32 for byte in range(256))


@dataclass(frozen=True, slots=True)
class MarkedAnchors(Anchors):
    """The anchors, and the words beside them.

    `inner` are the words of the rules, `starters` and `enders` those with which a stretch can begin and end; for
    reading a text from its end all of `inner` stand there mirrored too, and `starters` only so.
    """

    amounts: Amounts
    anchors: frozenset[str]
    inner: frozenset[str]
    starters: frozenset[str]
    enders: frozenset[str]

    def search(self, parse: Parse) -> Search:
        """See `Anchors`."""
        return _Pieces(self, parse).derivations


class _Pieces:
    """The search; pieces are what stands between blanks."""

    def __init__(self, anchors: MarkedAnchors, parse: Parse) -> None:
        self._anchors = anchors
        self._parse = parse
        self._heads = Memory(self._head)
        self._tails = Memory(self._tail)
        self._derivations = Memory(self._derivations_of)
        self._automaton = ahocorasick.Automaton()
        for anchor in anchors.anchors:
            self._automaton.add_word(_plain(anchor), len(anchor))
        for before in " " + ascii_lowercase:
            self._automaton.add_word(before + "0", 0)
        self._automaton.make_automaton()

    def derivations(
        self, text: str, starts: Sequence[int], ends: Sequence[int]
    ) -> Iterator[tuple[int, int, tuple[Derivation, ...]]]:
        """See `Search`."""
        base, bound, is_date = starts[0], ends[-1], regex(self._anchors.amounts.other).match
        floor = base
        for hit, size in self._automaton.iter(_plain(text[base:bound])):
            last = base + (hit - 1 if size else hit)
            if last <= floor:
                continue
            first = last - (size or 1)
            index = bisect(starts, first) - 1
            end = ends[index]
            if last > end or not (size or is_date(text, first, bound)):
                continue
            begin, floor = self._stretch(text, first, last, max(floor, starts[index]), end)
            for offset, derivations in self._derivations[text[begin:floor]]:
                yield begin + offset, index, derivations

    def _stretch(self, text: str, first: int, last: int, floor: int, end: int) -> tuple[int, int]:
        """Return the vocabulary around a span of the text, with the whole of the pieces it lies in."""
        begin, low, tails = text.rfind(" ", floor, first) + 1 or floor, max(first - REACH, floor), self._tails
        while begin > low:
            before = text.rfind(" ", floor, begin - 1) + 1 or floor
            tail = tails[text[before : begin - 1]]
            if tail is not None:
                begin -= tail and tail + 1
                break
            begin = before
        stop, high, heads = text.find(" ", last, end), min(last + REACH_RIGHT, end), self._heads
        while 0 <= stop < high:
            after = text.find(" ", stop + 1, end)
            head = heads[text[stop + 1 : after if after >= 0 else end]]
            if head is not None:
                return begin, stop + (head and head + 1)
            stop = after
        return begin, stop if stop >= 0 else end

    def _head(self, piece: str) -> int | None:
        """Return how many characters of a piece, from its begin, are vocabulary; None: all."""
        head = _reach(piece, 0, len(piece), self._anchors.inner, self._anchors.inner)
        return None if head == len(piece) else head

    def _tail(self, piece: str) -> int | None:
        """Return how many characters of a piece, from its end, are vocabulary; None: all."""
        return self._head(piece[::-1])

    def _derivations_of(self, text: str) -> tuple[tuple[int, tuple[Derivation, ...]], ...]:
        """Return where each stretch of a text of vocabulary begins in which something may be, and what."""
        parsed = ((first, self._parse(text[first:last])) for first, last in self._stretches(text))
        return tuple((first, derivations) for first, derivations in parsed if derivations)

    def _stretches(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the spans of vocabulary that hold an anchor; digits are one."""
        words, floor, length, mirrored = self._anchors, 0, len(text), text[::-1]
        hits = self._automaton.iter(_plain(text))
        for first, last in sorted((end - 1 - size, end - 1) if size else (end - 1, end) for end, size in hits):
            if first >= floor:
                low = length - max(floor, first - REACH)
                begin = length - _reach(mirrored, length - first, low, words.starters, words.inner)
                high = min(length, last + REACH_RIGHT)
                floor = max(last, _reach(text, first, high, words.enders, words.inner))
                yield begin, floor


def _plain(text: str) -> str:
    """Return a folded text with a blank for every mark and a zero for every digit, between two blanks more."""
    return f" {text.encode('ascii', 'replace').translate(_PLAIN).decode('ascii')} "


def _reach(text: str, position: int, end: int, outer: frozenset[str], inner: frozenset[str]) -> int:
    """Return the end of the words from `position` on, up to the last that is a number or one of `outer`."""
    reached, match_token = position, _TOKEN.match
    while match := match_token(text, position, end):
        position = match.end()
        if match.lastindex == 1 or (token := match[2]) in outer:
            reached = position
        elif token not in inner:
            break
    return reached


def marked_anchors(anchors: set[str], vocabulary: Vocabulary, amounts: Amounts) -> MarkedAnchors:
    """Return these anchors; those that begin with a digit are found by their digits."""
    # single words and not whole surfaces: surfaces that share a beginning cannot be told apart without going back
    tokens = {token for word in vocabulary.words for token in _MARKS.findall(word)}
    starters = {_MARKS.findall(word)[0] for word in vocabulary.starters if _MARKS.findall(word)}
    enders = {_MARKS.findall(word)[-1] for word in vocabulary.enders if _MARKS.findall(word)}
    return MarkedAnchors(
        amounts,
        frozenset(anchor for anchor in anchors if is_latin(anchor[0])),
        frozenset(tokens) | frozenset(token[::-1] for token in tokens),
        frozenset(token[::-1] for token in starters),
        frozenset(enders),
    )
