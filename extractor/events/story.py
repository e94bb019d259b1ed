"""The article as events read it: each sentence with its names, whom it refers back to, and what it asserts.

Whom earlier sentences spoke of is looked up when somebody asks, so that a sentence without an event is parsed only
where a later one refers back.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractor.document.columns import Layout
from extractor.document.facts import Facts, Mention
from extractor.events.fillers import Fillers
from extractor.events.scene import Scene, covers, owner_of, scene_of
from extractor.events.words import EventWords
from extractor.grammar.assertion import Assertions
from extractor.grammar.assertion_rules import AssertionRules
from extractor.grammar.memory import Memory, subject_of
from extractor.grammar.parse import Argument, Clause, Function, How, Parse, Phrase, Span, Voice
from extractor.grammar.reference import References
from extractor.grammar.reference_rules import ReferenceRules
from extractor.language.parser import Parses

_NONE = "none"
_HEADING = "heading"
_BEGINNING = 4  # letters of a noun, which its plural shares


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What each language lends to the reading of events."""

    words: EventWords
    assertions: AssertionRules
    references: ReferenceRules


@dataclass(frozen=True, slots=True)
class Read:
    """One sentence, what its phrases stand for, and the status it gives to each clause."""

    scene: Scene
    fillers: Fillers
    status: Callable[[int], str]


class Story:
    """One article; sentences are read in order, so that what refers back finds what was told before."""

    def __init__(
        self,
        layout: Layout,
        facts: Facts,
        parses: Parses,
        mentions: Mapping[int, Sequence[Mention]],
        knowledge: Mapping[str, Knowledge],
    ) -> None:
        self._layout = layout
        self._facts = facts
        self._parses = parses
        self._mentions = mentions
        self._knowledge = knowledge
        self._memory = Memory(facts.entities)
        self._noted = 0
        self._backward = {language: _words_of(known.references) for language, known in knowledge.items()}
        self._together: dict[int, list[Sequence[str]]] = {}

    def is_silent(self, number: int) -> bool:
        """Whether a sentence names nobody and refers to nobody, so that nobody takes part in what it tells."""
        zero = self._knowledge[self._layout.sentences[number].language].references.zero_subjects
        return not zero and not self._mentions.get(number) and not self._refers(number)

    def _refers(self, number: int) -> bool:
        """Whether a word of the sentence may stand for somebody told before."""
        sentence = self._layout.sentences[number]
        pronouns, beginnings = self._backward[sentence.language]
        lemmas = self._layout.tokens.lemma[sentence.start : sentence.end]
        return any(lemma in pronouns or lemma[:_BEGINNING] in beginnings for lemma in lemmas)

    def read(self, number: int) -> Read:
        """Return the sentence of that number."""
        layout = self._layout
        known = self._knowledge[layout.sentences[number].language]
        scene = self._scene(number)
        looks_back = known.references.zero_subjects or self._refers(number)
        before = (lambda: self._catch_up(number)) if looks_back else (lambda: None)
        backward = _Backward(scene, known.references, self._memory, before)
        told = replace(scene, parse=backward.with_subjects())
        fillers = Fillers(told, backward.resolve)
        assertions = Assertions(told.parse, layout.tokens, known.assertions, _coming(told, layout.reference))
        return Read(told, fillers, lambda clause: assertions.of(clause).status or _NONE)

    def remember(self, number: int, entities: Sequence[str]) -> None:
        """Take in who did something together in a sentence."""
        self._together.setdefault(number, []).append(entities)

    def _scene(self, number: int) -> Scene:
        words = self._knowledge[self._layout.sentences[number].language].words
        mentions = self._mentions.get(number, ())
        return scene_of(number, self._layout, self._facts, mentions, self._parses.at(number), words)

    def _catch_up(self, number: int) -> None:
        """Take into the memory the sentences before one."""
        while self._noted < number:
            at, self._noted = self._noted, self._noted + 1
            scene = self._scene(at)
            references = self._knowledge[scene.sentence.language].references
            backward = _Backward(scene, references, self._memory, lambda: None)
            opens = at > 0 and self._layout.sentences[at - 1].kind == _HEADING
            backward.references.note(headline=scene.is_headline, opens=opens)
            for entities in self._together.get(at, ()):
                self._memory.together(entities)


