"""Frames written out as Korean sentences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extractor.language.korean.tokens import KoreanAnalyser
from extractor.language.model import FrameWords

_NAMES = ("나루", "다루", "바루", "사루", "자루", "카루", "타루", "하루")
_FINAL_CONSONANT = 4
_FIRST_SYLLABLE, _SYLLABLES, _FINALS, _RIEUL = ord("가"), 11172, 28, 8
"""What makes 루 into 룬: syllables are listed by their final consonant."""


@dataclass(frozen=True, slots=True)
class KoreanFrames:
    """Names end as the particle behind them asks for, verbs stand in the past; `analyser` is made when needed."""

    words: FrameWords
    analyser: Callable[[], KoreanAnalyser]

    def name(self, number: int, after: str) -> str:
        """Return the placeholder of that number, with a final consonant before 이, 은, 을, 과, 으로."""
        name = _NAMES[number % len(_NAMES)]
        closed = after.startswith(self.words.closed)
        return name[:-1] + chr(ord(name[-1]) + _FINAL_CONSONANT) if closed else name

    def verb(self, verb: str, before: str) -> str:  # noqa: ARG002 - the verb ends the sentence whatever is before it
        """Return the past: a base form at the end of a sentence is often taken for another word (끝내다)."""
        return self.analyser().past(verb)

    def particle(self, before: str, after: str) -> str:
        """Return the particle in the form that the syllable before it asks for: 법 + 가 → 이."""
        syllable = ord(before or " ") - _FIRST_SYLLABLE
        if not 0 <= syllable < _SYLLABLES:
            return after
        final = syllable % _FINALS
        for closed, opened in self.words.allomorphs.items():
            if after in {closed, opened}:
                return closed if final and not (final == _RIEUL and opened == "로") else opened
        return after

    def acts(self, verb: str) -> tuple[str, ...]:
        """Return 인수 for 인수하다."""
        stems = (verb.removesuffix(ending) for ending in self.words.derived if verb.endswith(ending))
        return tuple(stem for stem in stems if stem)
