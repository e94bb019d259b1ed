"""What one mention of a venture tells, and the record that several mentions make."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractor.document.facts import Amount, BusinessArea, Mention
from extractor.document.timex import Timex
from extractor.grammar.parse import Span

RANKS = ("proposed", "agreement", "mou", "definitive_agreement", "established", "dissolved")
"""Stages, each undone by a later one only."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far one sentence says that the venture has come; `firm` where it tells so and does not only imply it."""

    stage: str
    firm: bool
    time: Timex | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What one mention at characters `span` tells; `sure` where words for a venture stand there.

    `name` are characters too, `ratio` are shares in the order of the parties, `agreed` is the sentence that tells what
    the parties agreed on.
    """

    sentence: int
    span: Span
    sure: bool = True
    first: bool = False
    other: bool = False
    parties: tuple[str, ...] = ()
    name: Span | None = None
    areas: tuple[BusinessArea, ...] = ()
    shares: tuple[tuple[str, float], ...] = ()
    ratio: tuple[float, ...] = ()
    step: Step | None = None
    capital: Amount | None = None
    place: Mention | None = None
    alliance: str | None = None
    agreed: int | None = None

    @property
    def tells(self) -> bool:
        """Whether it adds something to what is known of the venture."""
        more = self.parties or self.name or self.areas or self.shares or self.ratio or self.capital
        return bool(more or (self.step and self.step.firm))


@dataclass(slots=True)
class Record:
    """One venture: the mentions that tell of it, in text order."""

    told: list[Told] = field(default_factory=list)

    @property
    def parties(self) -> tuple[str, ...]:
        """Everybody who takes part, in order of appearance."""
        return tuple(dict.fromkeys(party for told in self.told for party in told.parties))

    @property
    def names(self) -> tuple[Span, ...]:
        """Where it is named."""
        return tuple(told.name for told in self.told if told.name)

    @property
    def last(self) -> int:
        """The sentence that spoke of it last."""
        return self.told[-1].sentence
