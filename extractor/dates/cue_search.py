"""The search for cues of tense, from a date to either side."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from extractor.dates.anchors import regex
from extractor.dates.memory import Memory

_NEAR = 64  # characters in which the nearest cue stands most often
_LONGEST = 4  # words of a cue
Counts = Callable[[re.Match[str]], bool]


class CueSearch:
    """Finds the cues beside a date, in a language in which a cue may begin anywhere."""

    def __init__(self, cues: str) -> None:
        """Take the pattern of all cues."""
        self._cues = regex(cues)

    def before(self, text: str, start: int, end: int, counts: Counts | None) -> re.Match[str] | None:
        """Return the last cue between two offsets of the folded text that counts (None: all do)."""
        high = end
        for low in (max(start, end - _NEAR), start):
            if low < high:
                for match in reversed(list(self._cues.finditer(text, low, end))):
                    if match.start() < high and (counts is None or counts(match)):
                        return match
            high = low
        return None

    def after(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Yield the cues between two offsets of the folded text, first first."""
        yield from self._cues.finditer(text, start, end)


class MarkedCueSearch(CueSearch):
    """The same where words are set apart: cues are tried only at pieces in which one may begin, which is remembered."""

    def __init__(self, cues: str, beginnings: str) -> None:
        """Take the pattern of all cues, and one that matches wherever one may begin in a piece between blanks."""
        super().__init__(cues)
        find = regex(beginnings).finditer
        self._beginnings = Memory(lambda piece: tuple(match.start() for match in find(piece)))

    def before(self, text: str, start: int, end: int, counts: Counts | None) -> re.Match[str] | None:
        """See `CueSearch`."""
        match_cue, beginnings, place = self._cues.match, self._beginnings, end
        nearest, pieces = None, 0
        while place > start:
            begin = text.rfind(" ", start, place) + 1 or start
            for offset in reversed(beginnings[text[begin:place]]):
                match = match_cue(text, begin + offset, end)
                # `closed` is no cue where it ends `is closed`
                if match and (counts is None or counts(match)) and (not nearest or match.end() > nearest.start()):
                    nearest, pieces = match, 0
            if nearest:
                pieces += 1
                if pieces == _LONGEST:
                    break
            place = begin - 1
        return nearest

    def after(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """See `CueSearch`."""
        match_cue, beginnings, place, floor = self._cues.match, self._beginnings, start, start
        while 0 <= place < end:
            stop = text.find(" ", place, end)
            for offset in beginnings[text[place : stop if stop >= 0 else end]]:
                match = match_cue(text, place + offset, end) if place + offset >= floor else None
                if match:
                    floor = match.end()
                    yield match
            place = stop + 1 if stop >= 0 else end


def cue_search(cues: str, beginnings: str) -> CueSearch:
    """Return the search for the pattern `cues`; see `cue_regex`."""
    return MarkedCueSearch(cues, beginnings) if beginnings else CueSearch(cues or "(?!)")
