"""The rules of `rules/furniture/`, compiled: which lines and which parts of lines are no article."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import ahocorasick

from extractor.reading.bounded import BoundedPattern
from extractor.reading.model import SEARCHED, FurnitureFile, FurnitureRule
from extractor.reading.published import DateReader, Vocabulary
from extractor.rulefiles.folders import load_kind

_LONGEST_SHORT_LINE = 100
_LONGEST_LINE = 300
"""Longer lines are paragraphs and never furniture as a whole; it bounds the work of each line rule."""

Entry = TypeVar("Entry")
_Pattern = re.Pattern[str] | BoundedPattern

_NAMED = re.compile(r"\(\?P<\w+>")
_AROUND = re.compile(r"^[\W\d_]+|[\W\d_]+$")


@dataclass(frozen=True, slots=True)
class Match:
    """What a rule says of a line, or of the part `start:end` of it."""

    rule: FurnitureRule
    start: int
    end: int
    authors: tuple[str, ...] = ()
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class _Anchored:
    rule: FurnitureRule
    searched: bool
    patterns: tuple[_Pattern, ...]


class _Whole:
    """Patterns of whole lines, tried as one; most lines match none and are through with one attempt."""

    def __init__(self, rules: Iterable[FurnitureRule], foreign: frozenset[str]) -> None:
        compiled = list(_compiled(rules, foreign))
        self._patterns = tuple(entry for entry in compiled if entry[0].id not in foreign)
        self._foreign = tuple(entry for entry in compiled if entry[0].id in foreign)
        self._any = re.compile(
            "|".join(f"(?P<r{place}>{_NAMED.sub('(?:', rule[1].pattern)})" for place, rule in enumerate(self._patterns))
            or r"(?!)"
        )

    def match(self, line: str) -> tuple[FurnitureRule, re.Match[str]] | None:
        found = self._any.fullmatch(line)
        if found is None or found.lastgroup is None:
            tried = ((rule, pattern.fullmatch(line)) for rule, pattern in self._foreign)
            return next(((rule, match) for rule, match in tried if match), None)
        # Once more alone, for its named groups.
        rule, pattern = self._patterns[int(found.lastgroup[1:])]
        return rule, pattern.fullmatch(line) or found


@dataclass(frozen=True, slots=True)
class FurnitureRules:
    """All rules of the given folders, ready to use."""

    rules: tuple[FurnitureRule, ...]
    dates: DateReader
    languages: dict[str, frozenset[str]]
    no_sentence_end: tuple[str, ...]
    _phrases: dict[str, FurnitureRule] = field(repr=False)
    _short: _Whole = field(repr=False)
    _long: _Whole = field(repr=False)
    _beside_date: tuple[tuple[FurnitureRule, _Pattern], ...] = field(repr=False)
    _anchored: tuple[_Anchored, ...] = field(repr=False)
    _anchors: Any = field(repr=False)
    _between_authors: re.Pattern[str] = field(repr=False)
    _no_author: frozenset[str] = field(repr=False)

    def line(self, line: str) -> Match | None:
        """Return the rule that matches all of `line`, which has no blanks around it."""
        if len(line) > _LONGEST_LINE:
            return None
        whole = self._long
        if len(line) <= _LONGEST_SHORT_LINE:
            whole = self._short
            rule = self._phrases.get(phrase_key(line))
            if rule:
                return Match(rule, 0, len(line))
        match = whole.match(line)
        if match:
            return self._match(*match)
        for place in self._called_for(line):
            anchored = self._anchored[place]
            if not anchored.searched and len(line) <= anchored.rule.longest:
                for pattern in anchored.patterns:
                    if found := pattern.fullmatch(line):
                        return self._match(anchored.rule, found)
        return None

    def beside_date(self, line: str) -> Match | None:
        """Return the rule that lets `line`, the rest of a line that holds a date, be part of a date line."""
        match = self.line(line)
        if match and match.authors:
            return match
        for rule, pattern in self._beside_date:
            if found := pattern.fullmatch(line):
                return self._match(rule, found)
        return None

    def spans(self, line: str) -> list[Match]:
        """Return the parts of `line` that rules of kind span, credit or dateline match, in order and apart."""
        found: list[Match] = []
        for place in self._called_for(line):
            anchored = self._anchored[place]
            if anchored.searched:
                for pattern in anchored.patterns:
                    found.extend(self._match(anchored.rule, match) for match in pattern.finditer(line))
        if len(found) > 1:
            found.sort(key=lambda match: (match.start, -match.end))
            found = [*_apart(found)]
        return found

    def _called_for(self, line: str) -> list[int]:
        """Return the places of the anchored rules that have an anchor in `line`, in the order of the rules."""
        places: set[int] = set()
        for _, rules in self._anchors.iter(line) if self._anchored else ():
            places.update(rules)
        return sorted(places)

    def _match(self, rule: FurnitureRule, found: re.Match[str]) -> Match:
        groups = found.groupdict()
        author = groups.get("author")
        authors: tuple[str, ...] = ()
        if author:
            names = (name.strip() for name in self._between_authors.split(author))
            authors = tuple(name for name in names if name and name not in self._no_author)
        publisher = groups.get("publisher")
        return Match(rule, found.start(), found.end(), authors, publisher.strip() if publisher else None)


def phrase_key(line: str) -> str:
    """Return `line` as phrases are compared: lower case, without bullets, brackets and counts around it."""
    return _AROUND.sub("", line).casefold()


def load_furniture(folders: Sequence[Path]) -> FurnitureRules:
    """Read `furniture/` of each rule folder; a later entry replaces an earlier one of the same id.

    Raises:
        RuleError: with every problem of every file.
    """
    loaded = load_kind(folders, "furniture", FurnitureFile)
    files = [file for _, file in loaded]
    shipped = folders[0]
    foreign = frozenset(rule.id for path, file in loaded if not path.is_relative_to(shipped) for rule in file.rules)
    rules = _latest(files, lambda file: file.rules, lambda rule: rule.id)
    words = {entry.id: entry.words for entry in _latest(files, lambda file: file.words, lambda entry: entry.id)}
    vocabulary = Vocabulary(
        forms=_latest(files, lambda file: file.forms, lambda form: form.id),
        labels=_latest(files, lambda file: file.labels, lambda label: label.id),
        months=_latest(files, lambda file: file.months, lambda month: month.id),
        beside_date=words.get("beside-date", ()),
        afternoon=words.get("afternoon", ()),
        morning=words.get("morning", ()),
    )
    languages = _latest(files, lambda file: file.languages, lambda language: language.id)
    whole = [rule for rule in rules if not rule.anchors and rule.kind != "beside-date"]
    anchored = tuple(
        _Anchored(rule, rule.kind in SEARCHED, tuple(pattern for _, pattern in _compiled([rule], foreign)))
        for rule in rules
        if rule.anchors
    )
    return FurnitureRules(
        rules=rules,
        dates=DateReader(vocabulary),
        languages={language.id: frozenset(language.words) for language in languages},
        no_sentence_end=words.get("no-sentence-end", ()),
        _phrases={phrase_key(phrase): rule for rule in rules for phrase in rule.phrases},
        _short=_Whole(whole, foreign),
        _long=_Whole((rule for rule in whole if rule.longest > _LONGEST_SHORT_LINE), foreign),
        _beside_date=tuple(_compiled((rule for rule in rules if rule.kind == "beside-date"), foreign)),
        _anchored=anchored,
        _anchors=_automaton(anchored),
        _between_authors=re.compile("|".join(map(re.escape, words.get("between-authors", ()))) or r"(?!)"),
        _no_author=frozenset(words.get("no-author", ())),
    )


def _automaton(anchored: Sequence[_Anchored]) -> Any:
    """Return the Aho–Corasick automaton of all anchors, as written and with other capitals, with their rules."""
    places: dict[str, set[int]] = {}
    for place, entry in enumerate(anchored):
        for anchor in entry.rule.anchors:
            for form in {anchor, anchor.lower(), anchor.capitalize(), anchor.upper(), anchor.title()}:
                places.setdefault(form, set()).add(place)
    automaton = ahocorasick.Automaton()
    for form, rules in places.items():
        automaton.add_word(form, tuple(sorted(rules)))
    automaton.make_automaton()
    return automaton


def _latest(
    files: Iterable[FurnitureFile],
    entries: Callable[[FurnitureFile], Iterable[Entry]],
    key: Callable[[Entry], str],
) -> tuple[Entry, ...]:
    return tuple({key(entry): entry for file in files for entry in entries(file)}.values())


def _compiled(rules: Iterable[FurnitureRule], foreign: frozenset[str]) -> Iterator[tuple[FurnitureRule, _Pattern]]:
    """Yield the patterns of the rules; those of the `foreign` ones have a limit of time."""
    for rule in rules:
        for pattern in rule.patterns:
            yield rule, BoundedPattern(rule.id, pattern) if rule.id in foreign else re.compile(pattern)


def _apart(matches: Iterable[Match]) -> Iterator[Match]:
    end = 0
    for match in matches:
        if match.start >= end:
            yield match
            end = match.end
