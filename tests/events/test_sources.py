"""How the event files of several folders come together."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.errors import RuleError
from extractor.events.compiler import EventSources, read_sources

TYPE = """\
types:
  mast_fall:
    summary: "A mast falls."
    slots:
      owner: {is: ["company"]}
"""
RULE = """\
event: "mast_fall"
type: "mast_fall"
summary: "A mast falls."
frames: {en: ["mast of {owner} falls"]}
"""


def sources(tmp_path: Path, *folders: dict[str, str]) -> EventSources:
    """Read folders, each given by its files."""
    paths = []
    for number, files in enumerate(folders):
        path = tmp_path / str(number)
        (path / "events").mkdir(parents=True)
        for name, content in files.items():
            (path / "events" / name).write_text(content, encoding="utf-8")
        paths.append(path)
    return read_sources(paths)


def problems(tmp_path: Path, *folders: dict[str, str]) -> list[str]:
    with pytest.raises(RuleError) as caught:
        sources(tmp_path, *folders)
    return [f"{one.path.name}:{one.line}: {one.key}: {one.expected}" for one in caught.value.problems]


def test_a_type_may_stand_in_the_file_of_its_rule(tmp_path: Path) -> None:
    read = sources(tmp_path, {"mast_fall.yaml": TYPE + RULE})
    assert list(read.rules) == list(read.types) == ["mast_fall"]


def test_a_later_folder_adds_to_a_rule(tmp_path: Path) -> None:
    more = 'extends: "mast_fall"\nframes: {en: ["{owner} loses mast"]}\n'
    read = sources(tmp_path, {"mast_fall.yaml": TYPE + RULE}, {"more.yaml": more})
    assert read.rules["mast_fall"].file.frames.en == ("mast of {owner} falls", "{owner} loses mast")
    assert [yaml.path.name for yaml, _ in read.rules["mast_fall"].yaml] == ["mast_fall.yaml", "more.yaml"]


def test_a_later_folder_replaces_a_rule(tmp_path: Path) -> None:
    other = RULE.replace("mast of {owner} falls", "{owner} mast collapses")
    read = sources(tmp_path, {"mast_fall.yaml": TYPE + RULE}, {"mast_fall.yaml": other})
    assert read.rules["mast_fall"].file.frames.en == ("{owner} mast collapses",)


def test_a_later_folder_switches_a_rule_off(tmp_path: Path) -> None:
    off = 'event: "mast_fall"\noff: true\n'
    assert sources(tmp_path, {"mast_fall.yaml": TYPE + RULE}, {"mast_fall.yaml": off}).rules == {}


def test_words_add_up(tmp_path: Path) -> None:
    one, other = ('words: {en: {formers: ["former"]}}\n', 'words: {en: {formers: ["late"]}}\n')
    assert sources(tmp_path, {"a.yaml": one}, {"b.yaml": other}).words["en"].formers == {"former", "late"}


def test_what_is_wrong_is_told_with_its_line(tmp_path: Path) -> None:
    assert problems(tmp_path, {"mast_fall.yaml": RULE}) == [
        "mast_fall.yaml:2: type: no such type; declare it under `types`, or use one of "
    ]
    assert problems(tmp_path / "a", {"mast.yaml": TYPE + RULE}) == [
        "mast.yaml:6: event: the file of 'mast_fall' must be called mast_fall.yaml"
    ]
    assert problems(tmp_path / "b", {"mast_fall.yaml": TYPE + RULE + 'requires: ["tenant"]\n'}) == [
        "mast_fall.yaml:10: requires.0: no slot of mast_fall: owner"
    ]
    assert problems(tmp_path / "c", {"more.yaml": 'extends: "mast_fall"\n'}) == [
        "more.yaml:1: extends: there is no rule 'mast_fall'; `extract rules list` names all"
    ]


@pytest.mark.parametrize(
    "content",
    [
        'event: "mast_fall"\nextends: "mast_fall"\n',
        'event: "mast_fall"\n',
        'frames: {en: ["mast falls"]}\n',
        'types: {mast_fall: {summary: "x", slots: {}, opposed: [["a", "b"]]}}\n',
    ],
)
def test_a_file_that_is_none_of_a_rule_its_change_or_types_is_refused(tmp_path: Path, content: str) -> None:
    assert problems(tmp_path, {"mast_fall.yaml": content})
