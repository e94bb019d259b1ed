"""What the parser finds: how a stretch of text can be read, before it is known what stands around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from extractor.dates.context import Context
from extractor.dates.meaning import Evaluator
from extractor.dates.rule import Rule


class Condition(NamedTuple):
    """A regular expression that must not match what precedes (or follows) a place of the stretch.

    Without a pattern: the word at that place must begin with a capital.
    """

    pattern: str | None
    place: int
    before: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Derivation:
    """A pattern that matched, with what stands in its slots (plain values or further derivations)."""

    rule: Rule
    slots: dict[str, Any]
    start: int
    end: int
    conditions: tuple[Condition, ...]
    meaning: Evaluator

    def evaluate(self, context: Context) -> Any:
        """Return what the expression means."""
        return self.meaning(self.slots, context)
