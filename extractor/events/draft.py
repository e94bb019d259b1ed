"""What one match asserts: who did it, when, where and for how much, or why it is no event."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from extractor.document.facts import PERSON, Amount, Event, Participant
from extractor.events.circumstances import Act, act_of, is_old, period_of, place_of, placed_in_time, price_of
from extractor.events.fillers import Fillers
from extractor.events.kinds import Slot
from extractor.events.merge import Draft
from extractor.events.naming import name_of
from extractor.events.scene import Scene, chain, covers
from extractor.events.telling import Told
from extractor.grammar.parse import Function, Link, Phrase, Tense

Status = Callable[[int], str]
"""The status that the sentence gives to what a clause tells, by the clause's place in the parse."""
_NONE, _OCCURRED, _PLANNED = "none", "occurred", "planned"
_OPEN = (_PLANNED, "reported")
_BOTH = 2


@dataclass(frozen=True, slots=True)
class Stopped:
    """Why a match makes no event."""

    why: str


def draft_of(told: Told, fillers: Fillers, status_of: Status) -> Draft | Stopped:
    """Return the event that a rule's matches on a clause assert, or why they assert none."""
    scene, rule = fillers.scene, told.rule
    status = rule.status or _status(told, scene, status_of)
    if status == _NONE:
        return Stopped("is negated, or only what may be")
    told = _with_owner(_with_teller(_with_employer(told, fillers), fillers), fillers)
    if len(told.participants) < rule.needs:
        return Stopped(f"has {len(told.participants)} of {rule.needs} participants")
    missing = rule.requires - told.filled
    if missing:
        return Stopped(f"has no {', '.join(sorted(missing))}")
    act = act_of(scene, told.clause, told.anchor, told.clauses)
    reference = scene.layout.reference
    period = period_of(scene, act)
    if rule.type.of_period:
        # What is still to be told of a period has the day on which that will be.
        coming = period_of(scene, act, after=reference) if status == _PLANNED else None
        period = coming or (None if period and period.first == period.last else period)
    return Draft(
        Event(
            type=rule.type.name,
            rule=rule.id,
            trigger=scene.characters(told.anchor),
            evidence=(scene.characters((scene.sentence.start, scene.sentence.end)),),
            participants=told.participants,
            status=placed_in_time(status, period, reference),
            period=period,
            place=place_of(scene, act, broad=rule.place, into=rule.into),
            name=name_of(scene, act, told.anchor) if rule.named else None,
            attribution=_source(scene, told.clause, fillers),
            amount=(_told_sum(told, scene) or price_of(scene, act, told.anchor, any_sum=rule.type.of_period))
            if rule.amount
            else None,
            slots=told.fillings,
        ),
        rule,
        scene.number,
        headline=scene.is_headline,
        old=is_old(period, reference),
        background=not scene.is_headline and _is_background(scene, told, act, status),
        definite=_is_definite(scene, told.clause),
    )


def _status(told: Told, scene: Scene, status_of: Status) -> str:
    """Return the status of the clause, or of the noun that its verb plans or considers: 'plans a reshuffle'."""
    status, lemma = status_of(told.clause), scene.parse.clauses[told.clause].lemma
    if status != _OCCURRED:
        return status
    if lemma in scene.words.pledges:
        status = _PLANNED
    if lemma in scene.words.ponders:
        status = "reported"
    if lemma not in scene.words.plans:
        return status
    nouns = (
        number
        for number, one in enumerate(scene.parse.clauses)
        if one.noun and one.parent == told.clause and covers(told.anchor, one.predicate)
    )
    return next((found for number in nouns if (found := status_of(number)) in _OPEN), status)


def _told_sum(told: Told, scene: Scene) -> Amount | None:
    """Return the sum that fills a slot of the frame: 'A가 12억원을 부과받았다'."""
    starts = {one.start for one in told.fillings if "amount" in told.rule.slots[one.slot].filled_by}
    return next((amount for amount in scene.amounts if amount.start in starts), None)


def _with_employer(told: Told, fillers: Fillers) -> Told:
    """Add where the people of the event hold their posts, where its clause does not tell.

    'Nordan said Jane Doe would become its chief executive': who announces it; 'B씨가 상무로 승진했다': the post
    that the article gives the person.
    """
    scene = fillers.scene
    people = [one.entity for one in told.participants if scene.facts.entities[one.entity].category == PERSON]
    slot = next((slot for slot in told.rule.slots.values() if slot.employer and slot.name not in told.filled), None)
    if slot is None or not people:
        return told
    body = _announcer(slot, told.clause, fillers) or _employer(people, fillers)
    if body is None or any(one.entity == body for one in told.participants):
        return told
    return replace(told, participants=(*told.participants, Participant(body, slot.name)))


