from __future__ import annotations

import unicodedata
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from extractor.reading.offsets import analysis_text, without_surrogates

ANYTHING = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("가각힣한글가낙é̂́ａＺ！　\u00a0\u200b\u200d\ufeff\u00ad\r\n\t\x00\x85\u2028㈜①"),
    ),
    max_size=60,
)


def test_unchanged_text_needs_no_map() -> None:
    source = "가온텔레콤, Gaon Telecom\n5G"
    analysed = analysis_text(source)
    assert analysed.text == source
    assert analysed.to_source(2, 5) == (2, 5)


def test_decomposed_hangul_leads_back_to_its_letters() -> None:
    source = unicodedata.normalize("NFD", "가온텔레콤은 KT와")
    analysed = analysis_text(source)
    assert analysed.text == "가온텔레콤은 KT와"
    start, end = analysed.to_source(0, 5)
    assert unicodedata.normalize("NFC", source[start:end]) == "가온텔레콤"
    start, end = analysed.to_source(7, 9)
    assert source[start:end] == "KT"


def test_invisible_characters_go_and_wide_ones_are_folded() -> None:
    source = "\ufeffＳ\u200bＫＴ\u00a0５Ｇ　（가\u00ad온）"
    analysed = analysis_text(source)
    assert analysed.text == "SKT 5G (가온)"
    start, end = analysed.to_source(0, 3)
    assert source[start:end] == "Ｓ\u200bＫＴ"
    start, end = analysed.to_source(8, 10)
    assert source[start:end] == "가\u00ad온"


def test_line_ends_of_all_kinds_are_line_ends() -> None:
    assert analysis_text("a\r\nb\rc\u2028d\x85e\x0cf").text == "a \nb\nc\nd\ne\nf"


def test_a_letter_with_marks_that_do_not_compose_is_one_piece() -> None:
    source = "x\u0323\u0307q\u0302z"
    analysed = analysis_text(source + "\u200b")
    place = analysed.text.index("q")
    assert analysed.to_source(place, place + 1) == (3, 5)
    assert analysed.to_source(place, place + 2) == (3, 5)


def test_lone_surrogates_become_replacement_characters() -> None:
    assert without_surrogates("a\ud800b\udfff") == "a\ufffdb\ufffd"


@given(ANYTHING, st.data())
@example("\u1100\u200b\u1161\u11a8", None)
def test_every_span_leads_to_what_it_was_made_from(source: str, data: st.DataObject | None) -> None:
    analysed = analysis_text(source)
    assert unicodedata.is_normalized("NFC", analysed.text) or any(ord(c) > 0x900 for c in source)
    if not analysed.text or data is None:
        return
    start = data.draw(st.integers(0, len(analysed.text) - 1))
    end = data.draw(st.integers(start + 1, len(analysed.text)))
    first, last = analysed.to_source(start, end)
    assert 0 <= first < last <= len(source)
    # What the span was made from gives the span again, and at most the rest of a letter it cuts through.
    assert analysed.text[start:end] in analysis_text(source[first:last]).text.replace("\r", "\n") + "\n"


@given(ANYTHING)
def test_spans_of_single_characters_are_in_order_and_never_cross(source: str) -> None:
    analysed = analysis_text(source)
    spans = [analysed.to_source(place, place + 1) for place in range(len(analysed.text))]
    for before, after in pairwise(spans):
        assert before == after or before[1] <= after[0]


def test_entities_are_what_they_stand_for() -> None:
    source = "AT&amp;T와 LG U&#43;, e& 그리고 &nosuch; R&D"
    found = analysis_text(source)
    assert found.text == "AT&T와 LG U+, e& 그리고 &nosuch; R&D"
    for name, written in (("AT&T", "AT&amp;T"), ("U+", "U&#43;"), ("R&D", "R&D")):
        start, end = found.to_source(found.text.index(name), found.text.index(name) + len(name))
        assert source[start:end] == written
