"""The corpora of the date rules."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from extractor.checking.date_corpus import Case as DateCase
from extractor.checking.date_corpus import cases, check
from extractor.checking.examples.case import Case, Mismatch
from extractor.checking.examples.readers import Readers
from extractor.dates.normalizer import read_sources


def date_cases(readers: Readers) -> Iterator[Case]:
    """Yield every spelling and every negative of the rules that are in force."""
    sources = read_sources([folder / "dates" for folder in readers.folders])
    for path, rule in {source.path: source.file.dates for group in sources.values() for source in group}.items():
        for case in cases(path):
            yield Case(path, case.line, f"{rule} {case.written}", case.written, partial(_judge, readers, case))


def _judge(readers: Readers, case: DateCase) -> Mismatch | None:
    return check(readers.rulebook.dates, case)
