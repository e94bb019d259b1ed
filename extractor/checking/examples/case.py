"""One example of a rule file as something that can be tried: where it stands, and what it gave instead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from extractor.rulefiles.folders import rule_files
from extractor.rulefiles.validate import validate
from extractor.rulefiles.yaml_file import YamlFile, read_yaml

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Mismatch:
    """What an example says and what its text gave instead, both in words."""

    expected: str
    found: str

    def __str__(self) -> str:
        return f"expected {self.expected}, found {self.found}"


@dataclass(frozen=True, slots=True)
class Case:
    """One example: `item` names its rule and its place there, `judge` tries it and returns None where it is right."""

    path: Path
    line: int
    item: str
    text: str
    judge: Callable[[], Mismatch | None]

    @property
    def rule(self) -> str:
        """The id of the rule, or of the example where it belongs to no single rule."""
        return self.item.partition(" ")[0]

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.item}"


def yaml_files(folders: Iterable[Path], kind: str, model: type[Model]) -> Iterator[tuple[YamlFile, Model]]:
    """Yield every file of one kind with the lines its keys stand on.

    Raises:
        RuleError: when a file is wrong.
    """
    for path in rule_files(folders, kind):
        yaml = read_yaml(path)
        yield yaml, validate(yaml, model)


def listed(items: Iterable[object]) -> str:
    """Return items in words for a mismatch."""
    return "; ".join(str(item) for item in items) or "nothing"
