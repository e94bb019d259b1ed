"""What files in `rules/events/` may say: types of events with their slots, and rules that find them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field, model_validator

from extractor.events.words import EventWords
from extractor.patterns.field import Frames
from extractor.rulefiles.fields import RuleId
from extractor.rulefiles.validate import RuleModel
from extractor.schema import CompanyKind, EventStatus, OrganizationKind

Kind = CompanyKind | OrganizationKind
Filler = Literal[
    "company", "organization", "person", "alliance", "university", "amount", "date", "place", "name", "phrase"
]

PARTIES: frozenset[str] = frozenset(("company", "organization", "person", "alliance", "university"))
"""Fillers that come out as participants; the others come out under `slots`."""


class SlotRule(RuleModel):
    """One thing that an event of a type tells."""

    filled_by: tuple[Filler, ...] = Field(default=("company", "organization"), alias="is")
    """What may fill the slot. Companies, organizations and people become participants whose role is the slot's name;
    amounts, dates, places, names (of products, written with a capital) and phrases are printed under `slots`."""
    without: tuple[Kind, ...] = Field(default=(), alias="not")
    """Kinds that never fill it: an authority approves a takeover and makes none."""
    prefer: tuple[Kind, ...] = ()
    """Kinds that are this side of a deal and not the other, where the sentence leaves that open."""
    every: bool = False
    """Whether what several frames find for it takes part, and not only what the fullest does."""
    identifies: bool = False
    """Whether two fillers make two events: two takeovers have two targets."""
    guest: bool = False
    """Whether it tells who came to what others held."""
    shares: bool = False
    """Whether several fillers each get a part of the sum told."""
    members: bool = False
    """Whether the members of an alliance that is named fill it, as far as the article names them."""
    employer: bool = False
    """Whether it is where the people of the event hold their posts, where its clause names none."""
    teller: bool = False
    """Whether who tells of the event is meant where its clause names nobody: 'Gaon said hackers had stolen data'."""
    topic: bool = False
    """Whether, where the clause leaves open whose its subject is, it is who the clauses above are about: '*A는*
    영업이익이 1200억원을 기록했다고 밝혔다'."""
    belongings: bool = False
    """Whether what belongs to one stands for it: 'chose *Nordan's* radios', 'an inquiry into *Nordan's* prices'."""


class TypeRule(RuleModel):
    """A type of events: what it covers, what is told of it, and what makes two events of it two."""

    summary: str
    """What the type covers, in one sentence."""
    slots: dict[RuleId, SlotRule]
    """What is told of an event of the type, by the slot's name."""
    amount: bool = False
    """Whether a sum in the clause is the event's price."""
    named: bool = False
    """Whether a quoted name in the clause is the event's."""
    place: bool = False
    """Whether it happens somewhere: a place with *in* or 에서 is its."""
    into: bool = False
    """Whether something is built or put somewhere: a place with *to* or 에 is its."""
    of_period: bool = False
    """Whether it tells of a period, so that a single day is no date of its."""
    paired: bool = False
    """Whether two of one company with different partners are two events."""
    priced: bool = False
    """Whether a different sum makes a different event."""
    whole: bool = False
    """Whether a contract about it is the same deal and no second one."""
    generic: bool = False
    """Whether it gives way to a `whole` deal of the same companies."""
    agreed: bool = False
    """Whether to agree on it is to do it: once a sentence tells that it was signed, it is planned no more."""
    superseded: bool = False
    """Whether one of long ago stays apart from one of now, as an earlier post does."""
    opposed: tuple[tuple[RuleId, RuleId], ...] = ()
    """Pairs of slots that one company does not fill in one event: who sells and who buys."""

    @model_validator(mode="after")
    def _opposed_are_slots(self) -> TypeRule:
        for name in (name for pair in self.opposed for name in pair):
            if name not in self.slots:
                raise ValueError(f"{name!r} under `opposed` is no slot; the slots are {', '.join(self.slots)}")
        return self


class Example(RuleModel):
    """A sentence in one language and what the rule must give (`gives`), nothing at all inside `not`."""

    ko: str | None = None
    en: str | None = None
    gives: dict[str, Any] = Field(default_factory=dict)
    """Names by slot, and `status`, `date` (TIMEX3), `place`, `amount`, `name`."""
    date: str | None = None
    """The day on which it was published; 2024-06-20 without."""
    missed: bool = False
    """Whether the rule is known to get this wrong; the tests tell when it comes right, so that the mark can go."""

    @model_validator(mode="after")
    def _one_language(self) -> Example:
        if (self.ko is None) == (self.en is None):
            raise ValueError("give the sentence under `ko` or under `en`, one of them")
        return self


