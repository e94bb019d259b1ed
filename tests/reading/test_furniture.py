"""Every rule of `rules/furniture/` against its own examples, and what a rule file may not say."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.checking.examples.case import Case
from extractor.checking.examples.furniture import furniture_cases
from extractor.checking.examples.readers import Readers
from extractor.errors import RuleError
from extractor.reading.furniture import load_furniture, phrase_key
from extractor.reading.model import FurnitureFile
from extractor.rulefiles.folders import load_kind
from extractor.rulefiles.paths import shipped_rules

FILES = [file for _, file in load_kind([shipped_rules()], "furniture", FurnitureFile)]
RULES = [rule for file in FILES for rule in file.rules]
CASES = list(furniture_cases(Readers()))


@pytest.mark.parametrize("case", CASES, ids=[f"{case.item}-{case.text}" for case in CASES])
def test_a_rule_finds_its_examples_and_spares_what_it_must(case: Case) -> None:
    mismatch = case.judge()
    assert mismatch is None, str(mismatch)


def test_ids_and_phrases_stand_once() -> None:
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))
    phrases = [phrase_key(phrase) for rule in RULES for phrase in rule.phrases]
    assert sorted(phrase for phrase in set(phrases) if phrases.count(phrase) > 1) == []
    assert "" not in phrases


def write(folder: Path, text: str) -> Path:
    (folder / "furniture").mkdir(exist_ok=True)
    (folder / "furniture" / "x.yaml").write_text(text, encoding="utf-8")
    return folder


RULE = """summary: "Test."
rules:
  - id: "{id}"
    kind: "line"
    phrases: ["{phrase}"]
    examples: ["{phrase}"]
    not: ["Gaon"]
"""


def test_a_later_folder_adds_and_replaces(tmp_path: Path) -> None:
    write(tmp_path, RULE.format(id="reactions", phrase="앗싸"))
    rules = load_furniture([shipped_rules(), tmp_path])
    assert rules.line("앗싸")
    assert rules.line("좋아요") is None
    assert rules.line("공유하기")


@pytest.mark.parametrize(
    ("change", "line", "expected"),
    [
        (('kind: "line"', 'kind: "lines"'), 4, "'line'"),
        (('phrases: ["x"]', "patterns: ['(a']"), 5, "regular expression"),
        (('phrases: ["x"]', "breaks: true"), 3, "phrases or patterns"),
        (('kind: "line"', 'kind: "span"'), 3, "patterns and anchors"),
        (('    not: ["Gaon"]\n', ""), 3, "Field required"),
        (('not: ["Gaon"]', 'not: ["Gaon"]\n    colour: "red"'), 8, "unknown key"),
    ],
)
def test_a_wrong_rule_is_told_with_file_and_line(
    tmp_path: Path, change: tuple[str, str], line: int, expected: str
) -> None:
    text = RULE.format(id="x", phrase="x")
    assert change[0] in text
    write(tmp_path, text.replace(*change))
    with pytest.raises(RuleError) as caught:
        load_furniture([tmp_path])
    (problem,) = caught.value.problems
    assert (problem.path, problem.line) == (tmp_path / "furniture" / "x.yaml", line)
    assert expected in problem.expected


def test_without_rules_everything_is_article(tmp_path: Path) -> None:
    rules = load_furniture([tmp_path])
    assert rules.line("좋아요") is None
    assert rules.spans("(사진=가온)") == []
    assert rules.dates.line("2024-06-20") is None
