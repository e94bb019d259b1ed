"""What an article has spoken of so far: the one memory that everything which refers back asks.

After Lappin & Leass 1994 (https://aclanthology.org/J94-4002) and centering (Grosz, Joshi & Weinstein 1995): what
counts is who was the subject, then who else was named, the last sentence first; the story's own subject is that of its
headline. Nothing is forgotten by a count of sentences: another subject or a new section takes a topic away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from extractor.document.facts import COMPANY, ORGANIZATION, Entity
from extractor.grammar.parse import Argument, Clause, Function, Link, Parse, Phrase

Named = Callable[[Phrase], Sequence[str]]
"""The ids of the entities that a phrase names; of a list all of them."""

_BODIES = (COMPANY, ORGANIZATION)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an antecedent must be: of one of these categories and kinds; of the `preferred` kinds, or of none known."""

    categories: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    preferred: tuple[str, ...] = ()
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Spoken:
    """What one sentence spoke of: its subject with the names inside it, and all names, the weightier first.

    `overt` is false where the sentence has no subject of its own, so that the one before stays.
    """

    subject: tuple[str, ...]
    within: tuple[str, ...]
    names: tuple[str, ...]
    overt: bool


@dataclass(slots=True)
class Memory:
    """What the sentences before have spoken of."""

    entities: Mapping[str, Entity]
    story: tuple[str, ...] = ()
    """Whom the story is about: the subject of the first headline."""
    topic: tuple[str, ...] = ()
    """The last subject; empty where the last subject was no name."""
    sentences: list[Spoken] = field(default_factory=list)
    lists: list[tuple[str, ...]] = field(default_factory=list)
    """Who was told together, the last at the end."""
    things: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The last thing of a sort that is no entity, told by whoever finds such things ('venture')."""

    def note(self, spoken: Spoken, *, headline: bool = False, opens: bool = False) -> None:
        """Take in one sentence; `opens` tells that it begins a section, whose topic is the story's until it has one."""
        if opens:
            self.topic = self.story
        self.sentences.append(spoken)
        if headline and not self.story:
            self.story = spoken.subject
        if headline and self.topic:
            return
        if spoken.overt:
            self.topic = spoken.subject

    def together(self, ids: Iterable[str]) -> None:
        """Take in entities that did something together; 'the companies' are companies, where there are any."""
        unique = tuple(dict.fromkeys(ids))
        companies = tuple(one for one in unique if self.entities[one].category == COMPANY)
        bodies = companies if len(companies) > 1 else tuple(o for o in unique if self.entities[o].category in _BODIES)
        if len(bodies) > 1:
            self.lists.append(bodies)

    def fits(self, entity: str, wanted: Wanted) -> bool:
        """Whether an entity is what is wanted."""
        known = self.entities[entity]
        return (
            known.category in wanted.categories
            and (not wanted.kinds or known.kind in wanted.kinds)
            and (not wanted.preferred or known.kind is None or known.kind in wanted.preferred)
            and (wanted.country is None or known.country in (None, wanted.country))
        )

    def candidates(self) -> Iterator[str]:
        """Yield who was spoken of before: subjects and the names inside them, the last first, then everybody else."""
        for spoken in reversed(self.sentences):
            yield from spoken.subject
            yield from spoken.within
        yield from self.story
        for spoken in reversed(self.sentences):
            yield from spoken.names

    def several(self, number: int | None, wanted: Wanted, inside: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
        """Return those last told together, `number` of them or any of two and more; `inside` are this sentence's."""
        told = [*self.lists, *inside]
        for ids in reversed(told):
            kept = tuple(one for one in ids if self.fits(one, wanted))
            if len(kept) == number or (number is None and len(kept) > 1):
                return kept
        if number is not None:
            for spoken in reversed(self.sentences):
                kept = tuple(one for one in spoken.names if self.fits(one, wanted))
                if len(kept) == number:
                    return kept
            everybody = tuple(dict.fromkeys(one for spoken in self.sentences for one in spoken.names))
            kept = tuple(one for one in everybody if self.fits(one, wanted))
            if len(kept) == number:
                return kept
        return self._members(number)

    def _members(self, number: int | None) -> tuple[str, ...]:
        """The members, as far as the article names them, of the last alliance that has so many."""
        for one in self.candidates():
            present = tuple(member for member in self.entities[one].members if member in self.entities)
            if present and (len(present) == number or (number is None and len(present) > 1)):
                return present
        return ()


def spoken_of(parse: Parse, named: Named, mentioned: Named, subject: Callable[[int], Sequence[str]]) -> Spoken:
    """Return what a sentence speaks of; `subject` gives the entities that the subject of a clause stands for."""
    main = main_clause(parse)
    argument = subject_of(parse.clauses[main]) if main is not None else None
    own = tuple(subject(main)) if main is not None and argument else ()
    within: list[str] = []
    ranked: list[str] = [*own]
    for phrase in parse.phrases:
        if argument and argument.phrase.span[0] <= phrase.span[0] and phrase.span[1] <= argument.phrase.span[1]:
            within += mentioned(phrase)
    ranked += within
    for function in (Function.SUBJECT, Function.OBJECT):
        for clause in parse.clauses:
            for other in clause.arguments:
                if other.function == function:
                    ranked += named(other.phrase)
    for phrase in parse.phrases:
        ranked += mentioned(phrase)
    return Spoken(own, _unique(within), _unique(ranked), argument is not None)


def lists_of(
    parse: Parse, named: Named, partners: Iterable[str], subject: Callable[[int], Sequence[str]]
) -> list[tuple[str, ...]]:
    """Return who is told together in a sentence, the closest last: who acts upon whom, lists, who acts with whom."""
    upon: list[tuple[str, ...]] = []
    acting: list[tuple[str, ...]] = []
    for number, clause in enumerate(parse.clauses):
        actors = tuple(subject(number)) if subject_of(clause) else ()
        objects = [one for a in clause.arguments if a.function == Function.OBJECT for one in named(a.phrase)]
        beside = [one for a in clause.arguments if a.marker in partners for one in named(a.phrase)]
        upon += [_unique((*actors, *objects))] * bool(objects and actors)
        acting += [_unique((*actors, *beside))] * bool(beside and actors)
    lists = [_unique(named(phrase)) for phrase in parse.phrases if phrase.members]
    return [ids for ids in (*upon, *lists, *acting) if len(ids) > 1]


def main_clause(parse: Parse) -> int | None:
    """Return the index of the first clause that stands for itself and is no noun, None where there is none."""
    mains = [i for i, clause in enumerate(parse.clauses) if clause.link == Link.MAIN]
    return next((i for i in mains if not parse.clauses[i].noun), mains[0] if mains else None)


def subject_of(clause: Clause) -> Argument | None:
    """Return the subject of a clause, None where it is left out."""
    return next((argument for argument in clause.arguments if argument.function == Function.SUBJECT), None)


def _unique(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
