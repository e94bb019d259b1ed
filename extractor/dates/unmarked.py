"""The search for anchors in a language in which a word may stand anywhere."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

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
    one_of,
    regex,
)
from extractor.dates.derivation import Derivation
from extractor.dates.lexicon import is_cut


@dataclass(frozen=True, slots=True)
class UnmarkedAnchors(Anchors):
    """`candidate` finds the first two characters of an anchor, `left` and `right` the vocabulary beside it."""

    amounts: Amounts
    candidate: str
    lengths: dict[str, tuple[int, ...]]
    anchors: frozenset[str]
    right: str
    left: str

    def search(self, parse: Parse) -> Search:
        """See `Anchors`."""

        def derivations(
            text: str, starts: Sequence[int], ends: Sequence[int]
        ) -> Iterator[tuple[int, int, tuple[Derivation, ...]]]:
            for start, stop, index in self._runs(text, starts, ends):
                if found := parse(text[start:stop]):
                    yield start, index, found

        return derivations

    def _runs(self, text: str, starts: Sequence[int], ends: Sequence[int]) -> Iterator[tuple[int, int, int]]:
        floor, high = starts[0], ends[-1]
        mirrored = text[floor:high][::-1]
        for first, last in self._find(text, floor, high):
            if first < floor:
                continue
            index = bisect(starts, first) - 1
            start, end = starts[index], ends[index]
            if last > end:
                continue
            begin = high - self._reach_back(mirrored, high - first, high - max(floor, start, first - REACH))
            floor = max(last, self._reach(text, first, min(end, last + REACH_RIGHT)))
            yield begin, floor, index

    def _find(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Return the spans of the anchors between two offsets, in order."""
        return sorted([*self._words(text, start, end), *self.amounts.others(text, start, end, end)])

    def _words(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
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

    def _reach_back(self, mirrored: str, position: int, end: int) -> int:
        """Return where in the mirrored text the vocabulary from `position` on ends."""
        match = regex(self.left).match(mirrored, position, end)
        return match.end() if match else position

    def _reach(self, text: str, position: int, end: int) -> int:
        """Return where the vocabulary from `position` on ends."""
        match = regex(self.right).match(text, position, end)
        return match.end() if match else position


def unmarked_anchors(anchors: set[str], vocabulary: Vocabulary, amounts: Amounts) -> UnmarkedAnchors:
    """Return the search for these anchors; those that begin with a digit are found by their digits."""
    words = frozenset(anchor for anchor in anchors if not anchor[0].isdigit())
    single = one_of(word for word in words if len(word) == 1)
    firsts, seconds = one_of(word[0] for word in words), one_of(word[1] for word in words if len(word) > 1)
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


def _characters(words: Iterable[str]) -> str:
    """Return the pattern of a stretch in which no word can be told from part of another."""
    characters = one_of("".join(word for word in words if not is_latin(word[0])))
    return rf"(?:[ \t\r]{{0,2}}(?:[{characters}]|{NUMBER}|[a-z]{{1,8}}(?![a-z])))*+"
