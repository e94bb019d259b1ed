"""Many words → one regular expression that shares their beginnings, which `re` alone does not do."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any


def trie_regex(words: Iterable[str]) -> str:
    """Return a pattern for a run of digits or one of `words`; those of Latin letters match whole words only."""
    latin = {word for word in words if "a" <= word[0] <= "z"}
    others = {word for word in words if word not in latin and not word[0].isdigit()}
    parts = ["[0-9]+"]
    if latin:
        parts.append(rf"(?<![a-z])(?:{_branches(_trie(latin))})(?![a-z])")
    if others:
        parts.append(_branches(_trie(others)))
    return "|".join(parts)


def _trie(words: Iterable[str]) -> dict[str, Any]:
    root: dict[str, Any] = {}
    for word in sorted(words):
        node = root
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}
    return root


def _branches(node: dict[str, Any]) -> str:
    ends = "" in node
    branches = [re.escape(character) + _branches(child) for character, child in node.items() if character]
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 and not ends else f"(?:{'|'.join(branches)})"
    return f"{body}?" if ends else body
