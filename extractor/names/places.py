"""Where a name stands in a text as a word of its own."""

from __future__ import annotations

from collections.abc import Iterator


def places(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each `name` in `text` that no letter, digit or hyphen continues.

    Hangul may follow: particles are written without a blank, and whether one stands there is the caller's question.
    """
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        before, after = text[at - 1 : at], text[end : end + 1]
        # A Chinese character in front abbreviates a word of its own.
        inside = before in ("-", "&") or (before.isalnum() and not "一" <= before <= "鿿")
        further = (after.isalnum() and after.isascii()) or (after == "-" and text[end + 1 : end + 2].isalnum())
        if not inside and not further:
            yield at, end
        at = text.find(name, end)
