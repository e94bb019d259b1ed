"""Sentences that name companies and tell of nothing that is an event: what is false in a hundred."""

from pathlib import Path

from extractor import Extractor

SENTENCES = Path(__file__).with_name("nothing_happens_ko.txt").read_text(encoding="utf-8").splitlines()
MOST = 2  # false events in a hundred


def test_a_sentence_in_which_nothing_happens_gives_no_event(extractor: Extractor) -> None:
    false = [
        f"{event.type}: {sentence}"
        for sentence in SENTENCES
        for event in extractor.extract(sentence, published="2026-03-05").events
    ]
    assert len(false) * 100 <= MOST * len(SENTENCES), "\n".join(false)
