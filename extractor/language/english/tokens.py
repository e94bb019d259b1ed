"""English passages through spaCy's tokenizer, with sentence ends found by punctuation and what follows it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.lang.en import English
from spacy.tokens import Doc

from extractor.language.lengths import chunks

_ENDS = frozenset(".!?")
_CLOSING = frozenset("\"'”’)]»")
_BRACKETS = "\"'“‘(["
_GENERATION = re.compile(r"\dG", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[A-Za-z]\.)+")


@dataclass(frozen=True, slots=True)
class Word:
    """One token of a passage in offsets into it, and the number of its sentence."""

    start: int
    end: int
    sentence: int


class EnglishAnalyser:
    """spaCy's English tokenizer; needs no model.

    `abbreviations` end no sentence, unless one of `starters` follows them.
    """

    def __init__(self, abbreviations: Sequence[str], starters: Sequence[str]) -> None:
        self._tokenizer = English().tokenizer
        self._abbreviations = frozenset(abbreviations)
        self._starters = frozenset(starters)

    def analyse(self, passage: str) -> list[Word]:
        """Return the tokens of one passage, white space left out."""
        words: list[Word] = []
        sentence = 0
        ended = False
        for start, length in self._tokens(passage):
            end = start + length
            if (
                length == 1
                and words
                and words[-1].end == start
                and _GENERATION.fullmatch(passage[words[-1].start : end])
            ):
                # spaCy takes the G of 5G for grams.
                words[-1] = Word(words[-1].start, end, sentence)
                continue
            if ended and not (passage[start] in _CLOSING and words[-1].end == start):
                ended = False
                sentence += 1
            if passage[end - 1] == "." and _GENERATION.fullmatch(passage[start : end - 1]):
                # '… a trial of 5G.'
                words.append(Word(start, end - 1, sentence))
                start = end - 1  # noqa: PLW2901 - the full stop is a token of its own
            words.append(Word(start, end, sentence))
            if passage[end - 1] in _ENDS:
                ended = self._ends_sentence(passage, end)
        return words

    def _tokens(self, passage: str) -> Iterator[tuple[int, int]]:
        """Yield where each token begins and how long it is."""
        for start, end, ordinary in chunks(passage):
            if not ordinary:
                yield start, end - start
                continue
            doc: Doc = self._tokenizer(passage[start:end])
            for place, length, is_space in doc.to_array(["IDX", "LENGTH", "IS_SPACE"]).tolist():
                if not is_space:
                    yield start + place, length

    def _ends_sentence(self, passage: str, end: int) -> bool:
        after = end
        while after < len(passage) and passage[after] in _CLOSING:
            after += 1
        if after < len(passage) and not passage[after].isspace():
            return False
        rest = passage[after : after + 24].split(maxsplit=1)
        if not rest:
            return False
        following = rest[0].lstrip(_BRACKETS)
        if following[:1].islower():
            return False
        word = passage[max(end - 24, 0) : end].rsplit(maxsplit=1)[-1].lstrip(_BRACKETS)
        # An initial (J.) or an acronym with stops (N.V.) is an abbreviation that no list can hold.
        if word in self._abbreviations or _INITIALS.fullmatch(word):
            return following.rstrip(",") in self._starters
        # `oct. 3`, `NO. 5`: messages write them in one case.
        return not (following[:1].isdigit() and word.capitalize() in self._abbreviations)
