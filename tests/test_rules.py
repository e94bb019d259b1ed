"""Every example and every negative of every rule, read by the program as a user gets it."""

from __future__ import annotations

import pytest

from extractor.checking.check import check
from extractor.checking.examples.case import Case
from extractor.checking.examples.events import event_cases
from extractor.checking.examples.names import company_cases, person_cases
from extractor.checking.examples.readers import Readers
from extractor.rulefiles.paths import shipped_rules

READERS = Readers()
CASES = [*event_cases(READERS), *company_cases(READERS), *person_cases(READERS)]


def test_shipped_rules_are_sound() -> None:
    assert [str(problem) for problem in check([shipped_rules()])] == []


@pytest.mark.parametrize("case", CASES, ids=[f"{case.item}-{case.text}" for case in CASES])
def test_example_gives_what_it_says(case: Case) -> None:
    mismatch = case.judge()
    assert mismatch is None, f"{case.text!r}: {mismatch}"
