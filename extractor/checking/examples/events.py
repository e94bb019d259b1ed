"""The examples of the event rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from extractor.checking.event_examples import failure, families_of, sentence_of
from extractor.checking.examples.case import Case, Mismatch
from extractor.checking.examples.readers import Readers
from extractor.events.compiler import read_sources
from extractor.events.model import Example, examples_of


def event_cases(readers: Readers) -> Iterator[Case]:
    """Yield every example and negative of the rules that are in force.

    Raises:
        RuleError: when a rule file is wrong.
    """
    sources = read_sources(readers.folders)
    families = families_of(sources.rules.values())
    for rule, source in sources.rules.items():
        for yaml, file in source.yaml:
            for key, number, example in examples_of(file):
                judge = partial(_judge, readers, rule, example, families, negative=key == "not")
                line = yaml.line_of((key, number))
                yield Case(yaml.path, line, f"{rule} {key}.{number}", sentence_of(example), judge)


def _judge(
    readers: Readers, rule: str, example: Example, families: Mapping[str, str], *, negative: bool
) -> Mismatch | None:
    failed = failure(readers.extractor, rule, example, families, negative=negative)
    if example.missed:
        return None if failed else Mismatch("a known miss", "it holds now; take `missed` away")
    return Mismatch(failed.expected, "; ".join(failed.found) or "no event") if failed else None
