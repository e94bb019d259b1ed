"""Regular expressions that are compiled when they are first asked.

The rules hold hundreds of them, and one article needs a part: compiling all takes longer than reading it.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, cast


class _LazyPattern:
    """Stands in for a compiled pattern, whose methods and attributes it has."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self.flags)

    def __getattr__(self, name: str) -> Any:
        """Take the method from the compiled pattern and keep it, so that the next call costs nothing more."""
        if name.startswith("__"):
            raise AttributeError(name)
        value = self.__dict__[name] = getattr(self._compiled, name)
        return value

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.pattern, self.flags)


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what behaves like `re.compile(pattern, flags)`; a wrong pattern shows at its first use."""
    return cast("re.Pattern[str]", _LazyPattern(pattern, flags))


def lazily(pattern: re.Pattern[str]) -> tuple[Any, ...]:
    """Return how a pattern that is known to be right is stored: by its text (see `object.__reduce__`)."""
    return lazy, (pattern.pattern, pattern.flags)
