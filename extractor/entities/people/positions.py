"""The posts of each person, and the organization of a post that stands alone: the one spoken of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator

from extractor.document.columns import Layout
from extractor.document.facts import COMPANY, ORGANIZATION, Facts, Position
from extractor.entities.people.person import Person
from extractor.language import ENGLISH

_SPACE = re.compile(r"\s+")
_BODIES = (COMPANY, ORGANIZATION)


def positions_of(person: Person, context: Context, text: str) -> Iterator[Position]:
    """Yield the posts of a person, each once."""
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
                (context.organization(post.start, sentence, former=False) if post.owned else None)
                or person.organization_before(post.start)
                or believed
                or context.organization(post.start, sentence, former=post.former)
            )
            believed = organization
        if any(key in other and role == same and organization in (None, body) for other, same, body in seen):
            continue
        seen.add((key, role, organization))
        yield Position(person.entity.id, title, role, organization, post.start, post.end)


class Context:
    """Which organization a title without one belongs to: the one spoken of."""

    def __init__(self, people: Collection[Person], layout: Layout, facts: Facts) -> None:
        bodies = [
            (mention.start, mention.sentence, mention.entity)
            for mention in facts.mentions
            if mention.category in _BODIES and not facts.entities[mention.entity].outlet
        ]
        for person in people:
            for start, _ in person.spans:
                body = person.organization_before(start)
                if body:
                    sentence = layout.sentence_at(layout.tokens.at(start))
                    bodies.append((start, -1 if sentence is None else sentence, body))
        bodies.sort()
        # A sentence that names an employer of the past does not speak of it where it tells of a post of today.
        past = {(post.organization, sentence) for person in people for post, sentence in person.posts if post.former}
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
