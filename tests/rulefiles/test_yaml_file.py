"""Rule files are read by YAML 1.2, and every problem names file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.errors import RuleError
from extractor.lexicon.model import LexiconFile
from extractor.rulefiles.validate import validate
from extractor.rulefiles.yaml_file import read_yaml


def write(folder: Path, text: str) -> Path:
    path = folder / "rules.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_words_that_yaml_1_1_turns_into_something_else_stay_words(tmp_path: Path) -> None:
    file = read_yaml(write(tmp_path, "country: NO\nswitch: on\ntime: 5:30\nday: 2024-06-20\nwhole: 7\nreal: 2.5\n"))
    assert file.data == {"country": "NO", "switch": "on", "time": "5:30", "day": "2024-06-20", "whole": 7, "real": 2.5}


def test_a_repeated_key_is_an_error_at_its_line(tmp_path: Path) -> None:
    path = write(tmp_path, "a: 1\nb: 2\na: 3\n")
    with pytest.raises(RuleError) as caught:
        read_yaml(path)
    assert str(caught.value) == f"{path}:3: a: this key stands twice; keep one of them"


@pytest.mark.parametrize(
    ("text", "line"), [("companies: [\n", 2), ("a: b: c\n", 1), ("companies:\n  - id: 'x\n", 3), ("\tid: x\n", 1)]
)
def test_broken_yaml_names_the_line(tmp_path: Path, text: str, line: int) -> None:
    path = write(tmp_path, text)
    with pytest.raises(RuleError) as caught:
        read_yaml(path)
    assert str(caught.value).startswith(f"{path}:{line}: not valid YAML: ")


def test_a_file_in_another_encoding_says_so(tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    path.write_bytes("a: 1\nname: 가온".encode("cp949"))
    with pytest.raises(RuleError, match=r"rules\.yaml:2: the file must be UTF-8"):
        read_yaml(path)


def test_all_problems_of_a_file_come_at_once_with_key_line_and_expectation(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        'companies:\n  - id: "gaon"\n    name: "Gaon"\n    kind: "bakery"\n  - id: "Nordan AS"\n    name: "Nordan"\n'
        '    contry: "NO"\n',
    )
    with pytest.raises(RuleError) as caught:
        validate(read_yaml(path), LexiconFile)
    lines = str(caught.value).splitlines()
    assert [line.split(": ")[0] for line in lines] == [f"{path}:{number}" for number in (4, 5, 7)]
    assert "companies.0.kind" in lines[0]
    assert "'bakery'" in lines[0]
    assert lines[2].endswith("companies.1.contry: unknown key; remove it or correct its spelling")
