"""All that is wrong with rule folders, every file of every kind, in one list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from pydantic import BaseModel

from extractor.amounts.finder import AmountFinder
from extractor.amounts.model import AmountRules
from extractor.checking.event_rules import problems_of_events
from extractor.dates.model import DateFile
from extractor.dates.normalizer import DateNormalizer
from extractor.entities.companies.model import CompaniesFile
from extractor.entities.people.model import PeopleFile
from extractor.errors import Problem, RuleError
from extractor.events.compiler import load_events
from extractor.events.model import EventFile
from extractor.grammar.assertion_rules import AssertionFile
from extractor.grammar.reference_rules import ReferenceFile
from extractor.language import KOREAN
from extractor.language.english.model import EnglishFile
from extractor.language.korean.model import KoreanFile
from extractor.language.languages import load_languages, load_sentence_grammars
from extractor.language.model import LanguageFile
from extractor.lexicon.compiler import load_gazetteer
from extractor.lexicon.model import LexiconFile
from extractor.patterns.load import frame_compilers
from extractor.patterns.sets import SetsFile
from extractor.quotes.finder import QuoteFinder
from extractor.quotes.model import QuoteFile
from extractor.reading.furniture import load_furniture
from extractor.reading.model import FurnitureFile
from extractor.rulefiles.folders import rule_files
from extractor.rulefiles.validate import validate
from extractor.rulefiles.yaml_file import read_yaml
from extractor.ventures.model import VenturesFile

MODELS: dict[str, type[BaseModel]] = {
    "amounts": AmountRules,
    "assertion": AssertionFile,
    "companies": CompaniesFile,
    "dates": DateFile,
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
    if not problems:
        problems += problems_of_events(folders)
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
            if isinstance(file, EventFile) and file.event:
                first = seen.setdefault(file.event, path)
                if first != path:
                    yield Problem(path, yaml.line_of(("event",)), "event", f"{first} has the id {file.event!r} too")


def _compilers(folders: Sequence[Path]) -> Iterable[Callable[[], object]]:
    return (
        lambda: load_furniture(folders),
        lambda: load_sentence_grammars(folders),
        lambda: load_gazetteer(folders, load_languages(folders)[KOREAN].particles),
        lambda: DateNormalizer(folders),
        lambda: AmountFinder([folder / "amounts" for folder in folders]),
        lambda: load_events(folders, frame_compilers(folders, load_sentence_grammars(folders))),
        lambda: QuoteFinder(folders),
    )


def _attempt(compiled: Callable[[], object]) -> tuple[Problem, ...]:
    try:
        compiled()
    except RuleError as error:
        return error.problems
    return ()
