"""Tense cues → one regular expression that is quick to fail.

Most places of a sentence hold no cue. So the words share their beginnings, and what is no plain word is tried only
where one of its first characters stands, as far as these can be told from its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_PLAIN = re.compile(r"[^\\.^$*+?{}\[\]|()]+")
_LETTERS = re.compile(r"[a-z']+(?![a-z'?*{])")  # letters that are there in any case
_IN_ONE_WORD = re.compile(r"(?:\(\?<?![\w |]*\))*\\w(?:\+|\{\d,\})[a-z']*")
_MOST_CHARACTERS = 400


def cue_regex(cues: Mapping[str, Sequence[str]], *, marked: bool) -> str:
    """Return one pattern for the cues by tense; empty when there are none.

    The name of the group that matched is the tense, perhaps with a mark after it. `marked`: cues are whole words.
    """
    quick: list[str] = []
    slow: list[str] = []
    firsts: set[str] = set()
    for tense, patterns in cues.items():
        alternatives = [part for pattern in patterns for part in split_alternatives(pattern)]
        plain = [part for part in alternatives if _PLAIN.fullmatch(part)]
        others = [(part, first_characters(part)) for part in alternatives if not _PLAIN.fullmatch(part)]
        known = [part for part, first in others if first]
        unknown = [part for part, first in others if not first]
        firsts.update(part[0] for part in plain)
        for _, first in others:
            firsts |= first or set()
        words = [shared_beginnings(plain)] if plain else []
        if plain or known:
            quick.append(f"(?P<{tense}>{'|'.join([*words, *known])})")
        if unknown:
            slow.append(f"(?P<{tense}_>{'|'.join(unknown)})")
    if quick:
        listed = "".join(re.escape(character) for character in sorted(firsts))
        slow.insert(0, f"(?=[{listed}])(?:{'|'.join(quick)})")
    if not slow:
        return ""
    return rf"\b(?:{'|'.join(slow)})\b" if marked else "|".join(slow)


def cue_beginnings(cues: Mapping[str, Sequence[str]]) -> str:
    """Return a pattern that matches, in a piece of text between two blanks, wherever a cue may begin.

    It may match where none does; what can be told is the first word of a cue, or the letters it begins with.
    """
    wholes = (part for patterns in cues.values() for whole in patterns for part in split_alternatives(whole))
    found = {_beginning(part) for whole in wholes for part in _spread(whole)}
    return rf"\b(?:{'|'.join(sorted(found, key=len, reverse=True))})"


def _spread(pattern: str) -> list[str]:
    """Return the patterns for which one that begins with alternatives stands."""
    inner = _bracketed(pattern) if pattern.startswith("(?:") else None
    rest = pattern[len(inner or "") + 4 :]
    if inner is None or rest[:1] in {"?", "*", "{"}:
        return [pattern]
    return [part + rest for part in split_alternatives(inner)]


def _beginning(pattern: str) -> str:
    first, blank, _ = pattern.partition(" ")
    letters = _LETTERS.match(pattern)
    if _PLAIN.fullmatch(first) and (blank or first == pattern):
        return rf"{re.escape(first)}\b"
    if letters:
        return re.escape(letters.group())
    return pattern if _IN_ONE_WORD.fullmatch(pattern) else ""


def tense_of(match: re.Match[str]) -> str:
    """Return the tense of a match of that pattern."""
    return (match.lastgroup or "").rstrip("_")


def split_alternatives(pattern: str) -> list[str]:
    """Split at the bars that stand outside all brackets."""
    parts, depth, current, escaped, in_class = [], 0, "", False, False
    for character in pattern:
        if escaped or character == "\\":
            escaped = not escaped
        elif in_class:
            in_class = character != "]"
        elif character == "[":
            in_class = True
        elif character in "()":
            depth += 1 if character == "(" else -1
        elif character == "|" and depth == 0:
            parts.append(current)
            current = ""
            continue
        current += character
    return [*parts, current]


def first_characters(pattern: str) -> set[str] | None:
    """Return the characters with which a match can begin, None where the text of the pattern does not tell."""
    if not pattern:
        return None
    if pattern.startswith("(?:"):
        inner = _bracketed(pattern)
        if inner is None or pattern[len(inner) + 4 : len(inner) + 5] in {"?", "*", "{"}:
            return None
        sets = [first_characters(part) for part in split_alternatives(inner)]
        return None if None in sets else set().union(*(found for found in sets if found))
    if pattern[0] == "[":
        listed, _, rest = pattern[1:].partition("]")
        if re.search(r"[\\^-]", listed) or rest[:1] in {"?", "*", "{"} or len(listed) > _MOST_CHARACTERS:
            return None
        return set(listed)
    if _PLAIN.match(pattern[0]) and pattern[1:2] not in {"?", "*", "{"}:
        return {pattern[0]}
    return None


def _bracketed(pattern: str) -> str | None:
    depth = 0
    for place, character in enumerate(pattern):
        if character in "\\[":
            return None
        depth += {"(": 1, ")": -1}.get(character, 0)
        if depth == 0:
            return pattern[3:place]
    return None


def shared_beginnings(words: Iterable[str]) -> str:
    """Return a pattern for the words, longest first, that tries their common beginnings once."""
    root: dict[str, Any] = {}
    for word in sorted(words):
        node = root
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}
    return _branches(root)


def _branches(node: dict[str, Any]) -> str:
    ends = "" in node
    branches = [re.escape(character) + _branches(child) for character, child in node.items() if character]
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 and not ends else f"(?:{'|'.join(branches)})"
    return f"{body}?" if ends else body
