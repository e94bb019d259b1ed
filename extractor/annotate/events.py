"""Events: triggers found in each sentence, their arguments by grammar, and assertions of one event merged."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from spacy.tokens import Doc, Span

from extractor.amounts.finder import Amount
from extractor.annotate.circumstances import LONG_AGO, Scene, period_of, place_of
from extractor.annotate.employers import with_employers
from extractor.annotate.facts import (
    COMPANY,
    LOCATION,
    ORGANIZATION,
    PERSON,
    Event,
    Facts,
    Mention,
    Period,
    facts_of,
)
from extractor.annotate.merge import Draft, merge
from extractor.annotate.participants import participants_of, with_announcer
from extractor.annotate.trace import Decision, Listener
from extractor.annotate.understood import is_of_place, understood
from extractor.dates.timex import Timex
from extractor.grammar.anaphora import Memory, anaphors_of
from extractor.grammar.arguments import (
    PASSIVE,
    arguments_of,
    is_background,
    is_noun_phrase,
)
from extractor.grammar.compiled import Grammar
from extractor.grammar.content import content_of
from extractor.grammar.ellipsis import gapped_clauses
from extractor.grammar.gaps import is_torn
from extractor.grammar.groups import SUBJECT, TOPIC, WITH, groups_of
from extractor.grammar.quotes import bullet_list, quoted_names, quoted_spans
from extractor.grammar.status import is_purpose, status_of
from extractor.language import ENGLISH, KOREAN
from extractor.language.document import Layout, Sentence, layout_of
from extractor.rulebook.events import EventRules, Label
from extractor.rulebook.triggers import Match

_Item = TypeVar("_Item", Timex, Amount)

_HEADLINE = ("title", "subtitle")
_FAR = 40
_LATER = 12
"""How many sentences on a story may tell when its deal is completed."""
_LONGEST_NAME = 40
_WHOLE = ("joint_venture", "acquisition")
_GENERIC = ("contract", "partnership")
_DECISION = "regulation"
_APPROVAL, _PLANNED, _SETTLED = "approval", "planned", ("occurred", "planned")
_RESULTS = "earnings"
_FAIR = re.compile(r"[A-Z]{3,}(?![a-z])(?:[ -]?(?:19|20)?[0-9]{2}(?![0-9]))?")
_BOTH = 2


@dataclass(frozen=True, slots=True)
class _Stopped:
    """Why a trigger makes no event."""

    why: str


class EventsComponent:
    """Writes `Facts.events` and shows the triggers as `doc.spans["triggers"]`.

    `listener`, where there is one, is told what became of every trigger.
    """

    def __init__(self, rules: EventRules, grammars: Mapping[str, Grammar], listener: Listener | None = None) -> None:
        self._rules = rules
        self._grammars = grammars
        self._listener = listener

    def __call__(self, doc: Doc) -> Doc:
        layout, facts = layout_of(doc), facts_of(doc)
        by_sentence: dict[int, list[Mention]] = {}
        for mention in _outermost(facts.mentions_of(COMPANY, ORGANIZATION, PERSON, LOCATION)):
            by_sentence.setdefault(mention.sentence, []).append(mention)
        memory = Memory(facts.entities)
        drafts: list[Draft] = []
        for number, sentence in enumerate(layout.sentences):
            scene = self._scene(number, sentence, layout, facts, by_sentence.get(number, []), memory)
            told = self._drafts(scene, facts, memory, drafts)
            if not told:
                _close(scene, drafts)
            drafts.extend(told)
            memory.note(scene.groups, number, headline=sentence.kind in _HEADLINE)
            if not told and sentence.language == KOREAN:
                memory.remember(_side_by_side(scene))
            if sentence.language == KOREAN and sentence.kind not in _HEADLINE and is_of_place(scene):
                memory.subject = None
        facts.events = merge(drafts, self._merged if self._listener else None)
        doc.spans["triggers"] = [span for event in facts.events if (span := _span(doc, layout, event)) is not None]
        return doc

    def _scene(
        self, number: int, sentence: Sentence, layout: Layout, facts: Facts, mentions: Sequence[Mention], memory: Memory
    ) -> Scene:
        tokens, grammar = layout.tokens, self._grammars[sentence.language]
        start, end = tokens.start[sentence.start], tokens.end[sentence.end - 1]
        told_by = _source(mentions, layout.text, start, end, grammar)
        speech = [span for span in quoted_spans(layout.text[start:end], start) if span[1] - span[0] > _LONGEST_NAME]
        named = [
            mention
            for mention in mentions
            # Whoever is spoken of takes part in what is said, not in what the sentence reports.
            if not any(begin <= mention.start < stop for begin, stop in speech)
            and mention.category != LOCATION
            and mention != told_by
            and not _is_credit(mention, facts, layout.text)
        ]
        groups = groups_of(sentence, tokens, named, grammar)
        if sentence.language == ENGLISH:
            groups = with_employers(groups, facts.positions, tokens, grammar)
        for begin, stop, members in anaphors_of(layout.text[start:end], start, groups, memory, grammar):
            first, last = tokens.span(begin, stop)
            if any(group.first < last and first < group.last for group in groups):
                continue
            category = facts.entities[members[0]].category
            stand_in = Mention(begin, stop, first, last, number, members[0], category, "anaphor")
            placed = groups_of(sentence, tokens, [stand_in], grammar)[0]
            groups.append(replace(placed, members=members, anaphor=True))
        groups.sort(key=lambda group: group.first)
        dates = _inside(facts.dates, start, end)
        return Scene(
            number,
            sentence,
            layout,
            grammar,
            groups,
            dates,
            _inside(facts.amounts, start, end),
            [mention for mention in mentions if mention.category == LOCATION],
            told_by,
            frozenset(index for timex in dates for index in range(*tokens.span(timex.start, timex.end))),
        )

    def _drafts(self, scene: Scene, facts: Facts, memory: Memory, told: Sequence[Draft]) -> list[Draft]:
        sentence, layout = scene.sentence, scene.layout
        content = content_of(sentence, layout.tokens, self._rules.forms[sentence.language], _words_of_names(scene))
        drafts: list[Draft] = []
        start = layout.tokens.start[sentence.start]
        text = layout.text[start : layout.tokens.end[sentence.end - 1]]
        quoted, bullets = quoted_spans(text, start), bullet_list(text, start)
        if sentence.language == ENGLISH:
            # 'had “voluntarily resigned”': a fragment that opens with a small letter is the reporter's own clause.
            quoted = [span for span in quoted if not layout.text[span[0] : span[1]].lstrip("“\"‘'«")[:1].islower()]
        found: list[tuple[Match[Label], Draft]] = []
        for match in self._ranked(layout, self._rules.triggers[sentence.language].find(content)):
            at = layout.tokens.start[match.first]
            if any(begin <= at < stop for begin, stop in quoted):
                self._stopped(layout, match, "stands inside quotation marks")
                continue
            if any(begin <= at < stop for begin, stop in bullets):
                self._stopped(layout, match, "stands in a bullet list")
                continue
            winner = next((other for other, _ in found if _overlap(match, other) and not _decided(match, other)), None)
            if winner:
                if winner.label.of != match.label.of:
                    self._stopped(layout, match, "gives way to", winner)
                continue
            draft = self._draft(scene, match, facts, memory)
            if isinstance(draft, _Stopped):
                self._stopped(layout, match, draft.why)
            elif match.label.rule and match.label.rule.continues and not _goes_on(draft.event, told):
                self._stopped(layout, match, "goes on with nothing told before")
            else:
                found.append((match, draft))
        found.sort(key=lambda pair: pair[0].first)
        if sentence.language == ENGLISH:
            found = _without_date_of_decision(found)
        whole = next(((match, draft.event) for match, draft in found if draft.event.type in _WHOLE), None)
        for match, draft in found:
            # A contract to found a venture, or to take a company over, is that deal and no second one.
            if whole and draft.event.type in _GENERIC and _is_among(draft.event, whole[1]):
                self._stopped(layout, match, "is the same deal as", whole[0])
                continue
            if (
                len(found) > 1
                and draft.event.type not in _WHOLE
                and is_purpose(sentence, layout.tokens, layout.text, match.first, match.last, scene.grammar)
            ):
                self._stopped(layout, match, "is only the purpose of another event of the sentence")
                continue
            named = _names(match, draft, found, layout, scene.grammar) if sentence.language == KOREAN else None
            if named and draft.event.type not in _WHOLE:
                self._stopped(layout, match, "only names what is meant by", named)
                continue
            if any(_is_same_decision(other.event, draft.event) for other in drafts):
                self._stopped(layout, match, "is one decision with the sum before")
                continue
            for one in (*self._gapped(scene, match, draft, facts, memory), draft):
                drafts.append(one)
                memory.remember([participant.entity for participant in one.event.participants])
        return drafts

    def _gapped(self, scene: Scene, match: Match[Label], draft: Draft, facts: Facts, memory: Memory) -> Iterable[Draft]:
        """Yield the same of those before, whose clauses leave the verb to this one ('A는 3조원, B는 2조원을 기록')."""
        if scene.sentence.language != KOREAN:
            return
        tokens = scene.layout.tokens
        clauses = gapped_clauses(scene.groups, match.parts[-1][0], tokens, scene.grammar)
        own = {participant.entity for participant in draft.event.participants}
        for clause in clauses:
            start, end = tokens.start[clause.first], tokens.start[clause.last]
            part = replace(
                scene,
                groups=clause.groups,
                dates=[
                    timex
                    for timex in scene.dates
                    if timex.end <= tokens.start[clauses[0].first] or start <= timex.start < end
                ],
                amounts=_inside(scene.amounts, start, end),
            )
            told = self._draft(part, match, facts, memory)
            if isinstance(told, Draft) and not own & {participant.entity for participant in told.event.participants}:
                yield told

    def _draft(self, scene: Scene, match: Match[Label], facts: Facts, memory: Memory) -> Draft | _Stopped:
        rule = match.label.rule
        if rule is None:
            return _Stopped("takes triggers back")
        sentence, tokens, text = scene.sentence, scene.layout.tokens, scene.layout.text
        if sentence.language == KOREAN and is_torn(tokens, match.parts, scene.grammar):
            return _Stopped("goes across the end of a clause")
        if sentence.language == ENGLISH and _leaves_phrase(scene, match):
            return _Stopped("goes across the end of a phrase")
        if sentence.language == ENGLISH and _is_participle(scene.layout, match, sentence.start, scene.grammar):
            return _Stopped("only describes a noun")
        status = rule.status or status_of(sentence, tokens, text, match.first, match.last, scene.grammar)
        if status == "none":
            return _Stopped("is negated, or only what may be")
        arguments = arguments_of(sentence, tokens, scene.groups, match.parts, scene.grammar, scene.time_words)
        if sentence.language == KOREAN and not any(argument.role in (SUBJECT, PASSIVE) for argument in arguments):
            arguments.extend(understood(scene, match, memory))
        participants = participants_of(rule, arguments, sentence.language, facts)
        if sentence.language == ENGLISH:
            participants = with_announcer(rule, participants, scene, facts)
        if len(participants) < rule.needs:
            return _Stopped(f"has {len(participants)} of {rule.needs} participants")
        missing = rule.requires - {participant.role for participant in participants}
        if missing:
            return _Stopped(f"has no {', '.join(sorted(missing))}")
        background = sentence.kind not in _HEADLINE and is_background(
            sentence, tokens, match.first, match.last, scene.grammar
        )
        period = period_of(scene, match.first, match.last, own=background and sentence.language == KOREAN)
        status = _placed_in_time(status, period, scene.layout.reference)
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

    def _ranked(self, layout: Layout, found: Iterable[Match[Label]]) -> list[Match[Label]]:
        """The triggers that nothing takes back: higher priority first, then those that say more.

        A trigger gives way only to one that has its participants, so each is tried in this order.
        """
        matches = list(found)
        takes_back = [match for match in matches if match.label.rule is None]
        kept = []
        for match in matches:
            if match.label.rule is None:
                continue
            if any(other.label.of == match.label.of and _share_words(match, other) for other in takes_back):
                self._stopped(layout, match, "is taken back by `unless` of its rule")
            else:
                kept.append(match)
        return sorted(kept, key=_rank)

    def _stopped(self, layout: Layout, match: Match[Label], why: str, other: Match[Label] | None = None) -> None:
        if self._listener:
            start, end = layout.tokens.start[match.first], layout.tokens.end[match.last - 1]
            outcome = f"{why} {other.label.of}" if other else why
            self._listener(Decision(start, end, match.label.of, fired=False, outcome=outcome))

    def _merged(self, draft: Draft, number: int | None, *, joined: bool) -> None:
        event = draft.event
        if number is None:
            outcome = "only describes something else and has no date"
        else:
            parts = ", ".join(f"{part.role} {part.entity}" for part in event.participants)
            made = f"joins event e{number + 1}" if joined else f"event e{number + 1}"
            outcome = f"{made}: {event.type}, {event.status}; {parts}"
        if self._listener:
            self._listener(Decision(*event.trigger, event.rule, fired=number is not None, outcome=outcome))


def _is_definite(scene: Scene, first: int, last: int) -> bool:
    """Whether the trigger is a noun that 'the' marks as known: 'The fine was issued', 'the short outage'."""
    tokens, definites = scene.layout.tokens, scene.grammar.definites
    before = range(max(first - 2, scene.sentence.start), first)
    return last - first == 1 and any(tokens.lemma[index] in definites for index in before)


def _close(scene: Scene, drafts: list[Draft]) -> None:
    """Give the last deal the date of a sentence that only tells when it is completed ('The deal will close in May')."""
    tokens, sentence = scene.layout.tokens, scene.sentence
    if sentence.language != ENGLISH or not scene.dates:
        return
    start, end = tokens.start[sentence.start], tokens.end[sentence.end - 1]
    found = scene.grammar.closing.search(scene.layout.text, start, end)
    deal = next((draft for draft in reversed(drafts) if draft.event.type in _WHOLE), None)
    if not found or deal is None or deal.event.period or scene.number - deal.sentence > _LATER:
        return
    period = period_of(scene, *tokens.span(*found.span()))
    if not period or deal.event.status not in _SETTLED:
        return
    who = {participant.entity for participant in deal.event.participants}
    for number, draft in enumerate(drafts):
        event = draft.event
        others = {participant.entity for participant in event.participants}
        if event.type == deal.event.type and event.period is None and event.status in _SETTLED and who & others:
            status = _placed_in_time(event.status, period, scene.layout.reference)
            evidence = (*event.evidence, (start, end)) if draft is deal else event.evidence
            drafts[number] = replace(draft, event=replace(event, period=period, status=status, evidence=evidence))


def _source(mentions: Sequence[Mention], text: str, start: int, end: int, grammar: Grammar) -> Mention | None:
    """The company or body that a sentence names as its source ('업계 전문지 X에 따르면', 'according to X')."""
    for mention in mentions:
        if mention.category in (COMPANY, ORGANIZATION):
            before, after = grammar.attribution.before, grammar.attribution.after
            if (before and before.search(text[start : mention.start])) or (
                after and after.search(text[mention.end : end])
            ):
                return mention
    return None


def _is_credit(mention: Mention, facts: Facts, text: str) -> bool:
    """An outlet in brackets, or in front of a dateline's dash, wrote the story and takes no part in it."""
    return facts.entities[mention.entity].outlet and (
        text[mention.end : mention.end + 1] in (")", "]") or text[max(mention.start - 1, 0)] in "([="
    )


