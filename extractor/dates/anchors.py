"""Where to look: the stretches of vocabulary around the few words and digits of which every expression holds one.

Anchors are looked for with regular expressions that begin with one plain set of characters, which `re` finds at the
speed of C; from an anchor the vocabulary around it is taken with one match to the right and one, over the reversed
text, to the left.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

_DIGITS = re.compile("[0-9]+")
_NUMBER = r"[0-9]+(?:[.,][0-9]+)*"
_REACH = 60  # characters to the left of an anchor in which the other words of its expression are looked for


@cache
def regex(pattern: str) -> re.Pattern[str]:
    """Return the compiled form; a grammar holds plain text, so that it is quick to build, to store and to load."""
    return re.compile(pattern)


@dataclass(frozen=True, slots=True)
class Anchors:
    """`candidate` finds places, `exact` tells whether an anchor begins there; `right`, `left` take what is around.

    With `marked` words are set apart by blanks and marks, and `candidate` begins with the mark before the word.
    """

    candidate: str
    exact: str
    right: str
    left: str
    marked: bool

    def runs(self, text: str, mirrored: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the stretches of vocabulary in `text[start:end]` that hold an anchor; `mirrored` is `text[::-1]`."""
        size, floor = len(text), start
        right, left = regex(self.right), regex(self.left)
        for first, last in self.find(text, start, end):
            if first < floor:
                continue
            before = left.match(mirrored, size - first, size - max(floor, first - _REACH))
            begin = size - before.end() if before else first
            after = right.match(text, begin, end)
            floor = max(last, after.end() if after else last)
            yield begin, floor

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the span of each anchor in the folded text between two offsets."""
        exact = regex(self.exact)
        if self.marked:
            match = exact.match(text, start, end)
            if match:
                yield match.span()
            for match in regex(self.candidate).finditer(text, start, end):
                yield match.span(1)
            return
        position = start
        for match in regex(self.candidate).finditer(text, start, end):
            place = match.start()
            if place < position:
                continue
            found = exact.match(text, place, end)
            if found:
                position = found.end()
                yield place, position
            elif "0" <= text[place] <= "9" and (rest := _DIGITS.match(text, place)):
                position = rest.end()


def build_anchors(
    words: set[str], vocabulary: set[str], quantity_before: str, quantity_after: str, *, marked: bool
) -> Anchors:
    """Return the search for `words` and runs of digits amid `vocabulary`; Latin words match whole words only.

    Digits with the two regular expressions around them are amounts, no anchors.
    """
    latin = {word for word in words if _is_latin(word[0])}
    others = {word for word in words if word not in latin and not word[0].isdigit()}
    whole = rf"(?:{_branches(_trie(latin))})(?![a-z])" if latin else ""
    number = "[0-9]++"
    if quantity_before:
        number = f"(?<!{quantity_before}){number}"
    if quantity_after:
        number = f"{number}(?!{quantity_after})"
    right, left = _stretch(vocabulary, marked=marked), _stretch((word[::-1] for word in vocabulary), marked=marked)
    if marked:
        exact = "|".join(part for part in (whole, f"[a-z]{{0,3}}{number}") if part)
        return Anchors(f"[^a-z0-9]({exact})", exact, right, left, marked)
    parts = (number, _branches(_trie(others)), rf"(?<![a-z]){whole}" if latin else "")
    single = _set(word for word in others if len(word) == 1)
    firsts, seconds = _set(word[0] for word in words), _set(word[1] for word in words if len(word) > 1)
    candidate = f"[0-9{firsts}](?:(?<=[0-9{single}])" + (f"|(?=[{seconds}]))" if seconds else ")")
    return Anchors(candidate, "|".join(part for part in parts if part), right, left, marked)


def _stretch(vocabulary: Iterable[str], *, marked: bool) -> str:
    """Return the pattern of as many words of the vocabulary as follow each other."""
    words = set(vocabulary)
    if not marked:
        # words are not set apart, so that none can be told from part of another: take them by their characters
        characters = _set("".join(word for word in words if not _is_latin(word[0])))
        latin = _branches(_trie(word for word in words if _is_latin(word[0]) and _is_latin(word[-1])))
        return rf"(?:[ \t\r]{{0,2}}(?:[{characters}]|{_NUMBER}|(?:{latin})(?![a-z])))*+"
    latin = _branches(_trie(word for word in words if _is_latin(word[-1])))
    others = _branches(_trie(word for word in words if not _is_latin(word[-1])))
    return rf"(?:(?:[ \t\r]+|-)?(?:{_NUMBER}|(?:{latin})(?![a-z])|{others}))*+"


def _is_latin(character: str) -> bool:
    return "a" <= character <= "z"


def _set(characters: Iterable[str]) -> str:
    return "".join(re.escape(character) for character in sorted(set(characters)))


def _trie(words: Iterable[str]) -> dict[str, Any]:
    root: dict[str, Any] = {}
    for word in sorted(words):
        node = root
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}
    return root


def _branches(node: dict[str, Any]) -> str:
    ends = "" in node
    branches = [re.escape(character) + _branches(child) for character, child in node.items() if character]
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 and not ends else f"(?:{'|'.join(branches)})"
    return f"{body}?" if ends else body
