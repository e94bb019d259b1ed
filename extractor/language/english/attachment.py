"""Which noun or verb a phrase belongs to, where several could take it."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.language.english.parts import Frame, Noun
from extractor.language.english.vocabulary import Vocabulary

_OF = "of"
_NEVER = -5
"""A preposition that leans so far never belongs to a verb."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """Decides by what verbs and nouns want; where neither wants the preposition, by how it leans."""

    words: Vocabulary

    def host(self, frame: Frame, noun: Noun, *, free: bool) -> Noun | None:
        """Return the noun of `frame.front` that a phrase with a preposition describes, None for the verb.

        `free` phrases stand behind a comma.
        """
        front, marker = frame.front, noun.marker
        if not front:
            return None
        if self.words.lean.get(marker, 0.0) < _NEVER:
            return front[-1]
        if frame.group is None and frame.subject is None:
            return None if free or front[-1].time else self._wanting(front, marker) or front[-1]
        if frame.group is None:
            return None if free or (noun.time and marker != _OF) else self._wanting(front, marker) or front[-1]
        if free:
            return None
        return self._behind_verb(frame, noun)

    def _behind_verb(self, frame: Frame, noun: Noun) -> Noun | None:
        front, marker = frame.front, noun.marker
        by_verb = frame.lemma in self.words.verbs.bound.get(marker, ())
        wanting = self._wanting(front, marker)
        if marker == _OF:
            return None if by_verb and len(front) == 1 and front[0].pronoun else wanting or front[-1]
        if by_verb and not (wanting is front[-1] and marker in self.words.noun_over_verb):
            return None
        if wanting is not None:
            return wanting
        lean = self.words.lean.get(marker, 0.5)
        if noun.time:
            lean += 2
        elif frame.lemma in self.words.light and not front[0].marker:
            lean -= 1.5
        if front[-1].pronoun or front[-1].time:
            lean += 3
        return None if lean > 0 else self._common(front, marker)

    def _common(self, front: list[Noun], marker: str) -> Noun | None:
        """Return the nearest noun, over names: 'the acquisition of Corvane *from Brightwave*'."""
        if marker in self.words.of_names:
            return front[-1]
        return next((noun for noun in reversed(front) if noun.tag != "nam"), None)

    def _wanting(self, front: list[Noun], marker: str) -> Noun | None:
        return next((noun for noun in reversed(front) if self._bound(noun, marker)), None)

    def _bound(self, noun: Noun, marker: str) -> bool:
        return noun.lemma in self.words.nouns.bound.get(marker, ())

    def partner(self, frame: Frame, noun: Noun) -> Noun:
        """Return the noun of `frame.front` that a phrase behind 'and' or a comma stands beside."""
        best, most = frame.front[-1], -1.0
        for depth, candidate in enumerate(reversed(frame.front)):
            score = self._likeness(candidate, noun) - 0.4 * depth
            if score > most:
                best, most = candidate, score
        return best

    @staticmethod
    def _likeness(one: Noun, other: Noun) -> float:
        score = float((one.tag == "nam") == (other.tag == "nam"))
        score += 0.5 * (bool(one.determiner) == bool(other.determiner))
        score += 0.3 * ((one.tag == "ns") == (other.tag == "ns"))
        return score + 0.5 * (one.pronoun == other.pronoun) + 0.5 * (one.time == other.time)