def _words_of_names(scene: Scene) -> set[int]:
    """The tokens of companies and people; an alliance's name may hold the word that makes the event."""
    mentions = [mention for group in scene.groups if not group.anaphor for mention in group.mentions]
    return {
        index
        for mention in mentions
        if mention.category in (COMPANY, PERSON)
        for index in range(mention.first, mention.last)
    }


def _outermost(mentions: Sequence[Mention]) -> list[Mention]:
    """Leave out mentions inside a longer one."""
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _inside(items: Sequence[_Item], start: int, end: int) -> list[_Item]:
    first = bisect_left(items, start, key=lambda item: item.start)
    last = bisect_left(items, end, lo=first, key=lambda item: item.start)
    return [item for item in items[first:last] if item.end <= end]


def _rank(match: Match[Label]) -> tuple[int, int, int, str]:
    rule = match.label.rule
    return -(rule.priority if rule else 0), match.last - match.first - 2 * match.weight, match.first, match.label.of


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


def _overlap(one: Match[Label], other: Match[Label]) -> bool:
    """Whether two matches share a word, or speak of one kind of event within one stretch of words."""
    if _share_words(one, other):
        return True
    ones, others = one.label.rule, other.label.rule
    if not ones or not others or ones.type != others.type:
        return False
    if ones.family == others.family:
        return one.first < other.last and other.first < one.last
    # 'recommended that the agency approve the deal': what stands inside is what is recommended.
    return (one.first < other.first and other.last < one.last) or (other.first < one.first and one.last < other.last)