class EventFile(RuleModel):
    """A rule that finds one kind of event, or what a folder adds to one (`extends`) or takes away (`off`).

    A file may also declare `types`, or hold nothing but these or `words`.
    """

    types: dict[RuleId, TypeRule] = Field(default_factory=dict)
    """Types of events by name; one named as a type of an earlier folder replaces it."""
    words: dict[Literal["ko", "en"], EventWords] = Field(default_factory=dict)
    """Words that tell when, where, for how much and on whose word; they add to those of earlier files."""
    event: RuleId | None = None
    """The id, and the file's name; printed in the output, never renamed."""
    extends: RuleId | None = None
    """The id of the rule that this file adds frames, exceptions, slots and examples to."""
    off: bool = False
    """Whether the rule of this id is switched off."""
    type: RuleId | None = None
    """The type of its events, one that is declared under `types`."""
    summary: str = ""
    """What it finds, in one sentence."""
    known_gaps: str | None = None
    """What it is known to miss."""
    frames: Frames = Frames()
    """Sentences with slots that tell of the event."""
    unless: Frames = Frames()
    """Frames, or noun phrases of another sense, that take a match back."""
    slots: dict[RuleId, SlotRule] = Field(default_factory=dict)
    """What differs from the slots of the type, or is told beside them."""
    needs: int = Field(default=1, ge=0)
    """How many participants there must be at least."""
    requires: tuple[RuleId, ...] = ()
    """Slots that must be filled, where the words alone are everyday ones."""
    family: RuleId | None = None
    """Rules of one family may tell of the same event; without it every rule of the type does."""
    amount: bool | None = None
    """As of the type."""
    named: bool | None = None
    """As of the type."""
    place: bool | None = None
    """As of the type."""
    into: bool | None = None
    """As of the type."""
    paired: bool | None = None
    """As of the type."""
    continues: bool = False
    """Whether it only goes on with an event of the type that was told before, of a participant where it names one."""
    status: EventStatus | None = None
    """The status, where the kind of event decides it."""
    decides: bool = False
    """Whether it decides on the deal that its clause names, which then is still to come."""
    priority: int = 0
    """Of two rules that match the same words the higher wins; else the one that says more."""
    examples: tuple[Example, ...] = ()
    """Sentences that must fire, with what they give."""
    negatives: tuple[Example, ...] = Field(default=(), alias="not")
    """Sentences that must not fire."""

    @model_validator(mode="after")
    def _says_something(self) -> EventFile:
        if self.event and self.extends:
            raise ValueError("give the rule's id under `event`, or that of the rule it adds to under `extends`")
        if not self.id and not self.types and not self.words:
            raise ValueError("give a rule (`event`, `type`, `summary`, `frames`), `extends`, or `types`")
        if self.event and not self.off and not (self.type and self.frames and self.summary):
            raise ValueError("a rule has `type`, `summary` and `frames`")
        if not self.id and (self.frames or self.unless or self.examples or self.negatives or self.slots):
            raise ValueError("these belong to a rule; give its id under `event` or `extends`")
        return self

    @property
    def id(self) -> str:
        """The id of the rule that the file makes, changes or switches off; empty where it is about none."""
        return self.event or self.extends or ""


def extended(rule: EventFile, by: EventFile) -> EventFile:
    """Return `rule` with what `by` adds: frames, exceptions, slots, examples."""
    return rule.model_copy(
        update={
            "frames": _joined(rule.frames, by.frames),
            "unless": _joined(rule.unless, by.unless),
            "slots": {**rule.slots, **by.slots},
            "examples": (*rule.examples, *by.examples),
            "negatives": (*rule.negatives, *by.negatives),
        }
    )


def examples_of(file: EventFile) -> Iterator[tuple[str, int, Example]]:
    """Yield (key, number, example) of every example and negative."""
    for key, examples in (("examples", file.examples), ("not", file.negatives)):
        for number, example in enumerate(examples):
            yield key, number, example


def _joined(one: Frames, other: Frames) -> Frames:
    return Frames(ko=(*one.ko, *other.ko), en=(*one.en, *other.en))
