"""The content words of a sentence as one string that patterns are looked up in.

Korean: nouns and verb stems (verbs in their dictionary form), nothing between them, because compounds are written with
and without blanks and Kiwi cuts them now so, now so. English: base forms with a blank between.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from extractor.language import KOREAN

if TYPE_CHECKING:
    from extractor.document.columns import Sentence, Tokens

# Kiwi's tags (https://github.com/bab2min/Kiwi#품사-태그): particles, endings, most suffixes, symbols and the copula
# carry no content.
_CONTENT_TAGS = ("NN", "NP", "NR", "VV", "VA", "VX", "MM", "MA", "XR", "XPN", "SL", "SN", "SH", "IC", "XSN")
_VERB_TAGS = ("VV", "VA", "VX")


_NONE, _NOUN, _VERB = range(3)


@cache
def _word_class(tag: str) -> int:
    if not tag.startswith(_CONTENT_TAGS):
        return _NONE
    return _VERB if tag.startswith(_VERB_TAGS) else _NOUN


@dataclass(frozen=True, slots=True)
class Content:
    """The string, where words begin and end in it, and the token each word comes from."""

    text: str
    starts: frozenset[int]
    ends: frozenset[int]
    separator: int
    _offsets: list[int]
    _words: list[int]

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """Return the tokens `first:last` that the characters `start:end` of the string come from."""
        first = bisect_right(self._offsets, start) - 1
        last = bisect_right(self._offsets, end - 1) - 1
        return self._words[first], self._words[last] + 1

    def limit(self, at: int, words: int) -> int:
        """Return the end of the stretch that holds the next `words` words after `at`."""
        index = bisect_right(self._offsets, at) + words
        return self._offsets[index] if index < len(self._offsets) else len(self.text)


@dataclass(frozen=True, slots=True)
class WordForms:
    """What a language leaves out of the content string, and the base forms of inflected English words."""

    skipped: frozenset[str]
    bases: dict[str, str]


def content_of(sentence: Sentence, tokens: Tokens, forms: WordForms, names: Collection[int] = frozenset()) -> Content:
    """Return the content string of one sentence.

    `names` are tokens of English names, left out because their words are no verbs ('Corvane Networks'); a Korean name
    is one token that equals no word.
    """
    korean = sentence.language == KOREAN
    pieces: list[str] = []
    offsets: list[int] = []
    words: list[int] = []
    ends: list[int] = []
    at = 0
    tags, lemmas = tokens.tag, tokens.lemma
    for index in range(sentence.start, sentence.end):
        if korean:
            word = _word_class(tags[index])
            if word == _NONE:
                continue
            if word == _NOUN:
                piece = tokens.text[index].lower()
            else:
                piece = lemmas[index].partition("+")[0]
                if piece in forms.skipped:
                    continue
        else:
            piece = lemmas[index]
            if not piece[:1].isalnum() or piece in forms.skipped or index in names:
                continue
            piece = forms.bases.get(piece, piece)
        pieces.append(piece)
        offsets.append(at)
        words.append(index)
        ends.append(at + len(piece))
        at = ends[-1] + (0 if korean else 1)
    text = "".join(pieces) if korean else " ".join(pieces)
    return Content(text, frozenset(offsets), frozenset(ends), 0 if korean else 1, offsets, words)
