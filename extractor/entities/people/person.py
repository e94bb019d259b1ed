"""One person as an article goes on: the forms of the name, and whom a surname alone stands for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from operator import itemgetter

from extractor.document.facts import Entity
from extractor.entities.people.found import Holder, Post
from extractor.entities.people.words import KoreanWords
from extractor.lexicon.places import places, places_of_all

FULL, SHORT = "person.post", "person.short"
"""The rules that mentions name."""
_HANGUL = re.compile(r"[가-힣]")
_FIRST_NAME = re.compile(r"[A-Z][a-z]+ $")
_CAPITALISED_BEFORE = re.compile(r"[A-Z][\w’'-]* $")
_CAPITAL = re.compile(r" [A-Z]")
_TITLE = 20
"""Characters in which a title ends."""


@dataclass(slots=True)
class Person:
    """One person as the article goes on."""

    entity: Entity
    names: set[str]
    surname: str
    posts: list[tuple[Post, int]] = field(default_factory=list)
    spans: dict[tuple[int, int], str] = field(default_factory=dict)
    _told: list[tuple[int, str]] | None = None

    def forget_posts(self) -> None:
        """Hold no post, so that all can be told again."""
        self.posts.clear()
        self._told = None

    def organization_before(self, offset: int) -> str | None:
        """Return the organization last told beside this person's name, the next one where none was.

        To be asked when all posts are known.
        """
        if self._told is None:
            told = [(post.start, post.organization) for post, _ in self.posts if post.organization and not post.former]
            self._told = sorted(told, key=itemgetter(0))
        at = bisect_right(self._told, offset, key=itemgetter(0)) - 1
        return self._told[max(at, 0)][1] if self._told else None


def meant(surname: str, holder: Holder, people: Collection[Person]) -> Person | None:
    """Return whom a surname with a title stands for: the one of that title, else the last one named before."""
    fitting = [person for person in people if person.surname == surname]
    if not fitting:
        return None
    role = holder.posts[0].title.role
    same = [person for person in fitting if any(post.title.role == role for post, _ in person.posts)]
    return _latest(same or fitting, holder.start)


def _latest(people: Sequence[Person], offset: int) -> Person:
    def last_before(person: Person) -> int:
        return max((start for start, _ in person.spans if start < offset), default=-1)

    return max(people, key=last_before)


def latin_surname(name: str, particles: frozenset[str], text: str) -> str:
    """Return the family name in a name, as the article goes on with it."""
    words = name.split()
    first = len(words) - 1
    while first > 1 and words[first - 1] in particles:
        first -= 1
    if first < len(words) - 1:
        return " ".join(words[first:])
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


def propagate(people: Collection[Person], text: str, korean: KoreanWords, honorific: re.Pattern[str]) -> None:
    """Find every other place where the names stand, and surnames alone or, in Korean, with a title."""
    surnames = {spelling for person in people if len(person.surname) > 1 for spelling in _spelled(person.surname)}
    written = places_of_all(text, {name for person in people for name in person.names} | surnames)
    for person in people:
        for name in sorted(person.names):
            for start, end in written[name]:
                if korean.ends(text, end):
                    person.spans.setdefault((start, end), FULL)
        if len(person.surname) > 1:
            spelled = [place for spelling in _spelled(person.surname) for place in written[spelling]]
            for start, end in _apart(dict.fromkeys(spelled), person):
                stop = _short_form(person.surname, start, end, text, korean, honorific)
                if stop is not None:
                    person.spans[start, stop] = SHORT


def _apart(found: Iterable[tuple[int, int]], person: Person) -> Iterator[tuple[int, int]]:
    """Yield the places of a surname that stand behind the first name of the person, and in none of its names."""
    known = sorted(person.spans)
    reach = list(accumulate((end for _, end in known), max))
    for start, end in found:
        at = bisect_right(known, start, key=itemgetter(0)) - 1
        if at >= 0 and start >= reach[at]:
            yield start, end


def _short_form(
    surname: str, start: int, end: int, text: str, korean: KoreanWords, honorific: re.Pattern[str]
) -> int | None:
    """Return where the short form ends that a surname at `start:end` is or begins, None where it is part of a name."""
    if _HANGUL.match(surname):
        title = korean.titles(text[end + 1 : end + _TITLE]).at(0) if text[end : end + 1] == " " else None
        return end + 1 + title.end if title else None
    first_name = _FIRST_NAME.search(text, max(start - 20, 0), start)
    if _CAPITAL.match(text, end) or (first_name and not honorific.search(text, max(start - 20, 0), start)):
        return None
    return end
