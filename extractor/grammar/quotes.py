"""Quotation marks and list marks in a sentence: speech, names of things, items."""

from __future__ import annotations

import re

_SPEECH = re.compile(r"“[^“”]{1,800}(?:”|$)|\"[^\"]{1,800}\"")
_BULLET = re.compile(r"[△▲▷▶■◆●◇□]")
_LAST_ITEM = 12
_SHORTEST_LIST = 2
_NAME = re.compile(r"[‘'「『<](?=\S)([^‘’'「」『』<>“”\"]{2,60}?)[’'」』>]")


def quoted_spans(text: str, offset: int) -> list[tuple[int, int]]:
    """Return the spans inside double quotation marks, the marks left out; offsets are `offset` + place in `text`."""
    return [(match.start() + offset + 1, match.end() + offset - 1) for match in _SPEECH.finditer(text)]


def quoted_names(text: str, offset: int) -> list[tuple[int, int]]:
    """Return the spans inside single quotation marks or angle brackets."""
    return [(match.start(1) + offset, match.end(1) + offset) for match in _NAME.finditer(text)]


def bullet_list(text: str, offset: int) -> list[tuple[int, int]]:
    """Return the span from the first to the end of the last item of a list within the sentence: `△… △… △…`."""
    marks = list_marks(text, offset)
    return [(marks[0], marks[-1] + _LAST_ITEM)] if marks else []


def list_marks(text: str, offset: int) -> list[int]:
    """Return where the items of a list within the sentence are marked; nothing for a mark on its own."""
    marks = [match.start() + offset for match in _BULLET.finditer(text)]
    return marks if len(marks) >= _SHORTEST_LIST else []
