"""The examples of the rules of joint ventures, read by the whole program."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from extractor.checking.event_examples import REFERENCE_DATE
from extractor.checking.examples.case import Case, Mismatch, listed, yaml_files
from extractor.checking.examples.readers import Readers
from extractor.ventures.model import VentureExample, VenturesFile


def venture_cases(readers: Readers) -> Iterator[Case]:
    """Yield every example of the files that are in force."""
    files = {file.ventures: (yaml, file) for yaml, file in yaml_files(readers.folders, "ventures", VenturesFile)}
    for yaml, file in files.values():
        for number, example in enumerate(file.examples):
            line = yaml.line_of(("examples", number))
            judge = partial(_judge, readers, example)
            yield Case(yaml.path, line, f"{file.ventures} examples.{number}", example.text, judge)


def _judge(readers: Readers, example: VentureExample) -> Mismatch | None:
    found = readers.extractor.extract(example.text, published=REFERENCE_DATE).joint_ventures
    got = [(venture.stage, [area.text for area in venture.business_areas]) for venture in found]
    expected = [(example.stage, list(example.areas))] if example.stage else []
    return None if got == expected else Mismatch(listed(expected), listed(got))
