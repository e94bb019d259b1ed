"""The examples of the rules of page furniture, and of the ways in which pages write dates."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from extractor.checking.examples.case import Case, Mismatch, yaml_files
from extractor.checking.examples.readers import Readers
from extractor.reading.lines import bare_span, paragraphs
from extractor.reading.model import SEARCHED, DateForm, FurnitureFile, FurnitureRule
from extractor.rulefiles.yaml_file import YamlFile


def furniture_cases(readers: Readers) -> Iterator[Case]:
    """Yield every example and every spared line of the rules and date forms that are in force."""
    entries: dict[tuple[str, str], tuple[YamlFile, int, FurnitureRule | DateForm]] = {}
    for yaml, file in yaml_files(readers.folders, "furniture", FurnitureFile):
        entries.update({("rules", rule.id): (yaml, index, rule) for index, rule in enumerate(file.rules)})
        entries.update({("forms", form.id): (yaml, index, form) for index, form in enumerate(file.forms)})
    for (part, _), (yaml, index, entry) in entries.items():
        for key, texts in (("examples", entry.examples), ("not", entry.spared)):
            for number, text in enumerate(texts):
                line = yaml.line_of((part, index, key, number))
                judge = partial(_judge, readers, entry, text, wanted=key == "examples")
                yield Case(yaml.path, line, f"{entry.id} {key}.{number}", text, judge)


def _judge(readers: Readers, entry: FurnitureRule | DateForm, line: str, *, wanted: bool) -> Mismatch | None:
    found = _rule_finds(readers, entry, line) if isinstance(entry, FurnitureRule) else _form_finds(readers, entry, line)
    if isinstance(entry, DateForm) and wanted:
        found = readers.rulebook.furniture.dates.pattern(entry).fullmatch(line) is not None
    if found == wanted:
        return None
    told = (f"{entry.id} finds {line!r}", f"{entry.id} leaves {line!r} alone")
    return Mismatch(told[not wanted], told[wanted])


def _rule_finds(readers: Readers, rule: FurnitureRule, line: str) -> bool:
    rules = readers.rulebook.furniture
    if rule.kind in SEARCHED:
        return any(match.rule.id == rule.id for match in rules.spans(line))
    if rule.kind == "beside-date":
        return rules.beside_date(line) is not None
    paragraph = next(iter(paragraphs(line)))
    start, end = bare_span(line, paragraph)
    match = rules.line(line[start:end]) or rules.line(line.strip())
    return match is not None and match.rule.id == rule.id


def _form_finds(readers: Readers, form: DateForm, line: str) -> bool:
    return readers.rulebook.furniture.dates.pattern(form).search(line) is not None
