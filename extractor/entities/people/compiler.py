"""`rules/people/` compiled: titles in one automaton a language, name tables as sets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import ahocorasick

from extractor.entities.people.model import Example, Letters, PeopleFile, Title, WordList
from extractor.lexicon.romanization import Romanization
from extractor.rulefiles.folders import load_kind, words_by_use


@dataclass(frozen=True, slots=True)
class TitleHit:
    """A title at `start:end` of the text."""

    start: int
    end: int
    title: Title
    plural: bool = False
    """Whether it is the post of several people (co-CEOs)."""


@dataclass(slots=True)
class TitleIndex:
    """All titles of one language; `abbreviations` are those written in capitals alone."""

    forms: dict[str, Title]
    abbreviations: frozenset[str] = frozenset()
    plural: str = ""
    """What makes several of one."""
    _automaton: ahocorasick.Automaton = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._automaton = ahocorasick.Automaton()
        several = {f"{form}{self.plural}": title for form, title in self.forms.items()} if self.plural else {}
        for form, title in (several | self.forms).items():
            self._automaton.add_word(form, (len(form), title, form not in self.forms))
        if self.forms:
            self._automaton.make_automaton()

    def find(self, text: str) -> list[TitleHit]:
        """Return all hits, also overlapping ones, by where they end and the longest first."""
        if not self.forms:
            return []
        found = [
            TitleHit(last + 1 - length, last + 1, title, plural)
            for last, (length, title, plural) in self._automaton.iter(text)
        ]
        found.sort(key=lambda hit: (hit.end, hit.start))
        return found


@dataclass(frozen=True, slots=True)
class PeopleRules:
    """What the people component takes from `rules/people/`."""

    korean: TitleIndex
    english: TitleIndex
    words: dict[str, frozenset[str]]
    romanization: Romanization
    examples: tuple[Example, ...]


def load_people(folders: Sequence[Path]) -> PeopleRules:
    """Read `people/` of every folder; an entry of the same id replaces.

    Raises:
        RuleError: when a file is wrong.
    """
    titles: dict[str, Title] = {}
    lists: dict[str, WordList] = {}
    examples: dict[str, Example] = {}
    letters: Letters | None = None
    for _, file in load_kind(folders, "people", PeopleFile):
        titles.update({title.id: title for title in file.titles})
        lists.update({words.id: words for words in file.lists})
        examples.update({example.id: example for example in file.examples})
        letters = file.romanization or letters
    words = words_by_use((entry.of, entry.words) for entry in lists.values())
    return PeopleRules(
        korean=TitleIndex({form: title for title in titles.values() for form in title.ko}),
        english=TitleIndex(
            {form.lower(): title for title in titles.values() for form in title.en},
            frozenset(form.lower() for title in titles.values() for form in title.en if form.isupper()),
            next(iter(words.get("plural_ending", ())), ""),
        ),
        words=words,
        romanization=Romanization(
            letters.initials, letters.vowels, letters.finals, dict(letters.surnames), _longest_first(letters.words)
        )
        if letters
        else Romanization((), (), (), {}, {}),
        examples=tuple(examples.values()),
    )


def _longest_first(words: dict[str, str]) -> dict[str, str]:
    return dict(sorted(words.items(), key=lambda pair: -len(pair[0])))
