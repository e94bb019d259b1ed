"""How the Korean press tells of an event: quoted names, headlines, causes, those who undergo it."""

from __future__ import annotations

import pytest

from extractor import Extractor

Told = tuple[str, str, dict[str, str]]


def told(extractor: Extractor, text: str) -> list[Told]:
    """Return type, status and who plays which part, by the names that the text uses."""
    result = extractor.extract(text, published="2026-03-05")
    return [
        (event.type, event.status, {participant.name: participant.role for participant in event.participants})
        for event in result.events
    ]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "가온텔레콤은 오는 18일 개발자 콘퍼런스 '가온 테크'를 개최한다.",
            ("conference", "planned", {"가온텔레콤": "host"}),
        ),
        ("가온텔레콤은 기업용 플랫폼 '누리온'을 공개했다.", ("product_launch", "occurred", {"가온텔레콤": "provider"})),
        (
            "가온텔레콤과 노던네트웍스는 합작법인 '누리온'을 설립했다.",
            ("joint_venture", "occurred", {"가온텔레콤": "party", "노던네트웍스": "party"}),
        ),
    ],
)
def test_what_a_quoted_name_is_said_to_be_counts(extractor: Extractor, text: str, event: Told) -> None:
    assert told(extractor, text) == [event]


def test_the_kind_of_a_quoted_name_must_be_said(extractor: Extractor) -> None:
    assert told(extractor, "가온텔레콤은 '누리온'이라는 이름의 강아지를 공개했다.") == []


def test_who_raises_money_does_not_invest_it(extractor: Extractor) -> None:
    text = "노던네트웍스는 가온텔레콤으로부터 200억원 규모의 투자를 유치했다."
    assert told(extractor, text) == [("investment", "occurred", {"노던네트웍스": "investee", "가온텔레콤": "investor"})]


def test_what_is_announced_is_no_habit(extractor: Extractor) -> None:
    parts = {"노던네트웍스": "supplier", "가온텔레콤": "customer"}
    announced = told(extractor, "노던네트웍스는 가온텔레콤에 코어 장비를 공급한다고 밝혔다.")
    assert announced == [("contract", "planned", parts)]
    assert told(extractor, "노던네트웍스는 가온텔레콤에 코어 장비를 공급하고 있다.") == []


@pytest.mark.parametrize(
    ("text", "type_", "parts"),
    [
        ("가온텔레콤 데이터센터 화재로 결제 서비스가 중단됐다.", "incident", {"가온텔레콤": "victim"}),
        ("지난달 가온텔레콤 직원의 실수로 고객 정보가 유출됐다.", "incident", {"가온텔레콤": "victim"}),
        ("경찰이 가온텔레콤 본사를 압수수색했다.", "regulation", {"가온텔레콤": "subject"}),
    ],
)
def test_causes_and_premises_tell_whose_trouble_it_is(
    extractor: Extractor, text: str, type_: str, parts: dict[str, str]
) -> None:
    assert told(extractor, text) == [(type_, "occurred", parts)]


def test_a_headline_quotes_its_news(extractor: Extractor) -> None:
    text = '가온텔레콤 "내년 국내서 AI 칩 판매 시작"\n\n가온텔레콤이 26일 오후 계획을 설명했다.'
    assert told(extractor, text) == [("product_launch", "planned", {"가온텔레콤": "provider"})]
    text = '가온텔레콤 계획 설명\n\n시민은 "가온텔레콤이 AI 칩을 출시했다고 들었다"고 말했다.'
    assert told(extractor, text) == []


@pytest.mark.parametrize(
    ("text", "day", "place"),
    [
        ("가온텔레콤은 지난 2일 부산에서 열린 콘퍼런스에서 새 기술을 공개했다.", "2026-03-02", "부산"),
        ("가온텔레콤은 지난 2일 부산에서 세운 매장에서 새 기술을 공개했다.", None, None),
    ],
)
def test_a_gathering_is_held_when_and_where_it_was_held(
    extractor: Extractor, text: str, day: str | None, place: str | None
) -> None:
    events = [event for event in extractor.extract(text, published="2026-03-05").events if event.type == "conference"]
    found = [(event.date and event.date.value, event.location and event.location.text) for event in events]
    assert found == ([(day, place)] if day else [])


def test_a_sum_that_fills_a_slot_is_the_price(extractor: Extractor) -> None:
    [event] = extractor.extract("가온텔레콤의 지난해 매출은 3조2000억원이다.", published="2026-03-05").events
    assert (event.type, event.amount and event.amount.text, event.date and event.date.value) == (
        "earnings",
        "3조2000억원",
        "2025",
    )


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("한빛통신협회가 4일 서울에서 2026년 정기총회를 열었다.", "2026-03-04"),
        ("가온텔레콤은 1분기 영업이익이 12% 늘어난 583억원을 기록했다.", "2026-Q1"),
    ],
)
def test_the_day_is_that_of_all_the_words_of_the_frame(extractor: Extractor, text: str, day: str) -> None:
    assert [event.date and event.date.value for event in extractor.extract(text, published="2026-03-05").events] == [
        day
    ]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        # What stands before a noun without a particle owns it as with one.
        (
            "노던네트웍스는 행정안전부 재난관리시스템에 챗봇 솔루션을 구축했다.",
            ("contract", "occurred", {"행정안전부": "customer", "노던네트웍스": "supplier"}),
        ),
        # The post tells the new employer, the person's phrase the old one.
        (
            "가온텔레콤 통신 CIC장에는 탁민재 노던네트웍스 사장이 선임됐다.",
            ("appointment", "occurred", {"가온텔레콤": "organization", "탁민재": "person"}),
        ),
        # Who is named beside an inquiry leads it, where it is an authority.
        (
            "경찰이 노던네트웍스 서버에 해커가 침투한 사실을 확인했다.",
            ("incident", "occurred", {"노던네트웍스": "victim"}),
        ),
    ],
)
def test_a_noun_before_a_noun_says_whose_it_is(extractor: Extractor, text: str, event: Told) -> None:
    names = {"Ministry of the Interior and Safety": "행정안전부", "Tak Min-jae": "탁민재"}
    [(type_, status, parts)] = told(extractor, text)
    assert (type_, status, {names.get(name, name): role for name, role in parts.items()}) == event


