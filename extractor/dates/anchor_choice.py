"""Which word of each pattern the search begins with."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from extractor.dates.pattern import Element, Expansion
from extractor.dates.vocabulary import Settings, WordClasses

_RARE = 2  # letters that make a word rare enough to begin with
_MAX_PAIRS = 3000


def _shortest(words: set[str]) -> int:
    return min(map(_letters, words))


@cache
def _letters(word: str) -> int:
    return sum(map(str.isalnum, word))


class AnchorChoice:
    """Chooses for each expansion words of which it always holds one.

    Of its elements the one whose shortest spelling is longest is taken, since long words are rare; where all are
    everyday words, a pair of neighbours. Digits need no word, nor does what holds another pattern's result.
    """

    def __init__(self, classes: WordClasses, settings: Settings) -> None:
        self._classes = classes
        self._settings = settings
        self._spellings = classes.spellings()
        self._of_symbol: dict[str, set[str]] = {}
        self._joints = ("", " ") if settings.boundary.blanks == "optional" else (" ", "-")

    def words(self, expansion: Expansion) -> set[str] | None:
        """Return the words, none where digits lead to the expression, None where it cannot be searched for."""
        core = expansion.core
        if any(element.symbol.isupper() or not self.spellings(element) for element in core):
            return set()  # digits have no spellings
        spelled = [self.spellings(element) for element in core]
        strong = [words for element, words in zip(core, spelled, strict=True) if self._is_strong(element, words)]
        best = max(strong, key=_shortest, default=None)
        if best is not None and _shortest(best) >= _RARE:
            return best
        pairs = [] if best is None else [best]
        for (first, second), element in zip(pairwise(spelled), core[1:], strict=True):
            if 0 < len(first) * len(second) <= _MAX_PAIRS:
                joints = self._joints if element.loose else ("",)
                pairs.append({a + joint + b for a in first for joint in joints for b in second})
        return max(pairs, key=_shortest, default=None)

    def spellings(self, element: Element) -> set[str]:
        """Return all spellings of an element."""
        found = self._of_symbol.get(element.symbol)
        if found is None:
            members = self._classes.members(element.symbol)
            found = self._of_symbol[element.symbol] = set().union(*(self._spellings[member] for member in members))
        return found

    def covering(self, anchors: set[str]) -> set[str]:
        """Return the spellings that hold an anchor or digit further inside: there the search would begin too late."""
        return {surface for surface in self._classes.surfaces if _holds(surface, anchors)}

    def _is_strong(self, element: Element, words: set[str]) -> bool:
        names = (element.symbol, *self._classes.members(element.symbol))
        settings = self._settings
        return bool(words) and words.isdisjoint(settings.weak_words) and settings.weak_classes.isdisjoint(names)


def _holds(surface: str, anchors: set[str]) -> bool:
    size = len(surface)
    inside: Iterable[str] = (surface[start:stop] for start in range(1, size) for stop in range(start + 1, size + 1))
    return any(part in anchors or part[0].isdigit() for part in inside)
