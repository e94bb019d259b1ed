"""Every frame of the shipped rules, with every word of its sets, finds the sentence that it is itself."""

import pytest

from extractor import Extractor
from tests.events.written import written_frames

pytestmark = pytest.mark.slow

FOUND = 0.92
"""Of the frames written out; the rest are sentences that nobody would write ('판매가 감소하고 기록했다')."""


@pytest.mark.parametrize("language", ["en", "ko"])
def test_nearly_every_frame_is_found_as_it_is_written(language: str) -> None:
    extractor = Extractor()
    lost = []
    frames = list(written_frames(language))
    for one in frames:
        events = extractor.extract(one.text, published="2024-06-20", language=language).events
        if not any(event.type == one.rule.type.name for event in events[1:] or events):
            lost.append(f"{one.rule.id}: {one.frame}: {one.text.splitlines()[-1]}")
    assert len(frames) > 2500
    assert 1 - len(lost) / len(frames) >= FOUND, "\n".join(lost)
