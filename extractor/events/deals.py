"""Deals that a story tells of in steps: what is said of a deal later belongs to the one told before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.document.facts import Event
from extractor.events.circumstances import period_of
from extractor.events.draft import placed_in_time
from extractor.events.merge import Draft
from extractor.events.scene import Scene
from extractor.language import ENGLISH

WHOLE = ("joint_venture", "acquisition")
GENERIC = ("contract", "partnership")
"""What a deal of the kinds before is as well, and no second event."""
SETTLED = ("occurred", "planned")
_LATER = 12  # sentences on, in which a story may tell when its deal is completed


def goes_on(event: Event, told: Sequence[Draft]) -> bool:
    """Whether the last deal that was told of one of the participants is of the event's kind."""
    participants = {participant.entity for participant in event.participants}
    for draft in reversed(told):
        if draft.event.type in WHOLE and participants & {one.entity for one in draft.event.participants}:
            return draft.event.type == event.type
    return False


def complete(scene: Scene, drafts: list[Draft]) -> None:
    """Give the last deal the date of a sentence that only tells when it is completed ('The deal will close in May')."""
    tokens, sentence = scene.layout.tokens, scene.sentence
    if sentence.language != ENGLISH or not scene.dates:
        return
    start, end = tokens.start[sentence.start], tokens.end[sentence.end - 1]
    found = scene.grammar.closing.search(scene.layout.text, start, end)
    deal = next((draft for draft in reversed(drafts) if draft.event.type in WHOLE), None)
    if not found or deal is None or deal.event.period or scene.number - deal.sentence > _LATER:
        return
    period = period_of(scene, *tokens.span(*found.span()))
    if not period or deal.event.status not in SETTLED:
        return
    who = {participant.entity for participant in deal.event.participants}
    for number, draft in enumerate(drafts):
        event = draft.event
        others = {participant.entity for participant in event.participants}
        if event.type == deal.event.type and event.period is None and event.status in SETTLED and who & others:
            status = placed_in_time(event.status, period, scene.layout.reference)
            evidence = (*event.evidence, (start, end)) if draft is deal else event.evidence
            drafts[number] = replace(draft, event=replace(event, period=period, status=status, evidence=evidence))
