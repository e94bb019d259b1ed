"""The cost of dates against bare tokenization, measured in one run; `pytest -m benchmark -s` prints the ratios.

Articles are put together from the sentences of the corpora, so that they hold more dates than news does.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from itertools import cycle

import pytest

from extractor.dates.corpus import cases
from extractor.dates.normalizer import DateNormalizer
from extractor.dates.timex import Passage
from extractor.rulebook.paths import shipped_rules

FILLER = {
    "ko": "회사는 고객이 더 쉽게 요금제를 고르고 매장을 찾지 않아도 가입할 수 있도록 했다고 설명했다.",
    "en": "The operator wants customers to choose a plan more easily and to sign up without a visit to a shop.",
}
LENGTH = {"ko": 2000, "en": 3600}
ARTICLES = 12


def articles(language: str) -> list[tuple[str, list[Passage]]]:
    """Articles in which every seventh sentence is one of the corpora."""
    sentences = cycle(
        [
            case.written.replace("[", "").replace("]", "")
            for path in sorted((shipped_rules() / "dates" / language).glob("*.yaml"))
            for case in cases(path)
            if "[" in case.written
        ]
    )
    found = []
    for _ in range(ARTICLES):
        text, passages = "", []
        while len(text) < LENGTH[language]:
            sentence = FILLER[language] if len(passages) % 7 else next(sentences)
            passages.append(Passage(len(text), len(text) + len(sentence), language))
            text += sentence + " "
        found.append((text, passages))
    return found


def best(action: Callable[[], object], rounds: int = 7) -> float:
    times = []
    for _ in range(rounds):
        start = time.process_time()
        action()
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.benchmark
@pytest.mark.parametrize("language", ["ko", "en"])
def test_dates_cost_little_beside_tokenization(normalizer: DateNormalizer, language: str) -> None:
    corpus = articles(language)
    tokenize: Callable[[str], object]
    if language == "ko":
        from kiwipiepy import Kiwi

        kiwi = Kiwi(load_multi_dict=False, load_typo_dict=False)

        def tokenize(text: str) -> object:
            return list(kiwi.tokenize(text))
    else:
        import spacy

        tokenize = spacy.blank("en")
    tokenize(corpus[0][0])

    def read() -> None:
        for text, passages in corpus:
            normalizer.find(text, passages, dt.date(2024, 6, 20))

    first = best(read, rounds=1) / ARTICLES
    dates = best(read) / ARTICLES
    tokens = best(lambda: [tokenize(text) for text, _ in corpus]) / ARTICLES
    print(  # noqa: T201 - the benchmark's whole point
        f"\n{language}: dates {dates * 1e3:.2f} ms an article, tokenization {tokens * 1e3:.2f} ms: {dates / tokens:.1%}"
        f" (first reading, every stretch new: {first / tokens:.1%})"
    )
    assert dates <= tokens
