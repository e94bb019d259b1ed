"""Quotation marks: balanced, nested, missing and stray ones; any text gives valid spans."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.quotes.marks import quotations


def quoted(text: str) -> list[str]:
    blocks, at = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append((at, at + len(line)))
        at += len(line) + 1
    return [text[quotation.start : quotation.end] for quotation in quotations(text, blocks)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“하나” 그리고 “둘”", ["하나", "둘"]),
        ('"one" and "two"', ["one", "two"]),
        ('"one.""two"', ["one.", "two"]),
        ("“밖 “안” 밖”", ["밖 “안” 밖"]),
        ("“잃어버린 “찾은”", ["찾은"]),
        ("닫는 것만” 있다", []),
        ("여는 “것만 있다", []),
        ('a 6.1" screen and a "quote"', ["quote"]),
        ("“first para.\n“second para.”", ["first para.", "second para."]),
        ('"broken line.\n"Then more.', ["broken line."]),
        ("“broken line.\n”Then “more”.", ["broken line.", "more"]),
        ("“  spaced  ”", ["spaced"]),
        ("“”", []),
    ],
)
def test_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_stray_closing_mark_is_remembered() -> None:
    text = "“앞”뒤 있다”며"
    (quotation,) = quotations(text, [(0, len(text))])
    assert (quotation.end, quotation.later) == (2, 7)


@given(st.text(alphabet='“”"a가. 1\n„', max_size=60))
def test_spans_are_valid_and_apart(text: str) -> None:
    blocks, at = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append((at, at + len(line)))
        at += len(line) + 1
    end = 0
    for quotation in quotations(text, blocks):
        assert end <= quotation.before < quotation.start < quotation.end <= quotation.after <= len(text)
        block = blocks[quotation.block]
        assert block[0] <= quotation.start < quotation.end <= block[1]
        end = quotation.end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘We don’t know,’ she said. ‘It’s late.’", ["We don’t know,", "It’s late."]),
        ("He called it ‘Blue Sky’ and left.", []),
        ("« It works », she said.", ["It works"]),
        ("„It works“, she said.", ["It works"]),
        ('"It grew. It held. "It will grow on."', ["It grew. It held.", "It will grow on."]),
        ('"It grew," she said. "It will grow on. It will hold.', ["It grew,", "It will grow on. It will hold."]),
        ('She said "it grew. It will grow on.', []),
    ],
)
def test_marks_of_other_kinds_and_marks_left_out(text: str, expected: list[str]) -> None:
    assert [text[found.start : found.end] for found in quotations(text, [(0, len(text))])] == expected
