"""Expressions that stand for names said before: 'the company', 'the five companies', 양사.

A small discourse memory is enough for news: the last subject, the lists of companies spoken of, the last body of each
kind (Lappin & Leass 1994 weigh the same evidence: recency and subjecthood).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extractor.document.facts import COMPANY, ORGANIZATION, PERSON, Entity
from extractor.grammar.compiled import Grammar
from extractor.grammar.groups import ALSO, BARE, BETWEEN, FREE, SUBJECT, TOPIC, WITH, Group

_DIGITS = re.compile(r"\d+")
_SUBJECTS = (TOPIC, SUBJECT, ALSO, FREE, BARE)
_REMEMBERED = 40
_BODIES = (COMPANY, ORGANIZATION)
_ALLIANCE = "alliance"
_AUTHORITIES = ("regulator", "government")


@dataclass(slots=True)
class Memory:
    """What the sentences before have spoken of."""

    entities: Mapping[str, Entity]
    subject: str | None = None
    subject_sentence: int = -1
    company: str | None = None
    person: str | None = None
    lists: list[tuple[str, ...]] = field(default_factory=list)
    fresh: int = 0
    """How many of `lists` are of the sentences before."""
    by_kind: dict[str, str] = field(default_factory=dict)

    def note(self, groups: Sequence[Group], sentence: int, *, headline: bool) -> None:
        """Take in the groups of one sentence; the first headline's subject is the story's."""
        subject = company = None
        people = [
            member
            for group in groups
            for member in group.members
            if not group.anaphor and group.role in _SUBJECTS and self.entities[member].category == PERSON
        ]
        self.person = people[0] if people else self.person
        for group in groups:
            bodies = [member for member in group.members if self.entities[member].category in _BODIES]
            if not group.anaphor:
                # A list in a side phrase ('a rival of A, B and C') comes after those who act in the sentence.
                self.remember(bodies, side=group.role not in (*_SUBJECTS, WITH, BETWEEN))
            for body in bodies:
                kind = self.entities[body].kind
                if kind:
                    self.by_kind[kind] = body
            if subject is None and bodies and group.role in _SUBJECTS:
                subject = bodies[0]
                company = next((body for body in bodies if self.entities[body].category == COMPANY), None)
        self.fresh = len(self.lists)
        if headline and self.subject:
            self.subject_sentence = sentence
            return
        if subject:
            self.subject, self.subject_sentence = subject, sentence
        if company:
            self.company = company

    def remember(self, together: Sequence[str], *, side: bool = False) -> None:
        """Take in entities that did something together; 'the companies' are companies, where there are any."""
        companies = tuple(entity for entity in together if self.entities[entity].category == COMPANY)
        bodies = companies or tuple(entity for entity in together if self.entities[entity].category == ORGANIZATION)
        if len(bodies) > 1:
            at = self.fresh if side else len(self.lists)
            self.lists = [*self.lists[:at], bodies, *self.lists[at:]][-_REMEMBERED:]
            self.fresh = min(self.fresh + side, len(self.lists))

    def authority(self) -> str | None:
        """Return the last regulator, or else the last other public body."""
        return next((self.by_kind[kind] for kind in _AUTHORITIES if kind in self.by_kind), None)

    def several(self, number: int | None, inside: Sequence[Group]) -> tuple[str, ...]:
        """Return the last list of `number` companies, of two or more where no number is told."""
        for group in reversed(inside):
            if len(group.members) == number or (number is None and len(group.members) > 1):
                return group.members
        for members in reversed(self.lists):
            if len(members) == number or (number is None and len(members) > 1):
                return members
        companies = [
            member for group in inside for member in group.members if self.entities[member].category == COMPANY
        ]
        if number is not None and len(dict.fromkeys(companies)) == number:
            return tuple(dict.fromkeys(companies))
        alliance = self.by_kind.get(_ALLIANCE)
        members = self.entities[alliance].members if alliance else ()
        present = tuple(member for member in members if member in self.entities)
        return present if len(present) == number or (number is None and len(present) > 1) else ()


def anaphors_of(
    text: str, offset: int, groups: Sequence[Group], memory: Memory, grammar: Grammar
) -> list[tuple[int, int, tuple[str, ...]]]:
    """Return (start, end, members) for each expression in a sentence's `text` that begins at `offset`."""
    found: list[tuple[int, int, tuple[str, ...]]] = []
    for match in grammar.several.finditer(text):
        members = memory.several(_number(match.group(), grammar), groups)
        if members:
            found.append((match.start() + offset, match.end() + offset, members))
    for kind, pattern in grammar.kinds:
        for match in pattern.finditer(text):
            body = memory.by_kind.get(kind)
            if body:
                found.append((match.start() + offset, match.end() + offset, (body,)))
    for match in grammar.alliance.finditer(text):
        body = memory.by_kind.get(_ALLIANCE)
        if body:
            found.append((match.start() + offset, match.end() + offset, (body,)))
    for pattern, categories, fallback in (
        (grammar.one, (COMPANY,), memory.company),
        (grammar.authority, (ORGANIZATION,), memory.authority()),
        (grammar.pronouns, _BODIES, memory.subject),
        (grammar.person, (PERSON,), memory.person),
    ):
        for match in pattern.finditer(text):
            start, end = match.start() + offset, match.end() + offset
            if any(start < stop and begin < end for begin, stop, _ in found):
                continue
            antecedent = _antecedent(start, groups, memory, categories) or fallback
            if antecedent:
                found.append((start, end, (antecedent,)))
    return found


def _number(expression: str, grammar: Grammar) -> int | None:
    digits = _DIGITS.search(expression)
    if digits:
        return int(digits.group())
    lowered = expression.lower()
    return next((number for word, number in grammar.numbers.items() if word in lowered), None)


def _antecedent(offset: int, groups: Sequence[Group], memory: Memory, categories: Sequence[str]) -> str | None:
    """The subject earlier in the same sentence, else another name before the expression."""
    before = [group for group in groups if group.mentions and group.mentions[-1].end <= offset]
    for group in sorted(before, key=lambda group: group.role not in _SUBJECTS):
        for member in group.members:
            if memory.entities[member].category in categories:
                return member
    return None
