"""What is wrong with an event rule beside its notation: examples that are missing, or that speak of no slot of its."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from extractor.checking.event_examples import FACETS, language_of
from extractor.errors import Problem
from extractor.events.compiler import LANGUAGES, RuleSource, read_sources
from extractor.events.kinds import slots_of
from extractor.events.model import EventFile, TypeRule, examples_of
from extractor.rulefiles.yaml_file import YamlFile

_NEGATIVES = "not"


def problems_of_events(folders: Sequence[Path]) -> list[Problem]:
    """Return what is wrong with the examples of the rules in force.

    Raises:
        RuleError: when the files do not fit together.
    """
    sources = read_sources(folders)
    return [
        problem
        for source in sources.rules.values()
        for problem in _problems(source, sources.types[source.file.type or ""])
    ]


def _problems(source: RuleSource, kind: TypeRule) -> Iterator[Problem]:
    known = (*slots_of(source.file, kind), *FACETS)
    for yaml, file in source.yaml:
        yield from _missing(yaml, file)
        for key, number, example in examples_of(file):
            if key == _NEGATIVES and example.gives:
                what = "a sentence that must not fire gives nothing; remove the key"
                yield _problem(yaml, what, key, number, "gives")
            for name in example.gives:
                if name not in known:
                    yield _problem(yaml, f"not one of {', '.join(known)}", key, number, "gives", name)


def _missing(yaml: YamlFile, file: EventFile) -> Iterator[Problem]:
    for language in LANGUAGES:
        if not file.frames.of(language):
            continue
        if not any(language_of(example) == language for example in file.examples):
            yield _problem(yaml, f"give at least one example in {language!r}", "examples")
        if file.event and not any(language_of(example) == language for example in file.negatives):
            yield _problem(yaml, f"give at least one sentence in {language!r} that must not fire", _NEGATIVES)


def _problem(yaml: YamlFile, expected: str, *location: str | int) -> Problem:
    return Problem(yaml.path, yaml.line_of(location), ".".join(map(str, location)), expected)
