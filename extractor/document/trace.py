"""What components tell of their decisions when somebody listens; nobody does in an ordinary run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of a candidate at characters `start:end`: what was made of it, or what stopped it."""

    start: int
    end: int
    rule: str
    fired: bool
    outcome: str


Listener = Callable[[Decision], None]
