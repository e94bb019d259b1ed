"""The words and numbers of one language, and where they stand in a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

KEY = re.compile(r"[a-z]+|[0-9]+|.", re.DOTALL)

Value = int | float | str
Terminal = tuple[str, Value, int]  # symbol, value, end


@dataclass(frozen=True, slots=True)
class Digits:
    """A class of numbers written in digits."""

    symbol: str
    digits: frozenset[int]
    lowest: int
    highest: int | None
    pad: bool


@dataclass(slots=True)
class Lexicon:
    """Everything a pattern's elements can match directly."""

    surfaces: dict[str, tuple[tuple[str, Value], ...]] = field(default_factory=dict)
    lengths: dict[str, tuple[int, ...]] = field(default_factory=dict)
    digits: tuple[Digits, ...] = ()
    numerals: dict[str, dict[str, int]] = field(default_factory=dict)
    numeral_lengths: dict[str, tuple[int, ...]] = field(default_factory=dict)
    numeral_joint: str = ""

    def terminals(self, text: str, position: int) -> list[Terminal]:
        """Return the words and numbers of the folded `text` that begin at `position`."""
        match = KEY.match(text, position)
        if match is None:
            return []
        key, end = match.group(), match.end()
        found: list[Terminal] = []
        if key.isdigit() and key.isascii():
            if position == 0 or text[position - 1] not in "0123456789":
                self._number(key, end, found)
        elif position and "a" <= key[0] <= "z" and "a" <= text[position - 1] <= "z":
            return found
        lengths = self.lengths.get(key)
        if lengths:
            for length in lengths:
                stop = position + length
                entries = self.surfaces.get(text[position:stop])
                if entries and not _cut(text, stop):
                    for symbol, value in entries:
                        found.append((symbol, value, stop))
        if key in self.numeral_lengths:
            for symbol, words in self.numerals.items():
                self._numeral(text, position, symbol, words, found)
        return found

    def _number(self, key: str, end: int, found: list[Terminal]) -> None:
        number, size = int(key), len(key)
        for kind in self.digits:
            if size in kind.digits and kind.lowest <= number and (kind.highest is None or number <= kind.highest):
                if kind.pad and size > 1 and len(str(number)) == size and number < 10 ** (size - 1):
                    continue
                found.append((kind.symbol, number, end))

    def _numeral(self, text: str, position: int, symbol: str, words: dict[str, int], found: list[Terminal]) -> None:
        """Add every number that the words from `position` on compose (`twenty`, `twenty-one`)."""
        total, group, last = 0, 0, 10**9
        start = position
        while True:
            word = self._longest(text, start, words)
            if word is None:
                return
            value = words[word]
            if value >= 10 and (value in {10, 100, 1000, 10000}) and (group or value >= 100 or not self.numeral_joint):
                if group and group < value:
                    group *= value
                elif not group or group > value:
                    group += value
                else:
                    return
                if value >= 1000:
                    total, group = total + group, 0
            elif value < last or not group:
                group += value
            else:
                return
            last = min(10 ** (len(str(value)) - 1), value) if value >= 10 else 0
            start += len(word)
            if not _cut(text, start):
                found.append((symbol, total + group, start))
            joint = re.compile(self.numeral_joint).match(text, start) if self.numeral_joint else None
            if joint:
                start = joint.end()
            elif self.numeral_joint:
                return

    def _longest(self, text: str, start: int, words: dict[str, int]) -> str | None:
        match = KEY.match(text, start)
        if match is None:
            return None
        for length in self.numeral_lengths.get(match.group(), ()):
            word = text[start : start + length]
            if word in words and not _cut(text, start + length):
                return word
        return None


def _cut(text: str, stop: int) -> bool:
    """Tell whether `stop` lies inside a run of Latin letters or of digits."""
    if stop >= len(text):
        return False
    before, after = text[stop - 1], text[stop]
    return ("a" <= before <= "z" and "a" <= after <= "z") or (before in "0123456789" and after in "0123456789")


def lengths_by_key(surfaces: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Return, for the first word or character of the surfaces, their lengths, longest first."""
    found: dict[str, set[int]] = defaultdict(set)
    for surface in surfaces:
        match = KEY.match(surface)
        if match:
            found[match.group()].add(len(surface))
    return {key: tuple(sorted(lengths, reverse=True)) for key, lengths in found.items()}
