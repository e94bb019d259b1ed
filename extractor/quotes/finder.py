"""An analysed article → the words its people said."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from extractor.document.columns import Layout
from extractor.document.facts import Mention, Quote
from extractor.document.trace import Decision, Listener
from extractor.language import ENGLISH, KOREAN
from extractor.quotes.compiler import load_words
from extractor.quotes.english import EnglishMemory, EnglishQuotes
from extractor.quotes.korean import KoreanQuotes, Memory
from extractor.quotes.marks import QUOTED
from extractor.quotes.scene import scene_of
from extractor.quotes.spoken import SpokenClauses


class QuoteFinder:
    """Finds quotes of named people; load once, use for any number of articles.

    Raises:
        RuleError: when a rule file is wrong.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self._words = {language: load_words(folders, language) for language in (KOREAN, ENGLISH)}

    # Compiled at the first article that needs them: one language's grammar is idle in most runs.
    @cached_property
    def _korean(self) -> KoreanQuotes:
        return KoreanQuotes(self._words[KOREAN])

    @cached_property
    def _english(self) -> EnglishQuotes:
        return EnglishQuotes(self._words[ENGLISH])

    def find(
        self,
        layout: Layout,
        mentions: Sequence[Mention],
        listener: Listener | None = None,
        spoken: SpokenClauses | None = None,
    ) -> list[Quote]:
        """Return the quotes in text order; `mentions` are those of the whole article, in text order.

        `spoken` are the clauses of its sentences, where they are known; `listener` is told of quotations that are
        nobody's.
        """
        if not QUOTED.search(layout.text):
            return []
        is_korean = any(sentence.language == KOREAN for sentence in layout.sentences)
        scene = scene_of(layout, mentions, self._korean.speech if is_korean else None)
        korean, english = Memory(), EnglishMemory()
        quotes: list[Quote] = []
        for block in scene.blocks:
            if block.language == KOREAN:
                quotes += self._korean.find(scene, block, korean)
            else:
                quotes += self._english.find(scene, block, english, spoken)
        if listener:
            given = {quote.start for quote in quotes}
            for quotation in (quotation for block in scene.blocks for quotation in block.quotations):
                if quotation.start not in given:
                    why = "quoted words that the text ties to nobody who is named"
                    listener(Decision(quotation.start, quotation.end, "quotes", fired=False, outcome=why))
        return quotes
