"""Types of events and the rules that find them, as the component uses them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from extractor.events.model import PARTIES, EventFile, SlotRule, TypeRule


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing told of an event; see `SlotRule` for what each field means."""

    name: str
    filled_by: frozenset[str]
    without: frozenset[str]
    prefer: frozenset[str]
    every: bool
    identifies: bool
    guest: bool
    shares: bool
    members: bool
    employer: bool
    teller: bool
    topic: bool
    belongings: bool

    @property
    def is_party(self) -> bool:
        """Whether its fillers are participants."""
        return not PARTIES.isdisjoint(self.filled_by)


@dataclass(frozen=True, slots=True)
class EventType:
    """What makes two events of a type two, and what gives way to what; see `TypeRule`."""

    name: str
    of_period: bool
    paired: bool
    priced: bool
    whole: bool
    generic: bool
    agreed: bool
    superseded: bool
    opposed: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class EventRule:
    """One rule, with what it does not say itself taken from its type; see `EventFile`."""

    id: str
    type: EventType
    family: str
    slots: Mapping[str, Slot]
    needs: int
    requires: frozenset[str]
    place: bool
    into: bool
    amount: bool
    named: bool
    paired: bool
    continues: bool
    decides: bool
    status: str | None
    priority: int


def type_of(name: str, rule: TypeRule) -> EventType:
    """Return the ontology of one type."""
    return EventType(
        name=name,
        of_period=rule.of_period,
        paired=rule.paired,
        priced=rule.priced,
        whole=rule.whole,
        generic=rule.generic,
        agreed=rule.agreed,
        superseded=rule.superseded,
        opposed=rule.opposed,
    )


def rule_of(file: EventFile, kind: TypeRule) -> EventRule:
    """Return the rule of a file whose `type` is `kind`."""
    name = file.type or ""
    return EventRule(
        id=file.id,
        type=type_of(name, kind),
        family=file.family or name,
        slots={slot: _slot(slot, rule) for slot, rule in slots_of(file, kind).items()},
        needs=file.needs,
        requires=frozenset(file.requires),
        place=_own(file.place, of_type=kind.place),
        into=_own(file.into, of_type=kind.into),
        amount=_own(file.amount, of_type=kind.amount),
        named=_own(file.named, of_type=kind.named),
        paired=_own(file.paired, of_type=kind.paired),
        continues=file.continues,
        decides=file.decides,
        status=file.status,
        priority=file.priority,
    )


def slots_of(file: EventFile, kind: TypeRule) -> dict[str, SlotRule]:
    """Return the slots that the rule's frames may name: those of its type, as the rule changes them, and its own."""
    changed = {
        name: kind.slots[name].model_copy(update=rule.model_dump(exclude_unset=True)) if name in kind.slots else rule
        for name, rule in file.slots.items()
    }
    return {**kind.slots, **changed}


def _own(value: bool | None, *, of_type: bool) -> bool:  # noqa: FBT001 - what a file says, or nothing
    return of_type if value is None else value


def _slot(name: str, rule: SlotRule) -> Slot:
    return Slot(
        name=name,
        filled_by=frozenset(rule.filled_by),
        without=frozenset(rule.without),
        prefer=frozenset(rule.prefer),
        every=rule.every,
        identifies=rule.identifies,
        guest=rule.guest,
        shares=rule.shares,
        members=rule.members,
        employer=rule.employer,
        teller=rule.teller,
        topic=rule.topic,
        belongings=rule.belongings,
    )
