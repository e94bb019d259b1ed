"""Article → `Doc`: every block through the analyser of its language, everything else one token of furniture."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Protocol

from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractor.document.columns import FURNITURE, Hit, Layout, Sentence, Tokens
from extractor.language import ENGLISH, KOREAN
from extractor.language.english.tokens import EnglishAnalyser
from extractor.language.korean.tokens import KoreanAnalyser, Morpheme
from extractor.language.lengths import sentence_starts

_SPACE = "SPACE"
_HANGUL = re.compile("[가-힣]")
_LETTER = re.compile(r"[^\W\d_]")
_DIGIT = re.compile(r"\d")
_OPENING = {"“": "”", "‘": "’", "「": "」", "『": "』"}
_LONGEST_QUOTE = 800
_STRAIGHT = '"'
_BEGINS = frozenset("\"'“‘「『(<《〈[")
# No sentence ends behind initials (`U.S. 법인`), nor right behind a quotation (`"…"라고`).
_GOES_ON = re.compile(r"(?<![A-Za-z.])(?:[A-Z]\.){2,3} ?\Z|[\"'”’」』]\Z")
_STOP, _FINAL, _ENDING_AND_STOP = "SF", "EF", 2
# A block is Korean when at least one letter in this many is Hangul: Korean news is full of Latin names.
_HANGUL_SHARE = 8


class Block(Protocol):
    """A stretch of the article as reading found it."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def kind(self) -> str: ...


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    tag: str
    lemma: str
    sentence: int


class Analyser:
    """Both languages' analysers, each made when the first block of its language comes; `korean` loads Kiwi."""

    def __init__(
        self, abbreviations: Sequence[str], starters: Sequence[str], korean: Callable[[], KoreanAnalyser]
    ) -> None:
        self._vocab = Vocab()
        self._load_english = partial(EnglishAnalyser, abbreviations, starters)
        self._load_korean = korean

    @cached_property
    def _english(self) -> EnglishAnalyser:
        return self._load_english()

    @cached_property
    def _korean(self) -> KoreanAnalyser:
        return self._load_korean()

    def analyse(
        self,
        text: str,
        blocks: Sequence[Block],
        hits: Sequence[Hit],
        reference: dt.date | None = None,
        written_in: str = ENGLISH,
    ) -> Doc:
        """Return the `Doc` of `text`, an article written in that language.

        Each of the gazetteer's `hits` is one token in Korean blocks.
        """
        names = sorted((hit.start, hit.end) for hit in hits)
        languages = [block_language(text[block.start : block.end], written_in) for block in blocks]
        korean = [block for block, language in zip(blocks, languages, strict=True) if language == KOREAN]
        analysed: dict[int, list[_Token]] = {}
        if korean:
            passages = [text[block.start : block.end] for block in korean]
            spans = [_within(names, block) for block in korean]
            for block, passage, morphemes in zip(korean, passages, self._korean.analyse(passages, spans), strict=True):
                analysed[block.start] = _korean_tokens(passage, morphemes, block.start)
        for block, language in zip(blocks, languages, strict=True):
            if language == ENGLISH:
                analysed[block.start] = [
                    _Token(word.start + block.start, word.end + block.start, "", "", word.sentence)
                    for word in self._english.analyse(text[block.start : block.end])
                ]
        tokens, spaces, sentences = _columns(text, blocks, languages, analysed)
        doc = Doc(self._vocab, words=tokens.text, spaces=spaces)
        doc._.layout = Layout(text, tokens, tuple(_without_edges(sentences, tokens)), tuple(hits), reference)
        return doc


