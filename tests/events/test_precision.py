"""Sentences that name companies and in which nothing happens that is an event."""

from __future__ import annotations

from pathlib import Path

from extractor import Extractor

SENTENCES = Path(__file__).parent / "nothing_happens_en.txt"


def test_hardly_an_event_is_found_where_nothing_happens() -> None:
    extractor = Extractor()
    sentences = SENTENCES.read_text(encoding="utf-8").splitlines()
    found = {
        text: [event.type for event in extractor.extract(text, published="2024-06-20").events] for text in sentences
    }
    false = {text: types for text, types in found.items() if types}
    assert len(sentences) >= 100
    assert sum(map(len, false.values())) <= 2, false
