"""The examples of the event rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from extractor.checking.event_examples import failure, families_of, sentence_of
from extractor.checking.examples.case import Case, Mismatch, yaml_files
from extractor.checking.examples.readers import Readers
from extractor.events.model import EventFile, Example


def event_cases(readers: Readers) -> Iterator[Case]:
    """Yield every example and negative of the rules that are in force."""
    files = {file.event: (yaml, file) for yaml, file in yaml_files(readers.folders, "events", EventFile)}
    families = families_of(file for _, file in files.values())
    for yaml, file in files.values():
        for key, examples in (("examples", file.examples), ("not", file.negatives)):
            for number, example in enumerate(examples):
                item = f"{key}.{number}"
                judge = partial(_judge, readers, yaml.path, file, item, example, families)
                line = yaml.line_of((key, number))
                yield Case(yaml.path, line, f"{file.event} {item}", sentence_of(example), judge)


def _judge(
    readers: Readers, path: Path, file: EventFile, item: str, example: Example, families: Mapping[str, str]
) -> Mismatch | None:
    negative = item.startswith("not")
    failed = failure(readers.extractor, path, file, item, example, families, negative=negative)
    return Mismatch(failed.expected, "; ".join(failed.found) or "no event") if failed else None