def _with_teller(told: Told, fillers: Fillers) -> Told:
    """Add who tells of an event whose clause names nobody: '*Gaon* said hackers had stolen data'."""
    slot = next((slot for slot in told.rule.slots.values() if slot.teller), None)
    if slot is None or told.participants:
        return told
    body = _announcer(slot, told.clause, fillers)
    return told if body is None else replace(told, participants=(Participant(body, slot.name),))


def _with_owner(told: Told, fillers: Fillers) -> Told:
    """Add whose figure the clause has for its subject, where a clause above tells whom the sentence is about."""
    parse = fillers.scene.parse
    clause = parse.clauses[told.clause]
    slot = next((slot for slot in told.rule.slots.values() if slot.topic and slot.name not in told.filled), None)
    subject = next((one.phrase for one in clause.arguments if one.function == Function.SUBJECT), None)
    if slot is None or subject is None or subject.possessor or clause.noun or clause.tense != Tense.PAST:
        return told
    for _, above in list(chain(parse, told.clause))[1:]:
        found = [
            one
            for argument in above.arguments
            if argument.function == Function.SUBJECT
            for one in fillers.parties(slot, argument.phrase)
        ]
        if found:
            return replace(told, participants=(*told.participants, Participant(found[0], slot.name)))
    return told


def _announcer(slot: Slot, clause: int, fillers: Fillers) -> str | None:
    for number, above in chain(fillers.scene.parse, clause):
        if number == clause or above.lemma not in fillers.scene.words.announces:
            continue
        for argument in above.arguments:
            if argument.function == Function.SUBJECT:
                found = fillers.parties(slot, argument.phrase)
                if len(found) == 1 and not fillers.scene.facts.entities[found[0]].outlet:
                    return found[0]
    return None


def _employer(people: list[str], fillers: Fillers) -> str | None:
    """Return where the people hold their posts, None where the article tells of several places."""
    facts = fillers.scene.facts
    found = {one.organization for one in facts.positions if one.person in people and one.organization}
    return next(iter(found)) if len(found) == 1 else None


def _source(scene: Scene, clause: int, fillers: Fillers) -> str | None:
    """Return the company or body that the sentence names as its source."""
    words = scene.words
    body = Slot("source", frozenset(("company", "organization")), *(frozenset(),) * 2, *(False,) * 9)
    for number, above in chain(scene.parse, clause):
        for argument in above.arguments:
            marker = argument.marker or argument.phrase.marker
            reports = argument.function == Function.SUBJECT and number != clause and above.lemma in words.reports
            if marker in words.sources or reports:
                found = fillers.parties(body, argument.phrase)
                if found:
                    return found[0]
    return None


def _is_background(scene: Scene, told: Told, act: Act, status: str) -> bool:
    """Whether the clause only describes a noun by a habit, or names a time: 'which provides news', '출시 이후'."""
    clause = scene.parse.clauses[told.clause]
    if clause.noun:
        return len(told.participants) < _BOTH and _is_aside(scene, told.clause)
    if clause.link == Link.RELATIVE:
        return clause.tense in (Tense.PRESENT, Tense.NONE) and not _is_done(scene, act)
    # '공급한다고 밝혔다' announces what is to come, 'said it supplies radios' a habit.
    announced = clause.link == Link.QUOTATION and status == _PLANNED
    return clause.tense == Tense.PRESENT and clause.lemma in scene.words.habits and not announced


def _is_done(scene: Scene, act: Act) -> bool:
    """Whether another clause of the act tells that it took place."""
    return any(scene.parse.clauses[one].tense in (Tense.PAST, Tense.FUTURE) for one in act.clauses[1:])


def _is_aside(scene: Scene, clause: int) -> bool:
    """Whether a noun that heads a clause is a mere adjunct, or only names another noun: '망 구축 사업'."""
    one = scene.parse.clauses[clause]
    phrase = phrase_of(scene, clause)
    if phrase and not covers(phrase.head, one.predicate) and phrase.words:
        return phrase.words[-1] in scene.words.names_only
    if one.parent is None:
        return False
    above = scene.parse.clauses[one.parent]
    return any(
        argument.function == Function.OBLIQUE and covers(argument.phrase.span, one.predicate)
        for argument in above.arguments
    )


def _is_definite(scene: Scene, clause: int) -> bool:
    """Whether the event is a noun that is marked as known: 'The fine was issued', 'the short outage'."""
    phrase = phrase_of(scene, clause) if scene.parse.clauses[clause].noun else None
    return phrase is not None and phrase.definite


def phrase_of(scene: Scene, clause: int) -> Phrase | None:
    """Return the narrowest phrase that holds the predicate of a clause."""
    predicate = scene.parse.clauses[clause].predicate
    holding = (phrase for phrase in scene.parse.phrases if covers(phrase.span, predicate))
    return min(holding, key=lambda phrase: phrase.span[1] - phrase.span[0], default=None)
