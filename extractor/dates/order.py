"""Whether the numeric dates of a text have their day before their month."""

from __future__ import annotations

import re
from functools import lru_cache

from extractor.dates.anchors import regex

_NUMERIC = re.compile(r"(?<![\d/.-])(\d\d?)([/.-])(\d\d?)\2(?:\d{4}|\d\d)(?![\d/.-]?\d)")


@lru_cache(maxsize=8)
def day_first(text: str, signs: str) -> bool | None:
    """Return what the first date of the text that fits one order only tells, else True where there are `signs`.

    `signs` is a regular expression on the lower-case text; None: nothing tells.
    """
    for match in _NUMERIC.finditer(text):
        first, second = int(match[1]), int(match[3])
        if max(first, second) <= 31 and (first > 12) != (second > 12):
            return first > 12
    return True if signs and regex(signs).search(text) else None
