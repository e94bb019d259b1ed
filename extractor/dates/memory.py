"""What is told of a spelling depends on nothing else, and spellings come again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

_REMEMBERED = 20_000  # spellings; most take some 200 bytes

Told = TypeVar("Told")


class Memory(dict[str, Told], Generic[Told]):
    """What a function tells of a spelling, asked once; looking up what is known costs no call."""

    def __init__(self, tell: Callable[[str], Told]) -> None:
        """Take the function; it must depend on the spelling alone."""
        super().__init__()
        self._tell = tell

    def __missing__(self, spelling: str) -> Told:
        if len(self) >= _REMEMBERED:
            self.clear()
        told = self[spelling] = self._tell(spelling)
        return told
