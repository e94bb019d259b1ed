"""All that is wrong with rule folders, every file of every kind, in one list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from pydantic import BaseModel

from extractor.amounts.finder import AmountFinder
from extractor.amounts.model import AmountRules
from extractor.checking.event_examples import FACETS, language_of
from extractor.dates.model import DateFile
from extractor.dates.normalizer import DateNormalizer
from extractor.entities.companies.model import CompaniesFile
from extractor.entities.people.model import PeopleFile
from extractor.errors import Problem, RuleError
from extractor.events.compiler import load_events
from extractor.events.model import EventFile
from extractor.grammar.assertion_rules import AssertionFile
from extractor.grammar.compiled import load_grammars
from extractor.grammar.model import DiscourseFile
from extractor.grammar.reference_rules import ReferenceFile
from extractor.language import ENGLISH, KOREAN
from extractor.language.english.model import EnglishFile
from extractor.language.english.parse import load_english
from extractor.language.korean.model import KoreanFile
from extractor.language.korean.parse import load_korean
from extractor.language.model import LanguageFile
from extractor.lexicon.compiler import load_gazetteer
from extractor.lexicon.model import LexiconFile
from extractor.patterns.sets import SetsFile
from extractor.quotes.finder import QuoteFinder
from extractor.quotes.model import QuoteFile
from extractor.reading.furniture import load_furniture
from extractor.reading.model import FurnitureFile
from extractor.rulefiles.folders import rule_files
from extractor.rulefiles.validate import validate
from extractor.rulefiles.yaml_file import YamlFile, read_yaml
from extractor.ventures.model import VenturesFile

MODELS: dict[str, type[BaseModel]] = {
    "amounts": AmountRules,
    "assertion": AssertionFile,
    "companies": CompaniesFile,
    "dates": DateFile,
    "discourse": DiscourseFile,
    "events": EventFile,
    "furniture": FurnitureFile,
    "grammar/english": EnglishFile,
    "grammar/korean": KoreanFile,
    "language": LanguageFile,
    "lexicon": LexiconFile,
    "people": PeopleFile,
    "quotes": QuoteFile,
    "reference": ReferenceFile,
    "sets": SetsFile,
    "ventures": VenturesFile,
}
"""What a file in each folder of rules must read like."""


def check(folders: Sequence[Path]) -> list[Problem]:
    """Return every problem of the rule files in `folders`, in file order; an empty list where all is well.

    Files are compiled, one kind after the other, only when each of them reads well on its own.
    """
    problems: list[Problem] = []
    for folder in folders:
        problems += _misplaced(folder)
    for kind, model in MODELS.items():
        problems += _files(folders, kind, model)
    if not problems:
        for compiled in _compilers(folders):
            problems += _attempt(compiled)
    return list(dict.fromkeys(problems))


def _misplaced(folder: Path) -> Iterator[Problem]:
    """A file that nothing reads is a rule its author believes to work."""
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".yml":
            yield Problem(path, 1, "", "rule files end in .yaml; rename it")
        elif path.suffix == ".yaml":
            kind, *below = path.relative_to(folder).parts
            if kind not in MODELS and f"{kind}/{below[0]}" not in MODELS:
                yield Problem(path, 1, "", f"no such kind of rules; put the file into one of {', '.join(MODELS)}")


def _files(folders: Sequence[Path], kind: str, model: type[BaseModel]) -> Iterator[Problem]:
    for folder in folders:
        seen: dict[str, Path] = {}
        for path in rule_files([folder], kind):
            try:
                yaml = read_yaml(path)
                file = validate(yaml, model)
            except RuleError as error:
                yield from error.problems
                continue
            if isinstance(file, EventFile):
                yield from _event_file(yaml, file)
                first = seen.setdefault(file.event, path)
                if first != path:
                    yield Problem(path, yaml.line_of(("event",)), "event", f"{first} has the id {file.event!r} too")


def _event_file(yaml: YamlFile, file: EventFile) -> Iterator[Problem]:
    def problem(expected: str, *location: str | int) -> Problem:
        return Problem(yaml.path, yaml.line_of(location), ".".join(map(str, location)), expected)

    if yaml.path.stem != file.event:
        yield problem(f"the file of {file.event!r} must be called {file.event}.yaml", "event")
    for language, patterns in ((KOREAN, file.triggers.ko), (ENGLISH, file.triggers.en)):
        if not patterns:
            continue
        if not any(language_of(example) == language for example in file.examples):
            yield problem(f"give at least one example in {language!r}", "examples")
        if not any(language_of(example) == language for example in file.negatives):
            yield problem(f"give at least one sentence in {language!r} that must not fire", "not")
    known = (*file.roles, *FACETS)
    for number, example in enumerate(file.examples):
        for key in example.gives:
            if key not in known:
                yield problem(f"not one of {', '.join(known)}", "examples", number, "gives", key)
    for number, example in enumerate(file.negatives):
        if example.gives:
            yield problem("a sentence that must not fire gives nothing; remove the key", "not", number, "gives")


def _compilers(folders: Sequence[Path]) -> Iterable[Callable[[], object]]:
    grammars = load_grammars
    return (
        lambda: load_furniture(folders),
        lambda: load_english(folders),
        lambda: load_korean(folders),
        lambda: load_gazetteer(folders, grammars(folders)[KOREAN].particles),
        lambda: DateNormalizer(folders),
        lambda: AmountFinder([folder / "amounts" for folder in folders]),
        lambda: load_events(folders, grammars(folders)),
        lambda: QuoteFinder(folders),
    )


def _attempt(compiled: Callable[[], object]) -> tuple[Problem, ...]:
    try:
        compiled()
    except RuleError as error:
        return error.problems
    return ()
