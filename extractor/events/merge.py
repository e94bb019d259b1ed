"""Several assertions of one real-world event become one event."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from extractor.document.facts import Event, Participant, Period
from extractor.events.kinds import EventRule

_UNREAL = ("denied", "cancelled")
_PLANNED, _OCCURRED = "planned", "occurred"
_OPEN = (_PLANNED, "reported")
_SAME_SCENE = 6
"""How many sentences on a story still tells who came to what it said was held."""
_ROUNDING = 1.25
_NEAR = 3
_LATEST = 12
"""How many clusters back an assertion may belong to: news returns to its main events, and long lists stay linear."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One assertion: the event it tells of, the rule that found it, and the sentence it stands in.

    It is `old` when its date lies well before the article; what stands in the `background` supports another assertion,
    alone it makes an event only with a date. A `definite` noun means what was told before ('the fine').
    """

    event: Event
    rule: EventRule
    sentence: int
    headline: bool
    old: bool
    background: bool
    definite: bool = False


class Heard(Protocol):
    """Is told of each assertion which event it became, None where it became none."""

    def __call__(self, draft: Draft, number: int | None, *, joined: bool) -> None: ...


def merge(drafts: Iterable[Draft], heard: Heard | None = None) -> list[Event]:
    """Return the events in order of first assertion.

    Two assertions are of one event when their families agree, nothing they tell contradicts, and they share a
    participant, or stand side by side and one names none of its own.
    """
    clusters: list[list[Draft]] = []
    by_family: dict[str, list[list[Draft]]] = {}
    for draft in drafts:
        known = by_family.setdefault(draft.rule.family, [])
        fitting = [cluster for cluster in (*known[:1], *known[1:][-_LATEST:]) if _same(cluster, draft)]
        if fitting:
            max(fitting, key=lambda cluster: (_completes(cluster, draft), _shared(cluster, draft))).append(draft)
        else:
            cluster = [draft]
            clusters.append(cluster)
            known.append(cluster)
    kept = [cluster for cluster in clusters if _stands_alone(cluster)]
    if heard:
        numbers = {id(cluster): number for number, cluster in enumerate(kept)}
        for cluster in clusters:
            for draft in cluster:
                heard(draft, numbers.get(id(cluster)), joined=draft is not cluster[0])
    return [_merged(cluster) for cluster in kept]


def _stands_alone(cluster: Sequence[Draft]) -> bool:
    """Whether a cluster is an event: more than background, or dated; a step of nobody that joined no deal is none."""
    if all(draft.rule.continues and not draft.event.participants for draft in cluster):
        return False
    return not all(draft.background for draft in cluster) or any(draft.event.period for draft in cluster)


def _told(cluster: Sequence[Draft]) -> Sequence[Draft]:
    """Return the assertions that speak for all of a cluster: the first and the last few."""
    return (*cluster[:_NEAR], *cluster[max(_NEAR, len(cluster) - _NEAR) :])


def _same(cluster: Sequence[Draft], draft: Draft) -> bool:
    compared = _told(cluster)
    return all(_compatible(other, draft) for other in compared) and any(_linked(other, draft) for other in compared)


def _compatible(one: Draft, other: Draft) -> bool:
    if not _periods_agree(one.event.period, other.event.period):
        return False
    statuses = {one.event.status, other.event.status}
    # A denial speaks of a rumour, not of the deal that the article announces.
    if statuses & set(_UNREAL) and statuses & {"occurred", "planned"}:
        return False
    if _is_history(one, other) or _is_history(other, one) or _prices_differ(one, other):
        return False
    if not _fillers_agree(one, other) or _sides_change(one, other):
        return False
    return not (one.event.name and other.event.name and not _names_agree(one.event.name, other.event.name))


def _is_history(one: Draft, other: Draft) -> bool:
    """What happened long ago is not what is planned or rumoured now, nor an earlier post the one told of."""
    return (
        one.old
        and one.event.status == "occurred"
        and one.sentence != other.sentence
        and not other.background
        and (other.event.status in _OPEN or (one.rule.type.superseded and not other.old))
    )


def _prices_differ(one: Draft, other: Draft) -> bool:
    price, other_price = one.event.amount, other.event.amount
    if not one.rule.type.priced or price is None or other_price is None:
        return False
    if price.currency != other_price.currency or _is_share(one, other):
        return False
    low, high = sorted((price.value, other_price.value))
    return high > low * _ROUNDING


def _is_share(one: Draft, other: Draft) -> bool:
    """Whether a sentence near by tells what each pays of the fine that several pay, or only compares it."""
    if abs(one.sentence - other.sentence) > _NEAR or not any(slot.shares for slot in one.rule.slots.values()):
        return False
    ones, others = (
        {part.entity for part in draft.event.participants if draft.rule.slots[part.role].shares}
        for draft in (one, other)
    )
    return not ones or not others or (bool(ones & others) and max(len(ones), len(others)) > 1)


def _fillers_agree(one: Draft, other: Draft) -> bool:
    ones, others = _identifying(one), _identifying(other)
    return all(ones[role] & others[role] for role in ones.keys() & others.keys())


def _sides_change(one: Draft, other: Draft) -> bool:
    ones = {participant.entity: participant.role for participant in one.event.participants}
    opposed = {*one.rule.type.opposed, *(pair[::-1] for pair in one.rule.type.opposed)}
    return any((ones.get(part.entity), part.role) in opposed for part in other.event.participants)


def _identifying(draft: Draft) -> dict[str, set[str]]:
    fillers: dict[str, set[str]] = {}
    for participant in draft.event.participants:
        if draft.rule.slots[participant.role].identifies:
            fillers.setdefault(participant.role, set()).add(participant.entity)
    return fillers


def _periods_agree(one: Period | None, other: Period | None) -> bool:
    if one is None or other is None:
        return True
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return True
    return one.first <= other.last and other.first <= one.last


def _names_agree(one: str, other: str) -> bool:
    # '모바일 월드 콩그레스(MWC) 2025' and 'MWC 2025' are one.
    one, other = ("".join(filter(str.isalnum, name)).lower() for name in (one, other))
    return one in other or other in one


def _linked(one: Draft, other: Draft) -> bool:
    ones = {participant.entity for participant in one.event.participants}
    others = {participant.entity for participant in other.event.participants}
    if ones & others:
        # Two deals of one company with different partners are two deals.
        if not one.rule.paired or ones <= others or others <= ones or len(ones & others) > 1:
            return True
        if one.headline and ones and len(ones) == len(others) and all(_has_akin(entity, others) for entity in ones):
            return True
        identity = _identifying(other)
        return any(fillers & identity.get(role, set()) for role, fillers in _identifying(one).items())
    if other.definite and not _contradicts(one, other):
        return True
    if _is_of_guests(one) != _is_of_guests(other):
        return abs(one.sentence - other.sentence) <= _SAME_SCENE
    if abs(one.sentence - other.sentence) <= 1 and not (_roles(one) & _roles(other)):
        # The sentence behind names those who fill the roles left open.
        return True
    return abs(one.sentence - other.sentence) <= _NEAR and (one.headline or not one.event.participants)


def _contradicts(one: Draft, other: Draft) -> bool:
    """Whether both name the sides of a deal, and other ones."""
    return one.rule.paired and bool(one.event.participants) and bool(other.event.participants)


def _has_akin(entity: str, others: Collection[str]) -> bool:
    """Whether one of `others` is the same, or a unit of it that the headline calls by the group's name."""
    return any(other == entity or other.startswith(f"{entity}-") for other in others)


