"""`rules/companies/` compiled: endings in one automaton, word lists as sets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import ahocorasick

from extractor.entities.companies.model import CompaniesFile, Ending, Example, WordList
from extractor.rulefiles.folders import load_kind, words_by_use


@dataclass(slots=True)
class CompanyRules:
    """What the companies component takes from `rules/companies/`."""

    endings: tuple[Ending, ...]
    words: dict[str, frozenset[str]]
    examples: tuple[Example, ...]
    english: dict[str, Ending] = field(init=False)
    openers: dict[str, Ending] = field(init=False)
    forms: frozenset[str] = field(init=False)
    _automaton: ahocorasick.Automaton = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.english = {form: ending for ending in self.endings for form in ending.en}
        self.openers = {form: ending for ending in self.endings for form in ending.opens}
        self.forms = frozenset(form for ending in self.endings for form in ending.ko)
        self._automaton = ahocorasick.Automaton()
        for ending in self.endings:
            for form in ending.ko:
                self._automaton.add_word(form, (len(form), ending))
        if len(self._automaton):
            self._automaton.make_automaton()

    def korean(self, text: str) -> list[tuple[int, int, Ending]]:
        """Return (start, end, ending) of every Korean ending in `text`, also overlapping ones."""
        if not len(self._automaton):
            return []
        return [(last + 1 - length, last + 1, ending) for last, (length, ending) in self._automaton.iter(text)]


def load_companies(folders: Sequence[Path]) -> CompanyRules:
    """Read `companies/` of every folder; an entry of the same id replaces.

    Raises:
        RuleError: when a file is wrong.
    """
    endings: dict[str, Ending] = {}
    lists: dict[str, WordList] = {}
    examples: dict[str, Example] = {}
    for _, file in load_kind(folders, "companies", CompaniesFile):
        endings.update({ending.id: ending for ending in file.endings})
        lists.update({words.id: words for words in file.lists})
        examples.update({example.id: example for example in file.examples})
    words = words_by_use((entry.of, entry.words) for entry in lists.values())
    return CompanyRules(tuple(endings.values()), words, tuple(examples.values()))
