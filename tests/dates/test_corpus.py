"""Every spelling of every corpus is read as a whole, exactly once, with its value; nothing is found in a negative.

One file alone: `pytest tests/dates/test_corpus.py -k en/month_day`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extractor.checking.date_corpus import cases, check
from extractor.dates.normalizer import DateNormalizer, read_sources
from extractor.rulefiles.paths import shipped_rules

FOLDER = shipped_rules() / "dates"
FILES = sorted(FOLDER.glob("*/*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_corpus(path: Path, normalizer: DateNormalizer) -> None:
    failures = [f"{case}: {mismatch}" for case in cases(path) if (mismatch := check(normalizer, case))]
    assert not failures, "\n" + "\n".join(failures)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_there_are_enough_examples(language: str) -> None:
    examples = [case for path in FILES if path.parent.name == language for case in cases(path)]
    positive = sum(case.example is not None for case in examples)
    assert positive >= 500
    assert len(examples) - positive >= 150


def test_every_regular_expression_of_the_rules_is_well_formed() -> None:
    for sources in read_sources([FOLDER]).values():
        for source in sources:
            for pattern in source.file.patterns:
                for text in (*_values(pattern.unless), *_values(pattern.boundary)):
                    try:
                        re.compile(text)
                    except re.error as error:
                        pytest.fail(f"{source.path}: {text!r}: {error}")


def _values(ends: object) -> list[str]:
    return [text for name in ("before", "after") if (text := getattr(ends, name))]
