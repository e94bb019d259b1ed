"""Dates in sentences that an analyser parts within figures."""

from __future__ import annotations

import pytest

from extractor import Extractor


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("2024. 6. 20", "ko", ("2024-06-20", "2024-06-20")),
        ("2024.06.20 ~ 2024.06.24", "ko", ("2024-06-20", "2024-06-24")),
        ("접수: 2024. 6. 20. ~ 6. 24.", "ko", ("2024-06-20", "2024-06-24")),
        ("2024. 6. 20", "en", ("2024-06-20", "2024-06-20")),
    ],
)
def test_figures_are_not_parted(text: str, language: str, days: tuple[str, str]) -> None:
    found = Extractor().extract(text, published="2024-06-18", language=language).dates
    assert [(date.from_, date.to) for date in found] == [days]