def _share_words(one: Match[Label], other: Match[Label]) -> bool:
    return any(first < stop and begin < last for first, last in one.parts for begin, stop in other.parts)


def _names(
    match: Match[Label], own: Draft, found: Sequence[tuple[Match[Label], Draft]], layout: Layout, grammar: Grammar
) -> Match[Label] | None:
    """Return the trigger whose noun phrase this one opens (Korean '망 구축 계약 체결', '장비 도입 사업 수주')."""
    for other, draft in found:
        if draft.family == own.family or other.first < match.last:
            continue
        if draft.event.type not in _GENERIC and other.first == match.last + 1:
            joiner = f"{layout.tokens.lemma[match.last]}/{layout.tokens.tag[match.last]}"
            if joiner in grammar.joiners:
                # '조직개편과 임원 인사를 단행': two things are done.
                continue
        if is_noun_phrase(layout.tokens, match.last - 1, other.first, grammar):
            return other
    return None


def _is_among(one: Event, whole: Event) -> bool:
    """Whether an event names nobody beside those of the other, but for one that both leave open."""
    ones, others = ({participant.entity for participant in event.participants} for event in (one, whole))
    return ones <= others or len(others) < _BOTH


def _side_by_side(scene: Scene) -> list[str]:
    """Whom a sentence without an event names together, one with the other: 'A는 B와 가깝다', which 'the two' go on."""
    sides = [
        next((group.members for group in scene.groups if group.role in roles and not group.anaphor), ())
        for roles in ((TOPIC, SUBJECT), (WITH,))
    ]
    return [*sides[0], *sides[1]] if all(sides) else []


