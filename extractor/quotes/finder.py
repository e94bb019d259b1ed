"""An analysed article → the words its people said."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from extractor.annotate.facts import Mention, Quote
from extractor.language import KOREAN
from extractor.language.document import Layout
from extractor.quotes.english import EnglishMemory, EnglishQuotes
from extractor.quotes.korean import KoreanQuotes, Memory
from extractor.quotes.rules import load_words
from extractor.quotes.scene import scene_of


class QuoteFinder:
    """Finds quotes of named people; load once, use for any number of articles.

    Raises:
        RuleError: when a rule file is wrong.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self._korean = KoreanQuotes(load_words(folders, "ko"))
        self._english = EnglishQuotes(load_words(folders, "en"))

    def find(self, layout: Layout, mentions: Sequence[Mention]) -> list[Quote]:
        """Return the quotes in text order; `mentions` are those of the whole article, in text order."""
        scene = scene_of(layout, mentions)
        korean, english = Memory(), EnglishMemory()
        quotes: list[Quote] = []
        for block in scene.blocks:
            if block.language == KOREAN:
                quotes += self._korean.find(scene, block, korean)
            else:
                quotes += self._english.find(scene, block, english)
        return quotes