def _is_of_guests(draft: Draft) -> bool:
    """Whether an assertion tells only who came, and not who held it."""
    return any(slot.guest for slot in draft.rule.slots.values()) and all(
        draft.rule.slots[role].guest for role in _roles(draft)
    )


def _completes(cluster: Sequence[Draft], draft: Draft) -> bool:
    """Whether `draft` right behind the last assertion of `cluster` fills the roles it left open."""
    roles = {role for other in _told(cluster) for role in _roles(other)}
    return draft.sentence - cluster[-1].sentence == 1 and not (roles & _roles(draft))


def _roles(draft: Draft) -> set[str]:
    return {participant.role for participant in draft.event.participants}


def _shared(cluster: Sequence[Draft], draft: Draft) -> int:
    entities = {participant.entity for other in _told(cluster) for participant in other.event.participants}
    return len(entities & {participant.entity for participant in draft.event.participants})


def _merged(cluster: Sequence[Draft]) -> Event:
    first = cluster[0].event
    events = [draft.event for draft in cluster]
    participants: dict[str, Participant] = {}
    for draft in cluster:
        told = {one.role for one in participants.values()}
        for participant in draft.event.participants:
            # Where somebody worked before is told behind where he goes.
            if not (draft.rule.slots[participant.role].employer and participant.role in told):
                participants.setdefault(participant.entity, participant)
    told = {part.entity for draft in cluster if not draft.headline for part in draft.event.participants}
    for entity in [
        participant.entity for draft in cluster if draft.headline for participant in draft.event.participants
    ]:
        if cluster[0].rule.paired and entity not in told and _has_akin(entity, told):
            participants.pop(entity, None)
    return replace(
        first,
        evidence=tuple(dict.fromkeys(span for event in events for span in event.evidence)),
        participants=tuple(participants.values()),
        # The body tells what the headline shortens.
        status=_status(cluster),
        period=_narrowest(events),
        place=next((event.place for event in events if event.place), None),
        name=max((event.name for event in events if event.name), key=len, default=None),
        attribution=next((event.attribution for event in events if event.attribution), None),
        amount=next((event.amount for event in events if event.amount), None),
    )


def _status(cluster: Sequence[Draft]) -> str:
    """What is denied or called off anywhere stands against every report of it; else the body's first word counts.

    What has a day on which it was done is planned no more, nor an agreement that was signed.
    """
    statuses = [draft.event.status for draft in cluster if not draft.headline] or [cluster[0].event.status]
    unreal = next((status for status in _UNREAL if status in statuses), None)
    if unreal or statuses[0] != _PLANNED:
        return unreal or statuses[0]
    if cluster[0].rule.type.agreed and _OCCURRED in statuses:
        return _OCCURRED
    day = _narrowest([draft.event for draft in cluster])
    done = [draft.event.period for draft in cluster if draft.event.status == _OCCURRED and draft.event.period]
    return _OCCURRED if day in done else _PLANNED


def _narrowest(events: Sequence[Event]) -> Period | None:
    periods = [event.period for event in events if event.period]
    return min(
        periods,
        key=lambda period: (period.last - period.first).days if period.first and period.last else 10**6,
        default=None,
    )
