"""Writes `Facts.agreed`: what partners without a company of their own agree to do, for the events that tell of them."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from extractor.document.columns import Layout, layout_of
from extractor.document.facts import BusinessArea, Event, Facts, facts_of
from extractor.language.parser import Parses, parses_of
from extractor.ventures.areas import AreaReader
from extractor.ventures.compiler import VentureRules
from extractor.ventures.scene import scene_of

_PARTNERS = 2
_REAL = ("occurred", "planned", "reported")


class AgreementsComponent:
    """Reads the sentences that assert an agreement, and those behind them that go on about its partners."""

    def __init__(self, rules: VentureRules) -> None:
        self._rules = rules
        self._areas = AreaReader(rules)

    def __call__(self, doc: Doc) -> Doc:
        layout, facts, parses = layout_of(doc), facts_of(doc), parses_of(doc)
        for number, event in enumerate(facts.events):
            if event.type in self._rules.agreements and event.status in _REAL and len(event.participants) >= _PARTNERS:
                # Of several sentences that say the same the first counts.
                areas: dict[str, BusinessArea] = {}
                for area in self._told(event, layout, facts, parses):
                    areas.setdefault(layout.text[area.start : area.end].casefold(), area)
                facts.agreed[number] = tuple(sorted(areas.values(), key=lambda area: area.start))
        return doc

    def _told(self, event: Event, layout: Layout, facts: Facts, parses: Parses) -> Iterator[BusinessArea]:
        number = -1
        for start, _ in event.evidence:
            number = layout.sentence_at(layout.tokens.span(start, start + 1)[0]) or 0
            words = self._rules.words[layout.sentences[number].language]
            yield from self._areas.of_agreement(scene_of(number, layout, facts, parses.at(number), words))
        partners = tuple(one.entity for one in event.participants)
        while number + 1 < len(layout.sentences):
            number += 1
            sentence = layout.sentences[number]
            words = self._rules.words[sentence.language]
            if not words.partners.any(layout.tokens, sentence.start, sentence.end):
                return
            scene = scene_of(number, layout, facts, parses.at(number), words)
            yield from self._areas.of_clauses(scene, None, parties=partners)
