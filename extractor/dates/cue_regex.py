"""Tense cues → one regular expression."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence


def cue_regex(cues: Mapping[str, Sequence[str]], *, marked: bool) -> str:
    """Return one pattern for the cues by tense, each tense a named group; empty when there are none."""
    named = [f"(?P<{tense}>{_grouped(patterns)})" for tense, patterns in cues.items() if patterns]
    if not named:
        return ""
    return rf"\b(?:{'|'.join(named)})\b" if marked else "|".join(named)


def _grouped(patterns: Iterable[str]) -> str:
    """Return the alternatives, those that begin with the same plain letter under that letter, tried once for all."""
    by_first: dict[str, list[str]] = defaultdict(list)
    others: list[str] = []
    for pattern in patterns:
        for alternative in _alternatives(pattern):
            if alternative[:1].isalpha() and alternative[1:2] not in {"?", "*", "+", "{"}:
                by_first[alternative[0]].append(alternative[1:])
            else:
                others.append(alternative)
    groups = [f"{first}(?:{'|'.join(rests)})" for first, rests in by_first.items()]
    return "|".join([*groups, *others])


def _alternatives(pattern: str) -> list[str]:
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
