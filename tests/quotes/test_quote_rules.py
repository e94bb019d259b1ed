"""Every example of every rule in rules/quotes, read by the real analysers."""

from __future__ import annotations

import pytest

from extractor.checking.examples.case import Case
from extractor.checking.examples.quotes import quote_cases
from extractor.checking.examples.readers import Readers

CASES = list(quote_cases(Readers()))


@pytest.mark.parametrize("case", CASES, ids=[f"{case.item}-{case.text}" for case in CASES])
def test_example_gives_its_quotes_and_no_others(case: Case) -> None:
    mismatch = case.judge()
    assert mismatch is None, str(mismatch)
