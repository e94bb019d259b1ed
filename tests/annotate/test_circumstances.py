"""Which dates are those of an event."""

from __future__ import annotations

import pytest

from extractor import Extractor


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # The day on which something takes effect outweighs that of the decision.
        ("Gaon Telecom on Friday named Mira Solvang chief executive, with effect from 1 August.", "2024-08-01"),
        # Dates of what happened before, after or beside are not the event's.
        ("Gaon Telecom named Mira Solvang chief executive, following the exit of its chairman last week.", None),
        ("Gaon Telecom named Mira Solvang chief executive after its shares fell in 2022.", None),
        ("Gaon Telecom won a supply contract from Nordan Networks, which was founded in 2019.", None),
        ("Gaon Telecom has been hit by a nationwide outage since Saturday, June 15.", "2024-06-15"),
        # Nor is what it is compared with.
        ("Gaon Telecom's revenue rose 4% to $9 million from a year earlier.", None),
        # Nor is the day on which something was told.
        ("The operator on Friday said Gaon Telecom had named Mira Solvang chief executive.", None),
    ],
)
def test_the_date_of_an_english_event_stands_in_its_own_clause(
    extractor: Extractor, text: str, value: str | None
) -> None:
    events = extractor.extract(text, published="2024-06-20").events
    assert [event.date.value if event.date else None for event in events] == [value]
