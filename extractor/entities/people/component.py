"""People: everyone whom the article gives a post, all forms of their names, and their positions."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import accumulate

from spacy.tokens import Doc

from extractor.document.columns import Layout, layout_of
from extractor.document.facts import ORGANIZATION, PERSON, Entity, Facts, Mention, Position, facts_of, publish
from extractor.entities.people.appointments import AppointmentScene, appointed
from extractor.entities.people.compiler import PeopleRules
from extractor.entities.people.found import Holder
from extractor.entities.people.frames import PostFrames
from extractor.entities.people.person import FULL, SHORT, Person, latin_surname, meant, propagate
from extractor.entities.people.positions import Context, positions_of
from extractor.entities.people.reader import PeopleOfDoc, PeopleReader
from extractor.grammar.recall import Recall
from extractor.grammar.reference_rules import ReferenceRules
from extractor.language.parser import parses_of
from extractor.lexicon.component import entity_of
from extractor.lexicon.gazetteer import Gazetteer
from extractor.lexicon.romanization import slug
from extractor.tools.regex import any_of

_NOMINEE = "nominee"
_HANGUL = re.compile(r"[가-힣]")


@dataclass(slots=True)
class Everyone:
    """The people of one document by name or id, and who holds posts in which sentence."""

    people: dict[str, Person] = field(default_factory=dict)
    holders: list[tuple[int, Holder]] = field(default_factory=list)


Doc.set_extension("everyone", default=None, force=True)


class PeopleComponent:
    """Writes `Facts.positions`, entities and mentions of people, and `doc.spans["people"]`."""

    def __init__(self, rules: PeopleRules, reader: PeopleReader, gazetteer: Gazetteer) -> None:
        self._rules = rules
        self._reader = reader
        self._gazetteer = gazetteer
        self._korean = reader.korean
        self._honorific = re.compile(rf"(?:{any_of(rules.words['honorifics'])}) $")

    def __call__(self, doc: Doc) -> Doc:
        doc._.everyone = Everyone()
        self.enter(doc, list(_holders(self._reader.of(doc), layout_of(doc), facts_of(doc))))
        return doc

    def enter(self, doc: Doc, holders: Sequence[tuple[int, Holder]]) -> None:
        """Take in who holds posts, by sentence, besides those taken in before."""
        if not holders:
            return
        layout, facts = layout_of(doc), facts_of(doc)
        everyone: Everyone = doc._.everyone
        everyone.holders += [(number, self._seated(holder, layout, facts)) for number, holder in holders]
        people = everyone.people
        self._add(
            people, [holder for _, holder in everyone.holders if not holder.short and holder.start >= 0], layout, facts
        )
        for person in people.values():
            person.forget_posts()
        by_entity = {person.entity.id: person for person in people.values()}
        for number, holder in sorted(everyone.holders, key=lambda item: item[1].posts[-1].end):
            held = by_entity.get(holder.entity or "") or people.get(self._key(holder, layout))
            if holder.short:
                held = meant(layout.text[holder.start : holder.end].split()[0], holder, people.values())
            if held is None:
                continue
            if holder.start >= 0:
                held.spans[holder.start, holder.end] = SHORT if holder.short else FULL
            if not (holder.short and holder.posts[0].title.role == _NOMINEE):
                held.posts.extend((post, number) for post in holder.posts)
        propagate(people.values(), layout.text, self._korean, self._honorific)
        self._write(people, layout, facts)
        publish(doc, "people", facts.mentions_of(PERSON))

    def _seated(self, holder: Holder, layout: Layout, facts: Facts) -> Holder:
        """Give the offices of places the body that the place has."""
        if not any(post.seat for post in holder.posts):
            return holder
        posts = tuple(
            replace(post, organization=self._body(post.seat, layout, facts)) if post.seat else post
            for post in holder.posts
        )
        return replace(holder, posts=posts)

    def _body(self, seat: tuple[str, int, int], layout: Layout, facts: Facts) -> str:
        name, start, end = seat
        known = self._gazetteer.named(name, ORGANIZATION)
        entity = (
            entity_of(known)
            if known
            else Entity(self._rules.romanization.slug(name), ORGANIZATION, name=name, ko=name, kind="government")
        )
        first, last = layout.tokens.span(start, end)
        sentence = layout.sentence_at(first)
        if sentence is not None:
            facts.add(
                entity, [Mention(start, end, first, last, sentence, entity.id, ORGANIZATION, "organization.seat")]
            )
        return entity.id

    def _key(self, holder: Holder, layout: Layout) -> str:
        return holder.entity or layout.text[holder.start : holder.end]

    def _add(self, people: dict[str, Person], holders: Sequence[Holder], layout: Layout, facts: Facts) -> None:
        known = {person.entity.id: key for key, person in people.items()}
        for holder in holders:
            key = known.get(holder.entity or "") or self._key(holder, layout)
            written = layout.text[holder.start : holder.end]
            latin = layout.text[slice(*holder.latin)] if holder.latin else None
            person = people.get(key)
            if person is None:
                person = people[key] = Person(*self._identity(holder, written, latin, facts, layout.text))
            person.names.add(written)
            if latin and holder.latin:
                person.names.add(latin)
                person.spans[holder.latin] = FULL

    def _identity(
        self, holder: Holder, written: str, latin: str | None, facts: Facts, text: str
    ) -> tuple[Entity, set[str], str]:
        korean = bool(_HANGUL.search(written))
        plain = self._reader.english.names.without_suffix(written)
        surname = (
            (self._korean.native(written) or written.rsplit(maxsplit=1)[-1])
            if korean
            else latin_surname(plain, self._rules.words["name_particles"], text)
        )
        if holder.entity:
            return facts.entities[holder.entity], set(), surname
        if latin:
            identity = slug(latin)
        elif korean and self._korean.native(written):
            identity = self._rules.romanization.person(written, surname)
        else:
            identity = self._rules.romanization.slug(written)
        while identity in facts.entities and facts.entities[identity].category != PERSON:
            identity += "-person"
        entity = Entity(
            identity, PERSON, name=latin or written, ko=written if korean else None, en=written if not korean else latin
        )
        return facts.entities.get(identity, entity), set(), surname

    def _write(self, people: dict[str, Person], layout: Layout, facts: Facts) -> None:
        context = Context(people.values(), layout, facts)
        facts.mentions = [mention for mention in facts.mentions if mention.rule not in (FULL, SHORT)]
        taken = {(mention.start, mention.end) for mention in facts.mentions if mention.category == PERSON}
        positions: list[Position] = []
        mentions: list[Mention] = []
        for person in people.values():
            for (start, end), rule in person.spans.items():
                if (start, end) in taken:
                    continue
                first, last = layout.tokens.span(start, end)
                sentence = layout.sentence_at(first)
                if sentence is not None:
                    mentions.append(Mention(start, end, first, last, sentence, person.entity.id, PERSON, rule))
            facts.entities.setdefault(person.entity.id, person.entity)
            positions.extend(positions_of(person, context, layout.text))
        mentions.sort(key=lambda mention: mention.start)
        starts = [mention.start for mention in mentions]
        reach = list(accumulate((mention.end for mention in mentions), max))

        def is_inside(place: Mention) -> bool:
            at = bisect_right(starts, place.start) - 1
            return at >= 0 and place.end <= reach[at]

        # 'June Ford' speaks of no company, 'Paris Lund' of no city.
        old = [mention for mention in facts.mentions if mention.category == PERSON or not is_inside(mention)]
        facts.mentions = sorted([*old, *mentions], key=lambda mention: (mention.start, -mention.end))
        facts.positions = sorted(positions, key=lambda position: (position.start, position.end))


class AppointmentsComponent:
    """Gives the posts that stand apart from their holders to those whom the sentence gives them."""

    def __init__(
        self,
        people: PeopleComponent,
        reader: PeopleReader,
        frames: PostFrames,
        references: Mapping[str, ReferenceRules],
    ) -> None:
        self._people = people
        self._reader = reader
        self._frames = frames
        self._references = references

    def __call__(self, doc: Doc) -> Doc:
        layout, facts = layout_of(doc), facts_of(doc)
        read, parses = self._reader.of(doc), parses_of(doc)
        recall = Recall(layout, facts, parses.at, self._references)
        found: list[tuple[int, Holder]] = []
        for number, mentions in _outermost(facts, layout):
            vacancies = read.vacancies(number, mentions)
            if vacancies:
                name_at = partial(read.name_at, number, mentions)
                holders = read.holders(number, mentions)
                scene = AppointmentScene(
                    number, layout, parses.at(number), mentions, vacancies, holders, name_at, recall
                )
                found += [(number, holder) for holder in appointed(scene, self._frames)]
        if found:
            self._people.enter(doc, found)
            parses.renew()
        return doc


def _holders(read: PeopleOfDoc, layout: Layout, facts: Facts) -> Iterator[tuple[int, Holder]]:
    for number, mentions in _outermost(facts, layout):
        yield from ((number, holder) for holder in read.holders(number, mentions))


def _outermost(facts: Facts, layout: Layout) -> Iterator[tuple[int, list[Mention]]]:
    """Yield each sentence with the names in it, none inside another."""
    by_sentence: dict[int, list[Mention]] = {}
    for mention in facts.mentions:
        inside = by_sentence.setdefault(mention.sentence, [])
        if not inside or mention.start >= inside[-1].end:
            inside.append(mention)
    for number in range(len(layout.sentences)):
        yield number, by_sentence.get(number, [])
