"""What the normaliser returns, and the stretch of text it is asked to read."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple


class Passage(NamedTuple):
    """A sentence, headline or bare phrase in one language, as half-open offsets into the text."""

    start: int
    end: int
    language: str


class Timex(NamedTuple):
    """One calendar expression, after ISO-TimeML's TIMEX3.

    `start`/`end` are half-open offsets; `type` is date, time, duration or set; `value` and `mod` are TIMEX3's
    (ranges: the two values with a slash, as in ISO 8601); `first`/`last` are the days of the whole period,
    both included, or None where the expression cannot be placed. `compared`: only what something else is
    compared with (`a year earlier`, `than in 2019`).
    """

    start: int
    end: int
    rule: str
    type: str
    value: str | None
    mod: str | None
    first: dt.date | None
    last: dt.date | None
    compared: bool = False
