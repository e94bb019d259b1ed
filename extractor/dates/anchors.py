"""Where to look: the stretches of vocabulary around the few words and digits of which every expression holds one.

Most words of an article are in no date. So the search begins at anchors, each the rarest word of some pattern, which
are found with the text operations of C (`find`, sets, one short regular expression), and from there takes the words
to the right and left as long as they are words of the rules.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extractor.dates.lexicon import is_cut

# Characters around an anchor in which the other words of its expression are looked for; no expression is longer, and
# a text of nothing but date words is read in linear time.
_REACH, _REACH_RIGHT = 60, 100
_TELLING = 3  # letters of a word that is not part of every other word
_NUMBER = r"[0-9]+(?:[.,][0-9]+)*"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_WORD = re.compile("[a-z]+")
_TOKEN = re.compile(rf"[ \t\r]*-?(?:({_NUMBER})|([a-z]+|[^ \t\r]))")
_MARKS = re.compile("[a-z]+|[^a-z0-9 ]")
_ONLY_LETTERS = bytes(byte if chr(byte) in _LETTERS else 32 for byte in range(256))


@cache
def regex(pattern: str) -> re.Pattern[str]:
    """Return the compiled form; a grammar holds plain text, so that it is quick to build, to store and to load."""
    return re.compile(pattern)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All words of a language's rules, and those with which a pattern (or its context) can begin and end."""

    words: frozenset[str]
    starters: frozenset[str]
    enders: frozenset[str]