class _Backward:
    """Whom the phrases and the left-out subjects of one sentence stand for."""

    def __init__(self, scene: Scene, rules: ReferenceRules, memory: Memory, catch_up: Callable[[], None]) -> None:
        plain = Fillers(scene, lambda _: ())
        self.references = References(scene.parse, scene.layout.tokens, rules, plain.named, memory)
        self._scene = scene
        self._catch_up = catch_up
        self._left_out: dict[Span, tuple[str, ...]] = {}
        self._clauses = {
            argument.phrase.span: number
            for number, clause in enumerate(scene.parse.clauses)
            for argument in clause.arguments
        }

    def with_subjects(self) -> Parse:
        """Return the parse with the subjects that are left out, as phrases without a word."""
        parse = self._scene.parse
        clauses = list(self._completed(parse.clauses))
        words = self._scene.words
        doing = words.acts - words.undergoes
        return replace(parse, clauses=tuple(_with_doer(clause, clauses, doing) for clause in clauses))

    def _completed(self, clauses: Sequence[Clause]) -> Iterator[Clause]:
        for number, clause in enumerate(clauses):
            if clause.noun or subject_of(clause):
                yield clause
                continue
            self._catch_up()
            found = self.references.subject_of(number)
            if found is None:
                yield clause
                continue
            # Two predicates never begin at the same token.
            at = clause.predicate[0], clause.predicate[0]
            self._left_out[at] = found.ids
            zero = Argument(Phrase(at, at, ()), Function.SUBJECT, how=How.ZERO)
            yield replace(clause, arguments=(zero, *clause.arguments))

    def resolve(self, phrase: Phrase) -> Sequence[str]:
        """Return whom a phrase that names nobody means."""
        if phrase.span in self._left_out:
            return self._left_out[phrase.span]
        if phrase.span[0] == phrase.span[1]:
            return ()
        self._catch_up()
        clause = self._clauses.get(phrase.span)
        found = self.references.of(phrase, clause)
        if found is None and phrase.words and phrase.words[-1] in self._scene.words.stand_ins:
            found = self.references.possessor_of(phrase, clause)
        return found.ids if found else ()


def _with_doer(clause: Clause, clauses: Sequence[Clause], acts: frozenset[str]) -> Clause:
    """Give an action that somebody carries through that somebody for its doer: '*A는* 800억원 투자 유치를 완료했다'."""
    if not clause.noun or subject_of(clause):
        return clause
    above = clause.parent
    while above is not None and clauses[above].noun and clauses[above].parent != above:
        above = clauses[above].parent
    if above is None or clauses[above].lemma not in acts or clauses[above].voice is Voice.PASSIVE:
        return clause
    doer = subject_of(clauses[above])
    held = any(
        argument.function is Function.OBJECT and covers(argument.phrase.span, clause.predicate)
        for argument in clauses[above].arguments
    )
    if doer is None or not held:
        return clause
    return replace(clause, arguments=(*clause.arguments, replace(doer, how=How.CONTROLLED)))


def _words_of(rules: ReferenceRules) -> tuple[frozenset[str], frozenset[str]]:
    """Return the pronouns, and how the nouns begin that stand for somebody."""
    return frozenset(rules.pronouns), frozenset(head[:_BEGINNING] for head in rules.heads)


def _coming(scene: Scene, reference: dt.date | None) -> frozenset[int]:
    """The clauses in which a date lies ahead."""
    if reference is None:
        return frozenset()
    today = reference.date() if isinstance(reference, dt.datetime) else reference
    owners = (
        owner_of(scene.parse, scene.tokens_of(timex)) for timex in scene.dates if timex.first and timex.first > today
    )
    return frozenset(owner[0] for owner in owners if owner)
