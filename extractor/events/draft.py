"""What one trigger asserts: who did it, when, where and for how much, or why it is no event."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.document.columns import Layout
from extractor.document.facts import Amount, Event, Facts, Period
from extractor.events.circumstances import LONG_AGO, period_of, place_of
from extractor.events.compiler import Label
from extractor.events.merge import Draft
from extractor.events.participants import participants_of, with_announcer
from extractor.events.scene import Scene, part_of
from extractor.events.triggers import Match
from extractor.events.understood import understood
from extractor.grammar.anaphora import Memory
from extractor.grammar.argument import PASSIVE
from extractor.grammar.arguments import arguments_of
from extractor.grammar.background import is_background
from extractor.grammar.compiled import Grammar
from extractor.grammar.ellipsis import gapped_clauses
from extractor.grammar.gaps import is_torn
from extractor.grammar.groups import SUBJECT
from extractor.grammar.quotes import quoted_names
from extractor.grammar.status import status_of
from extractor.language import ENGLISH, KOREAN

_HEADLINE = ("title", "subtitle")
_RESULTS = "earnings"
_FAIR = re.compile(r"[A-Z]{3,}(?![a-z])(?:[ -]?(?:19|20)?[0-9]{2}(?![0-9]))?")


@dataclass(frozen=True, slots=True)
class Stopped:
    """Why a trigger makes no event."""

    why: str


def draft_of(scene: Scene, match: Match[Label], facts: Facts, memory: Memory) -> Draft | Stopped:
    """Return the event that a trigger of a scene asserts, or why it asserts none."""
    rule = match.label.rule
    if rule is None:
        return Stopped("takes triggers back")
    sentence, tokens, text = scene.sentence, scene.layout.tokens, scene.layout.text
    if sentence.language == KOREAN and is_torn(tokens, match.parts, scene.grammar):
        return Stopped("goes across the end of a clause")
    if sentence.language == ENGLISH and _leaves_phrase(scene, match):
        return Stopped("goes across the end of a phrase")
    if sentence.language == ENGLISH and _is_participle(scene.layout, match, sentence.start, scene.grammar):
        return Stopped("only describes a noun")
    status = rule.status or status_of(sentence, tokens, text, match.first, match.last, scene.grammar)
    if status == "none":
        return Stopped("is negated, or only what may be")
    arguments = arguments_of(sentence, tokens, scene.groups, match.parts, scene.grammar, scene.time_words)
    if sentence.language == KOREAN and not any(argument.role in (SUBJECT, PASSIVE) for argument in arguments):
        arguments.extend(understood(scene, match, memory))
    participants = participants_of(rule, arguments, sentence.language, facts)
    if sentence.language == ENGLISH:
        participants = with_announcer(rule, participants, scene, facts)
    if len(participants) < rule.needs:
        return Stopped(f"has {len(participants)} of {rule.needs} participants")
    missing = rule.requires - {participant.role for participant in participants}
    if missing:
        return Stopped(f"has no {', '.join(sorted(missing))}")
    background = sentence.kind not in _HEADLINE and is_background(
        sentence, tokens, match.first, match.last, scene.grammar
    )
    period = period_of(scene, match.first, match.last, own=background and sentence.language == KOREAN)
    status = placed_in_time(status, period, scene.layout.reference)
    if rule.type == _RESULTS and period and period.first == period.last:
        # Results are of a period; the day is that of their publication.
        period = None
    trigger = tokens.start[match.first], tokens.end[match.last - 1]
    evidence = tokens.start[sentence.start], tokens.end[sentence.end - 1]
    place = place_of(scene, match.first, match.last, broad=rule.place, into=rule.into)
    return Draft(
        Event(
            type=rule.type,
            rule=rule.id,
            trigger=trigger,
            evidence=(evidence,),
            participants=participants,
            status=status,
            period=period,
            place=place,
            name=_name(scene, match) if rule.named else None,
            amount=_amount(scene, match) if rule.amount else None,
            attribution=scene.source.entity if scene.source else None,
        ),
        rule.family,
        scene.number,
        headline=sentence.kind in _HEADLINE,
        old=_is_old(period, scene.layout.reference),
        background=background,
        definite=sentence.language == ENGLISH and _is_definite(scene, match.first, match.last),
    )


def gapped_drafts(scene: Scene, match: Match[Label], draft: Draft, facts: Facts, memory: Memory) -> Iterator[Draft]:
    """Yield the same of those before, whose clauses leave the verb to this one ('A는 3조원, B는 2조원을 기록')."""
    if scene.sentence.language != KOREAN:
        return
    clauses = gapped_clauses(scene.groups, match.parts[-1][0], scene.layout.tokens, scene.grammar)
    own = {participant.entity for participant in draft.event.participants}
    for clause in clauses:
        told = draft_of(part_of(scene, clause, clauses[0].first), match, facts, memory)
        if isinstance(told, Draft) and not own & {participant.entity for participant in told.event.participants}:
            yield told


def placed_in_time(status: str, period: Period | None, reference: dt.date | None) -> str:
    """What is dated before the article is no plan, what is dated after it has not occurred."""
    if period is None or period.first is None or period.last is None or reference is None:
        return status
    today = reference.date() if isinstance(reference, dt.datetime) else reference
    if status == "planned" and period.last < today:
        return "occurred"
    if status == "occurred" and period.first > today:
        return "planned"
    return status


def _is_old(period: Period | None, reference: dt.date | None) -> bool:
    if period is None or period.last is None or reference is None:
        return False
    today = reference.date() if isinstance(reference, dt.datetime) else reference
    return today - period.last > LONG_AGO


def _is_definite(scene: Scene, first: int, last: int) -> bool:
    """Whether the trigger is a noun that 'the' marks as known: 'The fine was issued', 'the short outage'."""
    tokens, definites = scene.layout.tokens, scene.grammar.definites
    before = range(max(first - 2, scene.sentence.start), first)
    return last - first == 1 and any(tokens.lemma[index] in definites for index in before)


def _is_participle(layout: Layout, match: Match[Label], start: int, grammar: Grammar) -> bool:
    """Whether the trigger is a noun with what was done to it ('expand the network launched in 2019')."""
    lemma, last = layout.tokens.lemma, match.last - 1
    noun = last - 1
    if match.last - match.first > 2 or noun < 1 or lemma[noun - 1] not in grammar.determiners:
        return False
    if not (lemma[last].endswith("ed") or lemma[last] in grammar.participles):
        return False
    # 'The service launched in May' is a sentence.
    return match.first == noun or (
        match.last < len(lemma) and lemma[match.last] in grammar.markers and noun - 1 > start
    )


def _leaves_phrase(scene: Scene, match: Match[Label]) -> bool:
    """Whether the trigger's noun opens a phrase of its own: 'Announced in May, the deal will …'."""
    tokens, definites = scene.layout.tokens, scene.grammar.definites
    return any(
        first - 2 >= match.first and tokens.text[first - 2] == "," and tokens.lemma[first - 1] in definites
        for first, _ in match.parts[1:]
    )


def _amount(scene: Scene, match: Match[Label]) -> Amount | None:
    tokens = scene.layout.tokens
    at = tokens.start[match.first]
    if match.first and tokens.lemma[match.first - 1] in scene.grammar.conjunctions:
        # 'bought A for $3 billion and sold its towers': the price is that of the first.
        return min((amount for amount in scene.amounts if amount.start > at), key=lambda one: one.start, default=None)
    return min(scene.amounts, key=lambda amount: abs(amount.start - at), default=None)


def _name(scene: Scene, match: Match[Label]) -> str | None:
    """The quoted name nearest before the trigger, or the fair that the trigger names ('MWC 2025'); never a theme."""
    tokens, text = scene.layout.tokens, scene.layout.text
    start, end = tokens.start[scene.sentence.start], tokens.end[match.last - 1]
    names = [
        span
        for span in quoted_names(text[start : tokens.end[scene.sentence.end - 1]], start)
        if span[0] < end and not scene.grammar.themes.match(text, span[1] + 1)
    ]
    if names:
        return text[slice(*names[-1])]
    fairs = (_FAIR.match(text, tokens.start[first]) for first, _ in match.parts)
    return next((fair.group() for fair in fairs if fair), None)
