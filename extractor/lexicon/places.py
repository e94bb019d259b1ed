"""Where a name stands in a text as a word of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import ahocorasick

_FEW = 64
"""Up to so many names looking for each is faster than building an automaton of all."""


def places(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each `name` in `text` that no letter, digit or hyphen continues.

    Hangul may follow: particles are written without a blank, and whether one stands there is the caller's question.
    """
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if _stands_alone(text, at, end):
            yield at, end
        at = text.find(name, end)


def places_of_all(text: str, names: Collection[str]) -> dict[str, list[tuple[int, int]]]:
    """Return the places of every name; of many names in one pass over the text."""
    if len(names) <= _FEW:
        return {name: list(places(text, name)) for name in names}
    automaton = ahocorasick.Automaton()
    for name in names:
        automaton.add_word(name, name)
    automaton.make_automaton()
    found: dict[str, list[tuple[int, int]]] = {name: [] for name in names}
    for last, name in automaton.iter(text):
        end = last + 1
        if _stands_alone(text, end - len(name), end):
            found[name].append((end - len(name), end))
    return found


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    # A Chinese character in front abbreviates a word of its own.
    inside = before in ("-", "&") or (before.isalnum() and not "一" <= before <= "鿿")
    further = (after.isalnum() and after.isascii()) or (after == "-" and text[end + 1 : end + 2].isalnum())
    return not inside and not further
