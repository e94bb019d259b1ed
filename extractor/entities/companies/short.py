"""The first word of an unknown company's name where it stands for the whole ('Halden' for Halden Wireless)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from extractor.lexicon.places import places_of_all

_NAME = re.compile(r"[A-Z][\w&-]*[\w]")
_WORD_BEFORE = re.compile(r"([A-Z][\w&-]*(?:\.\w+)*) $")
_WORD_BEHIND = re.compile(r" (?:& )?([A-Z][\w&-]*)")
_FIRST_NAME = re.compile(r"(?<![\w.])[A-Z][a-z]+ $")
_SHORTEST = 3


class FirstWords:
    """Tells where the first words of names stand alone.

    `plain` are words too common to be a name without the rest, `no_start` those that begin a sentence or a title and
    belong to no name beside them.
    """

    def __init__(self, plain: Collection[str], no_start: Collection[str]) -> None:
        self._plain = plain
        self._no_start = no_start

    def of(self, names: Mapping[str, int], taken: Iterable[str]) -> dict[str, int]:
        """Return the first words that stand for one thing only; `names` tells of each name which thing bears it.

        `taken` are the other names of the article: a word that begins one of them could mean that, too.
        """
        owners: dict[str, set[int]] = {}
        for name, owner in names.items():
            first, _, rest = name.partition(" ")
            if rest and len(first) >= _SHORTEST and _NAME.fullmatch(first) and not self._is_common(first):
                owners.setdefault(first, set()).add(owner)
        for name in taken:
            owners.pop(name.partition(" ")[0], None)
        return {word: next(iter(owner)) for word, owner in owners.items() if len(owner) == 1}

    def _is_common(self, word: str) -> bool:
        return word in self._plain or word in self._no_start

    def places(self, text: str, words: Mapping[str, int]) -> Iterator[tuple[int, int, int]]:
        """Yield (start, end, owner) of every word that stands for its name."""
        written = places_of_all(text, words)
        for word, owner in words.items():
            alone = [span for span in written[word] if self._is_alone(text, *span)]
            if alone and not self._is_ambiguous(text, word, written[word]):
                yield from ((start, end, owner) for start, end in alone)

    def _is_alone(self, text: str, start: int, end: int) -> bool:
        """Whether no capitalised word beside it makes a longer name of it."""
        before = _WORD_BEFORE.search(text, max(start - 30, 0), start)
        behind = _WORD_BEHIND.match(text, end)
        return (before is None or before.group(1) in self._no_start) and (
            behind is None or behind.group(1) in self._no_start
        )

    def _is_ambiguous(self, text: str, word: str, places: Sequence[tuple[int, int]]) -> bool:
        """Whether the article uses the word as a common word too, or as somebody's surname."""
        if re.search(rf"(?<![\w-]){re.escape(word.lower())}(?![\w-])", text):
            return True
        for start, _ in places:
            first = _FIRST_NAME.search(text, max(start - 20, 0), start)
            if first and first.group().strip() not in self._no_start:
                return True
        return False
