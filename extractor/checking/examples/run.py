"""Every example of every rule that is in force."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checking.examples.amounts import amount_cases
from extractor.checking.examples.case import Case
from extractor.checking.examples.dates import date_cases
from extractor.checking.examples.events import event_cases
from extractor.checking.examples.frames import frame_cases
from extractor.checking.examples.furniture import furniture_cases
from extractor.checking.examples.names import company_cases, person_cases
from extractor.checking.examples.quotes import quote_cases
from extractor.checking.examples.readers import Readers
from extractor.checking.examples.ventures import venture_cases
from extractor.checking.listing import entries_of
from extractor.errors import InputError


def cases_of(readers: Readers, rule: str) -> list[Case]:
    """Return the examples of one rule: its own, else all of the file that it stands in.

    Raises:
        InputError: when no rule or entry has this id.
        RuleError: when a rule file is wrong.
    """
    cases = list(all_cases(readers))
    own = [case for case in cases if case.rule == rule]
    if own:
        return own
    files = {entry.path for entry in entries_of(readers.folders) if entry.id == rule}
    if not files:
        raise InputError(f"{rule}: no such rule; `extract rules list` names all")
    return [case for case in cases if case.path in files]


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
        frame_cases,
        venture_cases,
    ):
        yield from cases(readers)