def test_an_association_passes_its_own_budget(extractor: Extractor) -> None:
    text = "한빛통신협회는 4일 총회에서 2026년도 사업계획과 예산안을 승인했다."
    assert "regulation" not in [type_ for type_, *_ in told(extractor, text)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("가온텔레콤과 노던네트웍스가 협력하기로 했다. 두 회사는 업무협약을 체결했다.", "occurred"),
        ("가온텔레콤과 노던네트웍스가 협력하기로 했다. 두 회사는 업무협약을 체결할 계획이다.", "planned"),
        ("가온텔레콤은 노던네트웍스와 사업 협력을 논의했다.", "reported"),
    ],
)
def test_an_agreement_that_is_signed_is_planned_no_more(extractor: Extractor, text: str, status: str) -> None:
    assert [(type_, found) for type_, found, _ in told(extractor, text)] == [("partnership", status)]


def test_what_is_done_at_a_gathering_has_its_day_and_place(extractor: Extractor) -> None:
    text = "가온텔레콤은 지난 2일 부산에서 열린 포럼에서 노던네트웍스와 업무협약을 맺었다."
    [event] = extractor.extract(text, published="2026-03-05").events
    assert (event.date and event.date.value, event.location and event.location.text) == ("2026-03-02", "부산")
    text = "가온텔레콤은 지난 2일 부산에 세운 매장에서 노던네트웍스와 업무협약을 맺었다."
    [event] = extractor.extract(text, published="2026-03-05").events
    assert event.date is None


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("노던네트웍스가 매물로 나왔다.", ("acquisition", "planned", {"노던네트웍스": "target"})),
        ("가온텔레콤은 기술대전에서 혁신상을 받았다.", ("award", "occurred", {"가온텔레콤": "recipient"})),
        ("노던네트웍스가 정보보호 인증을 받았다.", ("award", "occurred", {"노던네트웍스": "recipient"})),
        ("가온텔레콤은 고객 정보가 유출됐다고 밝혔다.", ("incident", "occurred", {"가온텔레콤": "victim"})),
        ("가온텔레콤 5G 가입자가 1000만명을 넘어섰다.", ("earnings", "occurred", {"가온텔레콤": "company"})),
        ("가온텔레콤은 세계 최초로 1Tbps 전송에 성공했다.", ("technology", "occurred", {"가온텔레콤": "developer"})),
    ],
)
def test_what_the_press_calls_it(extractor: Extractor, text: str, event: Told) -> None:
    assert told(extractor, text) == [event]


@pytest.mark.parametrize(
    "text",
    [
        "가온텔레콤은 지난해 영업이익이 4641억원을 기록했다고 8일 밝혔다.",
        "가온텔레콤은 지난해 매출이 12% 늘었고 영업이익은 3% 줄었다고 밝혔다.",
        "가온텔레콤은 지난해 5G 가입자가 100만명을 돌파하며 외형을 키웠다.",
    ],
)
def test_a_figure_is_that_of_whom_the_sentence_is_about(extractor: Extractor, text: str) -> None:
    assert told(extractor, text) == [("earnings", "occurred", {"가온텔레콤": "company"})]


@pytest.mark.parametrize(
    "text",
    [
        "가온텔레콤은 시장 전체의 매출이 줄었다고 설명했다.",
        "한빛증권은 이동통신사들의 매출이 늘었다고 분석했다.",
        "가온텔레콤은 업계 매출이 늘어날 것으로 본다고 말했다.",
    ],
)
def test_the_figure_of_another_is_not_that_of_who_tells_it(extractor: Extractor, text: str) -> None:
    assert told(extractor, text) == []


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "공정위, 가온텔레콤에 과징금 140억원",
            [("regulation", "occurred", {"가온텔레콤": "subject", "공정위": "authority"})],
        ),
        ("가온텔레콤, 지난해 영업이익 1240억원", [("earnings", "occurred", {"가온텔레콤": "company"})]),
        (
            "가온텔레콤 대표에 서도윤 부사장",
            [("appointment", "occurred", {"가온텔레콤": "organization", "서도윤": "person"})],
        ),
        # What is always so is no event.
        ("가온텔레콤의 강점은 매출이다.", []),
    ],
)
def test_a_headline_may_do_without_a_verb(extractor: Extractor, text: str, events: list[Told]) -> None:
    names = {"Fair Trade Commission": "공정위"}
    found = [
        (type_, status, {names.get(name, name): role for name, role in parts.items()})
        for type_, status, parts in told(extractor, text)
    ]
    assert found == events


def test_each_of_two_gapped_clauses_tells_its_own(extractor: Extractor) -> None:
    text = "지난해 가온텔레콤은 매출 1200억원, 노던네트웍스는 매출 900억원을 기록했다."
    found = [
        (event.amount and event.amount.text, [participant.name for participant in event.participants])
        for event in extractor.extract(text, published="2026-03-05").events
    ]
    assert found == [("1200억원", ["가온텔레콤"]), ("900억원", ["노던네트웍스"])]
