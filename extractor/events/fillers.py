"""What a phrase can stand for in a slot: the company, the person, the sum, the date or the place that it names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from extractor.document.facts import COMPANY, ORGANIZATION, PERSON, Entity, Filling, Mention
from extractor.events.kinds import Slot
from extractor.events.scene import Scene, covers, overlaps
from extractor.grammar.parse import Phrase, Span

Resolve = Callable[[Phrase], Sequence[str]]
"""Whom a phrase that names nobody means: a pronoun, 'the company', a subject left out."""

_ALLIANCE = "alliance"
_BODIES = (COMPANY, ORGANIZATION)
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Fillers:
    """Reads the phrases of one sentence."""

    scene: Scene
    resolve: Resolve

    def fit(self, slot: Slot, phrase: Phrase) -> bool:
        """Whether a phrase can fill a slot."""
        if slot.is_party:
            return bool(self.parties(slot, phrase))
        return "phrase" in slot.filled_by or any(True for _ in self.fillings(slot, phrase))

    def parties(self, slot: Slot, phrase: Phrase) -> list[str]:
        """Return the companies, bodies and people that a phrase stands for in a slot."""
        found = [one for one in self._read(slot, phrase, 0) if self._fits(slot, one)]
        if slot.members:
            found = [one for entity in found for one in self._members(entity)] + [
                one for entity in self._read_all(phrase) for one in self._members(entity, alone=True)
            ]
            found = [one for one in found if self._fits(slot, one)]
        return list(dict.fromkeys(found))

    def fillings(self, slot: Slot, phrase: Phrase) -> Iterator[Filling]:
        """Yield what fills a slot that is no participant's."""
        scene = self.scene
        told = [
            *(("amount", item.start, item.end, None, item.value) for item in scene.amounts),
            *(("date", item.start, item.end, None, item.value) for item in scene.dates if item.value),
            *(("place", item.start, item.end, item.entity, None) for item in scene.places),
        ]
        begin, end = scene.characters(phrase.span)
        fitting = [one for one in told if one[0] in slot.filled_by and begin <= one[1] and one[2] <= end]
        for _, first, last, entity, value in fitting[:1]:
            yield Filling(slot.name, first, last, entity, value)
        if not fitting and "name" in slot.filled_by and (name := self._name_in(phrase)):
            yield Filling(slot.name, *scene.characters(name))
        if not fitting and "phrase" in slot.filled_by:
            yield Filling(slot.name, *scene.characters(_without_marker(phrase)))

    def _name_in(self, phrase: Phrase) -> Span | None:
        """Return the capitalised words that end a phrase and name nobody known: 'its *TestHub*', 'the *Pilot 4*'."""
        text = self.scene.layout.tokens.text
        last = first = phrase.head[1]
        while first > phrase.span[0] and (text[first - 1][:1].isupper() or text[first - 1][:1].isdigit()):
            first -= 1
        span = first, last
        told = (*self.scene.mentions, *self.scene.places)
        if first == last or not text[first][:1].isupper() or self.scene.is_capitalised:
            return None
        return None if any(overlaps(_span(mention), span) for mention in told) else span

    def outright(self, phrase: Phrase) -> list[str]:
        """Return whom the head of a phrase names itself, or whom a pronoun or a subject left out means."""
        own = [mention.entity for mention in self._named(phrase.head)]
        if own or phrase.possessor or len(phrase.words) > 1:
            return own
        return list(self.resolve(phrase))

    def named(self, phrase: Phrase) -> list[str]:
        """Return whom a phrase names, whatever may fill a slot: of a list all, of "A's board" A."""
        if phrase.members:
            return list(dict.fromkeys(one for member in phrase.members for one in self.named(member)))
        own = [mention.entity for mention in self._named(phrase.head)]
        if own or not phrase.words or phrase.words[-1] not in self.scene.words.stand_ins:
            return own
        within = [*(self._in(phrase.possessor) if phrase.possessor else ()), *self._loose(phrase)]
        return [mention.entity for mention in within if not self._is_former(mention)][-1:]

    def _fits(self, slot: Slot, entity: str) -> bool:
        one = self.scene.facts.entities[entity]
        if one.kind in slot.without:
            return False
        return one.category in slot.filled_by or one.kind in slot.filled_by

    def _members(self, entity: str, *, alone: bool = False) -> list[str]:
        """What an alliance does as a party its members do, as far as the article names them."""
        one = self.scene.facts.entities[entity]
        if one.kind == _ALLIANCE:
            return [member for member in one.members if member in self.scene.facts.entities]
        return [] if alone else [entity]

    def _read_all(self, phrase: Phrase) -> list[str]:
        return [mention.entity for mention in self._named(phrase.head)]

    def _read(self, slot: Slot, phrase: Phrase, depth: int) -> list[str]:
        if depth > _DEEPEST:
            return []
        listed = [one for member in phrase.members for one in self._read(slot, member, depth + 1)]
        own = [mention.entity for mention in self._named(phrase.head)]
        fitting = listed or [one for one in own if self._fits(slot, one)] or self._beside(slot, phrase)
        if fitting or own:
            return fitting
        beside = (self._read(slot, apposition, depth + 1) for apposition in phrase.appositions)
        named = next((told for one in beside if (told := [who for who in one if self._fits(slot, who)])), [])
        return (
            named or self._named_beside(slot, phrase) or [one for one in self.resolve(phrase) if self._fits(slot, one)]
        )

    def _named_beside(self, slot: Slot, phrase: Phrase) -> list[str]:
        """Who is named before a phrase that tells what he is: 'Nordan, *an operator* that it bought'."""
        for other in self.scene.parse.phrases:
            if any(apposition.head == phrase.head for apposition in other.appositions):
                return [one.entity for one in self._named(other.head) if self._fits(slot, one.entity)]
        return []

    def _beside(self, slot: Slot, phrase: Phrase) -> list[str]:
        """Who stands in the phrase beside its head: the officer before a title, the company before an officer.

        'Gaon Telecom CEO Mira Solvang' stands for the company where one is wanted, 'the former Nordan chief' does not;
        '가온텔레콤 이사회', "Gaon Telecom's board" stand for the company, 'a phone of Gaon Telecom' does not.
        """
        names = [mention for mention in self._loose(phrase) if not overlaps(_span(mention), phrase.head)]
        people = [
            mention.entity for mention in names if mention.category == PERSON and self._fits(slot, mention.entity)
        ]
        if people:
            return people
        has_person = any(mention.category == PERSON for mention in (*names, *self._named(phrase.head)))
        stands_in = not phrase.words or phrase.words[-1] in self.scene.words.stand_ins or self._is_time(phrase.head)
        if not has_person and not stands_in and not slot.belongings:
            return []
        if phrase.possessor:
            names = [*self._in(phrase.possessor), *names]
        return [one.entity for one in names if self._fits(slot, one.entity) and not self._is_former(one)][-1:]

    def _is_time(self, span: Span) -> bool:
        """Whether tokens are a time, which stands between a name and its noun: 'Gaon *Q1* profit'."""
        return any(covers(self.scene.tokens_of(timex), span) for timex in self.scene.dates)

    def _loose(self, phrase: Phrase) -> list[Mention]:
        """The names in a phrase that are part of no phrase and no clause inside it."""
        scene = self.scene
        apart = [part.span for part in (*phrase.members, *phrase.appositions)]
        if phrase.possessor:
            apart.append(phrase.possessor.span)
        apart += [
            clause.span
            for clause in scene.parse.clauses
            if not clause.noun and covers(phrase.span, clause.span) and clause.span != phrase.span
        ]
        return [one for one in self._in(phrase) if not any(overlaps(span, _span(one)) for span in apart)]

    def _in(self, phrase: Phrase) -> list[Mention]:
        first, last = phrase.span
        return [one for one in self.scene.mentions if first <= one.first and one.last <= last]

    def _named(self, head: Span) -> list[Mention]:
        first, last = head
        return [one for one in self.scene.mentions if one.first < last and first < one.last]

    def _is_former(self, mention: Mention) -> bool:
        lemma = self.scene.layout.tokens.lemma
        before = range(max(mention.first - 2, self.scene.sentence.start), mention.first)
        return any(lemma[index] in self.scene.words.formers for index in before)


def people_among(entities: dict[str, Entity], ids: Sequence[str]) -> list[str]:
    """Return the people among some entities."""
    return [one for one in ids if entities[one].category == PERSON]


def bodies_among(entities: dict[str, Entity], ids: Sequence[str]) -> list[str]:
    """Return the companies and bodies among some entities."""
    return [one for one in ids if entities[one].category in _BODIES]


def _span(mention: Mention) -> Span:
    return mention.first, mention.last


def _without_marker(phrase: Phrase) -> Span:
    first, last = phrase.span
    if phrase.marked[0] == first and phrase.marked[1] < last:
        return phrase.marked[1], last
    if phrase.marked[1] == last and first < phrase.marked[0]:
        return first, phrase.marked[0]
    return phrase.span
