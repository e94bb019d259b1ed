"""The examples of the rules of joint ventures, read by the whole program."""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import partial

from extractor.checking.event_examples import REFERENCE_DATE
from extractor.checking.examples.case import Case, Mismatch, listed, yaml_files
from extractor.checking.examples.readers import Readers
from extractor.schema import Extraction, JointVenture
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
    result = readers.extractor.extract(example.text, published=REFERENCE_DATE)
    expected = example.model_dump(exclude={"text"}, exclude_none=True) if example.stage else None
    got = [_told(venture, result, expected or {"stage"}) for venture in result.joint_ventures]
    wanted = [expected] if expected else []
    return None if got == wanted else Mismatch(listed(wanted), listed(got))


def _told(venture: JointVenture, result: Extraction, asked: Container[str]) -> dict[str, object]:
    """What a venture is found to be, as far as an example asks."""
    named = {one.id: one.mentions[0].text for one in result.companies}
    named |= {one.id: one.mentions[0].text for one in result.organizations}
    told = {
        "stage": venture.stage,
        "parties": tuple(named[party] for party in venture.parties),
        "name": venture.name,
        "shares": tuple(share.percent for share in venture.ownership),
        "areas": tuple(area.text for area in venture.business_areas),
    }
    return {key: value for key, value in told.items() if key in asked}
