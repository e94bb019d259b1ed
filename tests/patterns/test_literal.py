"""Words of a frame are found written together or apart, and only at the edges of words."""

from __future__ import annotations

import pytest

from extractor.patterns.literal import holds


@pytest.mark.parametrize(
    ("phrase", "literal", "found"),
    [
        (("장비", "공급", "계약"), ("공급", "계약"), True),
        (("장비", "공급계약"), ("공급", "계약"), True),
        (("무공급", "계약"), ("공급", "계약"), False),
        (("five", "year", "supply", "contract"), ("supply", "contract"), True),
        (("resupply", "contract"), ("supply", "contract"), False),
        (("contract", "supply"), ("supply", "contract"), False),
    ],
)
def test_the_words_of_a_frame_begin_and_end_where_words_do(
    phrase: tuple[str, ...], literal: tuple[str, ...], *, found: bool
) -> None:
    assert holds(phrase, literal) is found
