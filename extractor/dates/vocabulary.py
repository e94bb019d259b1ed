"""The word classes, numbers and settings of a language's files, gathered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from extractor.dates.lexicon import Digits, Lexicon, Value, lengths_by_first, lengths_by_last
from extractor.dates.model import Boundary, DateFile, LanguageBoundary, Tense
from extractor.errors import Problem

DATES = ("DAY", "WEEKEND", "WEEK", "MONTH", "QUARTER", "HALF", "SEASON", "YEAR", "DECADE", "CENTURY")
BUILT_IN_GROUPS = {"DATE": DATES, "ANY": (*DATES, "RANGE")}
Location = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A validated file and where its keys stand."""

    file: DateFile
    path: Path
    lines: dict[Location, int] = field(repr=False)

    def problem(self, location: Location, expected: str) -> Problem:
        """Return what is wrong at a place of the file."""
        where = location
        while where not in self.lines and where:
            where = where[:-1]
        return Problem(self.path, self.lines.get(where, 1), ".".join(str(part) for part in location), expected)


class WordClasses:
    """Spellings by class. `surfaces` gives for each spelling its classes, with the value it has in each."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self.problems: list[Problem] = []
        self.surfaces: dict[str, dict[str, Value]] = defaultdict(dict)
        self.digits: dict[str, Digits] = {}
        self.numerals: dict[str, dict[str, int]] = {}
        self.groups: dict[str, tuple[str, ...]] = dict(BUILT_IN_GROUPS)
        self.names: set[str] = set()
        self.joint = ""
        places: dict[tuple[str, bool], str] = {}
        for source in sources:
            self._read(source, places)

    def _read(self, source: Source, places: dict[tuple[str, bool], str]) -> None:
        file = source.file
        for name, members in file.words.items():
            place = (name, source.path.parent.name == "common")
            if place in places:
                self.problems.append(
                    source.problem(("words", name), f"class {name!r} stands in {places[place]} already")
                )
            places[place] = source.path.name
            pairs: Iterable[tuple[Value, Iterable[str]]] = (
                [(word, [word]) for word in members] if isinstance(members, tuple) else members.items()
            )
            for value, spellings in pairs:
                for spelling in spellings:
                    self.surfaces[spelling.lower()][name] = value
        for name, kind in file.numbers.items():
            self.digits[name] = Digits(
                (name,), frozenset(kind.digits), kind.lowest, kind.highest, kind.decimals, kind.thousands
            )
        for name, spelled in file.numerals.items():
            self.numerals[name] = {word.lower(): int(value) for value, words in spelled.items() for word in words}
        self.groups.update(file.groups)
        self.names.update(file.words, file.numbers, file.numerals, file.groups)
        self.joint = self.joint if file.numeral_joint is None else file.numeral_joint

    def members(self, symbol: str) -> list[str]:
        """Return the classes that a class stands for: those of a group, or itself."""
        if symbol in self.groups:
            return [leaf for member in self.groups[symbol] for leaf in self.members(member)]
        return [symbol]

    def spellings(self) -> dict[str, set[str]]:
        """Return the spellings of every class that is no group."""
        found: dict[str, set[str]] = defaultdict(set)
        for surface, entries in self.surfaces.items():
            for symbol in entries:
                found[symbol].add(surface)
        for symbol, words in self.numerals.items():
            found[symbol] |= set(words)
        return found

    def groups_of(self) -> dict[str, tuple[str, ...]]:
        """Return for each symbol the groups it belongs to, directly or through another group."""
        found: dict[str, set[str]] = defaultdict(set)

        def climb(group: str, members: Iterable[str]) -> None:
            for member in members:
                found[member].add(group)
                if member in self.groups:
                    climb(group, self.groups[member])

        for group, members in self.groups.items():
            climb(group, members)
        return {symbol: tuple(sorted(groups)) for symbol, groups in found.items()}

    def numeral_words(self) -> set[str]:
        """Return the words of which numbers are composed."""
        return {word for words in self.numerals.values() for word in words}

    def lexicon(self) -> Lexicon:
        """Return the words as they are looked up in a text."""
        groups = self.groups_of()
        return Lexicon(
            surfaces={
                surface: tuple(
                    (symbol, value) for name, value in entries.items() for symbol in (name, *groups.get(name, ()))
                )
                for surface, entries in self.surfaces.items()
            },
            lengths=lengths_by_first(self.surfaces),
            endings=lengths_by_last(self.surfaces.keys() | self.numeral_words()),
            digits=tuple(replace(kind, symbols=(name, *groups.get(name, ()))) for name, kind in self.digits.items()),
            numerals={(name, *groups.get(name, ())): words for name, words in self.numerals.items()},
            numeral_lengths=lengths_by_first(self.numeral_words()),
            numeral_joint=self.joint,
        )


@dataclass(slots=True)
class Settings:
    """What is said once for a language: marks, boundary, comparisons, tense, words too common, words with a capital."""

    fold: dict[str, str] = field(default_factory=dict)
    boundary: LanguageBoundary = field(default_factory=LanguageBoundary)
    compared: Boundary = field(default_factory=Boundary)
    tense: Tense = field(default_factory=Tense)
    weak_words: set[str] = field(default_factory=set)
    weak_classes: set[str] = field(default_factory=set)
    proper: set[str] = field(default_factory=set)
    day_first: list[str] = field(default_factory=list)


def read_settings(sources: Sequence[Source]) -> Settings:
    """Return the settings of all files; of boundary and tense each file adds to or replaces what stands before."""
    settings = Settings()
    for source in sources:
        file = source.file
        for plain, variants in file.fold.items():
            settings.fold.update(dict.fromkeys(variants, plain))
        settings.weak_words |= {word.lower() for word in file.weak}
        settings.weak_classes |= set(file.weak_classes)
        settings.day_first += file.day_first
        settings.proper |= {word.lower() for word in file.proper}
        if file.boundary:
            settings.boundary = settings.boundary.model_copy(update=file.boundary.model_dump(exclude_unset=True))
        settings.compared = file.compared or settings.compared
        if file.tense:
            settings.tense = _joined(settings.tense, file.tense)
    return settings


def _joined(tense: Tense, more: Tense) -> Tense:
    return Tense(
        future=tense.future + more.future,
        past=tense.past + more.past,
        speech=tense.speech + more.speech,
        look=more.look if "look" in more.model_fields_set else tense.look,
        quotes=tense.quotes + more.quotes,
        continues=tense.continues + more.continues,
        default=tense.default | more.default,
        alone=tense.alone | more.alone,
    )
