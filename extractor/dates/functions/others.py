"""Sets of times, modifiers, vague values, and numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from extractor.dates.context import Context
from extractor.dates.functions.registry import function
from extractor.dates.functions.settle import settle
from extractor.dates.values import UNKNOWN, Bare, Clock, Length, Period, Repeat


@function("every")
def _every(_: Context, unit: Any) -> Repeat:
    """Return the set of all of a unit, of a duration, of a bare date or of a time of day."""
    if isinstance(unit, Length | Bare):
        return Repeat(unit.value)
    if isinstance(unit, Clock):
        return Repeat(f"{UNKNOWN['day']}T{unit.text}")
    return Repeat(Length(((1, str(unit)),)).value)


@function("every_weekday")
def _every_weekday(_: Context, weekday: int) -> Repeat:
    return Repeat(f"XXXX-WXX-{weekday}")


@function("mod", "part")
def _mod(context: Context, value: Any, mod: str) -> Any:
    return replace(value if isinstance(value, Bare | Length) else settle(context, value), mod=mod)


@function("now")
def _now(context: Context) -> Period:
    return Period("day", "PRESENT_REF", context.reference, context.reference)


@function("vague")
def _vague(_: Context, value: str) -> Period:
    return Period("vague", value)


@function("none")
def _none(_: Context) -> Period:
    return Period("none", None)


@function("add")
def _add(_: Context, a: float, b: float) -> float:
    return a + b


@function("sub")
def _sub(_: Context, a: float, b: float) -> float:
    return a - b


@function("mul")
def _mul(_: Context, a: float, b: float) -> float:
    return a * b
