"""What an article tells of a joint venture beside that there is one."""

from __future__ import annotations

import pytest

from extractor import Extractor

_FOUNDED = "Gaon Telecom and Nordan Networks will set up a joint venture"
_RIVALS = "Gaon Telecom and Nordan Networks, rivals of Vodafone, Orange and Telenor, met"


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        (
            f"{_FOUNDED}. It is to be owned 60% by Gaon Telecom and 40 percent by Nordan Networks.",
            [("gaon-telecom", 60.0), ("nordan-networks", 40.0)],
        ),
        (
            f"{_FOUNDED}. Gaon Telecom and Nordan Networks will hold 51% and 49% of the venture, respectively.",
            [("gaon-telecom", 51.0), ("nordan-networks", 49.0)],
        ),
        (
            "가온텔레콤과 나래텔레콤은 합작법인을 세운다. 가온텔레콤과 나래텔레콤이 지분을 각각 51%, 49% 쥔다.",
            [("gaon-telecom", 51.0), ("narae-telecom", 49.0)],
        ),
        (f"{_FOUNDED}. Gaon Telecom said shares of the venture fell 3%.", []),
        (
            "Nokia and Gaon Telecom will set up a venture. Each will hold 50%.\n\nShares in Nokia rose 3% on Monday.",
            [("nokia", 50), ("gaon-telecom", 50)],
        ),
    ],
)
def test_shares_are_those_of_the_party_they_stand_beside(
    extractor: Extractor, text: str, shares: list[tuple[str, float]]
) -> None:
    venture = extractor.extract(text, published="2026-03-04").joint_ventures[0]
    assert [(share.party, share.percent) for share in venture.ownership] == shares


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        (f"{_FOUNDED} to lease masts and sell wholesale capacity.", ["lease masts", "sell wholesale capacity"]),
        (f"{_FOUNDED} to build and run masts.", ["build and run masts"]),
        (f"{_FOUNDED}. This entity will manage 3,800 masts.", ["manage 3,800 masts"]),
        (f"{_FOUNDED}. The venture will run offices in Frankfurt, Paris and Rome.", ["run offices"]),
        (f"{_FOUNDED} to be led by a banker.", []),
    ],
)
def test_what_a_venture_is_to_do_is_told_by_infinitives_and_lists(
    extractor: Extractor, text: str, areas: list[str]
) -> None:
    venture = extractor.extract(text, published="2026-03-04").joint_ventures[0]
    assert [text[area.start : area.end] for area in venture.business_areas] == areas


@pytest.mark.parametrize(
    "text",
    [
        f"{_FOUNDED}, subject to approval by Ofcom.",
        f"{_RIVALS}. The companies will set up a joint venture.",
    ],
)
def test_who_only_stands_in_a_side_phrase_is_no_party(extractor: Extractor, text: str) -> None:
    venture = extractor.extract(text, published="2026-03-04").joint_ventures[0]
    assert list(venture.parties) == ["gaon-telecom", "nordan-networks"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gaon Telecom and Nordan Networks have formed a joint venture called Halden Towers in Oslo.", "Halden Towers"),
        (
            "Gaon Telecom and Nordan Networks have formed a joint venture, Halden Towers, to lease masts.",
            "Halden Towers",
        ),
        ("Gaon Telecom and Nordan Networks have formed a joint venture, Halden Towers.", "Halden Towers"),
        ("가온텔레콤과 나래텔레콤은 합작법인 ‘할덴타워스’를 설립했다.", "할덴타워스"),
        (f"{_FOUNDED}, Gaon Telecom to hold 60% of it.", None),
        (f"{_FOUNDED}, Nordan Networks said.", None),
    ],
)
def test_the_venture_itself_is_no_party(extractor: Extractor, text: str, name: str | None) -> None:
    result = extractor.extract(text, published="2026-03-04")
    assert [venture.name for venture in result.joint_ventures] == [name]
    parties = result.joint_ventures[0].parties
    assert parties in (("gaon-telecom", "nordan-networks"), ("gaon-telecom", "narae-telecom"))
