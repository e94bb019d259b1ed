"""Matches of one sentence that tell of the same thing: which of them makes the event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractor.document.facts import Event
from extractor.events.draft import phrase_of
from extractor.events.merge import Draft
from extractor.events.scene import Scene, chain, covers, is_below, overlaps
from extractor.events.telling import Told
from extractor.grammar.parse import Link

_SETTLED = ("occurred", "planned")
_PLANNED = "planned"
_BOTH = 2
_LATER = 12
"""How many sentences on a story may tell what becomes of its deal, without naming anybody."""


@dataclass(frozen=True, slots=True)
class Found:
    """A rule's matches on one clause with the event that they assert."""

    told: Told
    draft: Draft


def rank(told: Told) -> tuple[int, int, int, int, int]:
    """Return what to order matches by: those of higher priority first, then those that say more."""
    length = told.anchor[1] - told.anchor[0]
    return -told.rule.priority, -len(told.filled), -told.preferred, -length, told.anchor[0]


def overlap(scene: Scene, one: Told, other: Told) -> bool:
    """Whether two matches are readings of the same words."""
    if one.rule.decides != other.rule.decides:
        return False
    if one.clause == other.clause:
        return one.rule.family == other.rule.family or overlaps(one.anchor, other.anchor)
    if not overlaps(one.anchor, other.anchor):
        return False
    clauses = scene.parse.clauses
    if clauses[one.clause].predicate == clauses[other.clause].predicate:
        # A predicate that two gapped clauses share says its thing of each: 'A는 매출 3조원, B는 2조원을 기록했다'.
        return False
    return overlaps(clauses[one.clause].predicate, other.anchor) or overlaps(
        clauses[other.clause].predicate, one.anchor
    )


def settled(scene: Scene, found: Sequence[Found]) -> tuple[list[Found], list[tuple[Found, str, Found]]]:
    """Return the events of a sentence that stand, and those that give way with why and to which."""
    kept: list[Found] = []
    found, stopped = _with_purposes(scene, found)
    for one in found:
        lost = next(((why, other) for other in found if other is not one and (why := _yields(scene, one, other))), None)
        if lost:
            stopped.append((one, *lost))
        elif (same := next((other for other in kept if _is_same_decision(one.draft, other.draft)), None)) is not None:
            stopped.append((one, "is one decision with", same))
        else:
            kept.append(one)
    return [_undecided(scene, one, kept) for one in kept], stopped


def _with_purposes(scene: Scene, found: Sequence[Found]) -> tuple[list[Found], list[tuple[Found, str, Found]]]:
    """Give a deal whom its purpose names, where it is one of the same type: 'won a contract *to supply A*'."""
    whole = list(found)
    stopped: list[tuple[Found, str, Found]] = []
    for one in found:
        for other in found:
            if one is other or one.told.rule.type != other.told.rule.type or one.told.rule.type.whole:
                continue
            at = next((place for place, kept in enumerate(whole) if kept.told is other.told), None)
            if at is not None and one in whole and _is_purpose(scene, one, other):
                whole.remove(one)
                at = next(place for place, kept in enumerate(whole) if kept.told is other.told)
                whole[at] = _joined(whole[at], one)
                stopped.append((one, "is what is agreed in", other))
    return whole, stopped


def _joined(one: Found, purpose: Found) -> Found:
    """Return an event with the participants that only its purpose names."""
    event = one.draft.event
    known = {part.entity for part in event.participants}
    more = tuple(part for part in purpose.draft.event.participants if part.entity not in known)
    event = replace(event, participants=(*event.participants, *more))
    return replace(one, draft=replace(one.draft, event=event))


def _yields(scene: Scene, one: Found, other: Found) -> str:
    """Return why an event gives way to another of its sentence, nothing where it does not."""
    ones, others = one.told.rule.type, other.told.rule.type
    if others.whole and ones.generic and _is_among(one.draft.event, other.draft.event):
        return "is the same deal as"
    if ones.whole or other.told.rule.decides:
        return ""
    if _names_only(scene, one, other):
        return "only names what is meant by"
    if _is_purpose(scene, one, other) and not _outranks(one, other):
        return "is only the purpose of"
    if _is_purpose(scene, other, one) and _outranks(other, one):
        return "is told in full by"
    return ""


def _outranks(one: Found, other: Found) -> bool:
    return one.told.rule.priority > other.told.rule.priority and len(one.told.participants) >= len(
        other.told.participants
    )


def _is_among(one: Event, whole: Event) -> bool:
    """Whether an event names nobody beside those of the other, but for one that both leave open."""
    ones, others = ({participant.entity for participant in event.participants} for event in (one, whole))
    return ones <= others or len(others) < _BOTH


def _is_purpose(scene: Scene, one: Found, other: Found) -> bool:
    """Whether an event is only what the act of another is for: 'won a contract *to build …*', '*구축*을 위한 협약'."""
    clauses = scene.parse.clauses
    if one.told.clause == other.told.clause or not is_below(scene.parse, one.told.clause, other.told.clause):
        return False
    for number, clause in chain(scene.parse, one.told.clause):
        if number == other.told.clause:
            return False
        if clause.describes and overlaps(clause.describes.head, other.told.anchor):
            return clause.link == Link.COMPLEMENT
        if clause.connective in scene.words.purposes:
            return True
        if clause.noun and clause.parent is not None:
            for argument in clauses[clause.parent].arguments:
                marker = argument.marker or argument.phrase.marker
                if covers(argument.phrase.span, clause.predicate) and marker in scene.words.purposes:
                    return True
    return False


def _names_only(scene: Scene, one: Found, other: Found) -> bool:
    """Whether a noun of action stands before the noun that another event is told with: '망 구축 계약 체결'."""
    clause = scene.parse.clauses[one.told.clause]
    if not clause.noun or one.told.rule.family == other.told.rule.family:
        return False
    phrase = phrase_of(scene, one.told.clause)
    if phrase is None or phrase.members or overlaps(phrase.head, clause.predicate):
        return False
    return overlaps(phrase.head, other.told.anchor)


def _undecided(scene: Scene, one: Found, found: Sequence[Found]) -> Found:
    """What an authority decides on is still to come, whatever the day of the decision."""
    decided = any(
        other.told.rule.decides and other is not one and is_below(scene.parse, one.told.clause, other.told.clause)
        for other in found
    )
    event = one.draft.event
    if not decided or event.status not in _SETTLED:
        return one
    dates = {other.draft.event.period for other in found if other.told.rule.decides}
    period = None if event.period in dates else event.period
    return replace(one, draft=replace(one.draft, event=replace(event, period=period, status=_PLANNED)))


def _is_same_decision(one: Draft, other: Draft) -> bool:
    """Whether one sentence imposes two sums on the same: '과징금 68억원과 과태료 2700만원'."""
    shared = any(slot.shares for slot in one.rule.slots.values())
    return shared and one.rule.id == other.rule.id and one.event.participants == other.event.participants


def goes_on(draft: Draft, told: Sequence[Draft]) -> bool:
    """Whether the last whole deal that was told, of one of the participants where there are any, is of its type."""
    participants = {participant.entity for participant in draft.event.participants}
    for before in reversed(told):
        if not before.rule.type.whole:
            continue
        if not participants:
            return before.rule.type == draft.rule.type and draft.sentence - before.sentence <= _LATER
        if participants & {one.entity for one in before.event.participants}:
            return before.rule.type == draft.rule.type
    return False
