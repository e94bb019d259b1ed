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
        pytest.param(
            "Gaon Telecom on Friday named Mira Solvang chief executive, with effect from 1 August.",
            "2024-08-01",
            marks=pytest.mark.xfail(strict=True, reason="the post behind the name is read as one noun with it"),
        ),
        # Dates of what happened before, after or beside are not the event's.
        pytest.param(
            "Gaon Telecom named Mira Solvang chief executive, following the exit of its chairman last week.",
            None,
            marks=pytest.mark.xfail(strict=True, reason="a time at the end is tied to the verb of the sentence"),
        ),
        ("Gaon Telecom named Mira Solvang chief executive after its shares fell in 2022.", None),
        ("Gaon Telecom won a supply contract from Nordan Networks, which was founded in 2019.", None),
        ("Gaon Telecom has been hit by a nationwide outage since Saturday, June 15.", "2024-06-15"),
        # Nor is the date of what a participle behind a noun tells.
        ("Gaon Telecom will expand the network launched in 2019.", None),
        ("Gaon Telecom cut 300 jobs created in 2019.", None),
        ("Gaon Telecom posted revenue of 9 billion won in 2023.", "2023"),
        ("The joint venture of Gaon Telecom and Nordan Networks started in 2020.", "2020"),
        # Nor is what it is compared with, how long it lasts, or what is to follow.
        ("Gaon Telecom extended a supply contract with Nordan Networks until 2030.", None),
        ("Gaon Telecom launched a 5G network in Vienna, with Linz to follow in September.", None),
        ("Gaon Telecom's revenue rose 4% to $9 million from a year earlier.", None),
        # The week before something is no base of a comparison.
        ("It had a good week. The week before, Gaon Telecom launched a cloud service.", "2024-W24"),
        # Nor is the day on which something was told.
        ("The operator on Friday said Gaon Telecom had named Mira Solvang chief executive.", None),
    ],
)
def test_the_date_of_an_english_event_stands_in_its_own_clause(
    extractor: Extractor, text: str, value: str | None
) -> None:
    events = extractor.extract(text, published="2024-06-20").events
    assert [event.date.value if event.date else None for event in events] == [value]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("가온텔레콤은 오는 25일부터 사흘간 서울 코엑스에서 개발자 콘퍼런스를 개최한다.", ("2024-06-25", "2024-06-27")),
        ("가온텔레콤은 전날 오후 서울 코엑스에서 개발자 콘퍼런스를 개최했다.", ("2024-06-19", "2024-06-19")),
        # What lasts for years is no time at which something happens.
        ("가온텔레콤은 지난 3년간 1조원을 투자했다.", None),
        ("가온텔레콤의 1분기 영업이익은 지난해 1분기보다 5% 늘었다.", ("2024-01-01", "2024-03-31")),
    ],
)
def test_the_date_of_a_korean_event(extractor: Extractor, text: str, days: tuple[str, str] | None) -> None:
    events = extractor.extract(text, published="2024-06-20").events
    assert [event.date and (str(event.date.from_), str(event.date.to)) for event in events] == [days]
