"""Sums of money in the article's sentences."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from extractor.amounts.finder import AmountFinder
from extractor.document.columns import layout_of, spans_of
from extractor.document.facts import facts_of


class AmountsComponent:
    """Writes `Facts.amounts` and `doc.spans["amounts"]` (label = currency)."""

    def __init__(self, finder: AmountFinder) -> None:
        self._finder = finder

    def __call__(self, doc: Doc) -> Doc:
        layout, facts = layout_of(doc), facts_of(doc)
        facts.amounts = self._finder.find(layout.text, spans_of(layout.sentences, layout.tokens))
        doc.spans["amounts"] = [
            Span(doc, *layout.tokens.span(amount.start, amount.end), amount.currency, span_id=amount.rule)
            for amount in facts.amounts
        ]
        return doc
