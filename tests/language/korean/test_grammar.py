"""The Korean grammar on its own: a table of sentences, and what must hold of any text."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told import NOUNS, Reader, words

from extractor.document.columns import Layout, Sentence
from extractor.grammar.parse import Function, Parse, Phrase

TABLE = Path(__file__).parent / "sentences.txt"


def table() -> list[tuple[str, list[str]]]:
    """The sentences of the table with their clauses, in the notation of `told`."""
    found: list[tuple[str, list[str]]] = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            found[-1][1].append(line.strip())
        elif line and not line.startswith("# "):
            found.append((line, []))
    return found


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize(("text", "clauses"), table(), ids=lambda value: value if isinstance(value, str) else "")
def test_sentence(reader: Reader, text: str, clauses: list[str]) -> None:
    assert reader.told(text) == clauses


def test_a_list_is_one_phrase_with_its_members(reader: Reader) -> None:
    layout, (parse,) = reader.parses("가온텔레콤, 미라전자 및 다온통신이 협약을 맺었다.")
    subject = parse.clauses[-1].arguments[0].phrase
    assert [words(member.head, layout) for member in subject.members] == ["가온텔레콤", "미라전자", "다온통신"]
    assert words(subject.span, layout) == "가온텔레콤, 미라전자 및 다온통신이"


def test_what_stands_in_brackets_is_an_apposition(reader: Reader) -> None:
    layout, (parse,) = reader.parses("코베인시스템즈(대표 서도윤)는 장비를 만든다.")
    (apposition,) = parse.clauses[0].arguments[0].phrase.appositions
    assert words(apposition.span, layout) == "대표 서도윤"


def test_this_and_that_make_a_phrase_definite(reader: Reader) -> None:
    _, (parse,) = reader.parses("이 회사는 새 장비를 만든다.")
    assert [phrase.definite for phrase in parse.phrases] == [True, False]


def test_quotations_are_what_stands_between_the_marks(reader: Reader) -> None:
    layout, (parse,) = reader.parses("서도윤은 “인수는 없다”며 ‘가온 비서’를 소개했다.")
    assert [words(span, layout) for span in parse.quotations] == ["인수는 없다", "가온 비서"]


def test_particles_have_one_form_and_their_tokens(reader: Reader) -> None:
    layout, (parse,) = reader.parses("가온텔레콤으로부터의 투자는 노던네트웍스에도 힘이 된다.")
    marked = [(phrase.marker, words(phrase.marked, layout)) for phrase in parse.phrases]
    assert marked == [("로부터의", "으로부터의"), ("은", "는"), ("에", "에도"), ("이", "이")]


def test_times_found_before_are_one_phrase_without_a_marker(reader: Reader) -> None:
    layout, _ = reader.parses("가온텔레콤은 이듬해 오월 초 장비를 팔았다.")
    at = layout.text.index("이듬해")
    time_span = layout.tokens.span(at, at + len("이듬해 오월 초"))
    parse = reader.grammar.parse(layout.sentences[0], layout.tokens, [(0, 1)], NOUNS, [time_span])
    (clause,) = parse.clauses
    assert [(a.function, a.phrase.head) for a in clause.arguments][1] == (Function.OBLIQUE, time_span)


def test_clauses_without_known_nouns_are_those_of_verbs(reader: Reader) -> None:
    _, (parse,) = reader.parses("가온텔레콤은 노던네트웍스 인수를 마무리했다.", frozenset())
    assert [clause.lemma for clause in parse.clauses] == ["마무리하다"]


WORDS = """
가온텔레콤 이 은 는 을 에 와 의 _ _ ,_ 인수 했다 하고 한 할_수_있다 “ ” ( ) 고_ ‘ ’ 라고 것으로_ 보인다 . … 51%
5월_ 위해_ 서도윤_대표 장비를_ 및_ A - 하기로_ 기_때문에_ 없이_ 함께_
"""
PIECES = WORDS.split()


@given(st.lists(st.sampled_from(PIECES), max_size=40).map(lambda parts: "".join(parts).replace("_", " ")))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_a_tree_inside_its_sentence(text: str) -> None:
    layout, parses = READER.parses(text)
    for sentence, parse in zip(layout.sentences, parses, strict=True):
        check(sentence, parse, layout)


READER = Reader()


def check(sentence: Sentence, parse: Parse, layout: Layout) -> None:
    """Spans lie in the sentence, clauses come in text order, and parents lead to a root."""
    for phrase in parse.phrases:
        inside(phrase, sentence)
    for index, clause in enumerate(parse.clauses):
        assert sentence.start <= clause.span[0] <= clause.predicate[0] < clause.predicate[1] <= sentence.end
        assert clause.predicate[1] <= clause.span[1] <= sentence.end
        for argument in clause.arguments:
            inside(argument.phrase, sentence)
        seen = {index}
        above = clause.parent
        while above is not None:
            assert above not in seen, layout.text
            seen.add(above)
            above = parse.clauses[above].parent
    assert list(parse.clauses) == sorted(parse.clauses, key=lambda clause: clause.predicate[0])


def inside(phrase: Phrase, sentence: Sentence) -> None:
    assert sentence.start <= phrase.span[0] <= phrase.head[0] < phrase.head[1] <= phrase.span[1] <= sentence.end
    for part in (*phrase.members, *phrase.appositions, *phrase.complements):
        inside(part, sentence)
    if phrase.possessor is not None:
        inside(phrase.possessor, sentence)


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit", ["가온텔레콤이 노던네트웍스를 인수하고 ", "가온텔레콤, ", "(가온 ", "“인수했다 ", "장비의 ", "만든 장비를 "]
)
def test_time_is_linear_in_the_sentence(unit: str, reader: Reader) -> None:
    layout, _ = reader.parses(unit * 40)
    short, long = (seconds(reader, layout, times) for times in (25, 250))
    assert long < short * 10 * 4 + 0.05


def seconds(reader: Reader, layout: Layout, times: int) -> float:
    """The time that the grammar takes for the tokens of `layout`, repeated, as one sentence; best of three."""
    tokens = type(layout.tokens)()
    length = len(layout.text)
    for time_ in range(times):
        for at, text in enumerate(layout.tokens.text):
            start = layout.tokens.start[at] + time_ * length
            tokens.append(text, layout.tokens.tag[at], layout.tokens.lemma[at], start)
    sentence = Sentence(0, len(tokens.text), "ko", "body", 0)
    best = float("inf")
    for _ in range(3):
        begin = time.perf_counter()
        reader.grammar.parse(sentence, tokens, [], NOUNS)
        best = min(best, time.perf_counter() - begin)
    return best


@pytest.mark.parametrize("unit", ["장비의 ", "서도윤과의 ", "만든 장비를 ", "가온, ", "팔고 ", "(가온 "])
def test_a_chain_may_be_long(unit: str, reader: Reader) -> None:
    _, parses = reader.parses(unit * 3000 + "부품을 팔았다.", frozenset())
    assert parses[-1].clauses[-1].lemma == "팔다"
