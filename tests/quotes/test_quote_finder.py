"""Quotes of an article: memory across paragraphs, the component, users' rules, and promises about any text."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from extractor.document.columns import Hit, layout_of
from extractor.document.facts import PERSON, Mention, facts_of
from extractor.language.analyse import Analyser
from extractor.language.korean.tokens import KoreanAnalyser
from extractor.quotes.component import QuotesComponent
from extractor.quotes.finder import QuoteFinder
from extractor.rulefiles.paths import shipped_rules

COMPONENT = QuotesComponent(QuoteFinder([shipped_rules()]))
KOREAN = KoreanAnalyser(1)
ANALYSER = Analyser(["Inc."], [], lambda: KOREAN)
NAMES = ("한서진", "도윤재", "Dana Whitlock")


@dataclass(frozen=True)
class Block:
    start: int
    end: int
    kind: str


def read(text: str, component: QuotesComponent = COMPONENT) -> Doc:
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(at, at + len(line), "body"))
        at += len(line) + 1
    places = sorted((at, name) for name in NAMES for at in range(len(text)) if text.startswith(name, at))
    doc = ANALYSER.analyse(text, blocks, [Hit(start, start + len(name), name, (0,)) for start, name in places])
    layout = layout_of(doc)
    for start, name in places:
        first, last = layout.tokens.span(start, start + len(name))
        sentence = layout.sentence_at(first)
        if sentence is not None:
            facts_of(doc).mentions.append(
                Mention(start, start + len(name), first, last, sentence, name, PERSON, "test")
            )
    return component(doc)


def quotes(text: str) -> list[tuple[str, str]]:
    return [(quote.speaker, text[quote.start : quote.end]) for quote in facts_of(read(text)).quotes]


def test_speaker_is_carried_over_a_paragraph() -> None:
    text = "한서진 대표는 기조연설에 나섰다.\n그는 “문을 열겠다”고 말했다.\n이어 “먼저 걷겠다”고 덧붙였다."
    assert quotes(text) == [("한서진", "문을 열겠다"), ("한서진", "먼저 걷겠다")]


def test_speaker_is_forgotten_after_a_while() -> None:
    text = "한서진 대표는 기조연설에 나섰다. 비가 왔다. 길이 막혔다. 해가 졌다.\n“문을 열겠다”고 말했다."
    assert quotes(text) == []


def test_nearest_subject_speaks() -> None:
    text = "한서진 대표가 자리를 뜬 뒤 도윤재 사장은 “남겠다”고 말했다."
    assert quotes(text) == [("도윤재", "남겠다")]


def test_name_inside_a_quotation_does_not_speak() -> None:
    assert quotes("“한서진 대표는 떠났다”라고 말했다.") == []


def test_stray_closing_mark_is_passed_over() -> None:
    text = "한서진 대표는 “함께”걷고 함께 쉬겠다”며 웃었다."
    assert quotes(text) == [("한서진", "함께”걷고 함께 쉬겠다")]


def test_component_shows_its_spans() -> None:
    doc = read("“We start,” said Dana Whitlock.")
    (span,) = doc.spans["quotes"]
    assert (span.text, span.kb_id_, span.id_) == ("We start,", "Dana Whitlock", "quote.en.said-by")


def test_user_rules_add_a_verb(tmp_path: Path) -> None:
    text = "“We start,” crowed Dana Whitlock."
    assert quotes(text) == []
    (tmp_path / "quotes").mkdir()
    (tmp_path / "quotes" / "mine.yaml").write_text(
        'language: "en"\nwords:\n  - {id: "my.verb", role: "verb", summary: "Mine.", words: ["crowed"]}\n',
        encoding="utf-8",
    )
    component = QuotesComponent(QuoteFinder([shipped_rules(), tmp_path]))
    assert [quote.speaker for quote in facts_of(read(text, component)).quotes] == ["Dana Whitlock"]


PIECES = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "한서진 대표는 ",
        "그는 ",
        "라며 ",
        "고 말했다. ",
        "Dana Whitlock ",
        "said ",
        ", ",
        ". ",
        "\n",
        "좋다",
        "Good ",
        "— ",
        "(",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_text_gives_valid_spans(text: str) -> None:
    doc = read(text)
    end = 0
    for quote in facts_of(doc).quotes:
        assert end <= quote.start < quote.end <= len(text)
        assert text[quote.start : quote.end].strip() == text[quote.start : quote.end]
        assert quote.speaker in NAMES
        end = quote.end


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["“", "”", '"', "“a” ", "Dana Whitlock said “A” ", "한서진 대표는 “좋다”며 ", "he said, “a"]
)
def test_time_is_linear(piece: str) -> None:
    short, long = (_seconds(piece * (length // len(piece))) for length in (2_000, 8_000))
    assert long < 8 * short + 0.1


def _seconds(text: str) -> float:
    doc = read(text)
    begin = time.process_time()
    COMPONENT(doc)
    return time.process_time() - begin
