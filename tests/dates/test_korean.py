"""What a corpus of single sentences cannot say: dates of one sentence that lean on those of another."""

from __future__ import annotations

import datetime as dt

import pytest

from extractor.dates.normalizer import DateNormalizer
from extractor.document.timex import Passage, Timex


@pytest.fixture(scope="module")
def korean() -> DateNormalizer:
    return DateNormalizer(languages=("ko",))


def read(korean: DateNormalizer, day: str, *sentences: str) -> dict[str, Timex]:
    text = "\n".join(sentences)
    passages, start = [], 0
    for sentence in sentences:
        passages.append(Passage(start, start + len(sentence), "ko"))
        start += len(sentence) + 1
    return {text[timex.start : timex.end]: timex for timex in korean.find(text, passages, dt.date.fromisoformat(day))}


def test_that_day_is_the_day_of_the_sentence_before(korean: DateNormalizer) -> None:
    found = read(korean, "2024-06-20", "가온전자는 지난 14일 총회를 열었다.", "이날 새 대표를 뽑았다.")
    assert found["이날"].first == dt.date(2024, 6, 14)


def test_the_next_year_follows_the_year_of_the_sentence_before(korean: DateNormalizer) -> None:
    found = read(korean, "2024-06-20", "나루통신은 2015년 3월 문을 열었다.", "이듬해 9월에는 상장했다.")
    assert found["이듬해 9월"].value == "2016-09"


def test_the_year_before_counts_from_the_quarter_spoken_of(korean: DateNormalizer) -> None:
    found = read(korean, "2024-06-20", "나루통신은 1분기에 흑자를 냈다.", "매출은 전년 동기보다 3% 늘었다.")
    assert (found["전년 동기"].first, found["전년 동기"].last) == (dt.date(2023, 1, 1), dt.date(2023, 3, 31))


def test_a_year_does_not_reach_into_the_next_sentence(korean: DateNormalizer) -> None:
    found = read(korean, "2024-06-20", "나루통신은 지난해 10월 공장을 샀다.", "5월에는 새 공장을 열었다.")
    assert found["5월"].value == "2024-05"


def test_months_ago_are_months_in_an_article_and_days_in_a_message(korean: DateNormalizer) -> None:
    article = read(korean, "2024-06-20", "나루통신은 3개월 전 공장을 샀다.", "가온전자도 함께했다.")
    message = read(korean, "2024-06-20", "3개월 전 공장을 샀다.")
    assert article["3개월 전"].value == "2024-03"
    assert message["3개월 전"].value == "2024-03-20"


def test_the_coming_year_is_not_said_again_in_the_next_sentence(korean: DateNormalizer) -> None:
    found = read(korean, "2025-12-19", "전시회는 내년 2월 25일 열린다.", "표는 2월 26일부터 3월 4일까지다.")
    assert found["2월 26일부터 3월 4일까지"].value == "2026-02-26/2026-03-04"


def test_what_is_over_stays_in_its_year_beside_the_coming_one(korean: DateNormalizer) -> None:
    found = read(korean, "2025-12-19", "전시회는 내년 2월 25일 열린다.", "3월 4일 열린 모임에서 정했다.")
    assert found["3월 4일"].value == "2025-03-04"


def test_a_story_of_another_year_goes_on_in_the_next_sentence(korean: DateNormalizer) -> None:
    sentences = ("그는 2019년 5월 서울에서 공연했다.", "6월에는 도쿄에서, 9월에는 뉴욕에서 무대에 올랐다.")
    found = read(korean, "2025-05-28", *sentences)
    assert (found["6월"].value, found["9월"].value) == ("2019-06", "2019-09")


def test_a_month_lately_over_is_that_of_this_year_behind_a_story_of_another(korean: DateNormalizer) -> None:
    found = read(korean, "2025-07-10", "그는 2019년 3월 서울에서 공연했다.", "5월에는 새 노래를 냈다.")
    assert found["5월"].value == "2025-05"
