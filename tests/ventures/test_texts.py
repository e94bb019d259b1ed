"""The collections of texts: what they tell of a venture is found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from extractor import Extractor
from extractor.schema import Extraction, JointVenture

_TEXTS = [
    case
    for name in ("english", "korean")
    for case in yaml.safe_load(Path(__file__).with_name(f"{name}.yaml").read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("case", _TEXTS, ids=lambda case: case["text"])
def test_what_a_text_tells_of_a_venture_is_found(extractor: Extractor, case: dict[str, Any]) -> None:
    result = extractor.extract(case["text"], published="2026-03-05")
    expected = {key: value for key, value in case.items() if key not in ("text", "ventures")}
    assert len(result.joint_ventures) == case.get("ventures", bool(case["parties"]))
    found = _told(result.joint_ventures[0], result) if result.joint_ventures else {"parties": []}
    assert {key: found[key] for key in expected} == expected


def _told(venture: JointVenture, result: Extraction) -> dict[str, Any]:
    named = {one.id: one.mentions[0].text for one in result.companies}
    named |= {one.id: one.mentions[0].text for one in result.organizations}
    return {
        "parties": [named[party] for party in venture.parties],
        "name": venture.name,
        "stage": venture.stage,
        "shares": [share.percent for share in venture.ownership],
        "areas": [area.text for area in venture.business_areas],
        "date": venture.date.value if venture.date else None,
        "place": venture.location.text if venture.location else None,
    }
