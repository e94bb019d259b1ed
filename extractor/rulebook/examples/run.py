"""Every example of every rule that is in force."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.rulebook.examples.amounts import amount_cases
from extractor.rulebook.examples.case import Case
from extractor.rulebook.examples.dates import date_cases
from extractor.rulebook.examples.events import event_cases
from extractor.rulebook.examples.furniture import furniture_cases
from extractor.rulebook.examples.names import company_cases, person_cases
from extractor.rulebook.examples.quotes import quote_cases
from extractor.rulebook.examples.readers import Readers
from extractor.rulebook.examples.ventures import venture_cases


def all_cases(readers: Readers) -> Iterator[Case]:
    """Yield the examples kind by kind, each in file order; one that a later folder replaces is left out.

    Raises:
        RuleError: when a rule file is wrong.
    """
    for cases in (
        furniture_cases,
        amount_cases,
        date_cases,
        quote_cases,
        company_cases,
        person_cases,
        event_cases,
        venture_cases,
    ):
        yield from cases(readers)
