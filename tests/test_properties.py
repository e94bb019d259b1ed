"""Any text at all: valid JSON, every span grounded, every id resolved, in time that grows linearly with length."""

from __future__ import annotations

import json
import time
import unicodedata
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor import Extractor
from extractor.errors import InputError

WORDS = st.sampled_from(
    [
        "SK텔레콤은",
        "가온텔레콤㈜이",
        "노키아와",
        "업무협약을 체결했다",
        "18일(현지시간)",
        "지난해 11월",
        "2월 30일",
        "3조2000억원을 투자한다고",
        "박서린 대표는",
        "“함께 간다”고 말했다.",
        "△5G △6G 등을",
        "Nokia",
        "Gaon Telecom Inc.",
        "signed a joint venture with",
        "said Mira Solvang, CEO of Nokia.",
        "on June 31,",
        "last year",
        "$1.2bn",
        "“It works,” she said.",
        "入力",
        "\n\n",
        "\r\n",
        ", ",
        " ",
        "“",
        "’",
        "(",
        "👩‍💻",
        "\u200b",
        "\u0000",
        "\ufeff",
        unicodedata.normalize("NFD", "싱텔과 합작법인을 설립했다."),
        "Cafe\u0301 Telecom",
        "ＫＴ",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.text(alphabet=st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), max_size=80),
    st.lists(WORDS, max_size=30).map(" ".join),
    st.lists(WORDS, max_size=30).map("".join),
)


def spans(value: Any) -> list[dict[str, Any]]:
    """Every part that says what stands where."""
    found = []
    if isinstance(value, dict):
        if {"text", "start", "end"} <= value.keys():
            found.append(value)
        for part in value.values():
            found += spans(part)
    elif isinstance(value, list):
        for part in value:
            found += spans(part)
    return found


def check(text: str, result: dict[str, Any]) -> None:
    for part in spans(result):
        assert text[part["start"] : part["end"]] == part["text"] != ""
    for start, end in [*result["article"]["body"], *(span for event in result["events"] for span in event["evidence"])]:
        assert 0 <= start < end <= len(text)
    bodies = {item["id"] for kind in ("companies", "organizations") for item in result[kind]}
    people = {item["id"] for item in result["executives"]}
    events = {event["id"] for event in result["events"]}
    for event in result["events"]:
        assert {participant["id"] for participant in event["participants"]} <= bodies | people
        assert event["attribution"] is None or event["attribution"] in bodies
        assert event["amount"] is None or event["amount"] in result["amounts"]
    for person in result["executives"]:
        assert person["positions"]
        assert {position["organization"] for position in person["positions"]} <= bodies | {None}
    for organization in result["organizations"]:
        assert set(organization["members"]) <= bodies
    for venture in result["joint_ventures"]:
        assert set(venture["parties"]) <= bodies
        assert {share["party"] for share in venture["ownership"]} <= set(venture["parties"])
        assert venture["event"] in events | {None}
        assert venture["alliance"] is None or venture["alliance"] in bodies
    assert {quote["speaker"] for quote in result["quotes"]} <= people


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS, published=st.sampled_from([None, "2024-06-20", "2024-02-29T23:59"]))
def test_any_text_gives_grounded_and_resolved_json(extractor: Extractor, text: str, published: str | None) -> None:
    try:
        result = extractor.extract(text, published=published)
    except InputError as error:
        assert "\n" not in str(error)  # noqa: PT017 - the reason is one line
        return
    check(text, json.loads(result.model_dump_json()))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_a_decomposed_text_gives_the_same_facts(extractor: Extractor, text: str) -> None:
    def facts(given_text: str) -> list[str]:
        try:
            result = extractor.extract(given_text, published="2024-06-20", language="ko")
        except InputError:
            return []
        return [unicodedata.normalize("NFC", company.mentions[0].text) for company in result.companies]

    composed = unicodedata.normalize("NFC", text)
    assert facts(composed) == facts(unicodedata.normalize("NFD", composed))


@pytest.mark.slow
@pytest.mark.parametrize(
    "paragraph",
    [
        "가온텔레콤은 18일 노키아와 3천억원 규모의 5G 장비 공급 계약을 체결했다고 20일 밝혔다. ",
        "Gaon Telecom said on Monday it signed a $2 billion contract with Nokia. ",
        "“" * 40,
        "(" * 40,
        "2024년 6월 20일 ",
    ],
)
def test_time_grows_linearly(extractor: Extractor, paragraph: str) -> None:
    def seconds(length: int) -> float:
        text = "가온텔레콤 소식\n\n" + (paragraph * (length // len(paragraph)) + "\n") * 1
        began = time.process_time()
        extractor.extract(text, published="2024-06-20", language="ko")
        return time.process_time() - began

    seconds(2_000)
    short = min(seconds(4_000) for _ in range(3))
    long = min(seconds(16_000) for _ in range(2))
    assert long < 4 * short * 2.5