def _goes_on(event: Event, told: Sequence[Draft]) -> bool:
    """Whether the last deal that was told of one of the participants is of the event's kind."""
    participants = {participant.entity for participant in event.participants}
    for draft in reversed(told):
        if draft.event.type in _WHOLE and participants & {one.entity for one in draft.event.participants}:
            return draft.event.type == event.type
    return False


def _leaves_phrase(scene: Scene, match: Match[Label]) -> bool:
    """Whether the trigger's noun opens a phrase of its own: 'Announced in May, the deal will …'."""
    tokens, definites = scene.layout.tokens, scene.grammar.definites
    return any(
        first - 2 >= match.first and tokens.text[first - 2] == "," and tokens.lemma[first - 1] in definites
        for first, _ in match.parts[1:]
    )


def _decided(one: Match[Label], other: Match[Label]) -> bool:
    """Whether one trigger is the approval of the deal that the other tells of ('cleared the acquisition')."""
    ones, others = one.label.rule, other.label.rule
    types = {ones.type if ones else "", others.type if others else ""}
    return _DECISION in types and bool(types & set(_WHOLE))


def _without_date_of_decision(found: Sequence[tuple[Match[Label], Draft]]) -> list[tuple[Match[Label], Draft]]:
    """The date of an approval is not that of the deal approved, which is still to come."""
    decided = {draft.event.period for match, draft in found if draft.event.rule == _APPROVAL and draft.event.period}
    return [
        (
            match,
            replace(draft, event=replace(draft.event, period=None, status=_PLANNED))
            if draft.event.type in _WHOLE and draft.event.period in decided and draft.event.status in _SETTLED
            else draft,
        )
        for match, draft in found
    ]


def _is_same_decision(one: Event, other: Event) -> bool:
    """Whether one sentence imposes two sums on the same: '과징금 68억원과 과태료 2700만원'."""
    return one.type == other.type == _DECISION and one.rule == other.rule and one.participants == other.participants


def _placed_in_time(status: str, period: Period | None, reference: dt.date | None) -> str:
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


def _span(doc: Doc, layout: Layout, event: Event) -> Span | None:
    first, last = layout.tokens.span(*event.trigger)
    return Span(doc, first, last, event.type, span_id=event.rule)
