"""Where what nobody writes is cut: runs of signs, sentences without an end."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from extractor.language.english.tokens import EnglishAnalyser
from extractor.language.lengths import MOST_TOKENS, chunks, sentence_starts


@dataclass(frozen=True)
class Word:
    start: int
    end: int
    tag: str
    sentence: int


def words_of(text: str, tags: dict[str, str] | None = None) -> list[Word]:
    words, place = [], 0
    for form in text.split():
        place = text.index(form, place)
        words.append(Word(place, place + len(form), (tags or {}).get(form, ""), 0))
        place += len(form)
    return words


@pytest.mark.parametrize("sign", ["=", "가", "&", "(", "a"])
def test_pieces_of_a_long_run_cover_it(sign: str) -> None:
    text = f"Gaon {sign * 1000} said"
    parts = list(chunks(text))
    assert "".join(text[start:end] for start, end, _ in parts) == text
    assert [text[start:end] for start, end, ordinary in parts if ordinary] == ["Gaon ", " said"]


def test_ordinary_text_stays_whole() -> None:
    assert list(chunks("Gaon said so.")) == [(0, 13, True)]


def test_a_run_of_signs_is_tokenized_in_no_time() -> None:
    words = EnglishAnalyser([], []).analyse("Gaon " + "=" * 100_000 + " said.")
    assert (words[0].end, words[-1].sentence) == (4, 0)


def test_a_sentence_is_one_up_to_a_length_that_nobody_writes() -> None:
    text = "word " * MOST_TOKENS
    assert sentence_starts(words_of(text), text) == [0]


@pytest.mark.parametrize(
    ("filler", "ending", "tag"), [("word", ",", ""), ("말", "하고", "VV+EC"), ("word", ";", ""), ("word", "word", "")]
)
def test_a_longer_one_is_cut_behind_a_mark_or_an_ending_else_at_a_blank(filler: str, ending: str, tag: str) -> None:
    text = " ".join([*[filler] * 120, ending, *[filler] * 100])
    starts = sentence_starts(words_of(text, {ending: tag}), text)
    assert starts == [0, MOST_TOKENS if ending == filler else 121]


def test_sentences_that_end_are_left_alone() -> None:
    words = [Word(place, place + 1, "", place // 10) for place in range(400)]
    assert sentence_starts(words, "x" * 400) == list(range(0, 400, 10))
