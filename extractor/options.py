"""The choices a caller has, without anything that is slow to import."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

FormatName = Literal["json", "jsonl", "csv", "html"]
TablesName = Literal["parquet", "csv"]
LanguageName = Literal["ko", "en"]
ParseFormat = Literal["tree", "jsonl"]
KindName = Literal[
    "companies", "organizations", "executives", "dates", "events", "joint_ventures", "quotes", "amounts", "locations"
]


@dataclass(frozen=True, slots=True)
class Options:
    """What shapes the output of an article beside the article; a change of any field makes `-o DIR` write anew."""

    rules: tuple[Path, ...] = ()
    published: str | None = None
    language: LanguageName | None = None
    encoding: str | None = None
    format: FormatName = "json"
    with_text: bool = False
    only: tuple[KindName, ...] = ()
    """The kinds of facts that are wanted; none: all."""
    max_chars: int | None = None
    """Longer articles are not read."""
