"""Triggers of one sentence that tell of the same thing: which of them makes the event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.document.columns import Layout
from extractor.document.facts import Event
from extractor.events.compiler import Label
from extractor.events.deals import GENERIC, SETTLED, WHOLE
from extractor.events.merge import Draft
from extractor.events.triggers import Match
from extractor.grammar.clauses import is_noun_phrase
from extractor.grammar.compiled import Grammar

_DECISION, _APPROVAL, _PLANNED = "regulation", "approval", "planned"
_BOTH = 2


def rank(match: Match[Label]) -> tuple[int, int, int, str]:
    """Return what to order triggers by: those of higher priority first, then those that say more."""
    rule = match.label.rule
    return -(rule.priority if rule else 0), match.last - match.first - 2 * match.weight, match.first, match.label.of


def share_words(one: Match[Label], other: Match[Label]) -> bool:
    """Whether two matches have a word in common."""
    return any(first < stop and begin < last for first, last in one.parts for begin, stop in other.parts)


def overlap(one: Match[Label], other: Match[Label]) -> bool:
    """Whether two matches share a word, or speak of one kind of event within one stretch of words."""
    if share_words(one, other):
        return True
    ones, others = one.label.rule, other.label.rule
    if not ones or not others or ones.type != others.type:
        return False
    if ones.family == others.family:
        return one.first < other.last and other.first < one.last
    # 'recommended that the agency approve the deal': what stands inside is what is recommended.
    return (one.first < other.first and other.last < one.last) or (other.first < one.first and one.last < other.last)


def decided(one: Match[Label], other: Match[Label]) -> bool:
    """Whether one trigger is the approval of the deal that the other tells of ('cleared the acquisition')."""
    ones, others = one.label.rule, other.label.rule
    types = {ones.type if ones else "", others.type if others else ""}
    return _DECISION in types and bool(types & set(WHOLE))


def is_among(one: Event, whole: Event) -> bool:
    """Whether an event names nobody beside those of the other, but for one that both leave open."""
    ones, others = ({participant.entity for participant in event.participants} for event in (one, whole))
    return ones <= others or len(others) < _BOTH


def head_of_phrase(
    match: Match[Label], own: Draft, found: Sequence[tuple[Match[Label], Draft]], layout: Layout, grammar: Grammar
) -> Match[Label] | None:
    """Return the trigger whose noun phrase this one opens (Korean '망 구축 계약 체결', '장비 도입 사업 수주')."""
    for other, draft in found:
        if draft.family == own.family or other.first < match.last:
            continue
        if draft.event.type not in GENERIC and other.first == match.last + 1:
            joiner = f"{layout.tokens.lemma[match.last]}/{layout.tokens.tag[match.last]}"
            if joiner in grammar.joiners:
                # '조직개편과 임원 인사를 단행': two things are done.
                continue
        if is_noun_phrase(layout.tokens, match.last - 1, other.first, grammar):
            return other
    return None


def without_date_of_decision(found: Sequence[tuple[Match[Label], Draft]]) -> list[tuple[Match[Label], Draft]]:
    """The date of an approval is not that of the deal approved, which is still to come."""
    decided = {draft.event.period for match, draft in found if draft.event.rule == _APPROVAL and draft.event.period}
    return [
        (
            match,
            replace(draft, event=replace(draft.event, period=None, status=_PLANNED))
            if draft.event.type in WHOLE and draft.event.period in decided and draft.event.status in SETTLED
            else draft,
        )
        for match, draft in found
    ]


def is_same_decision(one: Event, other: Event) -> bool:
    """Whether one sentence imposes two sums on the same: '과징금 68억원과 과태료 2700만원'."""
    return one.type == other.type == _DECISION and one.rule == other.rule and one.participants == other.participants
