"""Every example and every negative of every event rule, read by the extractor as a user gets it."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor import Extractor
from extractor.rulebook.check import check
from extractor.rulebook.event_examples import failure, families_of, sentence_of
from extractor.rulebook.folders import load_kind
from extractor.rulebook.models.events import EventFile, Example
from extractor.rulebook.paths import shipped_rules

FILES = load_kind([shipped_rules()], "events", EventFile)
FAMILIES = families_of(file for _, file in FILES)
Case = tuple[Path, EventFile, str, Example]
POSITIVE: list[Case] = [
    (path, file, f"examples.{number}", example) for path, file in FILES for number, example in enumerate(file.examples)
]
NEGATIVE: list[Case] = [
    (path, file, f"not.{number}", example) for path, file in FILES for number, example in enumerate(file.negatives)
]


def name(case: Case) -> str:
    _, file, item, example = case
    return f"{file.event}-{item}-{sentence_of(example)}"


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(threads=1)


def test_shipped_rules_are_sound() -> None:
    assert [str(problem) for problem in check([shipped_rules()])] == []


@pytest.mark.parametrize("case", POSITIVE, ids=map(name, POSITIVE))
def test_example_gives_its_event(extractor: Extractor, case: Case) -> None:
    path, file, item, example = case
    failed = failure(extractor, path, file, item, example, FAMILIES)
    assert failed is None, str(failed)


@pytest.mark.parametrize("case", NEGATIVE, ids=map(name, NEGATIVE))
def test_negative_gives_no_event_of_the_rule(extractor: Extractor, case: Case) -> None:
    path, file, item, example = case
    failed = failure(extractor, path, file, item, example, FAMILIES, negative=True)
    assert failed is None, str(failed)