def _columns(
    text: str, blocks: Sequence[Block], languages: Sequence[str], analysed: dict[int, list[_Token]]
) -> tuple[Tokens, list[bool], list[Sentence]]:
    tokens = Tokens()
    spaces: list[bool] = []
    sentences: list[Sentence] = []
    at = 0

    def fill(upto: int, tag: str) -> None:
        nonlocal at
        if at == upto:
            return
        if spaces and text[at] == " " and not spaces[-1] and tokens.tag[-1] != _SPACE:
            spaces[-1] = True
            at += 1
        if at < upto:
            tokens.append(text[at:upto], tag, "", at)
            spaces.append(False)
            at = upto

    for number, (block, language) in enumerate(zip(blocks, languages, strict=True)):
        fill(block.start, FURNITURE if text[at : block.start].strip() else _SPACE)
        open_at: int | None = None
        starts = set(sentence_starts(analysed[block.start], text))
        for place, token in enumerate(analysed[block.start]):
            fill(token.start, _SPACE)
            if place in starts:
                if open_at is not None:
                    sentences.append(Sentence(open_at, len(tokens.text), language, block.kind, number))
                open_at = len(tokens.text)
            form = text[token.start : token.end]
            tokens.append(form, token.tag, token.lemma or form.lower(), token.start)
            spaces.append(False)
            at = token.end
        if open_at is not None:
            sentences.append(Sentence(open_at, len(tokens.text), language, block.kind, number))
        fill(block.end, _SPACE)
    fill(len(text), FURNITURE if text[at:].strip() else _SPACE)
    return tokens, spaces, sentences


def block_language(text: str, article: str = ENGLISH) -> str:
    """Return which language a block is read in: that of the article where it is figures more than letters."""
    hangul, letters = len(_HANGUL.findall(text)), len(_LETTER.findall(text))
    if not hangul and article == KOREAN and letters <= len(_DIGIT.findall(text)):
        return KOREAN
    return KOREAN if hangul and hangul * _HANGUL_SHARE >= letters else ENGLISH


def _within(names: Sequence[tuple[int, int]], block: Block) -> list[tuple[int, int]]:
    """Return those of the names, in text order, that lie in the block, as offsets into it."""
    first, last = bisect_left(names, (block.start, 0)), bisect_left(names, (block.end, 0))
    return [(start - block.start, end - block.start) for start, end in names[first:last] if end <= block.end]


def _korean_tokens(passage: str, morphemes: Sequence[Morpheme], offset: int) -> list[_Token]:
    """Shift the morphemes to the article; undo sentence ends inside a quotation, and add those in front of one."""
    tokens: list[_Token] = []
    sentence, kiwi_sentence = 0, 0
    closing_at = -1
    straight = False  # whether a quotation in straight marks, which do not tell their side, is open
    for morpheme in morphemes:
        first = passage[morpheme.start]
        outside = morpheme.start > closing_at
        if morpheme.sentence != kiwi_sentence:
            kiwi_sentence = morpheme.sentence
            if outside and not _GOES_ON.search(passage[max(morpheme.start - 8, 0) : morpheme.start]):
                sentence += 1
        elif outside and not straight and first in _BEGINS and _has_ended(tokens, morpheme.start, offset):
            sentence += 1
        straight ^= first == _STRAIGHT
        closing = _OPENING.get(first)
        if closing and outside:
            closing_at = passage.find(closing, morpheme.start + 1, morpheme.start + _LONGEST_QUOTE)
        tokens.append(_Token(morpheme.start + offset, morpheme.end + offset, morpheme.tag, morpheme.lemma, sentence))
    return tokens


def _has_ended(tokens: Sequence[_Token], start: int, offset: int) -> bool:
    """Tell whether a full stop behind a final ending and a blank stand in front of `start` (`했다. "…`)."""
    if len(tokens) < _ENDING_AND_STOP or tokens[-1].end - offset == start:
        return False
    return tokens[-1].tag == _STOP and tokens[-2].tag.endswith(_FINAL)


def _without_edges(sentences: Sequence[Sentence], tokens: Tokens) -> list[Sentence]:
    """Leave white space at a sentence's end out of it."""
    trimmed = []
    for sentence in sentences:
        end = sentence.end
        while end > sentence.start and tokens.tag[end - 1] == _SPACE:
            end -= 1
        if end > sentence.start:
            trimmed.append(Sentence(sentence.start, end, sentence.language, sentence.kind, sentence.block))
    return trimmed
