"""The cues of `rules/companies/` compiled: frames in an index, words beside a name by what is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractor.entities.companies.model import CompaniesFile, Cue
from extractor.errors import Problem, RuleError
from extractor.patterns.compile import FrameCompiler, Source
from extractor.patterns.match import FrameIndex
from extractor.patterns.pattern import Origin
from extractor.patterns.sets import Sets, load_sets
from extractor.rulefiles.folders import rule_files
from extractor.rulefiles.validate import validate
from extractor.rulefiles.yaml_file import YamlFile, read_yaml

COMPANY, KNOWN, NAME, THING = "company", "known", "name", "thing"
SLOTS = frozenset((COMPANY, KNOWN, NAME, THING))


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of one language, squeezed (no blanks, small letters), and the cue that each is."""

    cues: Mapping[str, str]
    longest: int

    def of(self, forms: Iterable[str]) -> str | None:
        """Return the cue of the longest of `forms`, which grow."""
        found = None
        for form in forms:
            if len(form) > self.longest:
                break
            found = self.cues.get(form, found)
        return found


@dataclass(frozen=True, slots=True)
class LanguageCues:
    """The cues of one language."""

    frames: FrameIndex[str]
    before: Wording
    behind: Wording
    of: Wording
    ends: Wording


@dataclass(frozen=True, slots=True)
class CueRules:
    """All cues: their weights, what shows them, and how much makes a company."""

    weights: Mapping[str, float]
    signs: Mapping[str, str]
    languages: Mapping[str, LanguageCues]
    enough: float

    @property
    def nouns(self) -> dict[str, frozenset[str]]:
        """By language, the nouns of the frames, which head clauses."""
        return {language: cues.frames.nouns for language, cues in self.languages.items()}


@dataclass(frozen=True, slots=True)
class _Written:
    cue: Cue
    yaml: YamlFile
    number: int


def load_cues(folders: Sequence[Path], compilers: Mapping[str, FrameCompiler]) -> CueRules:
    """Return the cues of all folders; a later one of the same id replaces.

    Raises:
        RuleError: when a file is wrong, a frame cannot be read, or a set is unknown.
    """
    written: dict[str, _Written] = {}
    enough = 0.0
    for path in rule_files(folders, "companies"):
        yaml = read_yaml(path)
        file = validate(yaml, CompaniesFile)
        written.update({cue.id: _Written(cue, yaml, number) for number, cue in enumerate(file.evidence)})
        enough = enough if file.enough is None else file.enough
    sets = load_sets(folders)
    languages = {
        language: LanguageCues(
            compiler.index(list(_frames(written.values(), language))),
            *(_wording(written.values(), language, use, sets) for use in ("before", "behind", "of", "ends")),
        )
        for language, compiler in compilers.items()
    }
    cues = [one.cue for one in written.values()]
    return CueRules(
        {cue.id: cue.weight for cue in cues}, {cue.sign: cue.id for cue in cues if cue.sign}, languages, enough
    )


def _frames(written: Iterable[_Written], language: str) -> Iterator[Source[str]]:
    for one in written:
        for number, frame in enumerate(one.cue.frames.of(language)):
            line = one.yaml.line_of(("evidence", one.number, "frames", language, number))
            yield Source(one.cue.id, frame, Origin(one.yaml.path, line, 1, frame), SLOTS)


def _wording(written: Iterable[_Written], language: str, use: str, sets: Sets) -> Wording:
    cues: dict[str, str] = {}
    problems: list[Problem] = []
    for one in written:
        for word in getattr(one.cue, use).of(language):
            before, at, name = word.partition("@")
            named = sets.of(language).get(name) if at else None
            if named is None and at:
                line = one.yaml.line_of(("evidence", one.number, use, language))
                problems.append(Problem(one.yaml.path, line, use, f"no such set @{name}"))
                continue
            forms = (before + noun for noun in named.nouns) if named else (word,)
            cues.update(dict.fromkeys(map(squeezed, forms), one.cue.id))
    if problems:
        raise RuleError(tuple(problems))
    return Wording(cues, max(map(len, cues), default=0))


def squeezed(text: str) -> str:
    """Return a text as words beside a name are compared."""
    return "".join(text.split()).casefold()
