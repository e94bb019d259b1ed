"""The table of the functions of `means:`, and how each says that something is no date."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from extractor.dates.values import Period

FUNCTIONS: dict[str, Callable[..., Any]] = {}
_Function = TypeVar("_Function", bound=Callable[..., Any])


class NoReadingError(ValueError):
    """The expression does not mean this here; another reading of the text gets its turn."""


def function(*names: str) -> Callable[[_Function], _Function]:
    """Register a function of the notation; it takes the context and plain values."""

    def register(implementation: _Function) -> _Function:
        for name in names:
            FUNCTIONS[name] = implementation
        return implementation

    return register


def impossible(grain: str) -> Period:
    """Return the period of an expression that names no day of the calendar."""
    return Period(grain, None)
