"""Where to look: the stretches of vocabulary around the few words and digits of which every expression holds one.

Most words of an article are in no date. So the search begins at anchors, each the rarest word of some pattern, which
are found with the operations of C (`find`, sets, dictionaries, one short regular expression), and from there takes the
words to the right and left as long as they are words of the rules.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extractor.dates.derivation import Derivation

# Characters around an anchor in which the other words of its expression are looked for; no expression is longer, and
# a text of nothing but date words is read in linear time.
REACH, REACH_RIGHT = 60, 100
NUMBER = r"[0-9]+(?:[.,][0-9]+)*"


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
    """Digits that are no amount, told by what stands around them; `before` is a pattern of fixed width."""

    other: str

    @classmethod
    def between(cls, before: str, after: str) -> Amounts:
        """Return the amounts that stand behind `before` or are followed by `after`."""
        return cls((f"(?<!{before})" if before else "") + "[0-9]++" + (f"(?!{after})" if after else ""))

    def others(self, text: str, start: int, stop: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the spans of the digits from `start` to `stop` that are none; `end` is that of the passage."""
        match_other = regex(self.other).match
        for match in regex("[0-9][0-9]*+").finditer(text, start, stop):
            if match_other(text, match.start(), end):
                yield match.span()


# A stretch of vocabulary → the expressions that may be in it.
Parse = Callable[[str], tuple[Derivation, ...]]
# The folded text, and starts and ends of half-open spans of it, which ascend and do not overlap → the stretches that
# hold an anchor and perhaps an expression: where each begins, the index of the span it lies in, and what may be in it.
Search = Callable[[str, Sequence[int], Sequence[int]], Iterator[tuple[int, int, tuple[Derivation, ...]]]]


class Anchors(ABC):
    """The anchors of one language."""

    @abstractmethod
    def search(self, parse: Parse) -> Search:
        """Return the search for them, which may remember what it has met from text to text."""


def is_latin(character: str) -> bool:
    """Tell whether a folded character is a letter of the Latin alphabet."""
    return "a" <= character <= "z"


def one_of(characters: Iterable[str]) -> str:
    """Return the characters as they stand in the brackets of a regular expression."""
    return "".join(re.escape(character) for character in sorted(set(characters)))
