"""Rule files of one language → the compiled grammar."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from extractor.dates.lexicon import Digits, Lexicon, Value, lengths_by_key
from extractor.dates.meaning import MeaningError, Tree, parse_meaning
from extractor.dates.pattern import Element, Expansion, PatternError, expand
from extractor.dates.trie_regex import trie_regex
from extractor.errors import Problem, RuleError
from extractor.rulebook.models.dates import DateFile, DatePattern

DATES = ("DAY", "WEEKEND", "WEEK", "MONTH", "QUARTER", "HALF", "SEASON", "YEAR", "DECADE", "CENTURY")
_BUILT_IN_GROUPS = {"DATE": list(DATES), "ANY": [*DATES, "RANGE"]}


@dataclass(frozen=True, slots=True)
class Source:
    """A validated file and where its keys stand."""

    file: DateFile
    path: Path
    lines: dict[tuple[str | int, ...], int] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern, compiled."""

    id: str
    gives: str
    tree: Tree
    priority: int
    order: int
    visible: bool
    cased: bool
    alone: bool | None
    not_before: re.Pattern[str] | None
    not_after: re.Pattern[str] | None
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class End:
    """One expansion that is complete at a node of the trie."""

    rule: Rule
    slots: tuple[str | None, ...]
    lead: tuple[Element, ...]
    trail: tuple[Element, ...]


@dataclass(slots=True)
class Node:
    """A step in the trie of all expansions; children by symbol, with and without a blank before it."""

    tight: dict[str, Node] = field(default_factory=dict)
    loose: dict[str, Node] = field(default_factory=dict)
    ends: list[End] = field(default_factory=list)


@dataclass(slots=True)
class Grammar:
    """The compiled rules of one language."""

    language: str
    lexicon: Lexicon
    root: dict[str, Node]
    groups: dict[str, tuple[str, ...]]
    anchor: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    fold: tuple[tuple[str, str], ...]
    future: re.Pattern[str] | None
    past: re.Pattern[str] | None
    look: str
    defaults: dict[str, str]
    alone_defaults: dict[str, str]
    hyphen_blank: bool


