"""`rules/events/` → types, rules, words and the frames of both languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractor.errors import Problem, RuleError
from extractor.events.kinds import EventRule, rule_of, slots_of
from extractor.events.model import EventFile, TypeRule, extended
from extractor.events.words import EventWords, joined
from extractor.language import ENGLISH, KOREAN
from extractor.patterns.compile import FrameCompiler, Source
from extractor.patterns.match import FrameIndex
from extractor.patterns.pattern import Origin
from extractor.rulefiles.folders import rule_files
from extractor.rulefiles.validate import validate
from extractor.rulefiles.yaml_file import YamlFile, read_yaml

LANGUAGES = (KOREAN, ENGLISH)
_FOLDER = "events"


@dataclass(frozen=True, slots=True)
class RuleSource:
    """A rule in force: its file, and those of later folders that add to it, with all that they say together."""

    file: EventFile
    yaml: tuple[tuple[YamlFile, EventFile], ...]


@dataclass(frozen=True, slots=True)
class EventSources:
    """What the files of all folders say together."""

    types: dict[str, TypeRule]
    rules: dict[str, RuleSource]
    words: dict[str, EventWords]


@dataclass(frozen=True, slots=True)
class EventRules:
    """The rules of all kinds of events by id, and by language their frames and the words around them."""

    rules: dict[str, EventRule]
    frames: dict[str, FrameIndex[str]]
    words: dict[str, EventWords]

    @property
    def nouns(self) -> dict[str, frozenset[str]]:
        """By language, the nouns of the frames, which head clauses."""
        return {language: index.nouns for language, index in self.frames.items()}


def read_sources(folders: Sequence[Path]) -> EventSources:
    """Read `events/` of every folder; a later file of the same id replaces, adds (`extends`) or takes away (`off`).

    Raises:
        RuleError: when a file is wrong, its name is not its id, or it names a type, slot or rule that is none.
    """
    types: dict[str, TypeRule] = {}
    rules: dict[str, RuleSource] = {}
    words = dict.fromkeys(LANGUAGES, EventWords())
    problems: list[Problem] = []
    for yaml, file in _files(folders, problems):
        types |= file.types
        for language, told in file.words.items():
            words[language] = joined(words[language], told)
        problems += _changed(yaml, file, rules)
    for source in rules.values():
        problems += _unknown(source, types)
    if problems:
        raise RuleError(tuple(dict.fromkeys(problems)))
    return EventSources(types, rules, words)


def load_events(folders: Sequence[Path], compilers: Mapping[str, FrameCompiler]) -> EventRules:
    """Return the rules of all folders, their frames compiled.

    Raises:
        RuleError: when a file is wrong or a frame cannot be read.
    """
    sources = read_sources(folders)
    frames: dict[str, FrameIndex[str]] = {}
    problems: list[Problem] = []
    for language, compiler in compilers.items():
        try:
            frames[language] = compiler.index(list(_frames(sources, language)))
        except RuleError as error:
            problems += error.problems
    if problems:
        raise RuleError(tuple(problems))
    rules = {
        rule: rule_of(source.file, sources.types[source.file.type or ""]) for rule, source in sources.rules.items()
    }
    return EventRules(rules, frames, sources.words)


def _frames(sources: EventSources, language: str) -> Iterator[Source[str]]:
    for rule, source in sources.rules.items():
        slots = frozenset(slots_of(source.file, sources.types[source.file.type or ""]))
        for yaml, file in source.yaml:
            for key, frames in (("frames", file.frames), ("unless", file.unless)):
                for number, frame in enumerate(frames.of(language)):
                    origin = Origin(yaml.path, yaml.line_of((key, language, number)), 1, str(frame))
                    yield Source(rule, frame, origin, slots, retracts=key == "unless")


def _files(folders: Sequence[Path], problems: list[Problem]) -> Iterator[tuple[YamlFile, EventFile]]:
    for path in rule_files(folders, _FOLDER):
        try:
            yaml = read_yaml(path)
            yield yaml, validate(yaml, EventFile)
        except RuleError as error:
            problems.extend(error.problems)


def _changed(yaml: YamlFile, file: EventFile, rules: dict[str, RuleSource]) -> Iterator[Problem]:
    """Take one file into the rules in force."""
    if not file.id:
        return
    if file.event and yaml.path.stem != file.event:
        yield _problem(yaml, f"the file of {file.event!r} must be called {file.event}.yaml", "event")
    known = rules.get(file.id)
    if known is None and (file.extends or file.off):
        key = "extends" if file.extends else "off"
        yield _problem(yaml, f"there is no rule {file.id!r}; `extract rules list` names all", key)
    elif file.off:
        del rules[file.id]
    elif file.extends and known:
        rules[file.id] = RuleSource(extended(known.file, file), (*known.yaml, (yaml, file)))
    else:
        rules[file.id] = RuleSource(file, ((yaml, file),))


def _unknown(source: RuleSource, types: dict[str, TypeRule]) -> Iterator[Problem]:
    """Name types and slots that nothing declares."""
    kind = types.get(source.file.type or "")
    if kind is None:
        yield _problem(
            source.yaml[0][0], f"no such type; declare it under `types`, or use one of {_listed(types)}", "type"
        )
        return
    slots = slots_of(source.file, kind)
    for yaml, file in source.yaml:
        for number, name in enumerate(file.requires):
            if name not in slots:
                yield _problem(yaml, f"no slot of {source.file.type}: {_listed(slots)}", "requires", number)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


def _problem(yaml: YamlFile, expected: str, *location: str | int) -> Problem:
    return Problem(yaml.path, yaml.line_of(location), ".".join(map(str, location)), expected)
