"""Regular expressions that are compiled when they are first asked, and those of many words.

The rules hold hundreds of them, and one article needs a part: compiling all takes longer than reading it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
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


def alternatives(words: Iterable[str]) -> str:
    """Return a regular expression for any of `words`, the longest first; matches nothing when there are none.

    Written letter by letter (`d(?:ollars|lrs)`), the form that fails fastest on running text.
    """
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branches(root) if root else "(?!)"


def _branches(node: dict[str, Any]) -> str:
    longer = [re.escape(letter) + _branches(below) for letter, below in sorted(node.items()) if letter]
    if not longer:
        return ""
    joined = longer[0] if len(longer) == 1 and "" not in node else f"(?:{'|'.join(longer)})"
    return f"{joined}?" if "" in node else joined


def any_of(words: Iterable[str]) -> str:
    """Return a regular expression of any of `words`, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
