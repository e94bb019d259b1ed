"""Every spelling of every corpus is read as a whole, exactly once, with its value; nothing is found in a negative.

One file alone: `pytest tests/dates/test_corpus.py -k en/month_day`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.dates.corpus import cases, check
from extractor.dates.normalizer import DateNormalizer
from extractor.rulebook.paths import shipped_rules

FILES = sorted((shipped_rules() / "dates").glob("*/*.yaml"))


@pytest.fixture(scope="module")
def normalizer() -> DateNormalizer:
    return DateNormalizer()


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_corpus(path: Path, normalizer: DateNormalizer) -> None:
    failures = [message for case in cases(path) if (message := check(normalizer, case))]
    assert not failures, "\n" + "\n".join(failures)


@pytest.mark.parametrize(("language", "least"), [("ko", 500), ("en", 500)])
def test_there_are_enough_examples(language: str, least: int) -> None:
    examples = [case for path in FILES if path.parent.name == language for case in cases(path)]
    positive = sum(case.example is not None for case in examples)
    assert positive >= least
    assert len(examples) - positive >= 150
