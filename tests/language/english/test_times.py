"""Times are units of a sentence: adjuncts, or in front of the noun they belong to."""

from __future__ import annotations

import pytest

from extractor import Extractor
from extractor.language.parser import parses_of
from extractor.reading.raw import raw_text

HEADS = [
    ("Gaon Telecom will report its quarterly results on July 24.", "report", [("object", "results")]),
    ("Gaon Telecom Q1 profit falls 8 pct", "fall", [("subject", "profit")]),
    ("In the second quarter profit rose.", "rise", [("subject", "profit")]),
    (
        "Gaon Telecom sold its towers to Nordan Networks next week.",
        "sell",
        [("object", "towers"), ("oblique", "Nordan Networks")],
    ),
    ("The May 3 launch pleased Gaon Telecom.", "please", [("subject", "launch")]),
]


@pytest.mark.parametrize(("text", "lemma", "expected"), HEADS)
def test_a_time_takes_no_place_of_another_noun(
    extractor: Extractor, text: str, lemma: str, expected: list[tuple[str, str]]
) -> None:
    _, doc = extractor.parse_raw(raw_text(text), published="2024-06-20", language="en")
    (clause,) = [one for one in parses_of(doc).at(0).clauses if one.lemma == lemma]
    found = {(one.function.value, doc[one.phrase.head[0] : one.phrase.head[1]].text) for one in clause.arguments}
    assert set(expected) <= found
    assert not {("object", "next week"), ("subject", "the second quarter")} & found


DATELINES = [
    "COPENHAGEN, Nov. 30 - Gaon Telecom bought Nordan Networks.",
    "SEOUL, Jan. 2 (Reuters) - Gaon Telecom bought Nordan Networks.",
    "TOKYO May 29 Gaon Telecom bought Nordan Networks.",
    "Oslo, 3 May 2026 – Gaon Telecom bought Nordan Networks.",
    "NEW YORK -- Gaon Telecom bought Nordan Networks.",
]
NONE = [
    ("Gaon Telecom - a rival of Corvane Systems - bought Nordan Networks.", set()),
    ("Last week - on Monday - Gaon Telecom bought Nordan Networks.", {"Last week", "Monday"}),
]


def arguments(extractor: Extractor, text: str) -> dict[str, set[str]]:
    _, doc = extractor.parse_raw(raw_text(text), published="2024-06-20", language="en")
    (clause,) = [one for one in parses_of(doc).at(0).clauses if one.lemma == "buy"]
    found: dict[str, set[str]] = {}
    for one in clause.arguments:
        found.setdefault(one.function.value, set()).add(doc[one.phrase.head[0] : one.phrase.head[1]].text)
    return found


@pytest.mark.parametrize("text", DATELINES)
def test_a_dateline_is_no_part_of_the_sentence(extractor: Extractor, text: str) -> None:
    assert arguments(extractor, text) == {"subject": {"Gaon Telecom"}, "object": {"Nordan Networks"}}


@pytest.mark.parametrize(("text", "times"), NONE)
def test_a_dash_behind_a_name_or_a_time_makes_no_dateline(extractor: Extractor, text: str, times: set[str]) -> None:
    found = arguments(extractor, text)
    assert found["subject"] == {"Gaon Telecom"}
    assert found.get("oblique", set()) == times
