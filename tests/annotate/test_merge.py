"""Which assertions are of one event."""

from __future__ import annotations

from extractor import Extractor


def test_the_denial_of_another_deal_does_not_deny_the_one_announced() -> None:
    text = (
        "Brightwave Mobile to acquire Corvane Networks\n\n"
        "Brightwave Mobile has agreed to buy Corvane Networks. "
        "Brightwave Mobile denied that it plans to sell its towers.\n"
    )
    result = Extractor().extract(text, published="2026-03-04")
    bought = next(e for e in result.events if any(p.role == "target" for p in e.participants))
    assert bought.status == "planned"


def test_a_headline_that_calls_a_unit_by_its_group_tells_of_the_same_venture() -> None:
    text = (
        "Cellnex, Bouygues form joint venture\n\n"
        "Bouygues Telecom and tower operator Cellnex have formed a joint venture to build a fibre network.\n"
    )
    result = Extractor().extract(text, published="2026-03-04")
    ventures = [event for event in result.events if event.type == "joint_venture"]
    assert [{part.id for part in event.participants} for event in ventures] == [{"bouygues-telecom", "cellnex"}]
