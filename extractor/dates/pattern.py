"""The notation of `text:` → every plain sequence of elements it stands for."""

from __future__ import annotations

import re
from itertools import product
from typing import NamedTuple

_TOKEN = re.compile(
    r"\\(?P<escape>.)|\{(?P<slot>[^{}]*)\}|(?P<mark>[()\[\]|?])|(?P<blank>\s+)|(?P<text>[^\\{}()\[\]|?\s]+)"
)
_SLOT = re.compile(r"(?:(?P<name>[A-Za-z][A-Za-z0-9_]*)=)?(?P<symbol>[A-Za-z][A-Za-z0-9_]*)")
MAX_EXPANSIONS = 4000


class PatternError(ValueError):
    """A pattern that is not well formed; the text says what was expected."""


class Element(NamedTuple):
    """One step of a sequence: a word class, a result of other patterns, or (`words`) literal words."""

    symbol: str
    slot: str | None = None
    loose: bool = False  # a blank stands before it
    words: tuple[str, ...] = ()


Sequence = tuple[Element, ...]


class Expansion(NamedTuple):
    """A sequence with the context that must stand around it."""

    lead: Sequence
    core: Sequence
    trail: Sequence


_BLANK = Element(" ")
_OPEN, _CLOSE = Element("["), Element("]")


def literal(words: tuple[str, ...], *, loose: bool = False) -> Element:
    """Return the element for one of `words`; equal sets of words share one symbol."""
    unique = tuple(sorted(set(words)))
    return Element("=" + "|".join(unique), None, loose, unique)


def expand(text: str) -> list[Expansion]:
    """Return the sequences `text` stands for.

    Raises:
        PatternError: when brackets do not match, a slot is malformed, or there are too many sequences.
    """
    tokens = list(_tokens(text))
    sequences, position = _alternatives(tokens, 0)
    if position != len(tokens):
        raise PatternError(f"unexpected {tokens[position][1]!r}")
    return list(dict.fromkeys(_expansion(sequence) for sequence in sequences))


def _tokens(text: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    position = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            raise PatternError(f"cannot read {text[position:]!r}")
        kind = match.lastgroup or ""
        value = match.group(kind)
        if kind == "escape":
            kind = "text"
        if kind == "text" and found and found[-1][0] == "text":
            found[-1] = ("text", found[-1][1] + value)
        else:
            found.append((kind, value))
        position = match.end()
    return found


def _alternatives(tokens: list[tuple[str, str]], position: int) -> tuple[list[Sequence], int]:
    branches: list[Sequence] = []
    while True:
        sequences, position = _concatenation(tokens, position)
        branches += sequences
        if position < len(tokens) and tokens[position] == ("mark", "|"):
            position += 1
            continue
        return _merge_words(branches), position


def _merge_words(branches: list[Sequence]) -> list[Sequence]:
    """Join branches that are single words into one element, which keeps the number of sequences small."""
    plain = [branch for branch in branches if len(branch) == 1 and branch[0].words]
    if len(plain) < 2:
        return branches
    words = tuple(word for branch in plain for word in branch[0].words)
    return [branch for branch in branches if branch not in plain] + [(literal(words),)]


def _concatenation(tokens: list[tuple[str, str]], position: int) -> tuple[list[Sequence], int]:
    parts: list[list[Sequence]] = []
    while position < len(tokens):
        kind, value = tokens[position]
        if kind == "mark" and value in ")|":
            break
        position += 1
        if kind == "text":
            parts.append([(literal((value.lower(),)),)])
        elif kind == "blank":
            parts.append([(_BLANK,)])
        elif kind == "slot":
            parts.append([(_slot(value),)])
        elif value == "(":
            inner, position = _alternatives(tokens, position)
            if position >= len(tokens):
                raise PatternError("a ')' is missing")
            position += 1
            parts.append(inner)
        elif value == "?":
            if not parts:
                raise PatternError("'?' needs something before it")
            parts[-1] = [*parts[-1], ()]
        else:
            parts.append([(_OPEN if value == "[" else _CLOSE,)])
        size = 1
        for part in parts:
            size *= len(part)
        if size > MAX_EXPANSIONS:
            raise PatternError(f"stands for more than {MAX_EXPANSIONS} sequences; split it")
    return [tuple(element for piece in pieces for element in piece) for pieces in product(*parts)], position


def _slot(text: str) -> Element:
    match = _SLOT.fullmatch(text.strip())
    if match is None:
        raise PatternError(f"{{{text}}} must be {{class}} or {{name=class}}")
    symbol = match["symbol"]
    return Element(symbol, match["name"] or symbol)


def _expansion(sequence: Sequence) -> Expansion:
    zones: tuple[list[Element], list[Element], list[Element]] = ([], [], [])
    zone, inside, loose = 1, False, False
    for element in sequence:
        if element is _BLANK:
            loose = True
        elif element is _OPEN:
            if inside or zones[2]:
                raise PatternError("'[…]' may stand once at the beginning and once at the end")
            inside = True
            zone = 2 if zones[1] else 0
        elif element is _CLOSE:
            if not inside:
                raise PatternError("']' without '['")
            inside = False
            zone = 1 if zone == 0 else 3
        else:
            if zone == 3:
                raise PatternError("nothing may follow a closing '[…]'")
            zones[zone].append(Element(element.symbol, element.slot, loose, element.words))
            loose = False
    if inside:
        raise PatternError("a ']' is missing")
    lead, core, trail = (tuple(elements) for elements in zones)
    if not core:
        raise PatternError("an expression must have at least one element")
    if not lead:
        core = (core[0]._replace(loose=False), *core[1:])
    return Expansion(lead, core, trail)
