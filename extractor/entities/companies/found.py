"""What the finders of both languages return."""

from __future__ import annotations

from dataclasses import dataclass

CHIEFS = frozenset(
    ("ceo", "cto", "cfo", "coo", "cio", "cso", "cmo", "chair", "president", "founder", "vice-chair", "vp")
)
"""Roles that only companies and bodies like them have."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name at `start:end`, what it stands for, and what told it; `alias` is the span of another form in brackets.

    `short` is the part of the name that alone may stand for it later. `entity` is the known
    one that brackets name beside it.
    """

    start: int
    end: int
    category: str
    kind: str | None
    rule: str
    alias: tuple[int, int] | None = None
    short: str | None = None
    entity: str | None = None
