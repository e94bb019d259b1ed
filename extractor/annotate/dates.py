"""Calendar expressions in the article's sentences."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from extractor.annotate.facts import facts_of
from extractor.dates.normalizer import DateNormalizer
from extractor.dates.timex import Passage
from extractor.language.document import layout_of, spans_of


class DatesComponent:
    """Writes `Facts.dates` and `doc.spans["dates"]` (label = TIMEX3 type)."""

    def __init__(self, normalizer: DateNormalizer) -> None:
        self._normalizer = normalizer

    def __call__(self, doc: Doc) -> Doc:
        layout, facts = layout_of(doc), facts_of(doc)
        passages = [Passage(*span) for span in spans_of(layout.sentences, layout.tokens)]
        facts.dates = self._normalizer.find(layout.text, passages, layout.reference)
        doc.spans["dates"] = [
            Span(doc, *layout.tokens.span(timex.start, timex.end), timex.type, span_id=timex.rule)
            for timex in facts.dates
        ]
        return doc
