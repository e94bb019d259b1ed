"""Calendar expressions in the article's sentences."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Span

from extractor.dates.normalizer import DateNormalizer
from extractor.document.columns import layout_of, spans_of
from extractor.document.facts import facts_of
from extractor.document.timex import Passage

_DASHES = "~∼～–- "


class DatesComponent:
    """Writes `Facts.dates` and `doc.spans["dates"]` (label = TIMEX3 type)."""

    def __init__(self, normalizer: DateNormalizer) -> None:
        self._normalizer = normalizer

    def __call__(self, doc: Doc) -> Doc:
        layout, facts = layout_of(doc), facts_of(doc)
        passages = _joined(layout.text, spans_of(layout.sentences, layout.tokens))
        facts.dates = self._normalizer.find(layout.text, passages, layout.reference)
        doc.spans["dates"] = [
            Span(doc, *layout.tokens.span(timex.start, timex.end), timex.type, span_id=timex.rule)
            for timex in facts.dates
        ]
        return doc


def _joined(text: str, spans: Iterable[tuple[int, int, str]]) -> list[Passage]:
    """Return the sentences; those parted within figures (`2024. 6. | 20.`) are one."""
    passages: list[Passage] = []
    for start, end, language in spans:
        last = passages[-1] if passages else None
        if last and last.language == language and _goes_on(text, last.end, start):
            passages[-1] = Passage(last.start, end, language)
        else:
            passages.append(Passage(start, end, language))
    return passages


def _goes_on(text: str, end: int, start: int) -> bool:
    return (
        start - end <= 1
        and text[end:start] != "\n"
        and text[max(end - 2, 0) : end].rstrip(".")[-1:].isdigit()
        and text[start : start + 3].lstrip(_DASHES)[:1].isdigit()
    )
