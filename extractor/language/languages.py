"""The languages there are: their grammars."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from extractor.language import ENGLISH, KOREAN
from extractor.language.english.parse import load_english
from extractor.language.korean.parse import load_korean
from extractor.language.protocol import SentenceGrammar


def load_sentence_grammars(folders: Sequence[Path]) -> dict[str, SentenceGrammar]:
    """Return the grammar of each language, from the rule folders.

    Raises:
        RuleError: when a rule file is wrong.
    """
    return {KOREAN: load_korean(folders), ENGLISH: load_english(folders)}
