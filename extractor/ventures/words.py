"""Lists of words looked up in the tokens of a sentence, however they are spaced, hyphenated or capitalised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from extractor.document.columns import Tokens

Found = tuple[int, int, str]
"""Tokens `first:last` and the word that stands there, squeezed."""


@lru_cache(maxsize=1 << 16)
def squeezed(text: str) -> str:
    """Return `text` in the form in which words are compared: 'Joint-Venture' and 'joint venture' are one."""
    return text.casefold().replace(" ", "").replace("-", "")


@dataclass(frozen=True, slots=True)
class Words:
    """A list of words; a word begins and ends with a token ('informed' holds no 'formed')."""

    entries: frozenset[str]
    _prefixes: frozenset[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        prefixes = {entry[:end] for entry in self.entries for end in range(1, len(entry))}
        object.__setattr__(self, "_prefixes", frozenset(prefixes))

    @classmethod
    def of(cls, words: Iterable[str]) -> Words:
        """Return the list of these words."""
        return cls(frozenset(squeezed(word) for word in words) - {""})

    def __contains__(self, text: str) -> bool:
        return squeezed(text) in self.entries

    def at(self, tokens: Tokens, index: int, end: int) -> Found | None:
        """Return the longest word that begins with token `index` and ends before `end`."""
        if index >= end:
            return None
        text, found = squeezed(tokens.text[index]), None
        if text not in self._prefixes:
            # Most words begin nothing; one alone, or none.
            return (index, index + 1, text) if text in self.entries else None
        text = ""
        for last in range(index, end):
            text += squeezed(tokens.text[last])
            if text in self.entries:
                found = (index, last + 1, text)
            if text not in self._prefixes:
                break
        return found

    def find(self, tokens: Tokens, start: int, end: int) -> Iterator[Found]:
        """Yield the words between two tokens, the longest at each place; none overlaps another."""
        index = start
        while index < end:
            found = self.at(tokens, index, end)
            if found:
                yield found
            index = found[1] if found else index + 1

    def any(self, tokens: Tokens, start: int, end: int) -> bool:
        """Tell whether one of the words stands between two tokens."""
        return next(self.find(tokens, start, end), None) is not None
