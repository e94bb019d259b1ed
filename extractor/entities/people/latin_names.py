"""Names of people in Latin letters: given names, initials, nicknames, particles, family names, suffixes."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping

from extractor.tools.regex import any_of

_LETTERS = [chr(code) for code in (*range(0x250), *range(0x1E00, 0x1F00))]
_UPPER = "".join(letter for letter in _LETTERS if letter.isupper())
_LOWER = "".join(letter for letter in _LETTERS if letter.islower())
_REST = rf"(?:[{_LOWER}]*['’])?[{_UPPER}]?[{_LOWER}'’]+[{_UPPER}]?[{_LOWER}]*"
WORD = rf"(?:[{_UPPER}](?:{_REST}|\.(?:-?[{_UPPER}]\.)*)(?:-[{_UPPER}{_LOWER}]+)*|[{_UPPER}]{{2}}(?=[ ,]))"
"""A capitalised word, initials with stops, or two capitals (JP)."""
_CAPITALISED = re.compile(WORD)
_INITIAL = re.compile(rf"[{_UPPER}](?= [{_UPPER}])")
_CAPITALS = re.compile(rf"[{_UPPER}]{{3,}}(?:-[{_UPPER}]+)*(?![\w’'-])")
_LINKED = re.compile(rf"([{_LOWER}]+)-{WORD}")
_PLAIN = re.compile(r"[\w.'’-]+")
_NICKNAME = re.compile(rf"[\"“‘'(][{_UPPER}][{_LOWER}]+[\"”’')] ")
_NEXT = re.compile(rf" (?=[{_UPPER}])")
_FEWEST_WORDS, _MOST_WORDS, _MOST_PIECES = 2, 4, 7


class LatinNames:
    """The grammar of names, made of the word lists of `rules/people/`."""

    def __init__(self, words: Mapping[str, frozenset[str]]) -> None:
        self._particles = words["name_particles"]
        self._no_names, self._also = words["no_names"], words["also_names"]
        self._suffix = re.compile(rf",? (?:{any_of(words['name_suffixes'])})(?!\w)")
        self._degree = re.compile(rf",? (?:{any_of(words['degrees'])})$")

    def at(self, text: str, start: int, end: int, stops: Callable[[int, int, int], bool], *, capitals: bool) -> int:
        """Return where the name ends that begins at `start`, -1 where none does.

        `stops` tells whether the word at a span is no part of a name when so many words of it stand before; `capitals`
        whether words in capitals alone may be one.
        """
        at, count, stop = start, 0, -1
        for _ in range(_MOST_PIECES):
            if count > 1 and self._suffix.match(text, stop, end):
                break
            behind, last = self._piece(text, at, end, count, stops, capitals=capitals)
            if behind < 0:
                break
            if last > 0:
                count, stop = count + 1, last
            if text[behind - 1] != " " and (text[behind : behind + 1] != " " or last != behind):
                break
            at = behind if text[behind - 1] == " " else behind + 1
        if count < _FEWEST_WORDS or text[start].islower():
            return -1
        suffix = self._suffix.match(text, stop, end)
        return suffix.end() if suffix else stop

    def _piece(
        self, text: str, at: int, end: int, count: int, stops: Callable[[int, int, int], bool], *, capitals: bool
    ) -> tuple[int, int]:
        """Return where a piece of a name ends with what belongs to it, and where it ends as a word or 0."""
        nickname = _NICKNAME.match(text, at, end) if count else None
        if nickname:
            return nickname.end(), 0
        word = self._word(text, at, end, capitals=capitals)
        if word is None:
            joined = self._particle(text, at, end) if count else -1
            return joined, joined if joined > 0 and text[joined - 1] != " " else 0
        last = word.end() - 2 if text[word.end() - 2 : word.end()] in {"'s", "’s"} else word.end()
        if count == _MOST_WORDS or stops(at, last, count) or not self._fits(word.group(), count):
            return -1, 0
        return word.end(), last

    def without_degree(self, text: str, start: int, end: int) -> int:
        """Return where what stands before `end` ends without the degrees behind a name (Jane Doe, PhD)."""
        degree = self._degree.search(text, start, end)
        return degree.start() if degree else end

    def without_suffix(self, name: str) -> str:
        """Return a name without what may stand behind a family name (Jr.)."""
        suffix = self._suffix.search(name)
        return name[: suffix.start()] if suffix else name

    def goes_on(self, text: str, end: int) -> re.Match[str] | None:
        """Return the capitalised word that stands behind `end`."""
        following = _NEXT.match(text, end)
        return _CAPITALISED.match(text, following.end()) if following else None

    def word_at(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """Return the capitalised word that begins at `start`."""
        return _CAPITALISED.match(text, start, end)

    @staticmethod
    def _word(text: str, at: int, end: int, *, capitals: bool) -> re.Match[str] | None:
        word = _CAPITALISED.match(text, at, end) or _INITIAL.match(text, at, end)
        return word or (_CAPITALS.match(text, at, end) if capitals else None)

    def _fits(self, word: str, count: int) -> bool:
        """Whether a word may stand in a name; those that are other words too only first or behind a given name."""
        return word not in self._no_names or (word in self._also and count < 2)

    def _particle(self, text: str, at: int, end: int) -> int:
        """Return where a particle ends with the blank behind it, or with the name it is joined to ('al-Rashid')."""
        linked = _LINKED.match(text, at, end)
        if linked and linked.group(1) in self._particles:
            return linked.end()
        plain = _PLAIN.match(text, at, end)
        if plain and plain.group() in self._particles and text[plain.end() : plain.end() + 1] == " ":
            return plain.end() + 1
        return -1


def starts_before(text: str, start: int, end: int, particles: Collection[str]) -> list[int]:
    """Return where a name that ends at `end` may begin: words with a capital letter, the farthest first."""
    found: list[int] = []
    at = end
    for _ in range(_MOST_PIECES):
        begin = max(text.rfind(" ", start, at - 1) + 1, start)
        if begin >= at:
            break
        word = text[begin:at].strip()
        if word[:1].isupper():
            found.append(begin)
        elif word not in particles and word[:1] not in "\"“‘'(" and "-" not in word:
            break
        if begin == start:
            break
        at = begin - 1
    return found[::-1]
