"""A pattern of the rule files, compiled."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.dates.meaning import Tree


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern; `not_before` … `after` are regular expressions on what stands around a match."""

    id: str
    gives: str
    tree: Tree
    priority: int
    order: int
    visible: bool
    cased: bool
    alone: bool | None
    fills: bool
    tense: str | None
    not_before: str | None
    not_after: str | None
    before: str | None
    after: str | None