class _Compiler:
    def __init__(self, language: str, sources: Sequence[Source]) -> None:
        self.language = language
        self.sources = sources
        self.problems: list[Problem] = []
        self.surfaces: dict[str, dict[str, Value]] = defaultdict(dict)
        self.groups: dict[str, list[str]] = {name: list(members) for name, members in _BUILT_IN_GROUPS.items()}
        self.classes: set[str] = set()
        self.weak_words: set[str] = set()
        self.weak_classes: set[str] = set()
        self.strong: set[str] = set()
        self.root: dict[str, Node] = {}
        self.patterns: list[tuple[Source, int, DatePattern]] = []

    def problem(self, source: Source, location: tuple[str | int, ...], expected: str) -> None:
        where = location
        while where not in source.lines and where:
            where = where[:-1]
        self.problems.append(
            Problem(source.path, source.lines.get(where, 1), ".".join(str(part) for part in location), expected)
        )

    def compile(self) -> Grammar:
        digits: dict[str, Digits] = {}
        numerals: dict[str, dict[str, int]] = {}
        fold: dict[str, str] = {}
        before = after = ""
        joint = ""
        future: list[str] = []
        past: list[str] = []
        look = "before"
        defaults: dict[str, str] = {}
        alone_defaults: dict[str, str] = {}
        class_files: dict[tuple[str, bool], str] = {}
        for source in self.sources:
            file = source.file
            self.weak_words |= {word.lower() for word in file.weak}
            self.weak_classes |= set(file.weak_classes)
            for name, members in file.words.items():
                place = (name, source.path.parent.name == "common")
                if place in class_files:
                    self.problem(source, ("words", name), f"class {name!r} stands in {class_files[place]} already")
                class_files[place] = source.path.name
                self.classes.add(name)
                pairs: list[tuple[Value, list[str]]] = (
                    [(word, [word]) for word in members] if isinstance(members, list) else list(members.items())
                )
                for value, spellings in pairs:
                    for spelling in spellings:
                        self.surfaces[spelling.lower()][name] = value
            for name, number in file.numbers.items():
                self.classes.add(name)
                digits[name] = Digits(name, frozenset(number.digits), number.lowest, number.highest, number.pad)
            for name, spelled in file.numerals.items():
                self.classes.add(name)
                numerals[name] = {word.lower(): int(value) for value, words in spelled.items() for word in words}
            for name, parts in file.groups.items():
                self.classes.add(name)
                self.groups[name] = parts
            for plain, variants in file.fold.items():
                fold.update(dict.fromkeys(variants, plain))
            if file.numeral_joint is not None:
                joint = file.numeral_joint
            if file.boundary:
                before, after = file.boundary.before or before, file.boundary.after or after
            if file.tense:
                future += file.tense.future
                past += file.tense.past
                look = file.tense.look
                defaults |= file.tense.default
                alone_defaults |= file.tense.alone
            self.patterns += [(source, index, pattern) for index, pattern in enumerate(file.patterns)]
        gives = {pattern.gives for _, _, pattern in self.patterns} | set(DATES) | {"TIME", "RANGE", "LENGTH", "SET", "DATE", "ANY"}
        for order, (source, index, pattern) in enumerate(self.patterns):
            self._pattern(source, index, pattern, order, gives)
        if self.problems:
            raise RuleError(tuple(self.problems))
        lexicon = Lexicon(
            {surface: tuple(entries.items()) for surface, entries in self.surfaces.items()},
            lengths_by_key(self.surfaces),
            tuple(digits.values()),
            numerals,
            lengths_by_key(word for words in numerals.values() for word in words),
            joint,
        )
        anchors = {
            surface for surface, entries in self.surfaces.items() if any(symbol in self.strong for symbol in entries)
        }
        numeral_anchors = {word for name, words in numerals.items() if name in self.strong for word in words}
        return Grammar(
            self.language,
            lexicon,
            self.root,
            self._closed_groups(),
            re.compile(trie_regex(anchors | numeral_anchors)),
            re.compile(before),
            re.compile(after),
            tuple(fold.items()),
            _cues(future, self.language),
            _cues(past, self.language),
            look,
            defaults,
            defaults | alone_defaults,
            self.language != "ko",
        )

    def _closed_groups(self) -> dict[str, tuple[str, ...]]:
        """Return for each symbol the groups it belongs to, directly or through another group."""
        found: dict[str, set[str]] = defaultdict(set)

        def climb(group: str, members: list[str]) -> None:
            for member in members:
                found[member].add(group)
                if member in self.groups:
                    climb(group, self.groups[member])

        for group, members in self.groups.items():
            climb(group, members)
        return {symbol: tuple(sorted(groups)) for symbol, groups in found.items()}

    def _members(self, symbol: str) -> list[str]:
        if symbol in self.groups:
            return [leaf for member in self.groups[symbol] for leaf in self._members(member)]
        return [symbol]

    def _is_strong(self, element: Element) -> bool:
        if element.words:
            return not self.weak_words.intersection(element.words)
        if element.symbol.isupper():
            return True
        return not self.weak_classes.intersection([element.symbol, *self._members(element.symbol)])

    def _pattern(self, source: Source, index: int, pattern: DatePattern, order: int, gives: set[str]) -> None:
        location = ("patterns", index)
        for number, text in enumerate(pattern.text):
            where = (*location, "text", number)
            try:
                expansions = expand(text)
            except PatternError as error:
                self.problem(source, where, str(error))
                continue
            slots = [element.slot for expansion in expansions for element in expansion.core if element.slot]
            try:
                tree = parse_meaning(pattern.means, frozenset(slots))
                rule = self._rule(source, pattern, tree, order)
            except (MeaningError, re.error) as error:
                self.problem(source, (*location, "means"), str(error))
                continue
            for expansion in expansions:
                self._expansion(source, where, expansion, rule, gives)

    def _rule(self, source: Source, pattern: DatePattern, tree: Tree, order: int) -> Rule:
        return Rule(
            source.file.dates,
            pattern.gives,
            tree,
            pattern.priority,
            order,
            pattern.visible,
            pattern.cased,
            pattern.alone,
            re.compile(f"(?:{pattern.unless.before})\\Z") if pattern.unless.before else None,
            re.compile(pattern.unless.after) if pattern.unless.after else None,
            None if pattern.boundary.before is None else re.compile(pattern.boundary.before),
            None if pattern.boundary.after is None else re.compile(pattern.boundary.after),
        )

    def _expansion(
        self, source: Source, where: tuple[str | int, ...], expansion: Expansion, rule: Rule, gives: set[str]
    ) -> None:
        everything = (*expansion.lead, *expansion.core, *expansion.trail)
        for element in everything:
            if element.words:
                for word in element.words:
                    self.surfaces[word][element.symbol] = word
            elif element.symbol not in gives and element.symbol not in self.classes:
                self.problem(source, where, f"no class or result {element.symbol!r}")
                return
        strong = [element for element in expansion.core if self._is_strong(element)]
        if not strong:
            self.problem(source, where, "needs an element that is not weak, in every way it can be read")
            return
        for element in strong:
            if not element.symbol.isupper():
                self.strong |= {element.symbol, *self._members(element.symbol)}
        node = self._step(self.root, expansion.core[0].symbol)
        for element in expansion.core[1:]:
            node = self._step(node.loose if element.loose else node.tight, element.symbol)
        slots = tuple(element.slot for element in expansion.core)
        node.ends.append(End(rule, slots, expansion.lead, expansion.trail))

    @staticmethod
    def _step(children: dict[str, Node], symbol: str) -> Node:
        if symbol not in children:
            children[symbol] = Node()
        return children[symbol]


def _cues(cues: list[str], language: str) -> re.Pattern[str] | None:
    if not cues:
        return None
    body = "|".join(cues)
    return re.compile(body if language == "ko" else rf"\b(?:{body})\b")


def compile_grammar(language: str, sources: Sequence[Source]) -> Grammar:
    """Compile the files of a language (those of `common` among them).

    Raises:
        RuleError: with one problem for each pattern, class or meaning that is wrong.
    """
    return _Compiler(language, sources).compile()

