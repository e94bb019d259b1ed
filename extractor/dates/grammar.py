"""Rule files of one language → the compiled grammar."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise
from pathlib import Path

from extractor.dates.anchors import Amounts, Anchors, Vocabulary, marked_anchors, regex, unmarked_anchors
from extractor.dates.cue_regex import cue_regex
from extractor.dates.lexicon import Digits, Lexicon, Value, lengths_by_first, lengths_by_last
from extractor.dates.meaning import MeaningError, Tree, parse_meaning, slots_of
from extractor.dates.pattern import Element, Expansion, PatternError, expand
from extractor.errors import Problem, RuleError
from extractor.rulebook.models.dates import DateFile, DatePattern

DATES = ("DAY", "WEEKEND", "WEEK", "MONTH", "QUARTER", "HALF", "SEASON", "YEAR", "DECADE", "CENTURY")
_BUILT_IN_GROUPS = {"DATE": DATES, "ANY": (*DATES, "RANGE")}


@dataclass(frozen=True, slots=True)
class Source:
    """A validated file and where its keys stand."""

    file: DateFile
    path: Path
    lines: dict[tuple[str | int, ...], int] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern; `not_before` … `after` are regular expressions on what stands around a match."""

    id: str
    gives: str
    tree: Tree
    priority: int
    order: int
    visible: bool
    cased: bool
    alone: bool | None
    fills: bool
    tense: str | None
    not_before: str | None
    not_after: str | None
    before: str | None
    after: str | None


# One expansion that is complete at a node: its rule, the slots of its elements, the context before and after it.
End = tuple[Rule, tuple[str | None, ...], tuple[Element, ...], tuple[Element, ...]]

# A step in the trie of all expansions: children by symbol, without and with a blank before it, and what ends here.
# A plain tuple, because thousands of them are stored and loaded with the compiled rules.
Node = tuple[dict[str, "Node"], dict[str, "Node"], list[End]]


@dataclass(slots=True)
class Grammar:
    """The compiled rules of one language."""

    language: str
    lexicon: Lexicon
    root: dict[str, Node]
    symbols: dict[str, tuple[str, ...]]  # of each result, the result itself and the groups it belongs to
    anchors: Anchors
    before: str
    after: str
    fold: tuple[tuple[str, str], ...]
    cues: str
    look: str
    quotes: str
    continues: frozenset[str]
    defaults: dict[str, str]
    alone_defaults: dict[str, str]
    hyphen_blank: bool
    proper: frozenset[str]


_RARE = 2  # letters that make a word rare enough to begin the search with
_MAX_PAIRS = 3000


def _shortest(words: set[str]) -> int:
    return min(map(_letters, words))


@cache
def _letters(word: str) -> int:
    return sum(map(str.isalnum, word))


