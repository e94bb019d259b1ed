"""Where to begin: the few words and the digits of which every expression holds at least one.

Both searches begin with one plain set of characters, which `re` looks for at the speed of C; an alternation of words
is tried only there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any


@cache
def regex(pattern: str) -> re.Pattern[str]:
    """Return the compiled form; a grammar holds plain text, so that it is quick to build, to store and to load."""
    return re.compile(pattern)


@dataclass(frozen=True, slots=True)
class Anchors:
    """`candidate` finds places, `exact` tells whether an anchor begins there.

    With `marked` words are set apart by blanks and marks, and `candidate` begins with the mark before the word.
    """

    candidate: str
    exact: str
    marked: bool

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
            if place >= position and (found := exact.match(text, place, end)):
                position = found.end()
                yield place, position


def build_anchors(words: Iterable[str], *, marked: bool) -> Anchors:
    """Return the search for `words` and runs of digits; Latin words match whole words only."""
    latin = {word for word in words if "a" <= word[0] <= "z"}
    others = {word for word in words if word not in latin and not word[0].isdigit()}
    whole = rf"(?:{_branches(_trie(latin))})(?![a-z])" if latin else ""
    if marked:
        exact = "|".join(part for part in (whole, "[a-z]{0,3}[0-9]+") if part)
        return Anchors(f"[^a-z0-9]({exact})", exact, marked)
    exact = "|".join(
        part for part in ("[0-9]+", _branches(_trie(others)), rf"(?<![a-z]){whole}" if latin else "") if part
    )
    single = _set(word for word in others if len(word) == 1)
    firsts, seconds = _set(word[0] for word in words), _set(word[1] for word in words if len(word) > 1)
    return Anchors(f"[0-9{firsts}](?:(?<=[0-9{single}])" + (f"|[{seconds}])" if seconds else ")"), exact, marked)


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
