"""One thing, one id: the last look at all facts before they are printed."""

from __future__ import annotations

from dataclasses import replace

from extractor.document.facts import COMPANY, PERSON, Facts


def resolve(facts: Facts) -> Facts:
    """Return the facts that are printed.

    People without a post are no executives, and a news outlet that does nothing in the story is only its source.
    """
    posted = {position.person for position in facts.positions}
    active = {participant.entity for event in facts.events for participant in event.participants}
    active |= {position.organization for position in facts.positions if position.organization}
    active |= {event.attribution for event in facts.events if event.attribution}
    dropped = {
        entity.id
        for entity in facts.entities.values()
        if (entity.category == PERSON and entity.id not in posted)
        or (entity.category == COMPANY and entity.outlet and entity.id not in active)
    }
    if not dropped:
        return facts
    return replace(
        facts,
        mentions=[mention for mention in facts.mentions if mention.entity not in dropped],
        events=[
            replace(event, participants=tuple(p for p in event.participants if p.entity not in dropped))
            for event in facts.events
        ],
        quotes=[quote for quote in facts.quotes if quote.speaker not in dropped],
    )
