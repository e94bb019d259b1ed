"""What reads the examples: the parts of the program, each loaded when the first example needs it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from extractor.language import ENGLISH
from extractor.language.analyse import Analyser
from extractor.language.korean.tokens import KoreanAnalyser
from extractor.pipeline import Extractor
from extractor.rulebook import Rulebook, load_rulebook
from extractor.rulefiles.folders import rule_folders


class Readers:
    """The program with the shipped rules and those of `extra` on top.

    Raises:
        InputError: when one of `extra` is no folder.
    """

    def __init__(self, extra: Sequence[str | Path] = ()) -> None:
        self._extra = tuple(extra)
        self.folders = rule_folders(extra)

    @cached_property
    def rulebook(self) -> Rulebook:
        """The compiled rules."""
        return load_rulebook(self.folders)

    @cached_property
    def extractor(self) -> Extractor:
        """The whole program."""
        return Extractor(self._extra, threads=1)

    @cached_property
    def analyser(self) -> Analyser:
        """Text → `Doc`, for parts that are tried on names given by the example."""
        english = self.rulebook.languages[ENGLISH]
        korean = KoreanAnalyser(1)
        return Analyser(english.abbreviations, english.starters, lambda: korean)
