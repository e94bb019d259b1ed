"""Both languages in one document: exact offsets, sentences, particles, names as one token."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from extractor.document.columns import Hit, layout_of
from extractor.language.analyse import Analyser
from extractor.language.korean.tokens import KoreanAnalyser
from extractor.language.languages import load_languages
from extractor.rulefiles.folders import rule_folders


@dataclass(frozen=True)
class Part:
    start: int
    end: int
    kind: str = "body"


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    english = load_languages(rule_folders())["en"]
    korean = KoreanAnalyser()
    return Analyser(english.abbreviations, english.starters, lambda: korean)


def read(analyser: Analyser, text: str, names: Sequence[str] = ()) -> Doc:
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Part(at, at + len(line)))
        at += len(line) + 1
    hits = [Hit(text.index(name), text.index(name) + len(name), name, (0,)) for name in names]
    return analyser.analyse(text, blocks, hits)


def sentences(doc: Doc) -> list[str]:
    layout = layout_of(doc)
    return [layout.text[layout.tokens.start[s.start] : layout.tokens.end[s.end - 1]] for s in layout.sentences]


def tags(doc: Doc) -> dict[str, str]:
    layout = layout_of(doc)
    return dict(zip(layout.tokens.text, layout.tokens.tag, strict=True))


def test_korean_particles_and_endings_are_tokens_of_their_own(analyser: Analyser) -> None:
    found = tags(read(analyser, "가온텔레콤은 부산에서 협약을 맺었다.", ["가온텔레콤"]))
    assert found["가온텔레콤"] == "NNP"
    assert (found["은"], found["에서"], found["을"]) == ("JX", "JKB", "JKO")
    assert found["었"] == "EP"


def test_morphemes_of_one_character_are_one_token(analyser: Analyser) -> None:
    found = tags(read(analyser, "회사는 밝혔다."))
    assert found["밝혔"] == "VV+EP"


@pytest.mark.parametrize("name", ["e&", "LG유플러스", "5G포럼", "텔코LLM", "AT&T"])
def test_a_known_name_is_one_token_in_korean(analyser: Analyser, name: str) -> None:
    assert tags(read(analyser, f"이날 {name}는 불참했다.", [name]))[name] == "NNP"


def test_quoted_sentences_end_no_korean_sentence(analyser: Analyser) -> None:
    text = "박 대표는 “준비는 끝났다. 이제 시작한다.”라고 말했다. 회사는 성장했다."
    assert sentences(read(analyser, text)) == [
        "박 대표는 “준비는 끝났다. 이제 시작한다.”라고 말했다.",
        "회사는 성장했다.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gaon Inc. bought it. Shares rose.", ["Gaon Inc. bought it.", "Shares rose."]),
        ("It joined Gaon Corp. The deal closed.", ["It joined Gaon Corp.", "The deal closed."]),
        ("Sales rose 2.5 percent to $3.2 bn.", ["Sales rose 2.5 percent to $3.2 bn."]),
        ("It is No. 3 in the U.S. market.", ["It is No. 3 in the U.S. market."]),
        ("see you from oct. 3 to NOV. 7. bye", ["see you from oct. 3 to NOV. 7. bye"]),
        ("“We won.” He smiled.", ["“We won.”", "He smiled."]),
        ("J. Park left. K. Lee came.", ["J. Park left.", "K. Lee came."]),
    ],
)
def test_english_sentences(analyser: Analyser, text: str, expected: list[str]) -> None:
    assert sentences(read(analyser, text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('가온은 망을 열었다. "값은 그대로"라고 했다.', ["가온은 망을 열었다.", '"값은 그대로"라고 했다.']),
        ("가온은 망을 열었다. ‘큰 망’이라고 했다.", ["가온은 망을 열었다.", "‘큰 망’이라고 했다."]),
        ("그는 \"망을 열었다. '큰 망'이다\"라고 했다.", ["그는 \"망을 열었다. '큰 망'이다\"라고 했다."]),
        ("U.S. 법인은 적자다. 값은 올랐다.", ["U.S. 법인은 적자다.", "값은 올랐다."]),
    ],
)
def test_korean_sentences_end_before_a_quotation(analyser: Analyser, text: str, expected: list[str]) -> None:
    assert sentences(read(analyser, text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Gaon Pvt. Ltd. bought Naru Sdn. Bhd. of Ft. Worth.",
        "Naru Pty. Ltd. paid Rs. 40 crore incl. debt.",
        "Col. Han of Gaon Ltda. met Rev. Ito.",
    ],
)
def test_abbreviations_of_many_countries_end_no_sentence(analyser: Analyser, text: str) -> None:
    assert sentences(read(analyser, text)) == [text]


def test_passages_are_read_in_their_own_language(analyser: Analyser) -> None:
    doc = read(analyser, "가온텔레콤이 발표했다.\nGaon Telecom made an announcement.")
    assert [sentence.language for sentence in layout_of(doc).sentences] == ["ko", "en"]


def test_figures_are_read_in_the_language_of_the_article(analyser: Analyser) -> None:
    text = "2024. 6. 20.\nQ3 2024\nGaon Telecom"
    blocks = [Part(start, start + len(line)) for line in text.split("\n") for start in [text.index(line)]]
    korean = analyser.analyse(text, blocks, [], written_in="ko")
    languages = {sentence.block: sentence.language for sentence in layout_of(korean).sentences}
    assert languages == {0: "ko", 1: "ko", 2: "en"}


def test_what_is_no_block_is_furniture(analyser: Analyser) -> None:
    text = "좋아요 3\n가온텔레콤이 발표했다."
    doc = analyser.analyse(text, [Part(6, len(text))], [])
    assert doc.text == text
    assert layout_of(doc).tokens.tag[0] == "FURNITURE"
    assert sentences(doc) == ["가온텔레콤이 발표했다."]


@settings(max_examples=200, deadline=None)
@given(
    text=st.text(
        alphabet=st.one_of(
            st.characters(exclude_categories=("Cs",)), st.sampled_from(" \n.“”가나다은는이가SK텔레콤AT&")
        ),
        max_size=120,
    )
)
def test_the_document_is_the_text(analyser: Analyser, text: str) -> None:
    doc = read(analyser, text)
    layout = layout_of(doc)
    assert doc.text == text
    assert [token.text for token in doc] == layout.tokens.text
    assert [token.idx for token in doc] == layout.tokens.start
    for sentence in layout.sentences:
        assert 0 <= sentence.start < sentence.end <= len(doc)
