"""The cost of dates against bare tokenization, measured in one run; `pytest -m benchmark -s` prints the ratios.

The texts are the articles of `samples/`. Both tokenizers and the normaliser remember what they have met, so each is
measured after one reading of all texts; the first reading is printed beside it.
"""

from __future__ import annotations

import datetime as dt
import re
import time
from collections.abc import Callable

import pytest

from extractor.dates.normalizer import DateNormalizer
from extractor.document.timex import Passage
from extractor.rulefiles.paths import shipped_rules

SENTENCE = re.compile(r"[^\n]+?(?:[.!?](?=\s)|\n|$)")
MOST = {"ko": 0.15, "en": 0.9}  # of tokenization; English tokenization is a few look-ups a word, and samples are dense


def articles(language: str) -> list[tuple[str, list[Passage]]]:
    texts = [
        path.read_text(encoding="utf-8")
        for path in sorted((shipped_rules().parent / "samples" / language).glob("*.txt"))
    ]
    return [(text, [Passage(*match.span(), language) for match in SENTENCE.finditer(text)]) for text in texts]


def tokenizer(language: str) -> Callable[[str], object]:
    if language == "ko":
        from kiwipiepy import Kiwi

        kiwi = Kiwi(load_multi_dict=False, load_typo_dict=False)
        return lambda text: list(kiwi.tokenize(text))
    import spacy

    return spacy.blank("en")


@pytest.mark.benchmark
@pytest.mark.parametrize("language", ["ko", "en"])
def test_dates_cost_little_beside_tokenization(language: str) -> None:
    corpus = articles(language)
    normalizer = DateNormalizer(languages=[language])
    tokenize = tokenizer(language)

    def read() -> int:
        return sum(len(normalizer.find(text, passages, dt.date(2024, 6, 20))) for text, passages in corpus)

    def split() -> None:
        for text, _ in corpus:
            tokenize(text)

    first = seconds(read)
    split()
    # in turns, so that what else the machine does weighs on both alike
    rounds = [(seconds(read), seconds(split)) for _ in range(9)]
    dates, tokens = (min(times) for times in zip(*rounds, strict=True))
    characters = sum(len(text) for text, _ in corpus)
    print(
        f"\n{language}: {characters} characters, {read()} dates: {dates * 1e3:.2f} ms,"
        f" tokenization {tokens * 1e3:.2f} ms: {dates / tokens:.1%} (first reading {first / tokens:.1%})"
    )
    assert dates <= MOST[language] * tokens


def seconds(action: Callable[[], object]) -> float:
    start = time.process_time()
    action()
    return time.process_time() - start
