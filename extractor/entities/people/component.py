"""People: everyone whom the article gives a post, all forms of their names, and their positions."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from operator import itemgetter

from spacy.tokens import Doc

from extractor.document.columns import Layout, layout_of
from extractor.document.facts import (
    COMPANY,
    LOCATION,
    ORGANIZATION,
    PERSON,
    Entity,
    Facts,
    Mention,
    Position,
    facts_of,
    publish,
)
from extractor.entities.people.compiler import PeopleRules
from extractor.entities.people.found import Holder, Post
from extractor.entities.people.reader import PeopleOfDoc, PeopleReader
from extractor.entities.people.words import KoreanWords, Titles
from extractor.language import ENGLISH
from extractor.lexicon.component import entity_of
from extractor.lexicon.gazetteer import Gazetteer
from extractor.lexicon.places import places, places_of_all
from extractor.lexicon.romanization import slug
from extractor.tools.regex import any_of

_RULE = "person.post"
_SHORT_RULE = "person.short"
_NOMINEE = "nominee"
_SPACE = re.compile(r"\s+")
_HANGUL = re.compile(r"[가-힣]")
_FIRST_NAME = re.compile(r"[A-Z][a-z]+ $")
_CAPITALISED_BEFORE = re.compile(r"[A-Z][\w’'-]* $")
_CAPITAL = re.compile(r" [A-Z]")
_BODIES = (COMPANY, ORGANIZATION)


@dataclass(slots=True)
class _Person:
    """One person as the article goes on."""

    entity: Entity
    names: set[str]
    surname: str
    posts: list[tuple[Post, int]] = field(default_factory=list)
    spans: dict[tuple[int, int], str] = field(default_factory=dict)
    _told: list[tuple[int, str]] | None = None

    def organization_before(self, offset: int) -> str | None:
        """Return the organization last told beside this person's name, the next one where none was.

        To be asked when all posts are known.
        """
        if self._told is None:
            told = [(post.start, post.organization) for post, _ in self.posts if post.organization and not post.former]
            self._told = sorted(told, key=itemgetter(0))
        at = bisect_right(self._told, offset, key=itemgetter(0)) - 1
        return self._told[max(at, 0)][1] if self._told else None


class PeopleComponent:
    """Writes `Facts.positions`, entities and mentions of people, and `doc.spans["people"]`."""

    def __init__(self, rules: PeopleRules, reader: PeopleReader, gazetteer: Gazetteer) -> None:
        self._rules = rules
        self._reader = reader
        self._gazetteer = gazetteer
        self._korean = reader.korean
        self._honorific = re.compile(rf"(?:{any_of(rules.words['honorifics'])}) $")

    def __call__(self, doc: Doc) -> Doc:
        layout, facts = layout_of(doc), facts_of(doc)
        read = self._reader.of(doc)
        holders = [(number, self._seated(holder, layout, facts)) for number, holder in _holders(read, layout, facts)]
        if not holders:
            return doc
        people = self._people(
            [holder for _, holder in holders if not holder.short and holder.start >= 0], layout, facts
        )
        spoken: _Person | None = None
        for number, holder in sorted(holders, key=lambda item: item[1].posts[-1].end):
            person = spoken if holder.start < 0 else people.get(self._key(holder, layout))
            if holder.short:
                person = _meant(layout.text[holder.start], holder, people.values())
            if person is None:
                continue
            spoken = person
            if holder.start >= 0:
                person.spans[holder.start, holder.end] = _SHORT_RULE if holder.short else _RULE
            if not (holder.short and holder.posts[0].title.role == _NOMINEE):
                person.posts.extend((post, number) for post in holder.posts)
        _propagate(people.values(), layout.text, self._korean, self._honorific)
        self._write(people, layout, facts)
        publish(doc, "people", facts.mentions_of(PERSON))
        return doc

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

    def _people(self, holders: Sequence[Holder], layout: Layout, facts: Facts) -> dict[str, _Person]:
        people: dict[str, _Person] = {}
        for holder in holders:
            key = self._key(holder, layout)
            written = layout.text[holder.start : holder.end]
            latin = layout.text[slice(*holder.latin)] if holder.latin else None
            person = people.get(key)
            if person is None:
                person = people[key] = _Person(*self._identity(holder, written, latin, facts, layout.text))
            person.names.add(written)
            if latin and holder.latin:
                person.names.add(latin)
                person.spans[holder.latin] = _RULE
        return people

    def _identity(
        self, holder: Holder, written: str, latin: str | None, facts: Facts, text: str
    ) -> tuple[Entity, set[str], str]:
        korean = bool(_HANGUL.search(written))
        surname = (
            (self._korean.native(written) or written.rsplit(maxsplit=1)[-1])
            if korean
            else _latin_surname(written, self._rules.words["name_particles"], text)
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

    def _write(self, people: dict[str, _Person], layout: Layout, facts: Facts) -> None:
        context = _Context(people, layout, facts)
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
            positions.extend(_positions(person, context, layout.text))
        mentions.sort(key=lambda mention: mention.start)
        starts = [mention.start for mention in mentions]
        reach = list(accumulate((mention.end for mention in mentions), max))

        def is_inside(place: Mention) -> bool:
            at = bisect_right(starts, place.start) - 1
            return at >= 0 and place.end <= reach[at]

        old = [mention for mention in facts.mentions if mention.category != LOCATION or not is_inside(mention)]
        facts.mentions = sorted([*old, *mentions], key=lambda mention: (mention.start, -mention.end))
        facts.positions = sorted(positions, key=lambda position: (position.start, position.end))


def _holders(read: PeopleOfDoc, layout: Layout, facts: Facts) -> Iterator[tuple[int, Holder]]:
    by_sentence: dict[int, list[Mention]] = {}
    for mention in facts.mentions:
        inside = by_sentence.setdefault(mention.sentence, [])
        if not inside or mention.start >= inside[-1].end:
            inside.append(mention)
    for number in range(len(layout.sentences)):
        yield from ((number, holder) for holder in read.holders(number, by_sentence.get(number, [])))


def _positions(person: _Person, context: _Context, text: str) -> Iterator[Position]:
    seen: set[tuple[str, str, str | None]] = set()
    believed: str | None = None
    told = {
        _SPACE.sub("", text[post.start : post.end]).lower(): post.organization
        for post, _ in person.posts
        if post.organization and not post.shared
    }
    spans = {(post.start, post.end) for post, _ in person.posts}
    for post, sentence in person.posts:
        if any(start <= post.start and post.end < end for start, end in spans):
            # '인사담당' in '인사담당 최고책임자'
            continue
        organization = post.organization
        title = _SPACE.sub(" ", text[post.start : post.end])
        key = _SPACE.sub("", title).lower()
        role = post.title.role
        if organization is None and any(key in other and role == same for other, same, _ in seen):
            # '유 사장': the post that he was given with his name.
            continue
        if post.shared:
            # What the article says elsewhere of the same title outweighs what the sentence suggests.
            organization = told.get(key, organization)
        if organization is None and not post.title.stated and not post.alone:
            organization = (
                person.organization_before(post.start)
                or believed
                or context.organization(post.start, sentence, former=post.former)
            )
            believed = organization
        if any(key in other and role == same and organization in (None, body) for other, same, body in seen):
            continue
        seen.add((key, role, organization))
        yield Position(person.entity.id, title, role, organization, post.start, post.end)


class _Context:
    """Which organization a title without one belongs to: the one spoken of."""

    def __init__(self, people: dict[str, _Person], layout: Layout, facts: Facts) -> None:
        bodies = [
            (mention.start, mention.sentence, mention.entity)
            for mention in facts.mentions
            if mention.category in _BODIES and not facts.entities[mention.entity].outlet
        ]
        for person in people.values():
            for start, _ in person.spans:
                body = person.organization_before(start)
                if body:
                    sentence = layout.sentence_at(layout.tokens.at(start))
                    bodies.append((start, -1 if sentence is None else sentence, body))
        bodies.sort()
        # A sentence that names an employer of the past does not speak of it where it tells of a post of today.
        past = {
            (post.organization, sentence)
            for person in people.values()
            for post, sentence in person.posts
            if post.former
        }
        present = [body for body in bodies if (body[2], body[1]) not in past]
        self._languages = [sentence.language for sentence in layout.sentences]
        self._bodies = {
            former: ([body for body in told if facts.entities[body[2]].category == COMPANY], told)
            for former, told in ((True, bodies), (False, present))
        }

    def organization(self, offset: int, sentence: int, *, former: bool) -> str | None:
        """Return the last body named before `offset`, in its sentence or the one before, or else the first of all.

        In the English sentence before it is the first one: what the sentence is about.
        """
        for bodies in self._bodies[former]:
            for at in range(bisect_left(bodies, (offset,)) - 1, -1, -1):
                _, number, body = bodies[at]
                if number == sentence or (number == sentence - 1 and self._languages[number] != ENGLISH):
                    return body
                if number == sentence - 1:
                    return next(one for _, other, one in bodies if other == number)
                if number >= 0:
                    break
        for bodies in self._bodies[former]:
            if bodies and bodies[0][0] < offset:
                return bodies[0][2]
        return None


def _meant(surname: str, holder: Holder, people: Collection[_Person]) -> _Person | None:
    """Return whom a surname with a title stands for: the one of that title, else the last one named before."""
    fitting = [person for person in people if person.surname == surname]
    if not fitting:
        return None
    role = holder.posts[0].title.role
    same = [person for person in fitting if any(post.title.role == role for post, _ in person.posts)]
    return _latest(same or fitting, holder.start)


def _latest(people: Sequence[_Person], offset: int) -> _Person:
    def last_before(person: _Person) -> int:
        return max((start for start, _ in person.spans if start < offset), default=-1)

    return max(people, key=last_before)


def _latin_surname(name: str, particles: frozenset[str], text: str) -> str:
    words = name.split()
    if len(words) > 2 and words[-2] in particles:
        return " ".join(words[-2:])
    if len(words) > 1 and _is_called(words[0], text) and not _is_called(words[-1], text):
        # Where the family comes first the article goes on with the first word: 'Ke' for Ke Ruiwen.
        return words[0]
    # Korean and Chinese names put the family first: Ryu Young-sang.
    return words[0] if len(words) == 2 and "-" in words[1] and words[1].split("-")[1][:1].islower() else words[-1]


def _is_called(word: str, text: str) -> bool:
    """Whether the word stands alone somewhere, with no capitalised word beside it."""
    return any(
        not _CAPITAL.match(text, end) and not _CAPITALISED_BEFORE.search(text, max(start - 20, 0), start)
        for start, end in places(text, word)
    )


def _spelled(surname: str) -> tuple[str, str]:
    """A surname as written, and as it begins a sentence ('van Dyk', 'Van Dyk')."""
    return surname, surname[0].upper() + surname[1:]


def _propagate(people: Collection[_Person], text: str, korean: KoreanWords, honorific: re.Pattern[str]) -> None:
    """Find every other place where the names stand, and surnames alone or, in Korean, with a title."""
    titles: Titles | None = None
    surnames = {spelling for person in people if len(person.surname) > 1 for spelling in _spelled(person.surname)}
    written = places_of_all(text, {name for person in people for name in person.names} | surnames)
    for person in people:
        for name in sorted(person.names):
            for start, end in written[name]:
                if korean.ends(text, end):
                    person.spans.setdefault((start, end), _RULE)
        if len(person.surname) < 2:
            continue
        first = min((start for start, _ in person.spans), default=0)
        known = sorted(person.spans)
        reach = list(accumulate((end for _, end in known), max))
        surname = person.surname
        spelled = [place for spelling in _spelled(surname) for place in written[spelling]]
        for start, end in dict.fromkeys(spelled):
            at = bisect_right(known, start, key=itemgetter(0)) - 1
            if start < first or (at >= 0 and start < reach[at]):
                continue
            if _HANGUL.match(person.surname):
                titles = titles or korean.titles(text)
                title = titles.at(end + 1)
                if title and text[end] == " ":
                    person.spans[start, title.end] = _SHORT_RULE
            elif not _CAPITAL.match(text, end) and (
                not _FIRST_NAME.search(text, max(start - 20, 0), start)
                or honorific.search(text, max(start - 20, 0), start)
            ):
                person.spans[start, end] = _SHORT_RULE
