"""The compiled rules: what is kept of them, and when it is made again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from extractor import rulebook
from extractor.rulefiles.cache import cached
from extractor.rulefiles.folders import rule_folders

FOLDERS = rule_folders()


def test_a_part_reads_no_file_of_a_kind_that_it_is_not_kept_under(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a change of that file would go unnoticed."""
    read: list[Path] = []
    read_text = Path.read_text
    parts: dict[str, set[str]] = {}

    def recorded(path: Path, *arguments: Any, **options: Any) -> str:
        read.append(path)
        return read_text(path, *arguments, **options)

    def made(name: str, folders: Sequence[Path], kinds: Sequence[str], _kind: type, compiled: Callable[[], Any]) -> Any:
        read.clear()
        result = compiled()
        parts[name] = {path.relative_to(folders[0]).parts[0] for path in read} - set(kinds)
        return result

    monkeypatch.setattr(Path, "read_text", recorded)
    monkeypatch.setattr(rulebook, "cached", made)
    rulebook.compile_rulebook(FOLDERS, keep=True)
    assert parts == {kind: set() for kind in ("companies", "dates", "events", "grammar", "lexicon", "people")}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A rule folder of its own, and a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "rules" / "words").mkdir(parents=True)
    (tmp_path / "rules" / "words" / "a.yaml").write_text("1")
    return tmp_path / "rules"


def test_what_is_kept_is_made_again_when_a_file_of_its_kind_changes(place: Path) -> None:
    made: list[int] = []

    def compiled() -> list[int]:
        made.append(len(made))
        return made[-1:]

    def load(kinds: Sequence[str] = ("words",)) -> list[int]:
        return cached("words", [place], kinds, list, compiled)

    assert [load(), load()] == [[0], [0]]
    (place / "names").mkdir()
    (place / "names" / "b.yaml").write_text("1")
    assert load() == [0]
    (place / "words" / "a.yaml").write_text("2")
    assert load() == [1]
    (place / "words" / "a.yaml").rename(place / "words" / "c.yaml")
    assert load() == [2]


def test_a_cache_that_cannot_be_read_is_made_again(place: Path, tmp_path: Path) -> None:
    assert cached("words", [place], ["words"], list, lambda: [1]) == [1]
    [kept] = (tmp_path / "cache" / "extract").iterdir()
    for content in (b"", b"broken", b"\x80\x05K\x01."):
        kept.write_bytes(content)
        assert cached("words", [place], ["words"], list, lambda: [2]) == [2]
        assert cached("words", [place], ["words"], list, lambda: [3]) == [2]
