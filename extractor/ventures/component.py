"""Joint ventures behind the events that found or dissolve them, and the business areas of ventures and partnerships."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from extractor.document.columns import Layout, Sentence, layout_of
from extractor.document.facts import COMPANY, LOCATION, ORGANIZATION, BusinessArea, Event, Facts, Venture, facts_of
from extractor.grammar.compiled import Grammar
from extractor.grammar.groups import POSSESSOR
from extractor.grammar.quotes import list_marks
from extractor.ventures.compiler import AREA, AREAS, LIST, VentureRules

_JOINT_VENTURE = "joint_venture"
_WITH_LISTS = ("partnership", "alliance")
_PARTIES = 2
_AFTER = 2
_ALLIANCE = "alliance"
_LONGEST_ITEM = 16


class VenturesComponent:
    """Writes `Facts.ventures` and the areas of partnership and alliance events."""

    def __init__(self, rules: VentureRules, grammars: Mapping[str, Grammar]) -> None:
        self._rules = rules
        self._grammars = grammars

    def __call__(self, doc: Doc) -> Doc:
        layout, facts = layout_of(doc), facts_of(doc)
        for number, event in enumerate(facts.events):
            if event.type == _JOINT_VENTURE:
                founded = self._without_itself(event, layout, facts)
                facts.events[number] = founded
                venture = self._venture(number, founded, layout, facts)
                if venture:
                    facts.ventures[:] = _with(venture, facts.ventures)
            elif event.type in _WITH_LISTS:
                areas = [area for sentence in _evidence(event, layout) for area in self._listed(sentence, layout)]
                facts.events[number] = replace(event, areas=tuple(areas))
        return doc

    def _without_itself(self, event: Event, layout: Layout, facts: Facts) -> Event:
        """Return the event without the venture among the parties ('a joint venture, Halden Towers')."""
        named = {span for sentence in _evidence(event, layout) if (span := self._named(sentence, layout))}
        itself = {mention.entity for mention in facts.mentions if (mention.start, mention.end) in named}
        parties = tuple(one for one in event.participants if one.entity not in itself)
        return replace(event, participants=parties) if len(parties) >= _PARTIES else event

    def _venture(self, number: int, event: Event, layout: Layout, facts: Facts) -> Venture | None:
        parties = tuple(
            participant.entity
            for participant in event.participants
            if facts.entities[participant.entity].category == COMPANY
        )
        if len(parties) < _PARTIES:
            return None
        told = _evidence(event, layout)
        about = self._about(told, layout)
        alliance = next(
            (
                mention.entity
                for mention in facts.mentions
                if mention.category == ORGANIZATION
                and facts.entities[mention.entity].kind == _ALLIANCE
                and any(start <= mention.start < end for start, end in event.evidence)
            ),
            None,
        )
        return Venture(
            name=self._name(about, layout),
            parties=parties,
            stage=self._stage(event, told, layout),
            period=event.period,
            areas=tuple(self._areas(about, layout, facts)),
            event=number,
            evidence=event.evidence,
            alliance=alliance,
            ownership=tuple(self._ownership(about, parties, layout, facts)),
        )

    def _about(self, told: Sequence[int], layout: Layout) -> list[int]:
        """The sentences of the event, those that speak of the venture, and what follows one in the same breath."""
        speaking = {
            number
            for number, sentence in enumerate(layout.sentences)
            if self._rules.speaks_of[sentence.language].search(_text(sentence, layout))
        }
        following = {number + step for number in told for step in range(1, _AFTER + 1)}
        numbers = set(told) | speaking | {number for number in following if number < len(layout.sentences)}
        return sorted(numbers)

    def _stage(self, event: Event, told: Sequence[int], layout: Layout) -> str:
        sentences = [layout.sentences[number] for number in told]
        # The headline shortens; the body's words decide where there are any.
        body = [sentence for sentence in sentences if sentence.kind not in ("title", "subtitle")] or sentences
        for stage, patterns in self._rules.stages:
            if any(patterns[sentence.language].search(_text(sentence, layout)) for sentence in body):
                return stage
        return self._rules.default.get(event.status, "proposed")

    def _name(self, numbers: Iterable[int], layout: Layout) -> str | None:
        spans = (self._named(number, layout) for number in numbers)
        return next((layout.text[slice(*span)] for span in spans if span), None)

    def _named(self, number: int, layout: Layout) -> tuple[int, int] | None:
        """Where a sentence names the venture."""
        sentence = layout.sentences[number]
        found = self._rules.names[sentence.language].search(_text(sentence, layout))
        if not found or not found.lastindex:
            return None
        start, end = found.span(found.lastindex)
        begin = layout.tokens.start[sentence.start]
        return begin + start, begin + end

    def _areas(self, numbers: Iterable[int], layout: Layout, facts: Facts) -> list[BusinessArea]:
        areas: dict[str, BusinessArea] = {}
        # 'B와 AI 사업을 추진': whom something is done with is no area.
        names = {(mention.start, mention.end) for mention in facts.mentions_of(COMPANY, ORGANIZATION)}
        places = {mention.end for mention in facts.mentions_of(LOCATION)}
        for number in numbers:
            listed = self._listed(number, layout)
            for area in listed or self._told(number, layout, self._rules.areas):
                # 'data centres in Frankfurt, Paris and Northern Virginia': where, not what.
                if area.end in places and layout.text[area.start].isupper():
                    continue
                if (area.start, area.end) not in names:
                    areas.setdefault(layout.text[area.start : area.end].lower(), area)
        if areas:
            return list(areas.values())
        taken = names | {(timex.start, timex.end) for timex in facts.dates}
        taken |= {(mention.start, mention.end) for mention in facts.mentions_of(LOCATION)}
        shortly = (
            area
            for number in numbers
            for area in self._told(number, layout, self._rules.short)
            # '현지 합작법인', '부산 합작법인': where it is, is not what it does.
            if not any(start <= area.start and area.end <= end for start, end in taken)
            and not any(area.start < end and start < area.end for start, end in names)
        )
        return list(itertools.islice(shortly, 1))

    def _listed(self, number: int, layout: Layout) -> list[BusinessArea]:
        """Items of a bullet list inside the sentence (`△… △… 등`)."""
        sentence = layout.sentences[number]
        marks = list_marks(_text(sentence, layout), layout.tokens.start[sentence.start])
        if not marks:
            return []
        spans = [(mark + 1, after) for mark, after in itertools.pairwise(marks)]
        spans.append((marks[-1] + 1, self._end_of_list(marks[-1], sentence, layout)))
        return [area for begin, end in spans if (area := self._area(begin, end, sentence, layout)) is not None]

    def _end_of_list(self, mark: int, sentence: Sentence, layout: Layout) -> int:
        """The last item ends before what closes a list, or before the particle that governs it."""
        tokens, grammar = layout.tokens, self._grammars[sentence.language]
        first = tokens.index_from(mark + 1)
        rest = range(first, min(first + _LONGEST_ITEM, sentence.end))
        closing = (index for index in rest if f"{tokens.lemma[index]}/{tokens.tag[index]}" in grammar.closers)
        governing = (
            index
            for index in rest
            if grammar.markers.get(f"{tokens.lemma[index]}/{tokens.tag[index]}", POSSESSOR) != POSSESSOR
        )
        stop = next(closing, None) or next(governing, None)
        return tokens.start[stop] if stop is not None else tokens.end[sentence.end - 1]

    def _told(
        self, number: int, layout: Layout, patterns: Mapping[str, Sequence[re.Pattern[str]]]
    ) -> list[BusinessArea]:
        sentence = layout.sentences[number]
        text, offset = _text(sentence, layout), layout.tokens.start[sentence.start]
        areas: list[BusinessArea] = []
        for pattern in patterns[sentence.language]:
            for match in pattern.finditer(text):
                groups = match.groupdict()
                spans: list[tuple[int, int]] = []
                if groups.get(AREA):
                    spans = self._actions(match.group(AREA), match.start(AREA), sentence.language)
                elif groups.get(AREAS):
                    spans = _split(match.group(AREAS), match.start(AREAS), self._rules.separators[sentence.language])
                elif groups.get(LIST):
                    separators = self._rules.list_separators[sentence.language]
                    commas = self._rules.separators[sentence.language]
                    if any(any(map(str.isalpha, found.group())) for found in commas.finditer(match.group(LIST))):
                        # 'A and B, C and D, and E': a comma before the last 'and' divides alone.
                        separators = commas
                    spans = _split(match.group(LIST), match.start(LIST), separators)
                for begin, end in spans:
                    area = self._area(begin + offset, end + offset, sentence, layout)
                    if area and not any(area.start < other.end and other.start < area.end for other in areas):
                        areas.append(area)
        return areas

    def _actions(self, text: str, offset: int, language: str) -> list[tuple[int, int]]:
        """Split 'lease masts and sell capacity', and leave 'build and run masts' whole."""
        spans: list[tuple[int, int]] = []
        for start, end in _split(text, offset, self._rules.action_separators[language]):
            if spans and " " not in text[spans[-1][0] - offset : spans[-1][1] - offset].strip():
                spans[-1] = spans[-1][0], end
            else:
                spans.append((start, end))
        return spans

    def _area(self, start: int, end: int, sentence: Sentence, layout: Layout) -> BusinessArea | None:
        edges = self._rules.edges[sentence.language]
        while True:
            text = layout.text[start:end]
            start += len(text) - len(text.lstrip())
            end -= len(text) - len(text.rstrip())
            found = edges.search(layout.text[start:end])
            if not found or found.end() == found.start():
                break
            if found.start() == 0:
                start += found.end()
            else:
                end = start + found.start()
        if start >= end:
            return None
        name = next((area for area, words in self._rules.area_names if words.search(layout.text[start:end])), None)
        return BusinessArea(start, end, name)

    def _ownership(
        self, numbers: Iterable[int], parties: Sequence[str], layout: Layout, facts: Facts
    ) -> Iterable[tuple[str, float]]:
        shares: dict[str, float] = {}
        for number in numbers:
            sentence = layout.sentences[number]
            text, language = _text(sentence, layout), sentence.language
            if not self._rules.shares[language].search(text):
                continue
            start, end = layout.tokens.start[sentence.start], layout.tokens.end[sentence.end - 1]
            mentions = [mention for mention in facts.mentions if mention.sentence == number]
            mentions = [mention for mention in mentions if mention.entity in parties]
            told = [float(found.group(1)) for found in self._rules.each_percent[language].finditer(text)]
            owners = list(dict.fromkeys(mention.entity for mention in mentions))
            if self._rules.respectively[language].search(text) and len(told) == len(owners):
                for entity, percent in zip(owners, told, strict=True):
                    shares.setdefault(entity, percent)
                continue
            for mention in mentions:
                found = self._rules.percent_before[language].search(layout.text[start : mention.start])
                if not found:
                    found = self._rules.percent[language].search(layout.text[mention.end : end])
                if found and found.lastindex:
                    shares.setdefault(mention.entity, float(found.group(found.lastindex)))
        return shares.items()


def _with(venture: Venture, known: Sequence[Venture]) -> list[Venture]:
    """Add a venture; of two steps of one, a year apart or not, the later one tells how far it has come."""
    earlier = next(
        (one for one in known if set(one.parties) == set(venture.parties) and _may_be_one(one, venture)), None
    )
    if earlier is None:
        return [*known, venture]
    later = venture if _day(venture) > _day(earlier) else earlier
    return [later if one is earlier else one for one in known]


def _may_be_one(one: Venture, other: Venture) -> bool:
    return one.name is None or other.name is None or one.name == other.name


def _day(venture: Venture) -> dt.date:
    period = venture.period
    return period.first if period and period.first else dt.date.min


def _evidence(event: Event, layout: Layout) -> list[int]:
    """The numbers of the sentences that assert an event."""
    found = []
    for start, _ in event.evidence:
        number = layout.sentence_at(layout.tokens.at(start))
        if number is not None:
            found.append(number)
    return found


def _text(sentence: Sentence, layout: Layout) -> str:
    return layout.text[layout.tokens.start[sentence.start] : layout.tokens.end[sentence.end - 1]]


def _split(text: str, offset: int, separators: re.Pattern[str]) -> list[tuple[int, int]]:
    spans, at = [], 0
    for found in separators.finditer(text):
        spans.append((at + offset, found.start() + offset))
        at = found.end()
    spans.append((at + offset, len(text) + offset))
    return spans
