"""The tense at a word, on parses written by hand and with the shipped words."""

from __future__ import annotations

from typing import Any

import pytest
from grammar.building import Built

from extractor.grammar.assertion import Assertions
from extractor.grammar.assertion_rules import load_assertions
from extractor.grammar.parse import Link, Tense
from extractor.grammar.tense import tense_at
from extractor.rulefiles.paths import shipped_rules

RULES = load_assertions([shipped_rules()])


def tense(sentence: Built, word: str, language: str = "en") -> Tense:
    parse = sentence.parse
    return tense_at(parse, Assertions(parse, sentence.tokens, RULES[language]), sentence.span(word)[0])


@pytest.mark.parametrize(
    ("verb", "lemma", "above", "expected"),
    [
        ("plans", "plan", Tense.PRESENT, Tense.FUTURE),
        ("planned", "plan", Tense.PAST, Tense.FUTURE),
        ("managed", "manage", Tense.PAST, Tense.PAST),
        ("failed", "fail", Tense.PAST, Tense.PAST),
    ],
)
def test_of_what_is_below_a_verb(verb: str, lemma: str, above: Tense, expected: Tense) -> None:
    sentence = Built(f"Gaon {verb} to open it in April")
    sentence.clause(verb, lemma, tense=above)
    sentence.clause("to open", "open", "to open it in April", link=Link.COMPLEMENT, connective="to", parent=0)

    assert tense(sentence, "April") == expected


def test_is_that_of_the_innermost_clause() -> None:
    sentence = Built("Gaon which opened in April will close in May")
    sentence.clause("will close", "close", tense=Tense.FUTURE)
    sentence.clause("opened", "open", "which opened in April", link=Link.RELATIVE, parent=0, tense=Tense.PAST)

    assert tense(sentence, "April") == Tense.PAST
    assert tense(sentence, "May") == Tense.FUTURE


@pytest.mark.parametrize(
    ("form", "expected"), [({"tense": Tense.PRESENT}, Tense.FUTURE), ({"tense": Tense.PAST}, Tense.PAST)]
)
def test_korean_present_is_to_come(form: dict[str, Any], expected: Tense) -> None:
    sentence = Built("가온은 4월 노던을 인수 한다")
    sentence.clause("인수 한다", "인수하다", **form)

    assert tense(sentence, "4월", "ko") == expected


def test_a_purpose_is_to_come() -> None:
    sentence = Built("Gaon raised money to open it in April")
    sentence.clause("raised", "raise", "", tense=Tense.PAST)
    sentence.clause("to open", "open", "to open it in April", link=Link.ADVERBIAL, connective="to", parent=0)

    assert tense(sentence, "April") == Tense.FUTURE


def test_is_none_where_nothing_tells() -> None:
    assert tense(Built("Gaon in April"), "April") == Tense.NONE
