"""What the matches of one rule on one clause tell together: who and what fills which slot, and where that was found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from extractor.document.facts import Filling, Participant
from extractor.events.fillers import Fillers
from extractor.events.kinds import EventRule, Slot
from extractor.events.scene import clause_at
from extractor.grammar.parse import Function, Span
from extractor.patterns.bind import NO_CLAUSE, Filled
from extractor.patterns.match import Match
from extractor.patterns.pattern import Origin

_NEAR = 12  # tokens between those who are included and the list that includes them


@dataclass(frozen=True, slots=True)
class Told:
    """A rule that matched a clause; `via` are the phrases behind the slots, `clauses` those its frame used."""

    rule: EventRule
    clause: int
    clauses: tuple[int, ...]
    anchor: Span
    participants: tuple[Participant, ...]
    fillings: tuple[Filling, ...]
    via: tuple[tuple[str, Filled], ...]
    frames: tuple[Origin, ...]
    preferred: int
    """How many fillers are of a kind that the slot prefers."""

    @property
    def filled(self) -> frozenset[str]:
        """The slots that are filled."""
        return frozenset((*(one.role for one in self.participants), *(one.slot for one in self.fillings)))


def tellings(matches: Iterable[Match[str]], rules: Mapping[str, EventRule], fillers: Fillers) -> list[Told]:
    """Return what each rule tells of each clause, the slots of all its frames put together."""
    groups: dict[tuple[str, int], list[Told]] = {}
    for match in matches:
        clause = match.clause if match.clause != NO_CLAUSE else clause_at(fillers.scene.parse, match.anchor)
        if clause is not None:
            told = _told(match, clause, rules[match.label], fillers)
            groups.setdefault((told.rule.id, clause), []).append(told)
    return [_together(sorted(group, key=_fullness)) for group in groups.values()]


def _fullness(told: Told) -> tuple[int, int, int]:
    return -len(told.filled), -told.preferred, told.anchor[0] - told.anchor[1]


def _told(match: Match[str], clause: int, rule: EventRule, fillers: Fillers) -> Told:
    participants: dict[str, Participant] = {}
    fillings: list[Filling] = []
    via: list[tuple[str, Filled]] = []
    named = {one: filled.slot for filled in match.filled for one in fillers.outright(filled.phrase)}
    for filled in match.filled:
        slot = rule.slots[filled.slot]
        if slot.is_party:
            told = [*_beside(filled, slot, fillers), *fillers.parties(slot, filled.phrase)]
            fresh = [
                one
                for one in dict.fromkeys(told)
                # 'Gaon sells its towers': who is named in another slot is no more than the owner here.
                if one not in participants and named.get(one, slot.name) == slot.name
            ]
            participants.update({one: Participant(one, slot.name) for one in fresh})
            via += [(one, filled) for one in fresh]
        else:
            found = list(fillers.fillings(slot, filled.phrase))
            fillings += found
            via += [(fillers.scene.layout.text[one.start : one.end], filled) for one in found]
    entities = fillers.scene.facts.entities
    participants = _on_their_sides(participants, via, rule, fillers)
    return Told(
        rule=rule,
        clause=clause,
        clauses=tuple(dict.fromkeys((clause, *_clauses_of(match, fillers)))),
        anchor=match.anchor,
        participants=tuple(participants.values()),
        fillings=tuple(fillings),
        via=tuple(via),
        frames=(match.frame.origin,),
        preferred=sum(entities[one.entity].kind in rule.slots[one.role].prefer for one in participants.values()),
    )


def _clauses_of(match: Match[str], fillers: Fillers) -> list[int]:
    """Return the clauses that fill slots of a frame, and those that its own words head."""
    clauses = fillers.scene.parse.clauses
    filling = [one.clause for one in match.filled if one.clause != NO_CLAUSE]
    return filling + [number for number, one in enumerate(clauses) if one.predicate in match.words]


def _on_their_sides(
    participants: dict[str, Participant], via: Sequence[tuple[str, Filled]], rule: EventRule, fillers: Fillers
) -> dict[str, Participant]:
    """Let two who deal *with* each other change sides where their kinds tell: an operator buys from a vendor."""
    tied = {one: filled.argument for one, filled in via if filled.argument}
    entities, words = fillers.scene.facts.entities, fillers.scene.words
    for one, own in participants.items():
        for other, theirs in participants.items():
            beside = tied.get(other)
            if own.role == theirs.role or beside is None or beside.marker not in words.partners:
                continue
            side, opposite = rule.slots[own.role], rule.slots[theirs.role]
            kind, partner = entities[one].kind, entities[other].kind
            if kind in opposite.prefer and kind not in side.prefer and partner not in opposite.prefer:
                swapped = {one: Participant(one, theirs.role), other: Participant(other, own.role)}
                return {**participants, **swapped}
    return participants


def _beside(filled: Filled, slot: Slot, fillers: Fillers) -> list[str]:
    """Return who is told beside those that fill a slot: '*B를 비롯해* C, D 등이', 'A, *along with* B, signed'."""
    if filled.argument is None or filled.clause == NO_CLAUSE:
        return []
    words, own = fillers.scene.words, filled.phrase.span
    markers = words.includes | (words.companions if filled.argument.function is Function.SUBJECT else frozenset())
    found: list[str] = []
    for argument in fillers.scene.parse.clauses[filled.clause].arguments:
        phrase = argument.phrase
        near = max(own[0] - phrase.span[1], phrase.span[0] - own[1]) <= _NEAR or argument.marker in words.companions
        if (argument.marker or phrase.marker) in markers and near:
            found += fillers.parties(slot, phrase)
    return found


def _together(group: Sequence[Told]) -> Told:
    """Add to the fullest what the other frames tell of slots that it leaves open, or that take everybody."""
    first = group[0]
    for other in group[1:]:
        known = {one.entity for one in first.participants}
        taken = first.filled
        # A frame that gives somebody another side reads the clause another way, and adds nothing.
        sides = {one.entity: one.role for one in first.participants}
        if any(sides.get(one.entity, one.role) != one.role for one in other.participants):
            continue
        more = tuple(
            one
            for one in other.participants
            if one.entity not in known and (one.role not in taken or first.rule.slots[one.role].every)
        )
        added = {one.entity for one in more}
        fillings = tuple(one for one in other.fillings if one.slot not in taken)
        first = replace(
            first,
            clauses=tuple(dict.fromkeys((*first.clauses, *other.clauses))),
            anchor=(min(first.anchor[0], other.anchor[0]), max(first.anchor[1], other.anchor[1])),
            participants=(*first.participants, *more),
            fillings=(*first.fillings, *fillings),
            via=(*first.via, *(pair for pair in other.via if pair[0] in added)),
            frames=(*first.frames, *other.frames),
        )
    return first
