"""What partners agree to do is read like the business of a venture."""

from __future__ import annotations

import pytest

from extractor import Extractor
from extractor.document.columns import layout_of
from extractor.document.facts import facts_of
from extractor.language.parser import parses_of
from extractor.pipeline import _Flow
from extractor.reading.sources import raw_text
from extractor.ventures.agreed import agreed_areas


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def _agreed(extractor: Extractor, text: str) -> list[str]:
    flow, article = extractor._read(raw_text(text), "2026-03-05", None)
    assert isinstance(flow, _Flow)
    doc = flow._annotated(article, flow._components)
    layout = layout_of(doc)
    areas = agreed_areas(0, layout, facts_of(doc), parses_of(doc).at(0), flow.rulebook.ventures)
    return [layout.text[area.start : area.end] for area in areas]


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("가온텔레콤은 노던네트웍스와 자율 선박 분야에서 협력하기로 했다.", ["자율 선박"]),
        ("가온텔레콤과 노던네트웍스는 △위성 관제 △해상 통신 등에서 협력한다.", ["위성 관제", "해상 통신"]),
        ("Gaon Telecom and Nordan Networks agreed to develop traffic sensors.", ["develop traffic sensors"]),
        ("Gaon Telecom and Nordan Networks signed an agreement.", []),
    ],
)
def test_what_partners_are_to_do_is_found(extractor: Extractor, text: str, areas: list[str]) -> None:
    assert _agreed(extractor, text) == areas
