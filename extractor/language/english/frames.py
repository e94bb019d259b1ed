"""Frames written out as English sentences."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.language.model import FrameWords

_NAMES = ("Alden", "Borlin", "Cardex", "Dunmore", "Elvane", "Farlow", "Gorsted", "Hanlen")


@dataclass(frozen=True, slots=True)
class EnglishFrames:
    """Names are capitals, verbs are made finite by what needs no inflection behind it."""

    words: FrameWords

    def name(self, number: int, after: str) -> str:  # noqa: ARG002 - English names do not change
        """Return the placeholder of that number."""
        return _NAMES[number % len(_NAMES)]

    def verb(self, verb: str, before: str) -> str:
        """Return the base form where what is before it asks for that, else made finite."""
        return verb if before.casefold() in self.words.bare else f"{self.words.finite} {verb}"

    def particle(self, before: str, after: str) -> str:  # noqa: ARG002 - nothing is written behind an English noun
        """Return what is written behind a noun as it is."""
        return after

    def acts(self, verb: str) -> tuple[str, ...]:  # noqa: ARG002 - 'acquisition' cannot be told from 'acquire'
        """Return nothing: English nouns of acts are listed."""
        return ()
