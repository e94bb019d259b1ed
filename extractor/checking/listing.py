"""What rules there are: each entry of each file with its id and its kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from extractor.checking.check import MODELS
from extractor.rulefiles.folders import load_kind

_FILE_IDS = ("event", "dates", "ventures", "language")


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One rule or entry: its id, its kind (`events`, `lexicon/companies`), and the file it stands in."""

    id: str
    kind: str
    path: Path


def entries_of(folders: Sequence[Path]) -> list[Entry]:
    """Return the entries in force, sorted by id and kind; one of a later folder replaces its namesake.

    Raises:
        RuleError: when a rule file is wrong.
    """
    found: dict[tuple[str, str], Entry] = {}
    for kind, model in MODELS.items():
        for path, file in load_kind(folders, kind, model):
            for entry in _entries(kind, path, file):
                found[entry.kind, entry.id] = entry
    return sorted(found.values())


def _entries(kind: str, path: Path, file: BaseModel) -> Iterator[Entry]:
    name = next((value for key in _FILE_IDS if (value := getattr(file, key, None))), None)
    if name is not None:
        yield Entry(str(name), kind, path)
    for field in type(file).model_fields:
        parts = getattr(file, field)
        for part in parts if isinstance(parts, tuple) else ():
            identity = getattr(part, "id", None)
            if isinstance(identity, str):
                yield Entry(identity, f"{kind}/{field}", path)
