"""Regular expressions of strangers: one that explodes on a line is told by its rule, and does not hang the program."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from extractor.errors import InputError

_SECONDS = 1.0
"""A pattern that is well made takes a millionth of it on the longest line."""


class BoundedPattern:
    """Behaves like `re.compile(pattern)` as far as furniture needs it."""

    def __init__(self, rule: str, pattern: str) -> None:
        self.pattern = pattern
        self._rule = rule

    @cached_property
    def _compiled(self) -> Any:
        import regex  # noqa: PLC0415 — unlike `re` it takes a limit of time; only rules of the user's own need it

        return regex.compile(self.pattern)

    def fullmatch(self, line: str) -> Any:
        """Return the match of all of `line`, or None.

        Raises:
            InputError: when it takes too long.
        """
        try:
            return self._compiled.fullmatch(line, timeout=_SECONDS)
        except TimeoutError:
            raise InputError(self._complaint(line)) from None

    def finditer(self, line: str) -> Iterator[Any]:
        """Yield the matches in `line`.

        Raises:
            InputError: when they take too long.
        """
        try:
            yield from self._compiled.finditer(line, timeout=_SECONDS)
        except TimeoutError:
            raise InputError(self._complaint(line)) from None

    def _complaint(self, line: str) -> str:
        return f"the pattern {self.pattern!r} of rule {self._rule} takes too long on the line {line[:40]!r}"
