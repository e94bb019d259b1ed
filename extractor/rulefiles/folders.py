"""Rule folders: the shipped one and the user's, read in that order so that a later entry of the same id replaces."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from extractor.errors import InputError, Problem, RuleError
from extractor.rulefiles.paths import shipped_rules
from extractor.rulefiles.validate import validate
from extractor.rulefiles.yaml_file import read_yaml

Model = TypeVar("Model", bound=BaseModel)


def rule_folders(extra: Sequence[str | Path] = ()) -> tuple[Path, ...]:
    """Return the shipped folder followed by the user's.

    Raises:
        InputError: when one of `extra` is no folder.
    """
    folders = [shipped_rules()]
    for item in extra:
        folder = Path(item)
        if not folder.is_dir():
            raise InputError(f"{item}: no such rule folder; give a folder that holds .yaml files")
        folders.append(folder)
    return tuple(folders)


def rule_files(folders: Iterable[Path], kind: str) -> list[Path]:
    """Return the YAML files below `FOLDER/<kind>/` of each folder, sorted by name within a folder."""
    return [path for folder in folders for path in sorted((folder / kind).rglob("*.yaml"))]


def load_kind(folders: Iterable[Path], kind: str, model: type[Model]) -> list[tuple[Path, Model]]:
    """Read and validate every file of one kind.

    Raises:
        RuleError: with the problems of all files at once.
    """
    loaded: list[tuple[Path, Model]] = []
    problems: list[Problem] = []
    for path in rule_files(folders, kind):
        try:
            loaded.append((path, validate(read_yaml(path), model)))
        except RuleError as error:
            problems.extend(error.problems)
    if problems:
        raise RuleError(tuple(problems))
    return loaded


def words_by_use(lists: Iterable[tuple[str, Iterable[str]]]) -> dict[str, frozenset[str]]:
    """Return the words of all lists that have one use, by that use."""
    words: dict[str, frozenset[str]] = {}
    for use, listed in lists:
        words[use] = words.get(use, frozenset()) | frozenset(listed)
    return words
