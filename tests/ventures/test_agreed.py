"""What partners agree to do is read like the business of a venture."""

from __future__ import annotations

import pytest

from extractor import Extractor


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("가온텔레콤은 노던네트웍스와 자율 선박 분야에서 협력하기로 했다.", ["자율 선박"]),
        (
            "가온텔레콤과 노던네트웍스는 △위성 관제 △해상 통신 등에서 협력하는 업무협약을 체결했다.",
            ["위성 관제", "해상 통신"],
        ),
        (
            "가온텔레콤은 노던네트웍스와 업무협약을 맺었다. 양사는 어선용 위성 전화를 개발한다.",
            ["어선용 위성 전화"],
        ),
        ("Gaon Telecom and Nordan Networks agreed to jointly develop traffic sensors.", ["develop traffic sensors"]),
        (
            "Gaon Telecom signed a partnership with Nordan Networks. The two companies will build a cable network.",
            ["build a cable network"],
        ),
        ("Gaon Telecom and Nordan Networks signed a partnership agreement.", []),
        ("가온텔레콤은 노던네트웍스와 업무협약을 맺었다. 노던네트웍스는 어선을 만든다.", []),
    ],
)
def test_what_partners_are_to_do_is_found(extractor: Extractor, text: str, areas: list[str]) -> None:
    result = extractor.extract(text, published="2026-03-05")
    agreed = [event for event in result.events if event.type == "partnership"]
    assert [[area.text for area in event.business_areas] for event in agreed] == [areas]


def test_only_agreements_have_areas(extractor: Extractor) -> None:
    result = extractor.extract("Gaon Telecom will build a cable network for Nordan Networks.", published="2026-03-05")
    assert all(not event.business_areas for event in result.events)
