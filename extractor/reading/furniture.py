"""The rules of `rules/furniture/`, compiled: which lines and which parts of lines are no article."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from extractor.reading.published import DateReader, Vocabulary
from extractor.rulebook.folders import load_kind
from extractor.rulebook.models.furniture import FurnitureFile, FurnitureRule

LONGEST_LINE = 300
"""Longer lines are paragraphs and never furniture as a whole; it bounds the work of each line rule."""

Entry = TypeVar("Entry")

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
class _Searched:
    rule: FurnitureRule
    patterns: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class FurnitureRules:
    """All rules of the given folders, ready to use."""

    rules: tuple[FurnitureRule, ...]
    dates: DateReader
    languages: dict[str, frozenset[str]]
    no_sentence_end: tuple[str, ...]
    _phrases: dict[str, FurnitureRule] = field(repr=False)
    _whole: tuple[tuple[FurnitureRule, re.Pattern[str]], ...] = field(repr=False)
    _any_whole: re.Pattern[str] = field(repr=False)
    _beside_date: tuple[tuple[FurnitureRule, re.Pattern[str]], ...] = field(repr=False)
    _searched: tuple[_Searched, ...] = field(repr=False)
    _between_authors: re.Pattern[str] = field(repr=False)
    _no_author: frozenset[str] = field(repr=False)

    def line(self, line: str) -> Match | None:
        """Return the rule that matches all of `line`, which has no bullets or blanks around it."""
        if len(line) > LONGEST_LINE:
            return None
        rule = self._phrases.get(phrase_key(line))
        if rule:
            return Match(rule, 0, len(line))
        found = self._any_whole.fullmatch(line)
        if found is None or found.lastgroup is None:
            return None
        rule, pattern = self._whole[int(found.lastgroup[1:])]
        return self._match(rule, pattern.fullmatch(line) or found)

    def beside_date(self, line: str) -> Match | None:
        """Return the rule that lets `line`, the rest of a line that holds a date, be part of a date line."""
        for rule, pattern in self._beside_date:
            found = pattern.fullmatch(line)
            if found:
                return self._match(rule, found)
        match = self.line(line)
        return match if match and match.authors else None

    def spans(self, line: str) -> list[Match]:
        """Return the parts of `line` that rules of kind span, credit or dateline match, in order and apart."""
        found: list[Match] = []
        for searched in self._searched:
            if any(anchor in line for anchor in searched.rule.anchors):
                for pattern in searched.patterns:
                    found.extend(self._match(searched.rule, match) for match in pattern.finditer(line))
        if len(found) > 1:
            found.sort(key=lambda match: (match.start, -match.end))
            found = [*_apart(found)]
        return found

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
    files = [file for _, file in load_kind(folders, "furniture", FurnitureFile)]
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
    whole = tuple(_compiled(rule for rule in rules if rule.kind in {"line", "box", "end", "caption"}))
    return FurnitureRules(
        rules=rules,
        dates=DateReader(vocabulary),
        languages={language.id: frozenset(language.words) for language in languages},
        no_sentence_end=words.get("no-sentence-end", ()),
        _phrases={phrase_key(phrase): rule for rule in rules for phrase in rule.phrases},
        _whole=whole,
        _any_whole=re.compile(
            "|".join(f"(?P<r{place}>{_NAMED.sub('(?:', pattern.pattern)})" for place, (_, pattern) in enumerate(whole))
            or r"(?!)"
        ),
        _beside_date=tuple(_compiled(rule for rule in rules if rule.kind == "beside-date")),
        _searched=tuple(
            _Searched(rule, tuple(re.compile(pattern) for pattern in rule.patterns)) for rule in rules if rule.anchors
        ),
        _between_authors=re.compile("|".join(map(re.escape, words.get("between-authors", ()))) or r"(?!)"),
        _no_author=frozenset(words.get("no-author", ())),
    )


def _latest(
    files: Iterable[FurnitureFile],
    entries: Callable[[FurnitureFile], Iterable[Entry]],
    key: Callable[[Entry], str],
) -> tuple[Entry, ...]:
    return tuple({key(entry): entry for file in files for entry in entries(file)}.values())


def _compiled(rules: Iterable[FurnitureRule]) -> Iterator[tuple[FurnitureRule, re.Pattern[str]]]:
    for rule in rules:
        for pattern in rule.patterns:
            yield rule, re.compile(pattern)


def _apart(matches: Iterable[Match]) -> Iterator[Match]:
    end = 0
    for match in matches:
        if match.start >= end:
            yield match
            end = match.end