class _Compiler:
    def __init__(self, language: str, sources: Sequence[Source]) -> None:
        self.language = language
        self.sources = sources
        self.problems: list[Problem] = []
        self.surfaces: dict[str, dict[str, Value]] = defaultdict(dict)
        self.groups: dict[str, tuple[str, ...]] = dict(_BUILT_IN_GROUPS)
        self.classes: set[str] = set()
        self.weak_words: set[str] = set()
        self.weak_classes: set[str] = set()
        self.digits: dict[str, Digits] = {}
        self.numerals: dict[str, dict[str, int]] = {}
        self.marked = language != "ko"  # words are set apart by blanks and marks
        self.anchored: list[tuple[Source, tuple[str | int, ...], Expansion]] = []
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
        digits, numerals = self.digits, self.numerals
        fold: dict[str, str] = {}
        before = after = quantity_before = quantity_after = ""
        joint = ""
        future: list[str] = []
        past: list[str] = []
        speech: list[str] = []
        look, quotes = "before", ""
        continues: set[str] = set()
        proper: set[str] = set()
        defaults: dict[str, str] = {}
        alone_defaults: dict[str, str] = {}
        class_files: dict[tuple[str, bool], str] = {}
        for source in self.sources:
            file = source.file
            self.weak_words |= {word.lower() for word in file.weak}
            self.weak_classes |= set(file.weak_classes)
            proper |= {word.lower() for word in file.proper}
            for name, members in file.words.items():
                place = (name, source.path.parent.name == "common")
                if place in class_files:
                    self.problem(source, ("words", name), f"class {name!r} stands in {class_files[place]} already")
                class_files[place] = source.path.name
                self.classes.add(name)
                pairs: list[tuple[Value, Iterable[str]]] = (
                    [(word, [word]) for word in members] if isinstance(members, tuple) else list(members.items())
                )
                for value, spellings in pairs:
                    for spelling in spellings:
                        self.surfaces[spelling.lower()][name] = value
            for name, number in file.numbers.items():
                self.classes.add(name)
                digits[name] = Digits(
                    (name,),
                    frozenset(number.digits),
                    number.lowest,
                    number.highest,
                    number.decimals,
                    number.thousands,
                )
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
                quantity_before = file.boundary.quantity_before or quantity_before
                quantity_after = file.boundary.quantity_after or quantity_after
            if file.tense:
                future += file.tense.future
                past += file.tense.past
                speech += file.tense.speech
                look = file.tense.look
                quotes += file.tense.quotes
                continues |= set(file.tense.continues)
                defaults.update(file.tense.default.items())
                alone_defaults.update(file.tense.alone.items())
            self.patterns += [(source, index, pattern) for index, pattern in enumerate(file.patterns)]
        results = {pattern.gives for _, _, pattern in self.patterns} | {*DATES, "TIME", "RANGE", "LENGTH", "SET"}
        for order, (source, index, pattern) in enumerate(self.patterns):
            self._pattern(source, index, pattern, order, results | set(_BUILT_IN_GROUPS))
        anchors = self._anchors()
        if self.problems:
            raise RuleError(tuple(self.problems))
        groups = self._closed_groups()
        numeral_words = {word for words in numerals.values() for word in words}
        lexicon = Lexicon(
            {
                surface: tuple(
                    (symbol, value) for name, value in entries.items() for symbol in (name, *groups.get(name, ()))
                )
                for surface, entries in self.surfaces.items()
            },
            lengths_by_first(self.surfaces),
            lengths_by_last(self.surfaces.keys() | numeral_words),
            tuple(replace(kind, symbols=(name, *groups.get(name, ()))) for name, kind in digits.items()),
            {(name, *groups.get(name, ())): words for name, words in numerals.items()},
            lengths_by_first(numeral_words),
            joint,
        )
        return Grammar(
            self.language,
            lexicon,
            self.root,
            {result: (result, *groups.get(result, ())) for result in results},
            (marked_anchors if self.marked else unmarked_anchors)(
                self._with_covering(anchors),
                self._vocabulary(joint),
                Amounts(quantity_before, quantity_after),
            ),
            before,
            after,
            tuple(fold.items()),
            cue_regex({"future": future, "past": past, "speech": speech}, marked=self.marked),
            look,
            quotes,
            frozenset(continues),
            defaults,
            defaults | alone_defaults,
            self.marked,
            frozenset(proper),
        )

    def _with_covering(self, anchors: set[str]) -> set[str]:
        """Add the words that hold an anchor or digit further inside, or the search would begin too late."""
        covering: set[str] = set()
        for surface in self.surfaces:
            size = len(surface)
            inside = (surface[start:stop] for start in range(1, size) for stop in range(start + 1, size + 1))
            if any(part in anchors or part[0].isdigit() for part in inside):
                covering.add(surface)
        return anchors | covering

    def _vocabulary(self, joint: str) -> Vocabulary:
        spellings = self._spellings_by_symbol()
        starters: set[str] = set()
        enders: set[str] = set()
        for _, _, expansion in self.anchored:
            # the context counts, and so does what the context stands beside
            for first in (expansion.core[0], *expansion.lead[:1]):
                starters |= self._spellings(first.symbol, spellings)
            for last in (expansion.core[-1], *expansion.trail[-1:]):
                enders |= self._spellings(last.symbol, spellings)
        words = frozenset(self.surfaces) | frozenset(word for words in self.numerals.values() for word in words)
        return Vocabulary(words | frozenset(regex("[a-z]+").findall(joint)), frozenset(starters), frozenset(enders))

    def _spellings_by_symbol(self) -> dict[str, set[str]]:
        spellings: dict[str, set[str]] = defaultdict(set)
        for surface, entries in self.surfaces.items():
            for symbol in entries:
                spellings[symbol].add(surface)
        for symbol, words in self.numerals.items():
            spellings[symbol] |= set(words)
        return spellings

    def _closed_groups(self) -> dict[str, tuple[str, ...]]:
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

    def _members(self, symbol: str) -> list[str]:
        if symbol in self.groups:
            return [leaf for member in self.groups[symbol] for leaf in self._members(member)]
        return [symbol]

    def _anchors(self) -> set[str]:
        """Return words of which every expansion holds at least one, or digits, or a result that holds them.

        Of each expansion the element (or, where all are everyday words, the pair) whose shortest spelling is longest
        is taken, since long words are rare: the search begins at these words only.
        """
        spellings = self._spellings_by_symbol()
        found: set[str] = set()
        for source, where, expansion in self.anchored:
            best = self._best_anchor(expansion.core, spellings)
            if best is None:
                self.problem(source, where, "needs an element that is not weak, or two that stand together")
            else:
                found |= best
        return found

    def _best_anchor(self, core: tuple[Element, ...], spellings: dict[str, set[str]]) -> set[str] | None:
        if any(element.symbol.isupper() or self._is_digits(element.symbol) for element in core):
            return set()
        words = [self._spellings(element.symbol, spellings) for element in core]
        best = max(
            (spelled for element, spelled in zip(core, words, strict=True) if self._is_strong(element.symbol, spelled)),
            key=_shortest,
            default=None,
        )
        if best is not None and _shortest(best) >= _RARE:
            return best
        pairs = [] if best is None else [best]
        for (first, second), element in zip(pairwise(words), core[1:], strict=True):
            if 0 < len(first) * len(second) <= _MAX_PAIRS:
                joints = ("",) if not element.loose else ((" ", "-") if self.marked else ("", " "))
                pairs.append({a + joint + b for a in first for joint in joints for b in second})
        return max(pairs, key=_shortest, default=None)

    def _is_strong(self, symbol: str, spelled: set[str]) -> bool:
        names = (symbol, *self._members(symbol))
        return bool(spelled) and not spelled & self.weak_words and self.weak_classes.isdisjoint(names)

    def _spellings(self, symbol: str, spellings: dict[str, set[str]]) -> set[str]:
        members = self._members(symbol)
        return spellings[symbol] if members == [symbol] else {word for member in members for word in spellings[member]}

    def _is_digits(self, symbol: str) -> bool:
        return all(member in self.digits for member in self._members(symbol))

    def _pattern(self, source: Source, index: int, pattern: DatePattern, order: int, results: set[str]) -> None:
        location = ("patterns", index)
        try:
            tree = parse_meaning(pattern.means)
        except MeaningError as error:
            self.problem(source, (*location, "means"), str(error))
            return
        rule = self._rule(source, pattern, tree, order)
        needed = slots_of(tree)
        for number, text in enumerate(pattern.text):
            where = (*location, "text", number)
            try:
                expansions = expand(text)
            except PatternError as error:
                self.problem(source, where, str(error))
                continue
            for expansion in expansions:
                if not self._is_known(source, where, expansion, results):
                    break
                missing = needed.difference(element.slot for element in expansion.core)
                if missing:
                    self.problem(
                        source, where, f"`means` needs {', '.join(sorted(missing))}, which can be left out here"
                    )
                    break
                self._expansion(source, where, expansion, rule)

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
            pattern.fills,
            pattern.tense,
            f"(?:{pattern.unless.before})\\Z" if pattern.unless.before else None,
            pattern.unless.after,
            pattern.boundary.before,
            pattern.boundary.after,
        )

    def _is_known(self, source: Source, where: tuple[str | int, ...], expansion: Expansion, results: set[str]) -> bool:
        for element in (*expansion.lead, *expansion.core, *expansion.trail):
            if not element.words and element.symbol not in results and element.symbol not in self.classes:
                self.problem(source, where, f"no class or result {element.symbol!r}")
                return False
        return True

    def _expansion(self, source: Source, where: tuple[str | int, ...], expansion: Expansion, rule: Rule) -> None:
        for element in (*expansion.lead, *expansion.core, *expansion.trail):
            for word in element.words:
                self.surfaces[word][element.symbol] = word
        self.anchored.append((source, where, expansion))
        node = self._step(self.root, expansion.core[0].symbol)
        for element in expansion.core[1:]:
            node = self._step(node[1] if element.loose else node[0], element.symbol)
        slots = tuple(element.slot for element in expansion.core)
        node[2].append((rule, slots, expansion.lead, expansion.trail))

    @staticmethod
    def _step(children: dict[str, Node], symbol: str) -> Node:
        if symbol not in children:
            children[symbol] = ({}, {}, [])
        return children[symbol]


def compile_grammar(language: str, sources: Sequence[Source]) -> Grammar:
    """Compile the files of a language (those of `common` among them).

    Raises:
        RuleError: with one problem for each pattern, class or meaning that is wrong.
    """
    return _Compiler(language, sources).compile()
