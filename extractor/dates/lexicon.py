"""The words and numbers of one language, and where they stand in a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

KEY = re.compile(r"[a-z]+|[0-9]+|.", re.DOTALL)
_NUMBER = re.compile(r"[0-9]+(?:,[0-9]{3})*(?![0-9])|[0-9]+")
_DECIMAL = re.compile(r"[0-9]+\.[0-9]+(?!\.?[0-9])")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
_DIGITS = frozenset("0123456789")
_MULTIPLIERS = frozenset({10, 100, 1000, 10000})

Value = int | float | str
Terminal = tuple[str, Value, int]  # symbol, value, end


@dataclass(frozen=True, slots=True)
class Digits:
    """A class of numbers written in digits; `symbols` are the class and the groups it belongs to."""

    symbols: tuple[str, ...]
    digits: frozenset[int]
    lowest: int
    highest: int | None
    decimals: bool
    thousands: bool


@dataclass(slots=True)
class Lexicon:
    """Everything a pattern's elements can match directly.

    `surfaces` gives for a spelling its classes and values, `lengths` for the first word or character of spellings
    how long they may be, `endings` the same for the last one.
    """

    surfaces: dict[str, tuple[tuple[str, Value], ...]] = field(default_factory=dict)
    lengths: dict[str, tuple[int, ...]] = field(default_factory=dict)
    endings: dict[str, tuple[int, ...]] = field(default_factory=dict)
    digits: tuple[Digits, ...] = ()
    numerals: dict[tuple[str, ...], dict[str, int]] = field(default_factory=dict)
    numeral_lengths: dict[str, tuple[int, ...]] = field(default_factory=dict)
    numeral_joint: str = ""
    _readings: dict[str, tuple[tuple[str, Value], ...]] = field(default_factory=dict)

    def terminals(self, text: str, position: int) -> list[Terminal]:
        """Return the words and numbers of the folded `text` that begin at `position`."""
        match = KEY.match(text, position)
        if match is None:
            return []
        key = match.group()
        found: list[Terminal] = []
        if key[0] in _DIGITS:
            if not position or text[position - 1] not in _DIGITS:
                self._number(text, position, match.end(), key, found)
        elif position and key[0] in _LETTERS and text[position - 1] in _LETTERS:
            return found
        for length in self.lengths.get(key, ()):
            stop = position + length
            entries = self.surfaces.get(text[position:stop])
            if entries and stop <= len(text) and not is_cut(text, stop):  # a slice is cut short at the end of the text
                for symbol, value in entries:
                    found.append((symbol, value, stop))
        if key in self.numeral_lengths:
            for symbols, words in self.numerals.items():
                self._numeral(text, position, symbols, words, found)
        return found

    def starts(self, text: str, end: int) -> list[int]:
        """Return where the words and numbers that end at `end` begin."""
        if not end:
            return []
        last, start, found = text[end - 1], end - 1, []
        run = _DIGITS if last in _DIGITS else _LETTERS if last in _LETTERS else ()
        while start and text[start - 1] in run:
            start -= 1
        if last in _DIGITS:
            found.append(start)
        for length in self.endings.get(text[start:end], ()):
            if length <= end and self._is_word(text[end - length : end]):
                found.append(end - length)
        return found

    def _is_word(self, text: str) -> bool:
        return text in self.surfaces or any(text in words for words in self.numerals.values())

    def _number(self, text: str, position: int, end: int, key: str, found: list[Terminal]) -> None:
        readings = self._readings.get(key)
        if readings is None:
            readings = self._read(key)
        for symbol, value in readings:
            found.append((symbol, value, end))
        if (
            end < len(text)
            and text[end] in ".,"
            and (match := _DECIMAL.match(text, position) or _NUMBER.match(text, position))
        ):
            number = match.group()
            if match.end() > end:
                whole = "," in number
                value = int(number.replace(",", "")) if whole else float(number)
                for kind in self.digits:
                    if kind.thousands if whole else kind.decimals:
                        found.extend((symbol, value, match.end()) for symbol in kind.symbols)

    def _read(self, key: str) -> tuple[tuple[str, Value], ...]:
        number, size = int(key), len(key)
        readings = tuple(
            (symbol, number)
            for kind in self.digits
            if size in kind.digits and kind.lowest <= number and (kind.highest is None or number <= kind.highest)
            for symbol in kind.symbols
        )
        if size <= 4:  # short ones come again and again; so few that they need no limit
            self._readings[key] = readings
        return readings

    def _numeral(
        self, text: str, position: int, symbols: tuple[str, ...], words: dict[str, int], found: list[Terminal]
    ) -> None:
        """Add every number that the words from `position` on compose (`twenty`, `twenty-one`)."""
        joint = re.compile(self.numeral_joint) if self.numeral_joint else None
        total, group, limit, start = 0, 0, 10**9, position
        while (word := self._longest(text, start, words)) is not None:
            value = words[word]
            if value in _MULTIPLIERS and group and group < value and (value > 10 or joint is None):
                group, limit = group * value, value
            elif value < limit:
                group, limit = group + value, (1 if value < 20 and value != 10 else 10 ** (len(str(value)) - 1))
            else:
                return
            if value >= 1000:
                total, group, limit = total + group, 0, 1000
            start += len(word)
            if not is_cut(text, start):
                found.extend((symbol, total + group, start) for symbol in symbols)
            if joint is not None:
                between = joint.match(text, start)
                if between is None:
                    return
                start = between.end()

    def _longest(self, text: str, start: int, words: dict[str, int]) -> str | None:
        match = KEY.match(text, start)
        if match is None:
            return None
        for length in self.numeral_lengths.get(match.group(), ()):
            word = text[start : start + length]
            if len(word) == length and word in words and not is_cut(text, start + length):
                return word
        return None


def is_cut(text: str, stop: int) -> bool:
    """Tell whether `stop` lies inside a run of Latin letters or of digits."""
    if stop >= len(text):
        return False
    before, after = text[stop - 1], text[stop]
    return (before in _LETTERS and after in _LETTERS) or (before in _DIGITS and after in _DIGITS)


def lengths_by_first(surfaces: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Return, for the first word or character of the surfaces, their lengths, longest first."""
    return _lengths((KEY.findall(surface)[0], surface) for surface in surfaces)


def lengths_by_last(surfaces: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Return, for the last word or character of the surfaces, their lengths, longest first."""
    return _lengths((KEY.findall(surface)[-1], surface) for surface in surfaces)


def _lengths(keyed: Iterable[tuple[str, str]]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = defaultdict(set)
    for key, surface in keyed:
        found[key].add(len(surface))
    return {key: tuple(sorted(lengths, reverse=True)) for key, lengths in found.items()}
