"""The frames of `rules/people/`: sentences that tell who holds a post."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractor.entities.people.model import PeopleFile
from extractor.errors import Problem, RuleError
from extractor.patterns.compile import FrameCompiler, Source
from extractor.patterns.match import FrameIndex
from extractor.patterns.pattern import Origin
from extractor.rulefiles.folders import rule_files
from extractor.rulefiles.validate import validate
from extractor.rulefiles.yaml_file import read_yaml

PERSON_SLOT, POST, BODY, FORMER, ELSEWHERE = "person", "post", "organization", "former", "elsewhere"
_SLOTS = frozenset((PERSON_SLOT, POST, BODY, FORMER, ELSEWHERE))


@dataclass(frozen=True, slots=True)
class PostFrames:
    """The compiled frames by language."""

    of: Mapping[str, FrameIndex[str]]

    @property
    def nouns(self) -> dict[str, frozenset[str]]:
        """By language, the nouns of the frames, which head clauses."""
        return {language: index.nouns for language, index in self.of.items()}


def load_post_frames(folders: Sequence[Path], compilers: Mapping[str, FrameCompiler]) -> PostFrames:
    """Return the frames of all folders, compiled; an entry of the same id replaces.

    Raises:
        RuleError: when a file is wrong or a frame cannot be read.
    """
    written: dict[str, dict[str, list[Source[str]]]] = {}
    for path in rule_files(folders, "people"):
        yaml = read_yaml(path)
        for number, way in enumerate(validate(yaml, PeopleFile).giving):
            written[way.id] = {}
            for language in compilers:
                at = ("giving", number, "frames", language)
                written[way.id][language] = [
                    Source(way.id, frame, Origin(path, yaml.line_of((*at, index)), 1, str(frame)), _SLOTS)
                    for index, frame in enumerate(way.frames.of(language))
                ]
    found: dict[str, FrameIndex[str]] = {}
    problems: list[Problem] = []
    for language, compiler in compilers.items():
        try:
            found[language] = compiler.index(list(_all(written, language)))
        except RuleError as error:
            problems += error.problems
    if problems:
        raise RuleError(tuple(problems))
    return PostFrames(found)


def _all(written: Mapping[str, Mapping[str, Sequence[Source[str]]]], language: str) -> Iterator[Source[str]]:
    for of_language in written.values():
        yield from of_language[language]
