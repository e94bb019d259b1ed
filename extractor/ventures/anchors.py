"""Where a sentence mentions a venture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractor.document.facts import COMPANY
from extractor.grammar.parse import Argument, Clause, Function, Phrase, Span, Voice
from extractor.ventures.forms import name_at_end
from extractor.ventures.parties import is_together
from extractor.ventures.scene import Scene, begin_of, holds
from extractor.ventures.words import Words


@dataclass(frozen=True, slots=True)
class Anchor:
    """The tokens of a word for a venture; `sure` where the word alone means one.

    `phrase` is the noun phrase it heads or stands in; `definite` tells that it was told of before ('the venture'),
    `first` that it comes up for the first time ('a joint venture'), `other` that it is one more ('another joint
    venture'). `name` are the tokens of its name, where one stands there, `compound` the phrase that a participle joins
    to the word ('a *copper ore* mining venture').
    """

    span: Span
    sure: bool
    phrase: Phrase | None
    definite: bool
    first: bool
    other: bool
    name: Span | None = None
    compound: Phrase | None = None

    @property
    def left(self) -> int:
        """The first token of its phrase."""
        starts = (phrase.span[0] for phrase in (self.phrase, self.compound) if phrase is not None)
        return min((self.span[0], *starts))

    def heads(self, phrase: Phrase) -> bool:
        """Tell whether a phrase means the venture itself."""
        spans = [self.span, *([self.name] if self.name else []), *([self.compound.head] if self.compound else [])]
        return any(phrase.head[0] < high and low < phrase.head[1] for low, high in spans)

    def acts_in(self, scene: Scene, clause: Clause) -> bool:
        """Tell whether the venture is who does what the clause tells, and not what is founded, owned or agreed on."""
        subject = any(one.function is Function.SUBJECT and self.heads(one.phrase) for one in clause.arguments)
        passive = clause.voice is Voice.PASSIVE or scene.words.called.at(scene.tokens, *clause.predicate)
        if not subject or passive or clause.predicate[1] == self.span[0] or scene.words.is_act("consist", clause):
            return False
        more = any(one.function in (Function.OBJECT, Function.PREDICATIVE) for one in clause.arguments)
        return more or not (scene.words.is_act("found", clause) or scene.words.is_act("end", clause))


def anchors_of(scene: Scene, names: Words) -> list[Anchor]:
    """Return the mentions of single ventures in text order; `names` are those of ventures told of before."""
    spoken = list(_spoken(scene))
    spoken += _by_name(scene, names, spoken)
    return sorted([*spoken, *_defined(scene, spoken)], key=lambda anchor: anchor.span)


def _spoken(scene: Scene) -> Iterator[Anchor]:
    words, tokens = scene.words, scene.tokens
    lists = (("unless", words.unless), ("many", words.many), ("own", words.own), ("again", words.again))
    end = 0
    for index in range(scene.sentence.start, scene.sentence.end):
        if index < end:
            continue
        found = [(kind, one) for kind, listed in lists if (one := listed.at(tokens, index, scene.sentence.end))]
        kind, longest = max(found, key=lambda pair: pair[1][1], default=("", None))
        if longest is None or _inside_name(scene, index):
            continue
        end = longest[1]
        if kind in ("own", "again"):
            yield _anchor(scene, (index, end), sure=kind == "own")


def _by_name(scene: Scene, names: Words, spoken: list[Anchor]) -> list[Anchor]:
    """Where a venture told of before is called by its name, and no word for a venture stands in the same phrase."""
    found = []
    for first, last, _ in names.find(scene.tokens, scene.sentence.start, scene.sentence.end):
        phrase = scene.phrase_of((first, last))
        if not any(phrase is not None and holds(phrase.span, one.span) for one in spoken):
            found.append(
                Anchor(
                    (first, last),
                    sure=False,
                    phrase=phrase,
                    definite=True,
                    first=False,
                    other=False,
                    name=(first, last),
                )
            )
    return found


def _inside_name(scene: Scene, first: int) -> bool:
    """Whether the word is part of a longer name ('Halden Joint Venture Co')."""
    mention = scene.mention_at(first)
    return mention is not None and mention.first < first


def _anchor(scene: Scene, span: Span, *, sure: bool) -> Anchor:
    phrase = scene.phrase_of(span)
    compound = _compound(scene, span, phrase)
    whole = compound or phrase
    before = (max(begin_of(whole) if whole else span[0], span[0] - 8), span[0])
    definite = bool(whole and whole.definite)
    first = scene.words.first.any(scene.tokens, *before)
    other = scene.words.other.any(scene.tokens, *before)
    return Anchor(span, sure, phrase, definite, first, other, compound=compound)


def _compound(scene: Scene, span: Span, phrase: Phrase | None) -> Phrase | None:
    """The nouns before a participle before the bare word: one noun with them, and no clause ('a *chip* making JV')."""
    if phrase is None or phrase.span[0] < span[0]:
        return None
    for clause in scene.parse.clauses:
        described = clause.describes
        joined = described is not None and (described.span[1], clause.predicate[1]) == (clause.predicate[0], span[0])
        if joined and clause.predicate[1] - clause.predicate[0] == 1:
            return described
    return None


def _defined(scene: Scene, spoken: list[Anchor]) -> Iterator[Anchor]:
    """What several own or found together is a venture, whatever it is called ('Halden is jointly owned by A and B')."""
    words = scene.words
    for clause in scene.parse.clauses:
        if clause.noun or clause.negated or not (words.is_act("own", clause) or words.is_act("found", clause)):
            continue
        partners = words.is_act("found", clause) and any(is_together(scene, one) for one in scene.subjects(clause))
        if not partners and not words.jointly.any(scene.tokens, *clause.span):
            continue
        passive = clause.voice is Voice.PASSIVE
        wanted = Function.SUBJECT if passive else Function.OBJECT
        for argument in clause.arguments:
            if argument.function is wanted and not any(holds(argument.phrase.span, one.span) for one in spoken):
                yield from _owned(scene, argument)


def _owned(scene: Scene, argument: Argument) -> Iterator[Anchor]:
    phrase = argument.phrase
    mention = scene.mention_at(phrase.head[1] - 1)
    name = name_at_end(scene, phrase.head) if mention is None else None
    if mention is not None and mention.category == COMPANY:
        name = (mention.first, mention.last)
    if phrase.members or not (name or scene.words.firms.any(scene.tokens, *phrase.head)):
        return
    yield Anchor(phrase.head, sure=False, phrase=phrase, definite=False, first=False, other=False, name=name)
