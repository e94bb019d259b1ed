"""`rules/ventures/` compiled: regular expressions by language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractor.errors import Problem, RuleError
from extractor.language import ENGLISH, KOREAN
from extractor.rulefiles.folders import load_kind
from extractor.ventures.model import ByLanguage, VenturesFile

LANGUAGES = (KOREAN, ENGLISH)
AREA, AREAS, LIST = "area", "areas", "list"
_AREAS, _SHORT = "areas", "short"

Patterns = dict[str, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class VentureRules:
    """All venture rules; each pattern under its language."""

    speaks_of: Patterns
    stages: tuple[tuple[str, Patterns], ...]
    default: dict[str, str]
    areas: dict[str, tuple[re.Pattern[str], ...]]
    short: dict[str, tuple[re.Pattern[str], ...]]
    separators: Patterns
    list_separators: Patterns
    edges: Patterns
    action_separators: Patterns
    percent: Patterns
    percent_before: Patterns
    each_percent: Patterns
    respectively: Patterns
    shares: Patterns
    names: Patterns
    area_names: tuple[tuple[str, re.Pattern[str]], ...]


def load_ventures(folders: Sequence[Path]) -> VentureRules:
    """Read `ventures/` of every folder; a later file of the same id replaces.

    Raises:
        RuleError: when a file is wrong.
    """
    files = {file.ventures: (path, file) for path, file in load_kind(folders, "ventures", VenturesFile)}
    entries = [file for _, file in files.values()]
    default: dict[str, str] = {status: stage for file in entries for status, stage in file.default.items()}
    areas: dict[str, tuple[re.Pattern[str], ...]] = {}
    short: dict[str, tuple[re.Pattern[str], ...]] = {}
    problems: list[Problem] = []
    for language in LANGUAGES:
        for key, patterns in ((_AREAS, areas), (_SHORT, short)):
            patterns[language] = tuple(
                compiled for path, file in files.values() for compiled in _filled(path, file, key, language, problems)
            )
    if problems:
        raise RuleError(tuple(problems))
    return VentureRules(
        speaks_of=_joined(file.speaks_of for file in entries),
        stages=tuple(
            (rule.stage, {KOREAN: _any(rule.ko, KOREAN), ENGLISH: _any(rule.en, ENGLISH)})
            for file in entries
            for rule in file.stages
        ),
        default=default,
        areas=areas,
        short=short,
        separators=_joined(file.separators for file in entries),
        list_separators=_joined(file.list_separators for file in entries),
        edges=_joined(file.edges for file in entries),
        action_separators=_joined(file.action_separators for file in entries),
        percent=_joined(file.percent for file in entries),
        percent_before=_joined(file.percent_before for file in entries),
        each_percent=_joined(file.each_percent for file in entries),
        respectively=_joined(file.respectively for file in entries),
        shares=_joined(file.shares for file in entries),
        names=_joined(file.names for file in entries),
        area_names=tuple((area.id, _any(area.words, KOREAN)) for file in entries for area in file.area_names),
    )


def _filled(
    path: Path, file: VenturesFile, key: str, language: str, problems: list[Problem]
) -> Iterable[re.Pattern[str]]:
    """Yield the patterns under `key` with their slots filled; what is no regular expression goes to `problems`."""
    item, several, items = ("|".join(getattr(slot, language)) for slot in (file.item, file.several, file.list))
    for pattern in getattr(getattr(file, key), language):
        filled = pattern
        for slot, content in ((AREA, item), (AREAS, several or item), (LIST, items)):
            filled = filled.replace(f"{{{slot}}}", f"(?P<{slot}>{content})")
        try:
            yield re.compile(filled, _flags(language))
        except re.error as error:
            problems.append(Problem(path, 1, f"{key}.{language}", f"not a regular expression: {error}"))


def _joined(entries: Iterable[ByLanguage]) -> Patterns:
    entries = tuple(entries)
    return {
        language: _any((pattern for entry in entries for pattern in getattr(entry, language)), language)
        for language in LANGUAGES
    }


def _any(patterns: Iterable[str], language: str) -> re.Pattern[str]:
    # Groups of the alternatives stay apart: `lastindex` tells which one was filled.
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or "(?!)", _flags(language))


def _flags(language: str) -> int:
    return re.IGNORECASE if language == ENGLISH else 0
