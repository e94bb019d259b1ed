"""Every example of every pattern in rules/amounts."""

from __future__ import annotations

import pytest

from extractor.amounts import AmountFinder
from extractor.amounts.vocabulary import load
from extractor.rulebook.models.amounts import Example, OneLanguage
from extractor.rulebook.paths import shipped_rules

RULES = shipped_rules() / "amounts"
PATTERNS = load([RULES]).patterns
POSITIVE = [(pattern.id, example) for pattern in PATTERNS for example in pattern.examples]
NEGATIVE = [(pattern.id, example) for pattern in PATTERNS for example in pattern.counterexamples]


@pytest.fixture(scope="module")
def finder() -> AmountFinder:
    return AmountFinder(RULES)


@pytest.mark.parametrize(("rule", "example"), POSITIVE, ids=[example.sentence for _, example in POSITIVE])
def test_example_gives_its_amounts(finder: AmountFinder, rule: str, example: Example) -> None:
    text = example.sentence
    found = finder.find(text, [(0, len(text), example.language)])
    assert [(text[a.start : a.end], a.value, a.currency) for a in found] == [
        (expected.text, expected.value, expected.currency) for expected in example.gives
    ]
    assert rule in {amount.rule for amount in found}


@pytest.mark.parametrize(("rule", "example"), NEGATIVE, ids=[example.sentence for _, example in NEGATIVE])
def test_counterexample_gives_nothing(finder: AmountFinder, rule: str, example: OneLanguage) -> None:
    text = example.sentence
    assert rule
    assert [text[a.start : a.end] for a in finder.find(text, [(0, len(text), example.language)])] == []


def test_every_form_is_named_by_a_rule() -> None:
    assert {pattern.form for pattern in PATTERNS} == {"symbol", "unit", "bare", "lower", "upper", "list"}


def test_every_pattern_has_negatives() -> None:
    assert [pattern.id for pattern in PATTERNS if not pattern.counterexamples] == []
