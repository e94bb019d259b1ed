"""`rules/events/` → trigger indices of both languages and the rules behind them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractor.errors import Problem, RuleError
from extractor.events.model import EventFile
from extractor.events.triggers import TriggerIndex, expand, index_of
from extractor.grammar.compiled import Grammar
from extractor.grammar.content import WordForms
from extractor.grammar.inflection import bases_of
from extractor.language import ENGLISH, KOREAN
from extractor.rulefiles.folders import load_kind

_WORD = re.compile(r"\w+")
_ALTERNATIVES = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True, slots=True)
class Role:
    """How one role of one rule is filled: categories, and grammatical roles of each language in order of preference."""

    name: str
    filled_by: frozenset[str]
    markers: dict[str, tuple[str, ...]]
    every: bool
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class EventRule:
    """One rule as the component uses it."""

    id: str
    type: str
    family: str
    roles: tuple[Role, ...]
    needs: int
    requires: frozenset[str]
    place: bool
    into: bool
    continues: bool
    amount: bool
    named: bool
    status: str | None
    priority: int


@dataclass(frozen=True, slots=True)
class Label:
    """What a trigger pattern points to; `rule` is None for patterns that take triggers back."""

    rule: EventRule | None
    of: str


@dataclass(frozen=True, slots=True)
class EventRules:
    """The rules of all kinds of events."""

    rules: tuple[EventRule, ...]
    triggers: dict[str, TriggerIndex[Label]]
    forms: dict[str, WordForms]


def load_events(folders: Sequence[Path], grammars: Mapping[str, Grammar]) -> EventRules:
    """Read `events/` of every folder; a later file of the same id replaces.

    Raises:
        RuleError: when a file is wrong, its name is not its id, or a pattern cannot be read.
    """
    files: dict[str, tuple[Path, EventFile]] = {}
    problems: list[Problem] = []
    for path, file in load_kind(folders, "events", EventFile):
        if path.stem != file.event:
            problems.append(Problem(path, 1, "event", f"the file of {file.event!r} must be called {file.event}.yaml"))
        files[file.event] = (path, file)
    rules = []
    labelled: dict[str, list[tuple[Label, str]]] = {KOREAN: [], ENGLISH: []}
    for path, file in files.values():
        rule = _rule(file)
        rules.append(rule)
        for phrases, label, key in (
            (file.triggers, Label(rule, rule.id), "triggers"),
            (file.unless, Label(None, rule.id), "unless"),
        ):
            for language, patterns in ((KOREAN, phrases.ko), (ENGLISH, phrases.en)):
                for pattern in patterns:
                    try:
                        expand(pattern)
                    except ValueError as error:
                        problems.append(Problem(path, 1, f"{key}.{language}", str(error)))
                    else:
                        labelled[language].append((label, _as_content(pattern, language)))
    if problems:
        raise RuleError(tuple(problems))
    english = grammars[ENGLISH]
    words = {
        word
        for _, pattern in labelled[ENGLISH]
        for parts, _ in expand(pattern)
        for options in parts
        for option in options
        for word in option.split()
    }
    bases = {**bases_of(sorted(words), english.irregular), **{word: word for word in english.uninflected}}
    return EventRules(
        tuple(rules),
        {
            KOREAN: index_of(labelled[KOREAN]),
            # A noun that is also a form of a verb ('funding') stands in sentences as the verb's base.
            ENGLISH: index_of(
                (label, _WORD.sub(lambda found: bases.get(found.group(), found.group()), pattern))
                for label, pattern in labelled[ENGLISH]
            ),
        },
        {
            KOREAN: WordForms(grammars[KOREAN].light_verbs, {}),
            ENGLISH: WordForms(english.determiners, bases),
        },
    )


def _as_content(pattern: str, language: str) -> str:
    """Write a pattern as sentences are: Korean without blanks in a word of several parts, English without hyphens."""
    if language == ENGLISH:
        return pattern.replace("-", " ")
    return _ALTERNATIVES.sub(lambda found: found.group().replace(" ", "").replace("&", ""), pattern)


def _rule(file: EventFile) -> EventRule:
    return EventRule(
        id=file.event,
        type=file.type,
        family=file.family or file.type,
        roles=tuple(
            Role(
                name, frozenset(role.filled_by), {KOREAN: role.ko, ENGLISH: role.en}, role.every, frozenset(role.kinds)
            )
            for name, role in file.roles.items()
        ),
        needs=file.needs,
        requires=frozenset(file.requires),
        place=file.place,
        continues=file.continues,
        into=file.into,
        amount=file.amount,
        named=file.named,
        status=file.status,
        priority=file.priority,
    )
