"""The corpus that stands in every rule file, as cases that can be checked one by one."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

from extractor.checking.examples.case import Mismatch
from extractor.dates.model import DateExample, DateFile
from extractor.dates.normalizer import DateNormalizer
from extractor.document.timex import Passage, Timex
from extractor.rulefiles.validate import validate
from extractor.rulefiles.yaml_file import read_yaml


@dataclass(frozen=True, slots=True)
class Case:
    """One text of a corpus; `example` is None for a negative one."""

    path: Path
    line: int
    language: str
    written: str
    reference: str | None
    example: DateExample | None

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.written}"


def cases(path: Path) -> list[Case]:
    """Return the corpus and the negatives of one file."""
    yaml = read_yaml(path)
    file = validate(yaml, DateFile)
    language = path.parent.name
    found: list[Case] = []
    for index, example in enumerate(file.corpus):
        for number, text in enumerate(example.texts):
            line = yaml.line_of(("corpus", index, "texts", number))
            found.append(Case(path, line, language, text, example.reference, example))
    for index, negative in enumerate(file.negatives):
        found.append(Case(path, yaml.line_of(("not", index)), language, negative.text, negative.reference, None))
    return found


def check(normalizer: DateNormalizer, case: Case) -> Mismatch | None:
    """Return what is wrong with the reading of a case, None when it is right."""
    text, start, end = _target(case.written)
    reference = dt.datetime.fromisoformat(case.reference) if case.reference else None
    if reference and "T" not in (case.reference or ""):
        reference_day: dt.date | None = reference.date()
    else:
        reference_day = reference
    found = normalizer.find(text, [Passage(0, len(text), case.language)], reference_day)
    touching = [timex for timex in found if timex.start < end and timex.end > start]
    shown = "; ".join(_show(timex, text) for timex in touching) or "nothing"
    if case.example is None:
        return Mismatch("nothing", shown) if touching else None
    if len(touching) != 1 or (touching[0].start, touching[0].end) != (start, end):
        return Mismatch(f"one expression {text[start:end]!r}", shown)
    differences = _differences(case.example, touching[0])
    if not differences:
        return None
    expected = ", ".join(f"{key} {wanted!r}" for key, wanted, _ in differences)
    return Mismatch(expected, ", ".join(f"{key} {got!r}" for key, _, got in differences) + f" ({touching[0].rule})")


def _target(written: str) -> tuple[str, int, int]:
    match = re.search(r"\[(.+?)\]", written)
    if match is None:
        return written, 0, len(written)
    text = written[: match.start()] + match[1] + written[match.end() :]
    return text, match.start(), match.start() + len(match[1])


def _show(timex: Timex, text: str) -> str:
    return f"{text[timex.start : timex.end]!r} {timex.value} ({timex.rule})"


def _differences(example: DateExample, timex: Timex) -> list[tuple[str, object, object]]:
    wanted: dict[str, object] = {"mod": example.mod}
    if "value" in example.model_fields_set:
        wanted["value"] = example.value
        wanted["type"] = example.type or type_of(example.value)
    elif example.type:
        wanted["type"] = example.type
    days = days_of(example.value) if example.first is None and example.last is None else (example.first, example.last)
    wanted["from"], wanted["to"] = days
    got = {
        "mod": timex.mod,
        "value": timex.value,
        "type": timex.type,
        "from": timex.first and timex.first.isoformat(),
        "to": timex.last and timex.last.isoformat(),
    }
    return [(key, value, got[key]) for key, value in wanted.items() if got[key] != value]


def type_of(value: str | None) -> str:
    """Return the TIMEX3 type that a value implies."""
    if value and re.match(r"P[T\dX]", value):
        return "duration"
    return "time" if value and "T" in value.removesuffix("_REF") and not value.endswith("_REF") else "date"


def days_of(value: str | None) -> tuple[str | None, str | None]:
    """Return the first and last day of a plain TIMEX3 value; (None, None) for any other."""
    if value is None:
        return None, None
    value = re.sub(r"T.*", "", value)
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value):
        return value, value
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = dt.date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return tuple((monday + dt.timedelta(days=shift)).isoformat() for shift in ((5, 6) if match[3] else (0, 6)))  # type: ignore[return-value]
    if match := re.fullmatch(r"(\d{4})(?:-(\d\d|Q\d|H\d))?", value):
        year, part = int(match[1]), match[2] or "A"
        first, last = {"Q": (3, 3), "H": (6, 6), "A": (12, 12)}.get(part[0], (0, 0))
        end = int(part[1:]) * last if part[0] in "QH" else (12 if part == "A" else int(part))
        begin = end - first + 1 if part[0] in "QHA" else end
        return f"{year:04}-{begin:02}-01", f"{year:04}-{end:02}-{calendar.monthrange(year, end)[1]:02}"
    return None, None
