"""Patterns that differ in one word become one pattern: `{customer}에|에게` is looked up once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar, cast

Pattern = TypeVar("Pattern")


def merged(patterns: Iterable[Pattern]) -> list[Pattern]:
    """Return patterns that match what `patterns` match, joining those that differ in one set of words."""
    kept: list[Pattern] = []
    for pattern in patterns:
        joined = pattern
        for place, other in enumerate(kept):
            if _differences(other, joined) <= 1:
                kept[place] = _union(other, joined)
                break
        else:
            kept.append(joined)
    return kept if len(kept) == 1 or not _shrinks(kept) else merged(kept)


def shared(pattern: Pattern, pool: dict[Any, Any]) -> Pattern:
    """Return `pattern` made of the parts in `pool` where they are equal: patterns repeat whole sets of words."""
    value: Any = pattern
    if isinstance(value, tuple):
        value = tuple(shared(item, pool) for item in value)
    elif is_dataclass(value) and not isinstance(value, type):
        value = type(value)(**{key.name: shared(getattr(value, key.name), pool) for key in fields(value)})
    elif isinstance(value, frozenset):
        value = pool[value] if value in pool else frozenset(shared(item, pool) for item in value)
    elif type(value) is not str:
        # True equals 1, and a function equals its name.
        return pattern
    return cast("Pattern", pool.setdefault(value, value))


def _shrinks(patterns: list[Any]) -> bool:
    return any(_differences(one, other) <= 1 for place, one in enumerate(patterns) for other in patterns[place + 1 :])


def _differences(one: Any, other: Any) -> int:
    """Return in how many sets of words two patterns differ; more than one where they differ in anything else."""
    if one == other:
        return 0
    if type(one) is not type(other):
        return 2
    if isinstance(one, frozenset):
        return 1
    if isinstance(one, tuple) and len(one) == len(other):
        return sum(_differences(left, right) for left, right in zip(one, other, strict=True))
    if is_dataclass(one):
        return sum(_differences(getattr(one, key.name), getattr(other, key.name)) for key in fields(one))
    return 2


def _union(one: Any, other: Any) -> Any:
    if one == other:
        return one
    if isinstance(one, frozenset):
        return one | other
    if isinstance(one, tuple):
        return tuple(_union(left, right) for left, right in zip(one, other, strict=True))
    return type(one)(**{key.name: _union(getattr(one, key.name), getattr(other, key.name)) for key in fields(one)})
