"""Quoted words of the article's people."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc, Span

from extractor.document.columns import layout_of
from extractor.document.facts import facts_of
from extractor.document.trace import Listener
from extractor.grammar.reference_rules import ReferenceRules
from extractor.language.parser import parses_of
from extractor.quotes.finder import QuoteFinder
from extractor.quotes.spoken import SpokenClauses


class QuotesComponent:
    """Writes `Facts.quotes` and `doc.spans["quotes"]` (label = QUOTE, kb_id = the speaker's entity).

    `listener`, where there is one, is told of quotations whose speaker is not found.
    """

    def __init__(
        self,
        finder: QuoteFinder,
        references: Mapping[str, ReferenceRules] | None = None,
        listener: Listener | None = None,
    ) -> None:
        """Take the finder; `references` let it ask the parse who speaks, where a document has one."""
        self._finder = finder
        self._references = references
        self._listener = listener

    def __call__(self, doc: Doc) -> Doc:
        layout, facts = layout_of(doc), facts_of(doc)
        spoken = SpokenClauses(layout, facts, parses_of(doc).at, self._references) if self._references else None
        facts.quotes = self._finder.find(layout, facts.mentions, self._listener, spoken)
        doc.spans["quotes"] = [
            Span(doc, *layout.tokens.span(quote.start, quote.end), "QUOTE", kb_id=quote.speaker, span_id=quote.rule)
            for quote in facts.quotes
        ]
        return doc
