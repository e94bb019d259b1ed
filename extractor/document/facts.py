"""What the components of the pipeline hand to one another: entities, their mentions, and the facts about them.

Offsets count characters of `doc.text`; token positions index the columns of the layout.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span

from extractor.document.timex import Timex

COMPANY = "company"
ORGANIZATION = "organization"
LOCATION = "location"
PERSON = "person"


@dataclass(frozen=True, slots=True)
class Entity:
    """A company, organization, person or place: one id for one thing."""

    id: str
    category: str
    name: str
    ko: str | None = None
    en: str | None = None
    kind: str | None = None
    country: str | None = None
    ticker: str | None = None
    known: bool = False
    outlet: bool = False
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an entity is named: characters `start:end`, tokens `first:last`, and the sentence's index."""

    start: int
    end: int
    first: int
    last: int
    sentence: int
    entity: str
    category: str
    rule: str


@dataclass(frozen=True, slots=True)
class Position:
    """A post that the text gives a person; `start:end` are the characters of the title."""

    person: str
    title: str
    role: str | None
    organization: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Amount:
    """One sum of money: half-open offsets in code points, value in whole units of the ISO 4217 currency, rule id."""

    start: int
    end: int
    value: int | float
    currency: str
    rule: str


@dataclass(frozen=True, slots=True)
class Period:
    """The time of an event, taken from the time expression that tells it."""

    value: str | None
    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class Participant:
    """An entity and the role it plays in an event."""

    entity: str
    role: str


@dataclass(frozen=True, slots=True)
class BusinessArea:
    """What a venture or partnership is to do: characters `start:end`, and the id of the area where one is known."""

    start: int
    end: int
    area: str | None


@dataclass(frozen=True, slots=True)
class Filling:
    """What fills a slot of an event that is no participant: characters `start:end`.

    `entity` where it is a place, `value` where it is a sum (number) or a date (TIMEX3).
    """

    slot: str
    start: int
    end: int
    entity: str | None = None
    value: str | int | float | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One assertion of an event, or several of the same event merged; spans are characters."""

    type: str
    rule: str
    trigger: tuple[int, int]
    evidence: tuple[tuple[int, int], ...]
    participants: tuple[Participant, ...]
    status: str
    period: Period | None = None
    place: Mention | None = None
    name: str | None = None
    attribution: str | None = None
    amount: Amount | None = None
    slots: tuple[Filling, ...] = ()


@dataclass(frozen=True, slots=True)
class Venture:
    """A jointly owned company; `event` is the position of its event among the document's events.

    `mentions` are the characters of the words for it and of its name.
    """

    name: str | None
    parties: tuple[str, ...]
    stage: str
    period: Period | None
    areas: tuple[BusinessArea, ...]
    event: int | None
    evidence: tuple[tuple[int, int], ...]
    alliance: str | None = None
    ownership: tuple[tuple[str, float], ...] = ()
    mentions: tuple[tuple[int, int], ...] = ()
    capital: Amount | None = None
    place: Mention | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted words at characters `start:end`, without the marks, and the person who said them."""

    start: int
    end: int
    speaker: str
    rule: str


@dataclass(slots=True)
class Facts:
    """Everything found so far; each component adds its kind and reads what stands before it."""

    entities: dict[str, Entity] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)
    dates: list[Timex] = field(default_factory=list)
    amounts: list[Amount] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    agreed: dict[int, tuple[BusinessArea, ...]] = field(default_factory=dict)
    """By the number of an event what its partners agreed to do."""
    ventures: list[Venture] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)

    def add(self, entity: Entity, mentions: Iterable[Mention]) -> None:
        """Add an entity, unless it is there already, and mentions of it, kept in text order."""
        self.entities.setdefault(entity.id, entity)
        self.mentions.extend(mentions)
        self.mentions.sort(key=lambda mention: (mention.start, -mention.end))

    def mentions_of(self, *categories: str) -> list[Mention]:
        """Return the mentions of these categories in text order."""
        return [mention for mention in self.mentions if mention.category in categories]


Doc.set_extension("facts", default=None, force=True)


def facts_of(doc: Doc) -> Facts:
    """Return the facts of `doc`, an empty collection at the first call."""
    if doc._.facts is None:
        doc._.facts = Facts()
    facts: Facts = doc._.facts
    return facts


def publish(doc: Doc, group: str, mentions: Iterable[Mention]) -> None:
    """Show mentions as `doc.spans[group]`: label = category, kb_id = entity, span id = rule."""
    doc.spans[group] = [
        Span(doc, mention.first, mention.last, mention.category, kb_id=mention.entity, span_id=mention.rule)
        for mention in mentions
    ]
