"""File names for articles: readable, safe on every system, each given once."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import PurePosixPath

_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?")
_LONGEST = 180
"""Bytes; file systems allow 255, and a suffix, a digest and a number have to fit."""


def safe_name(name: str) -> str:
    """Return `name` as a file name without a suffix; names that differ stay different."""
    safe = _UNSAFE.sub("_", name).strip(" .")
    if _RESERVED.fullmatch(safe):
        safe = f"_{safe}"
    if len(safe.encode("utf-8", "surrogatepass")) > _LONGEST:
        safe = safe.encode("utf-8", "surrogatepass")[:_LONGEST].decode("utf-8", "ignore")
    if safe == name:
        return safe
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{safe}-{digest}" if safe else digest


def short_name(name: str) -> str:
    """Return the name of a file that exists, cut where a longer suffix would not fit."""
    return name if len(os.fsencode(name)) <= _LONGEST else safe_name(name)


class Names:
    """Hands out each path once; the same requests in the same order get the same paths."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def claim(self, *wishes: PurePosixPath) -> PurePosixPath:
        """Return the first wish that is free, else the last one with a number.

        Paths that differ in case only count as one, as they do on macOS and Windows.
        """
        for wish in wishes:
            if self._take(wish):
                return wish
        last, number = wishes[-1], 2
        while True:
            numbered = last.with_name(f"{last.stem}-{number}{last.suffix}")
            if self._take(numbered):
                return numbered
            number += 1

    def _take(self, path: PurePosixPath) -> bool:
        key = str(path).casefold()
        if key in self._given:
            return False
        self._given.add(key)
        return True
