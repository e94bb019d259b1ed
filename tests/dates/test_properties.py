"""What holds for any text and any date: nothing breaks or overlaps, time is linear, dates read back as written."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.checking.date_corpus import cases, days_of
from extractor.dates.normalizer import DateNormalizer
from extractor.document.timex import Passage, Timex
from extractor.rulefiles.paths import shipped_rules

LANGUAGES = st.sampled_from(["ko", "en"])
REFERENCES = st.one_of(
    st.none(),
    st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)),
    st.datetimes(dt.datetime(1900, 1, 1), dt.datetime(2100, 12, 31)),  # noqa: DTZ001 - references are wall-clock times
    st.sampled_from([dt.date.min, dt.date.max]),
)
PIECES = {
    language: sorted(
        {
            piece
            for path in sorted((shipped_rules() / "dates" / language).glob("*.yaml"))
            for case in cases(path)
            for piece in case.written.split()
        }
    )
    for language in ("ko", "en")
}
DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2060, 12, 31))


def find(normalizer: DateNormalizer, text: str, language: str, reference: dt.date | dt.datetime | None) -> list[Timex]:
    return normalizer.find(text, [Passage(0, len(text), language)], reference)


def assert_sound(text: str, found: list[Timex]) -> None:
    end = 0
    for timex in found:
        assert end <= timex.start < timex.end <= len(text)
        end = timex.end
        assert (timex.first is None) == (timex.last is None)
        if timex.first and timex.last:
            assert timex.value is not None
            assert timex.first <= timex.last
        assert timex.type in {"date", "time", "duration", "set"}
        assert timex.rule


@settings(deadline=None, max_examples=150)
@given(text=st.text(), language=LANGUAGES, reference=REFERENCES)
def test_any_text(normalizer: DateNormalizer, text: str, language: str, reference: dt.date | None) -> None:
    assert_sound(text, find(normalizer, text, language, reference))


@settings(deadline=None, max_examples=400)
@given(data=st.data(), language=LANGUAGES, reference=REFERENCES)
def test_any_heap_of_date_words(
    normalizer: DateNormalizer, data: st.DataObject, language: str, reference: dt.date | None
) -> None:
    pieces = data.draw(st.lists(st.sampled_from(PIECES[language]), max_size=12))
    glue = data.draw(st.sampled_from([" ", "", "-", "\n", ", ", "~"]))
    text = glue.join(pieces)
    assert_sound(text, find(normalizer, text, language, reference))


@settings(deadline=None, max_examples=100)
@given(data=st.data(), language=LANGUAGES)
def test_passages_do_not_leak(normalizer: DateNormalizer, data: st.DataObject, language: str) -> None:
    """What stands in a passage is found in it, and nothing outside all passages is."""
    words = data.draw(st.lists(st.sampled_from(PIECES[language]), min_size=3, max_size=9))
    text = " ".join(words)
    cut = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
    passages = [Passage(cut[0], cut[1], language), Passage(cut[2], cut[3], language)]
    found = normalizer.find(text, passages, dt.date(2024, 6, 20))
    assert_sound(text, found)
    for timex in found:
        assert any(passage.start <= timex.start and timex.end <= passage.end for passage in passages)


def korean_spellings(day: dt.date) -> list[str]:
    return [
        f"{day.year}년 {day.month}월 {day.day}일",
        f"{day.year}년{day.month}월{day.day}일",
        f"{day.year}. {day.month}. {day.day}.",
        f"{day:%Y.%m.%d}",
        f"{day:%Y-%m-%d}",
        f"{day:%Y/%m/%d}",
        f"{day.year}年 {day.month}月 {day.day}日",
    ]


def english_spellings(day: dt.date) -> list[str]:
    return [
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%B} {day.year}",
        f"{day:%b}. {day.day}, {day.year}",
        f"{day.day} {day:%b} {day.year}",
        f"{day:%B} {ordinal(day.day)}, {day.year}",
        f"the {ordinal(day.day)} of {day:%B}, {day.year}",
        f"{day:%A}, {day:%B} {day.day}, {day.year}",
        f"{day:%Y-%m-%d}",
    ]


def ordinal(number: int) -> str:
    ending = "th" if number in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


@settings(deadline=None, max_examples=60)
@given(day=DAYS, reference=REFERENCES)
@pytest.mark.parametrize(("language", "spellings"), [("ko", korean_spellings), ("en", english_spellings)])
def test_full_dates_read_back(
    normalizer: DateNormalizer,
    language: str,
    spellings: type[list[str]],
    day: dt.date,
    reference: dt.date | None,
) -> None:
    for text in spellings(day):
        found = find(normalizer, text, language, reference)
        assert [(timex.value, timex.first, timex.last) for timex in found] == [(day.isoformat(), day, day)], text
        assert (found[0].start, found[0].end) in {(0, len(text)), (0, len(text.rstrip(".")))}, text


@settings(deadline=None, max_examples=60)
@given(day=DAYS)
def test_months_quarters_and_years_read_back(normalizer: DateNormalizer, day: dt.date) -> None:
    quarter = (day.month + 2) // 3
    for language, text, value in (
        ("ko", f"{day.year}년 {day.month}월", f"{day:%Y-%m}"),
        ("ko", f"{day.year}년 {quarter}분기", f"{day.year}-Q{quarter}"),
        ("ko", f"{day.year}년 상반기", f"{day.year}-H1"),
        ("ko", f"{day.year}년", f"{day.year}"),
        ("en", f"{day:%B} {day.year}", f"{day:%Y-%m}"),
        ("en", f"Q{quarter} {day.year}", f"{day.year}-Q{quarter}"),
        ("en", f"in {day.year}", f"{day.year}"),
    ):
        found = find(normalizer, text, language, dt.date(2024, 6, 20))
        assert [timex.value for timex in found] == [value], text
        assert (str(found[0].first), str(found[0].last)) == days_of(value)


@settings(deadline=None, max_examples=60)
@given(first=DAYS, days=st.integers(1, 400))
def test_ranges_read_back(normalizer: DateNormalizer, first: dt.date, days: int) -> None:
    last = first + dt.timedelta(days=days)
    for language, text in (
        (
            "ko",
            f"{first.year}년 {first.month}월 {first.day}일부터 {last.year}년 {last.month}월 {last.day}일까지",
        ),
        ("en", f"from {first:%B} {first.day}, {first.year} to {last:%B} {last.day}, {last.year}"),
    ):
        found = find(normalizer, text, language, dt.date(2024, 6, 20))
        assert [(timex.first, timex.last) for timex in found] == [(first, last)], text


@settings(deadline=None, max_examples=100)
@given(reference=st.dates(dt.date(1950, 1, 1), dt.date(2060, 12, 31)), language=LANGUAGES)
def test_bare_days_lie_near_the_reference(normalizer: DateNormalizer, reference: dt.date, language: str) -> None:
    for day in range(1, 29):
        text = f"{day}일" if language == "ko" else f"the {ordinal(day)}"
        for timex in find(normalizer, text, language, reference):
            if timex.first is not None:
                assert abs((timex.first - reference).days) <= 31
                assert timex.first.day == day


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "piece"),
    [
        ("ko", "2024년 6월 20일 "),
        ("ko", "일이삼사오"),
        ("ko", "20일~"),
        ("en", "the first of the last of "),
        ("en", "2024-06-"),
        ("en", "May to "),
        ("en", '"'),
        ("ko", "다음 지난 이번 주 "),
    ],
)
def test_time_is_linear(normalizer: DateNormalizer, language: str, piece: str) -> None:
    """Ten times the text takes at most some fifteen times as long, in one passage or in many."""

    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            find(normalizer, text, language, dt.date(2024, 6, 20))
            best = min(best, time.process_time() - start)
        return best

    seconds(2000)
    assert seconds(20_000) < 15 * seconds(2000) + 0.05
