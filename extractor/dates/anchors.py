"""Where to look: the stretches of vocabulary around the few words and digits of which every expression holds one.

Anchors are looked for with regular expressions that begin with one plain set of characters, which `re` finds at the
speed of C; from an anchor the vocabulary around it is taken with one match to the right and one, over the reversed
text, to the left.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

_WORD = re.compile("[a-z]+")
_TOKEN = re.compile("[a-z]+|[^a-z0-9 ]")
_ONLY_LETTERS = bytes(byte if chr(byte) in "abcdefghijklmnopqrstuvwxyz" else 32 for byte in range(256))
_NUMBER = r"[0-9]+(?:[.,][0-9]+)*"
_TELLING = 3  # letters
_REACH = 60  # characters to the left of an anchor in which the other words of its expression are looked for


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
class Anchors:
    """`exact` tells whether a word that is an anchor begins at a place; `right` and `left` take what is around it.

    Where words are set apart by blanks (`marked`), the longest words of the anchors are looked up among those of the
    text (`keys`, with where in their anchors they stand); else `candidate` finds places by their first two characters.
    """

    exact: str
    candidate: str
    keys: dict[bytes, tuple[tuple[str, tuple[int, ...]], ...]]
    not_amount: str
    right: str
    left: str
    marked: bool
    digits: str = "[0-9][0-9]*+"

    def runs(self, text: str, mirrored: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
        """Yield the stretches of vocabulary that hold an anchor, each within one of `spans`, with that span's index.

        `spans` are ascending and do not overlap; `mirrored` is `text[::-1]`.
        """
        size, floor, index = len(text), 0, 0
        right, left = regex(self.right), regex(self.left)
        start, end = spans[0]
        for first, last in self.find(text, start, spans[-1][1]):
            if first < floor:
                continue
            while first >= end:
                index += 1
                start, end = spans[index]
            if first < start or last > end:
                continue
            before = left.match(mirrored, size - first, size - max(floor, start, first - _REACH))
            begin = size - before.end() if before else first
            after = right.match(text, first, end)
            floor = max(last, after.end() if after else last)
            yield begin, floor, index

    def find(self, text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
        """Return the spans of the anchors in the folded text between two offsets, in order."""
        found = self._marked_words(text, start, end) if self.marked else self._words(text, start, end)
        after = regex(self.not_amount)
        for match in regex(self.digits).finditer(text, start, end):
            if after.match(text, match.start()):
                found.append(match.span())
        found.sort()
        return found

    def _marked_words(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Find the anchors among words set apart by blanks: first which of them occur at all, then where."""
        exact, found = regex(self.exact), []
        spelled = text.encode("ascii", "replace").translate(_ONLY_LETTERS)
        for key in self.keys.keys() & set(spelled.split()):
            for needle, offsets in self.keys[key]:
                place = text.find(needle, start, end)
                while place >= 0:
                    # the word may be a part of another one, or an anchor only together with the word beside it
                    for offset in offsets:
                        match = exact.match(text, place - offset, end) if place - offset >= start else None
                        if match:
                            found.append(match.span())
                    place = text.find(needle, place + 1, end)
        return found

    def _words(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        exact, found, position = regex(self.exact), [], start
        for match in regex(self.candidate).finditer(text, start, end):
            place = match.start()
            if place >= position and (word := exact.match(text, place, end)):
                position = word.end()
                found.append((place, position))
        return found


def build_anchors(
    words: set[str], vocabulary: Vocabulary, quantity_before: str, quantity_after: str, *, marked: bool
) -> Anchors:
    """Return the search for `words` and runs of digits amid `vocabulary`; Latin words match whole words only.

    Digits with the two regular expressions around them are amounts, no anchors.
    """
    latin = {word for word in words if _is_latin(word[0])}
    others = {word for word in words if word not in latin and not word[0].isdigit()}
    whole = rf"(?<![a-z])(?:{_branches(_trie(latin))})(?![a-z])" if latin else ""
    not_amount = (f"(?<!{quantity_before})" if quantity_before else "") + "[0-9]++"
    if quantity_after:
        not_amount = f"{not_amount}(?!{quantity_after})"
    if marked:
        return Anchors(
            exact=whole,
            candidate="",
            keys=_keys(latin),
            not_amount=not_amount,
            right=_marked_stretch(_tokens(vocabulary.words), _tokens(vocabulary.enders, -1)),
            left=_marked_stretch(_reversed(_tokens(vocabulary.words)), _reversed(_tokens(vocabulary.starters, 0))),
            marked=marked,
        )
    single = _set(word for word in others if len(word) == 1)
    firsts, seconds = _set(word[0] for word in words), _set(word[1] for word in words if len(word) > 1)
    choices = [part for part in (f"(?<=[{single}])" if single else "", f"(?=[{seconds}])" if seconds else "") if part]
    return Anchors(
        exact="|".join(part for part in (_branches(_trie(others)), whole) if part),
        candidate=f"[{firsts}](?:{'|'.join(choices)})" if firsts else "(?!)",
        keys={},
        not_amount=not_amount,
        right=_unmarked_stretch(vocabulary.words),
        left=_unmarked_stretch(_reversed(vocabulary.words)),
        marked=marked,
    )


def _keys(anchors: Iterable[str]) -> dict[bytes, tuple[tuple[str, tuple[int, ...]], ...]]:
    """Return by the longest word of each anchor what to look for, with its offsets in the anchors it stands for."""
    found: dict[bytes, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for anchor in anchors:
        longest = max(_WORD.finditer(anchor), key=lambda match: len(match.group()))
        word = longest.group()
        if len(word) < _TELLING:  # it would be found in every other word
            found[word.encode()][anchor].add(0)
        else:
            found[word.encode()][word].add(longest.start())
    return {
        word: tuple((needle, tuple(sorted(offsets))) for needle, offsets in sorted(needles.items()))
        for word, needles in sorted(found.items())
    }


def _reversed(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word[::-1] for word in words)


def _tokens(surfaces: Iterable[str], position: int | None = None) -> frozenset[str]:
    """Return all words and marks of the surfaces, or those at one end of them.

    Words and not whole surfaces, because surfaces that share a beginning cannot be told apart without going back.
    """
    found = (_TOKEN.findall(surface) for surface in surfaces)
    return frozenset(
        token for tokens in found if tokens for token in (tokens if position is None else (tokens[position],))
    )


def _marked_stretch(words: frozenset[str], outer: frozenset[str]) -> str:
    """Return the pattern of as many words as follow each other, up to the last that is a number or one of `outer`."""
    blank = r"(?:[ \t\r]+|-)?"
    inner = words - outer
    stop = "|".join(part for part in (_NUMBER, _alternatives(outer)) if part)
    return rf"(?:(?:{blank}(?:{_alternatives(inner)}))*+{blank}(?:{stop}))*+" if inner else rf"(?:{blank}(?:{stop}))*+"


def _alternatives(words: Iterable[str]) -> str:
    latin = _branches(_trie(word for word in words if _is_latin(word[-1])))
    others = _branches(_trie(word for word in words if not _is_latin(word[-1])))
    return "|".join(part for part in (rf"(?:{latin})(?![a-z])" if latin else "", others) if part)


def _unmarked_stretch(words: frozenset[str]) -> str:
    """Return the pattern of a stretch where no word can be told from part of another: by characters."""
    characters = _set("".join(word for word in words if not _is_latin(word[0])))
    latin = _branches(_trie(word for word in words if _is_latin(word[0]) and _is_latin(word[-1])))
    rest = rf"|(?:{latin})(?![a-z])" if latin else ""
    return rf"(?:[ \t\r]{{0,2}}(?:[{characters}]|{_NUMBER}{rest}))*+"


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
