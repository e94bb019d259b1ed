"""Events: triggers found in each sentence, their arguments by grammar, and assertions of one event merged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from spacy.tokens import Doc, Span

from extractor.document.columns import Layout, layout_of
from extractor.document.facts import COMPANY, LOCATION, ORGANIZATION, PERSON, Event, Facts, Mention, facts_of
from extractor.document.trace import Decision, Listener
from extractor.events.compiler import EventRules, Label
from extractor.events.deals import GENERIC, WHOLE, complete, goes_on
from extractor.events.draft import Stopped, draft_of, gapped_drafts
from extractor.events.merge import Draft, merge
from extractor.events.rivals import (
    decided,
    head_of_phrase,
    is_among,
    is_same_decision,
    overlap,
    rank,
    share_words,
    without_date_of_decision,
)
from extractor.events.scene import Scene, outermost, scene_of, side_by_side, words_of_names
from extractor.events.triggers import Match
from extractor.events.understood import is_of_place
from extractor.grammar.anaphora import Memory
from extractor.grammar.compiled import Grammar
from extractor.grammar.content import content_of
from extractor.grammar.quotes import bullet_list, quoted_spans
from extractor.grammar.status import is_purpose
from extractor.language import ENGLISH, KOREAN

_HEADLINE = ("title", "subtitle")


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
        for mention in outermost(facts.mentions_of(COMPANY, ORGANIZATION, PERSON, LOCATION)):
            by_sentence.setdefault(mention.sentence, []).append(mention)
        memory = Memory(facts.entities)
        drafts: list[Draft] = []
        for number, sentence in enumerate(layout.sentences):
            scene = scene_of(
                number, layout, facts, by_sentence.get(number, []), memory, self._grammars[sentence.language]
            )
            told = self._drafts(scene, facts, memory, drafts)
            if not told:
                complete(scene, drafts)
            drafts.extend(told)
            memory.note(scene.groups, number, headline=sentence.kind in _HEADLINE)
            if not told and sentence.language == KOREAN:
                memory.remember(side_by_side(scene))
            if sentence.language == KOREAN and sentence.kind not in _HEADLINE and is_of_place(scene):
                memory.subject = None
        facts.events = merge(drafts, self._merged if self._listener else None)
        doc.spans["triggers"] = [span for event in facts.events if (span := _span(doc, layout, event)) is not None]
        return doc

    def _drafts(self, scene: Scene, facts: Facts, memory: Memory, told: Sequence[Draft]) -> list[Draft]:
        sentence, layout = scene.sentence, scene.layout
        content = content_of(sentence, layout.tokens, self._rules.forms[sentence.language], words_of_names(scene))
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
            winner = next((other for other, _ in found if overlap(match, other) and not decided(match, other)), None)
            if winner:
                if winner.label.of != match.label.of:
                    self._stopped(layout, match, "gives way to", winner)
                continue
            draft = draft_of(scene, match, facts, memory)
            if isinstance(draft, Stopped):
                self._stopped(layout, match, draft.why)
            elif match.label.rule and match.label.rule.continues and not goes_on(draft.event, told):
                self._stopped(layout, match, "goes on with nothing told before")
            else:
                found.append((match, draft))
        found.sort(key=lambda pair: pair[0].first)
        if sentence.language == ENGLISH:
            found = without_date_of_decision(found)
        whole = next(((match, draft.event) for match, draft in found if draft.event.type in WHOLE), None)
        for match, draft in found:
            # A contract to found a venture, or to take a company over, is that deal and no second one.
            if whole and draft.event.type in GENERIC and is_among(draft.event, whole[1]):
                self._stopped(layout, match, "is the same deal as", whole[0])
                continue
            if (
                len(found) > 1
                and draft.event.type not in WHOLE
                and is_purpose(sentence, layout.tokens, layout.text, match.first, match.last, scene.grammar)
            ):
                self._stopped(layout, match, "is only the purpose of another event of the sentence")
                continue
            named = head_of_phrase(match, draft, found, layout, scene.grammar) if sentence.language == KOREAN else None
            if named and draft.event.type not in WHOLE:
                self._stopped(layout, match, "only names what is meant by", named)
                continue
            if any(is_same_decision(other.event, draft.event) for other in drafts):
                self._stopped(layout, match, "is one decision with the sum before")
                continue
            for one in (*gapped_drafts(scene, match, draft, facts, memory), draft):
                drafts.append(one)
                memory.remember([participant.entity for participant in one.event.participants])
        return drafts

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
            if any(other.label.of == match.label.of and share_words(match, other) for other in takes_back):
                self._stopped(layout, match, "is taken back by `unless` of its rule")
            else:
                kept.append(match)
        return sorted(kept, key=rank)

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


def _span(doc: Doc, layout: Layout, event: Event) -> Span | None:
    first, last = layout.tokens.span(*event.trigger)
    return Span(doc, first, last, event.type, span_id=event.rule)
