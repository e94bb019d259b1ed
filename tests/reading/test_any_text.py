"""Whatever is read: parts in order and apart, offsets that lead back, time that grows with the length."""

from __future__ import annotations

import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.errors import InputError
from extractor.reading import FurnitureRules, load_furniture, raw_text, read_article
from extractor.rulefiles.paths import shipped_rules

RULES = load_furniture([shipped_rules()])
PIECES = st.sampled_from(
    [
        *(
            "가온텔레콤은 새 요금제를 냈다고 밝혔다.",
            "Gaon Telecom opened its site on Monday, it said in Busan.",
            "새 요금제 공개",
        ),
        *(
            "입력 2024-06-20 09:39",
            "Published 27 July 2023",
            "2024년 6월 20일",
            "김하늘 기자 sky@example.com",
            "By Ada Lind",
        ),
        *(
            "(사진=가온)",
            "[가온 제공]",
            "[가온일보 김하늘 기자] ",
            "김하늘 기자 = ",
            "#5G #통신",
            "ⓒ 가온",
            "많이 본 뉴스",
            "관련기사",
            "댓글",
        ),
        *(
            "\n",
            "\n\n",
            "\r\n",
            " ",
            "\t",
            "▲",
            "△",
            "“",
            '"',
            "'",
            "(",
            "]",
            "=",
            "--",
            "\u200b",
            "\x00",
            "\ud800",
            "　",
            "😀",
        ),
        *(unicodedata.normalize("NFD", "가온텔레콤"), "é", "Ｇａｏｎ"),
    ]
)
ANYTHING = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map("".join))


@given(ANYTHING)
def test_parts_are_in_order_and_apart_and_lead_back(text: str) -> None:
    try:
        article = read_article(raw_text(text), RULES)
    except InputError:
        return
    assert article.blocks
    place = 0
    for block in article.blocks:
        assert place <= block.start < block.end <= len(article.text)
        assert article.text[block.start : block.end].strip() == article.text[block.start : block.end]
        start, end = article.mapping.to_source(block.start, block.end)
        assert 0 <= start < end <= len(article.mapping.source)
        place = block.end
    spans = sorted(
        [(block.start, block.end) for block in article.blocks] + [(f.start, f.end) for f in article.furniture]
    )
    for before, after in pairwise(spans):
        assert before[1] <= after[0]
    if article.title_span:
        assert [(b.start, b.end) for b in article.blocks if b.kind == "title"] == [article.title_span]
    assert read_article(raw_text(text), RULES) == article


HARD = {
    "one article again and again": "가온텔레콤은 새 요금제를 냈다.\n\nGaon Telecom opened its site. (사진=가온)\n\n",
    "one line": "가온텔레콤은 새 요금제를 냈다. Gaon Telecom opened its site. ",
    "brackets": "[(【<",
    "anchors": "기자 사진 제공 @ # (c) photo ",
    "numbers": "2024-06-20 09:39 ",
    "short lines": "가\n",
    "capitals": "Ab Cd, ",
    "spaces": " ",
    "letters of syllables": unicodedata.normalize("NFD", "가온텔레콤"),
    "marks": "e\u0301\u0323",
    "invisible": "a\u200b",
}


@pytest.mark.slow
@pytest.mark.parametrize("unit", HARD.values(), ids=HARD)
def test_time_grows_with_the_length(rules: FurnitureRules, unit: str) -> None:
    def seconds(length: int) -> float:
        raw = raw_text((unit * (length // len(unit) + 1)) + "가온 Gaon")
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            read_article(raw, rules, language="ko")
            best = min(best, time.process_time() - start)
        return best

    seconds(1_000)
    short, long = seconds(20_000), seconds(160_000)
    # Eight times the text; a quadratic step would take sixty-four times as long.
    assert long < 24 * short + 0.05
