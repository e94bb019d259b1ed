"""Every example of every pattern in rules/amounts."""

from __future__ import annotations

import pytest

from extractor.amounts.vocabulary import load
from extractor.checking.examples.amounts import amount_cases
from extractor.checking.examples.case import Case
from extractor.checking.examples.readers import Readers
from extractor.rulefiles.paths import shipped_rules

PATTERNS = load([shipped_rules() / "amounts"]).patterns
CASES = list(amount_cases(Readers()))


@pytest.mark.parametrize("case", CASES, ids=[f"{case.item}-{case.text}" for case in CASES])
def test_example_gives_its_amounts_and_no_others(case: Case) -> None:
    mismatch = case.judge()
    assert mismatch is None, str(mismatch)


def test_every_form_is_named_by_a_rule() -> None:
    assert {pattern.form for pattern in PATTERNS} == {"symbol", "unit", "bare", "lower", "upper", "list"}


def test_every_pattern_has_negatives() -> None:
    assert [pattern.id for pattern in PATTERNS if not pattern.counterexamples] == []
