"""Events: frames found in the parse of each sentence, what fills their slots, and assertions of one event merged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from extractor.document.columns import Layout, layout_of
from extractor.document.facts import COMPANY, LOCATION, ORGANIZATION, PERSON, Event, Mention, facts_of
from extractor.document.trace import Decision, Listener
from extractor.events.compiler import EventRules
from extractor.events.draft import Stopped, draft_of
from extractor.events.fillers import Fillers
from extractor.events.merge import Draft, merge
from extractor.events.rivals import Found, goes_on, overlap, rank, settled
from extractor.events.scene import Scene, outermost
from extractor.events.speech import is_listed, is_speech
from extractor.events.story import Knowledge, Story
from extractor.events.telling import Told, tellings
from extractor.grammar.assertion_rules import AssertionRules
from extractor.grammar.parse import Argument, Function, How, Phrase, Span
from extractor.grammar.reference_rules import ReferenceRules
from extractor.language.parser import parses_of
from extractor.patterns.match import Fits, FrameIndex
from extractor.patterns.trace import missed


class EventsComponent:
    """Writes `Facts.events` and shows the words of each as `doc.spans["triggers"]`.

    `listener`, where there is one, is told what became of every match.
    """

    def __init__(
        self,
        rules: EventRules,
        assertions: Mapping[str, AssertionRules],
        references: Mapping[str, ReferenceRules],
        listener: Listener | None = None,
    ) -> None:
        self._rules = rules
        self._knowledge = {
            language: Knowledge(words, assertions[language], references[language])
            for language, words in rules.words.items()
        }
        self._listener = listener

    def __call__(self, doc: Doc) -> Doc:
        layout, facts = layout_of(doc), facts_of(doc)
        by_sentence: dict[int, list[Mention]] = {}
        for mention in outermost(facts.mentions_of(COMPANY, ORGANIZATION, PERSON, LOCATION)):
            by_sentence.setdefault(mention.sentence, []).append(mention)
        story = Story(layout, facts, parses_of(doc), by_sentence, self._knowledge)
        drafts: list[Draft] = []
        for number in range(len(layout.sentences)):
            if story.is_silent(number):
                continue
            drafts.extend(self._drafts(story, number, drafts))
        facts.events = merge(drafts, self._merged if self._listener else None)
        doc.spans["triggers"] = [_span(doc, layout, event) for event in facts.events]
        return doc

    def _drafts(self, story: Story, number: int, before: Sequence[Draft]) -> list[Draft]:
        found: list[Found] = []
        read = story.read(number)
        scene, fillers = read.scene, read.fillers
        for told in sorted(self._tellings(scene, fillers), key=rank):
            winner = next((other for other in found if overlap(scene, told, other.told)), None)
            if winner:
                if winner.told.rule.id != told.rule.id:
                    self._stopped(scene, told, "gives way to", winner.told)
                continue
            draft = draft_of(told, fillers, read.status)
            if isinstance(draft, Stopped):
                self._stopped(scene, told, draft.why)
            elif told.rule.continues and not goes_on(draft, before):
                self._stopped(scene, told, "goes on with nothing told before")
            else:
                found.append(Found(told, draft))
        kept, given_way = settled(scene, sorted(found, key=lambda one: one.told.anchor))
        for one, why, other in given_way:
            self._stopped(scene, one.told, why, other.told)
        for one in kept:
            story.remember(number, [participant.entity for participant in one.draft.event.participants])
            self._filled(scene, one.told)
        return [one.draft for one in kept]

    def _tellings(self, scene: Scene, fillers: Fillers) -> list[Told]:
        """What the matches of the sentence tell, outside speech and lists."""
        rules = self._rules.rules

        def fits(rule: str, slot: str, phrase: Phrase) -> bool:
            return fillers.fit(rules[rule].slots[slot], phrase)

        frames = self._rules.frames[scene.sentence.language]
        if self._listener:
            self._came_close(scene, frames, fits)
        told = []
        for one in tellings(frames.find(scene.parse, scene.layout.tokens, fits), rules, fillers):
            if is_speech(scene, one.clause):
                self._stopped(scene, one, "stands inside quotation marks")
            elif is_listed(scene, one.anchor):
                self._stopped(scene, one, "stands in a bullet list")
            else:
                told.append(one)
        return told

    def _came_close(self, scene: Scene, frames: FrameIndex[str], fits: Fits[str]) -> None:
        """Tell of the matches that `unless` takes back, and of the frames that found all but who fills one slot."""
        tokens = scene.layout.tokens
        for match in frames.taken_back(scene.parse, tokens, fits):
            self._tell(scene, match.anchor, match.label, "is taken back by `unless` of its rule")
        for miss in missed(frames, scene.parse, tokens, fits):
            if len(miss.reasons) == 1 and miss.reasons[0].endswith("}"):
                self._tell(scene, miss.predicate, miss.frame.label, f"{miss.frame.origin.text}: {miss.reasons[0]}")

    def _tell(self, scene: Scene, span: Span, rule: str, why: str) -> None:
        if self._listener:
            self._listener(Decision(*scene.characters(span), rule, fired=False, outcome=why))

    def _stopped(self, scene: Scene, told: Told, why: str, other: Told | None = None) -> None:
        self._tell(scene, told.anchor, told.rule.id, f"{why} {other.rule.id}" if other else why)

    def _filled(self, scene: Scene, told: Told) -> None:
        """Tell which argument of which clause filled each slot."""
        if not self._listener:
            return
        start, end = scene.characters(told.anchor)
        for origin in told.frames:
            self._listener(Decision(start, end, told.rule.id, fired=True, outcome=f"frame {origin.text}"))
        for what, filled in told.via:
            predicate = scene.text(scene.parse.clauses[max(filled.clause, 0)].predicate)
            tie = f"{_tie(filled.argument)} of {predicate!r}" if filled.argument else f"beside {predicate!r}"
            outcome = f"{filled.slot} {what}: {scene.text(filled.phrase.span)!r}, {tie}"
            self._listener(Decision(start, end, told.rule.id, fired=True, outcome=outcome))

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


def _tie(argument: Argument) -> str:
    """Say what a phrase is to its predicate: 'subject', 'oblique (from), shared'."""
    words = [argument.function.value]
    marker = argument.marker or argument.phrase.marker
    if argument.function is Function.OBLIQUE and marker:
        words.append(f"({marker})")
    if argument.how is not How.OVERT:
        words.append(f"[{argument.how.value}]")
    return " ".join(words)


def _span(doc: Doc, layout: Layout, event: Event) -> DocSpan:
    first, last = layout.tokens.span(*event.trigger)
    return DocSpan(doc, first, last, event.type, span_id=event.rule)
