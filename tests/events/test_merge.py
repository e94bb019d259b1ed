"""Which assertions are of one event."""

from __future__ import annotations

import pytest

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


def test_a_denial_is_of_the_rumour_told_before() -> None:
    text = (
        "Gaon Telecom is in talks to buy Nordan Networks, a newspaper said. "
        "Gaon Telecom denied that it would buy Nordan Networks.\n"
    )
    events = Extractor().extract(text, published="2026-03-04").events
    assert [(event.type, event.status) for event in events] == [("acquisition", "denied")]


def test_a_headline_that_calls_a_unit_by_its_group_tells_of_the_same_venture() -> None:
    text = (
        "Cellnex, Bouygues form joint venture\n\n"
        "Bouygues Telecom and tower operator Cellnex have formed a joint venture to build a fibre network.\n"
    )
    result = Extractor().extract(text, published="2026-03-04")
    ventures = [event for event in result.events if event.type == "joint_venture"]
    assert [{part.id for part in event.participants} for event in ventures] == [{"bouygues-telecom", "cellnex"}]


@pytest.mark.xfail(reason="who joined a round stands in the sentence behind it; README, Known gaps", strict=True)
def test_investors_told_right_behind_a_round_are_of_that_round() -> None:
    text = (
        "라온랩스는 지난 6월 800억원의 시리즈B 투자 유치를 완료했다. 가온텔레콤, 한빛캐피탈 등이 투자에 참여했다. "
        "다온랩스도 5월 210억원 규모 시리즈B 투자 라운드를 마감했다. 한빛캐피탈, 노던벤처스 등이 투자자로 나섰다.\n"
    )
    result = Extractor().extract(text, published="2024-07-20")
    rounds = [{part.name for part in event.participants} for event in result.events if event.type == "investment"]
    assert rounds == [{"라온랩스", "가온텔레콤", "한빛캐피탈"}, {"다온랩스", "한빛캐피탈", "노던벤처스"}]


def test_who_comes_to_a_conference_is_told_some_sentences_on() -> None:
    text = (
        "가온텔레콤은 10월 11일 서울에서 ‘위성 콘퍼런스’를 개최한다고 밝혔다. 주제는 위성의 앞날이다. "
        "발표는 모두 아홉 번이다. 노던네트웍스와 라온네트웍스가 연사로 참여한다.\n"
    )
    result = Extractor().extract(text, published="2024-09-19")
    (event,) = result.events
    assert {part.name: part.role for part in event.participants} == {
        "가온텔레콤": "host",
        "노던네트웍스": "attendee",
        "라온네트웍스": "attendee",
    }


def test_who_sells_in_one_deal_and_buys_in_another_is_in_two_deals() -> None:
    text = (
        "가온텔레콤은 무선기지국 사업을 노던네트웍스에 매각하기로 했다. "
        "가온텔레콤은 라온네트웍스와 인수합병 협상을 진행하고 있다.\n"
    )
    result = Extractor().extract(text, published="2024-06-20")
    assert len([event for event in result.events if event.type == "acquisition"]) == 2


def test_what_each_pays_is_of_the_fine_that_all_pay() -> None:
    text = (
        "공정거래위원회는 가온텔레콤, 라온텔레콤, 다온텔레콤에 과징금 총 1140억원을 부과했다고 12일 밝혔다. "
        "가온텔레콤이 426억원으로 과징금이 가장 많았고, 라온텔레콤은 383억원이었다.\n"
    )
    result = Extractor().extract(text, published="2025-03-12")
    (event,) = [event for event in result.events if event.type == "regulation"]
    assert event.amount is not None
    assert event.amount.text == "1140억원"


def test_a_habit_is_not_dated_by_what_happened_that_day() -> None:
    text = (
        "가온텔레콤은 27일 서울에서 포럼을 열었다. "
        "이날 참여한 라온텔레콤은 독일과 오스트리아에서 통신 서비스를 제공하는 글로벌 업체다.\n"
    )
    result = Extractor().extract(text, published="2023-07-28")
    assert {event.type for event in result.events} == {"conference"}


def test_when_a_deal_is_to_close_is_told_of_the_deal_and_of_none_without_one() -> None:
    closing = "The deal is expected to close in the second quarter of 2027."
    told = "Gaon Telecom has agreed to buy Corvane Systems for $300 million, the companies said on Monday. "
    (event,) = Extractor().extract(told + closing, published="2026-11-30").events
    assert event.date is not None
    assert event.date.value == "2027-Q2"
    assert Extractor().extract("OSLO, Nov. 30 - " + told, published="2026-11-30").events[0].date is None
    assert Extractor().extract(closing, published="2026-11-30").events == ()
