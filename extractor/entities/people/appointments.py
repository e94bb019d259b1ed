"""Posts told apart from their holder ('named Jane Doe chairman', '홍길동을 대표로 선임했다'): the parse tells whose.

Frames (`rules/people/`) tell which phrase is the person, which the post and which the organization.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.document.columns import Layout
from extractor.document.facts import COMPANY, ORGANIZATION, PERSON, Mention
from extractor.entities.people.found import Holder, Vacancy
from extractor.entities.people.frames import BODY, ELSEWHERE, FORMER, PERSON_SLOT, POST, PostFrames
from extractor.grammar.memory import main_clause, subject_of
from extractor.grammar.parse import Clause, Link, Parse, Phrase, Span
from extractor.grammar.recall import Recall, named_in
from extractor.patterns.bind import Filled
from extractor.patterns.match import Match

_BODIES = (COMPANY, ORGANIZATION)


@dataclass(frozen=True, slots=True)
class AppointmentScene:
    """One sentence with the names known in it, and the posts that nobody is named beside."""

    number: int
    layout: Layout
    parse: Parse
    mentions: Sequence[Mention]
    vacancies: Sequence[Vacancy]
    holders: Sequence[Holder]
    name_at: Callable[[int], tuple[Holder, int] | None]
    recall: Recall


def appointed(scene: AppointmentScene, frames: PostFrames) -> Iterator[Holder]:
    """Yield who holds the vacant posts of a sentence, and who is told of with a post that frames do not ask for."""
    language = scene.layout.sentences[scene.number].language
    reading = _Reading(scene)
    given: dict[tuple[int, int], list[Holder]] = {}
    for match in frames.of[language].find(scene.parse, scene.layout.tokens, reading.fits):
        for holder in reading.holders(match):
            post = holder.posts[0]
            others = given.setdefault((post.start, post.end), [])
            if (holder.start, holder.entity) not in [(other.start, other.entity) for other in others]:
                others.append(holder)
    yield from (holder for holders in given.values() for holder in holders)


class _Reading:
    """What the phrases of one sentence are to its frames."""

    def __init__(self, scene: AppointmentScene) -> None:
        self._scene = scene
        self._tokens = scene.layout.tokens

    def fits(self, _way: str, slot: str, phrase: Phrase) -> bool:
        """Whether a phrase may fill a slot."""
        if slot == POST:
            return self._vacancy(phrase) is not None
        if slot in {BODY, ELSEWHERE}:
            return self._body(phrase) is not None
        return bool(self._people(phrase, None))

    def holders(self, match: Match[str]) -> Iterator[Holder]:
        """Yield who holds the post that a frame has found."""
        clause = self._scene.parse.clauses[match.clause]
        filled: dict[str, list[Filled]] = {}
        for one in match.filled:
            filled.setdefault(one.slot, []).append(one)
        body = next((self._body(one.phrase) for one in filled.get(BODY, ())), None)
        former = [holder for one in filled.get(FORMER, ()) for holder in self._people(one.phrase, match.clause)]
        for person, post in self._pairs(clause, filled.get(PERSON_SLOT, []), filled.get(POST, [])):
            vacancy = self._vacancy(post) if post else self._named_behind(person)
            if vacancy is not None:
                told = body or self._described(clause) or self._body_before(vacancy, clause)
                start = self._characters(post.span)[0] if post else 0
                posts = tuple(
                    replace(
                        one,
                        start=start if one.start < start < one.end else one.start,
                        organization=one.organization or told,
                    )
                    for one in vacancy.posts
                )
                holders = self._people(person, match.clause) if person else self._left_out(clause, match.clause)
                yield from (replace(holder, posts=posts) for holder in (*holders, *former))

    def _pairs(
        self, clause: Clause, people: Sequence[Filled], posts: Sequence[Filled]
    ) -> Iterator[tuple[Phrase | None, Phrase | None]]:
        """Yield each person with the post: in a row of both each with its own, '실장에 홍길동을, 팀장에 임꺽정을'."""
        every_person = _alike(clause, people, lambda phrase: bool(self._people(phrase, None)))
        every_post = _alike(clause, posts, lambda phrase: self._vacancy(phrase) is not None)
        if len(every_person) == len(every_post) > 1:
            yield from zip(every_person, every_post, strict=True)
            return
        for post in posts:
            yield from ((person.phrase, post.phrase) for person in people)
            if not people:
                yield None, post.phrase
        if not posts:
            yield from ((person.phrase, None) for person in people)

    def _named_behind(self, phrase: Phrase | None) -> Vacancy | None:
        """Return the posts that stand right behind the name of a person: 'named Jane Doe chairman'."""
        bare = self._bare(phrase) if phrase else None
        return self._behind(bare.end) if bare else None

    def _left_out(self, clause: Clause, number: int) -> list[Holder]:
        """Return whom a subject that is not told stands for."""
        if subject_of(clause) is not None:
            return []
        entity = self._scene.recall.subject_of(self._scene.number, number)
        return [Holder(-1, -1, (), entity=entity)] if entity else []

    def _people(self, phrase: Phrase, clause: int | None) -> list[Holder]:
        """Return the people a phrase names or, asked for a clause, means."""
        named = [one for one in named_in(phrase, self._scene.mentions) if one.category == PERSON]
        if named:
            return [Holder(one.start, one.end, (), entity=one.entity) for one in named]
        bare = self._bare(phrase) or self._by_post(phrase)
        if bare is not None:
            return [bare]
        scene = self._scene
        if not scene.recall.may_mean_people(scene.number, phrase):
            return []
        entity = scene.recall.person_of(scene.number, phrase, clause)
        if entity:
            return [Holder(-1, -1, (), entity=entity)]
        main = main_clause(scene.parse)
        subject = subject_of(scene.parse.clauses[main]) if main is not None else None
        above = self._bare(subject.phrase) if subject and subject.phrase.span != phrase.span else None
        return [above] if above else []

    def _bare(self, phrase: Phrase) -> Holder | None:
        """Return the name that a phrase is, or that its post stands right behind ('named Jane Doe chairman')."""
        head, end = self._characters(phrase.head)
        start = self._characters(phrase.span)[0]
        for at in dict.fromkeys((start, head)):
            bare = self._scene.name_at(at)
            if bare is not None and (bare[1] == end or self._behind(bare[1])):
                return bare[0]
        return None

    def _by_post(self, phrase: Phrase) -> Holder | None:
        """Return who holds the post that is the head of a phrase: 'Jane Doe, *CEO of Nordan*, who will become …'."""
        first, last = self._characters(phrase.head)
        for holder in self._scene.holders:
            if any(post.start < last and first < post.end for post in holder.posts):
                return holder
        return None

    def _behind(self, end: int) -> Vacancy | None:
        """Return the posts that stand right behind a name."""
        return next((one for one in self._scene.vacancies if one.posts[0].start == end + 1), None)

    def _vacancy(self, phrase: Phrase) -> Vacancy | None:
        """Return the vacant posts whose title is the head of a phrase."""
        first, last = self._characters(phrase.head)
        for vacancy in self._scene.vacancies:
            post = vacancy.posts[-1]
            if post.start < last and first < post.end:
                return vacancy
        return None

    def _body(self, phrase: Phrase) -> str | None:
        """Return the organization that a phrase names or belongs to ("Gaon Telecom's board")."""
        bodies = [one for one in named_in(phrase, self._scene.mentions) if one.category in _BODIES]
        if not bodies and phrase.possessor is not None:
            bodies = [one for one in named_in(phrase.possessor, self._scene.mentions) if one.category in _BODIES]
        return bodies[-1].entity if bodies else self._scene.recall.body_of(self._scene.number, phrase)

    def _described(self, clause: Clause) -> str | None:
        """Return the organization that a relative clause describes: 'left Nordan, where he was head of sales'."""
        return self._body(clause.describes) if clause.link is Link.RELATIVE and clause.describes else None

    def _body_before(self, vacancy: Vacancy, clause: Clause) -> str | None:
        """Return the organization last told before a post and not as who acts: '라온에 입사해 센터장을 지냈다'."""
        subject = subject_of(clause)
        before = [
            one
            for one in self._scene.mentions
            if one.category in _BODIES
            and one.end <= vacancy.posts[0].start
            and not (subject and subject.phrase.span[0] <= one.first < subject.phrase.span[1])
        ]
        return before[-1].entity if before else None

    def _characters(self, span: Span) -> Span:
        return self._tokens.start[span[0]], self._tokens.end[span[1] - 1]


def _alike(clause: Clause, filled: Sequence[Filled], fits: Callable[[Phrase], bool]) -> list[Phrase]:
    """Return all arguments of a clause that are to it what the filler is, in text order."""
    argument = next((one.argument for one in filled if one.argument), None)
    if argument is None:
        return []
    alike = [
        other.phrase
        for other in clause.arguments
        if (other.function, other.marker) == (argument.function, argument.marker) and fits(other.phrase)
    ]
    return sorted(alike, key=lambda phrase: phrase.span)