@dataclass(frozen=True, slots=True)
class Amounts:
    """What stands around digits that are an amount and no anchor; regular expressions, `before` of fixed width."""

    before: str
    after: str

    def find(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Return the spans of the digits that may be part of a date."""
        pattern = (f"(?<!{self.before})" if self.before else "") + "[0-9]++"
        digits = regex(f"{pattern}(?!{self.after})" if self.after else pattern)
        return [
            match.span()
            for match in regex("[0-9][0-9]*+").finditer(text, start, end)
            if digits.match(text, match.start(), end)
        ]


class Anchors(ABC):
    """The search for one language."""

    amounts: Amounts

    def runs(self, text: str, mirrored: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
        """Yield the stretches of vocabulary that hold an anchor, each within one of `spans`, with that span's index.

        `spans` are ascending and do not overlap; `mirrored` is `text[::-1]`.
        """
        floor, index = 0, 0
        start, end = spans[0]
        for first, last in self.find(text, start, spans[-1][1]):
            if first < floor:
                continue
            while first >= end:
                index += 1
                start, end = spans[index]
            if first < start or last > end:
                continue
            begin = self.leftmost(mirrored, first, max(floor, start, first - _REACH))
            floor = max(last, self.rightmost(text, first, min(end, last + _REACH_RIGHT)))
            yield begin, floor, index

    def find(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Return the spans of the anchors in the folded text between two offsets, in order."""
        return sorted(self.words(text, start, end) + self.amounts.find(text, start, end))

    @abstractmethod
    def words(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Return the spans of the words that are anchors."""

    @abstractmethod
    def leftmost(self, mirrored: str, start: int, low: int) -> int:
        """Return where the vocabulary that leads up to `start` begins, not before `low`."""

    @abstractmethod
    def rightmost(self, text: str, start: int, end: int) -> int:
        """Return where the vocabulary from `start` on ends."""


@dataclass(frozen=True, slots=True)
class MarkedAnchors(Anchors):
    """Anchors of a language whose words are set apart by blanks and marks.

    `keys` gives for the longest word of an anchor (all of these: `spelled`) what to look for, and the places (offset
    before it, length) of the anchors it stands for.
    """

    amounts: Amounts
    anchors: frozenset[str]
    spelled: frozenset[bytes]
    keys: dict[bytes, tuple[tuple[str, tuple[tuple[int, int], ...]], ...]]
    inner: frozenset[str]
    starters: frozenset[str]
    enders: frozenset[str]

    def words(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Find first which words of anchors occur at all, then where."""
        found, anchors = [], self.anchors
        spelled = text.encode("ascii", "replace").translate(_ONLY_LETTERS)
        for key in self.spelled.intersection(spelled.split()):
            for needle, places in self.keys[key]:
                place = text.find(needle, start, end)
                while place >= 0:
                    # the word may be a part of another one, or an anchor only together with the word beside it
                    for offset, size in places:
                        first = place - offset
                        if text[first : first + size] in anchors and not _is_part(text, first, first + size):
                            found.append((first, first + size))
                    place = text.find(needle, place + 1, end)
        return found

    def leftmost(self, mirrored: str, start: int, low: int) -> int:
        """See `Anchors`; the words of the mirrored text are looked up mirrored."""
        size = len(mirrored)
        return size - self._reach(mirrored, size - start, size - low, self.starters)

    def rightmost(self, text: str, start: int, end: int) -> int:
        """See `Anchors`."""
        return self._reach(text, start, end, self.enders)

    def _reach(self, text: str, position: int, end: int, outer: frozenset[str]) -> int:
        """Return the end of the words from `position` on, up to the last that is a number or one of `outer`."""
        reached, inner = position, self.inner
        match_token = _TOKEN.match
        while match := match_token(text, position, end):
            position = match.end()
            if match.lastindex == 1 or (token := match[2]) in outer:
                reached = position
            elif token not in inner:
                break
        return reached


@dataclass(frozen=True, slots=True)
class UnmarkedAnchors(Anchors):
    """Anchors of a language in which a word may stand anywhere; `candidate` finds their first two characters."""

    amounts: Amounts
    candidate: str
    lengths: dict[str, tuple[int, ...]]
    anchors: frozenset[str]
    right: str
    left: str

    def words(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Look up, where an anchor may begin, the longest that does."""
        found, position, anchors, lengths = [], start, self.anchors, self.lengths
        for match in regex(self.candidate).finditer(text, start, end):
            place = match.start()
            if place < position:
                continue
            for size in lengths[text[place]]:
                position = place + size
                if text[place:position] in anchors and position <= end and not is_cut(text, position):
                    found.append((place, position))
                    break
            else:
                position = place
        return found

    def leftmost(self, mirrored: str, start: int, low: int) -> int:
        """See `Anchors`."""
        size = len(mirrored)
        match = regex(self.left).match(mirrored, size - start, size - low)
        return size - match.end() if match else start

    def rightmost(self, text: str, start: int, end: int) -> int:
        """See `Anchors`."""
        match = regex(self.right).match(text, start, end)
        return match.end() if match else start


def marked_anchors(anchors: set[str], vocabulary: Vocabulary, amounts: Amounts) -> MarkedAnchors:
    """Return the search for words that are set apart; those that begin with a digit are found by their digits."""
    words = frozenset(anchor for anchor in anchors if _is_latin(anchor[0]))
    # single words and not whole surfaces: surfaces that share a beginning cannot be told apart without going back
    tokens = {token for word in vocabulary.words for token in _MARKS.findall(word)}
    starters = {_MARKS.findall(word)[0] for word in vocabulary.starters if _MARKS.findall(word)}
    enders = {_MARKS.findall(word)[-1] for word in vocabulary.enders if _MARKS.findall(word)}
    keys = _keys(words)
    return MarkedAnchors(
        amounts,
        words,
        frozenset(keys),
        keys,
        frozenset(tokens) | frozenset(token[::-1] for token in tokens),
        frozenset(token[::-1] for token in starters),
        frozenset(enders),
    )


def unmarked_anchors(anchors: set[str], vocabulary: Vocabulary, amounts: Amounts) -> UnmarkedAnchors:
    """Return the search for words that may stand anywhere; those that begin with a digit are found by their digits."""
    words = frozenset(anchor for anchor in anchors if not anchor[0].isdigit())
    single = _set(word for word in words if len(word) == 1)
    firsts, seconds = _set(word[0] for word in words), _set(word[1] for word in words if len(word) > 1)
    choices = [part for part in (f"(?<=[{single}])" if single else "", f"(?=[{seconds}])" if seconds else "") if part]
    lengths: dict[str, set[int]] = defaultdict(set)
    for word in words:
        lengths[word[0]].add(len(word))
    return UnmarkedAnchors(
        amounts,
        f"[{firsts}](?:{'|'.join(choices)})" if words else "(?!)",
        {first: tuple(sorted(sizes, reverse=True)) for first, sizes in lengths.items()},
        words,
        _characters(vocabulary.words),
        _characters(word[::-1] for word in vocabulary.words),
    )


def _keys(anchors: Iterable[str]) -> dict[bytes, tuple[tuple[str, tuple[tuple[int, int], ...]], ...]]:
    found: dict[bytes, dict[str, set[tuple[int, int]]]] = defaultdict(lambda: defaultdict(set))
    for anchor in anchors:
        longest = max(_WORD.finditer(anchor), key=lambda match: len(match.group()))
        word = longest.group()
        if len(word) < _TELLING:  # it would be found in every other word
            found[word.encode()][anchor].add((0, len(anchor)))
        else:
            found[word.encode()][word].add((longest.start(), len(anchor)))
    return {
        word: tuple((needle, tuple(sorted(places))) for needle, places in sorted(needles.items()))
        for word, needles in sorted(found.items())
    }


def _characters(words: Iterable[str]) -> str:
    """Return the pattern of a stretch in which no word can be told from part of another."""
    characters = _set("".join(word for word in words if not _is_latin(word[0])))
    return rf"(?:[ \t\r]{{0,2}}(?:[{characters}]|{_NUMBER}|[a-z]{{1,8}}(?![a-z])))*+"


def _is_part(text: str, start: int, stop: int) -> bool:
    """Tell whether a Latin word goes on before or after."""
    return (start > 0 and _is_latin(text[start - 1])) or is_cut(text, stop)


def _is_latin(character: str) -> bool:
    return "a" <= character <= "z"


def _set(characters: Iterable[str]) -> str:
    return "".join(re.escape(character) for character in sorted(set(characters)))
