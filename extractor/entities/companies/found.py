"""What the finders of both languages return: names told by their form, and names that evidence decides on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name at `start:end`, what it stands for, and what told it; `alias` is the span of another form in brackets.

    `short` is the part of the name that alone may stand for it later, `full` the longer name that this one is short
    for. `entity` is the known one that it is, or that brackets name beside it.
    """

    start: int
    end: int
    category: str
    kind: str | None
    rule: str
    alias: tuple[int, int] | None = None
    short: str | None = None
    entity: str | None = None
    full: str | None = None


@dataclass(frozen=True, slots=True)
class Suspect:
    """A name at `start:end` that may be a company's; `signs` are what its letters and the marks around it show."""

    start: int
    end: int
    sentence: int
    signs: tuple[str, ...] = ()
    alias: tuple[int, int] | None = None
