"""Whom the phrases of an article mean, sentence after sentence: what was said before is read when somebody asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from extractor.document.columns import Layout
from extractor.document.facts import COMPANY, ORGANIZATION, PERSON, Facts, Mention
from extractor.grammar.memory import Memory
from extractor.grammar.parse import Parse, Phrase, Span
from extractor.grammar.reference import Reference, References
from extractor.grammar.reference_rules import ReferenceRules

_BODIES = (COMPANY, ORGANIZATION)


class Recall:
    """One article with the memory of what it has spoken of, for those who ask who is meant."""

    def __init__(
        self,
        layout: Layout,
        facts: Facts,
        parse_of: Callable[[int], Parse],
        rules: Mapping[str, ReferenceRules],
        silent: Callable[[int], bool] = lambda _: False,
    ) -> None:
        """Take the article; `silent` tells which sentences are nobody's to go on with, such as what is only quoted."""
        self._layout = layout
        self._facts = facts
        self._parse_of = parse_of
        self._rules = rules
        self._silent = silent
        self._memory = Memory(facts.entities)
        self._mentions: dict[int, list[Mention]] = {}
        for mention in facts.mentions:
            self._mentions.setdefault(mention.sentence, []).append(mention)
        self._noted = 0

    def at(self, number: int) -> References:
        """Return what the phrases of a sentence stand for, after all sentences before it."""
        while self._noted < number:
            if not self._silent(self._noted):
                headline = self._layout.sentences[self._noted].kind in ("title", "subtitle")
                self._references(self._noted).note(headline=headline)
            self._noted += 1
        return self._references(number)

    def person_of(self, number: int, phrase: Phrase, clause: int | None) -> str | None:
        """Return the one person that a phrase without a name stands for."""
        if not self.may_mean_people(number, phrase):
            return None
        return _one(self.at(number).of(phrase, clause), self._facts, (PERSON,))

    def may_mean_people(self, number: int, phrase: Phrase) -> bool:
        """Whether a word of a phrase stands for people."""
        return self._may_mean(number, phrase, (PERSON,))

    def may_mean_bodies(self, number: int, phrase: Phrase) -> bool:
        """Whether a word of a phrase stands for companies or bodies."""
        return self._may_mean(number, phrase, _BODIES)

    def body_of(self, number: int, phrase: Phrase) -> str | None:
        """Return the one company or body that a phrase without a name stands for."""
        if not self.may_mean_bodies(number, phrase):
            return None
        return _one(self.at(number).of(phrase), self._facts, _BODIES)

    def subject_of(self, number: int, clause: int) -> str | None:
        """Return the one person who is the subject of a clause, also where it is left out."""
        return _one(self.at(number).subject_of(clause), self._facts, (PERSON,))

    def _may_mean(self, number: int, phrase: Phrase, categories: Sequence[str]) -> bool:
        """Whether a word of a phrase stands for somebody, so that it is worth reading what was said before."""
        rules = self._rules[self._layout.sentences[number].language]
        words = self._layout.tokens.lemma[slice(*phrase.span)]
        meant = [rule for word in words for rule in rules.pronouns.get(word, ())]
        meant += [rule for head in phrase.words[-1:] for rule in rules.heads.get(head, ())]
        return any(category in rule.stands_for for rule in meant for category in categories)

    def _references(self, number: int) -> References:
        rules = self._rules[self._layout.sentences[number].language]
        mentions = self._mentions.get(number, ())
        return References(
            self._parse_of(number), self._layout.tokens, rules, lambda phrase: _named(phrase, mentions), self._memory
        )

    def named(self, number: int, phrase: Phrase) -> Sequence[Mention]:
        """Return the names that a phrase of a sentence stands for."""
        return named_in(phrase, self._mentions.get(number, ()))


def named_in(phrase: Phrase, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the names that a phrase stands for: of a list all, of '홍길동 가온텔레콤 대표' the person."""
    if phrase.members:
        return [mention for member in phrase.members for mention in named_in(member, mentions)]
    inside = [mention for mention in mentions if _covers(phrase.span, mention)]
    apart = [part.span for part in phrase.appositions]
    if phrase.possessor is not None:
        apart.append(phrase.possessor.span)
    loose = [mention for mention in inside if not any(_covers(span, mention) for span in apart)]
    people = [mention for mention in loose if mention.category == PERSON]
    return people or [mention for mention in inside if _overlaps(phrase.head, mention)]


def _named(phrase: Phrase, mentions: Sequence[Mention]) -> list[str]:
    return [mention.entity for mention in named_in(phrase, mentions)]


def _one(found: Reference | None, facts: Facts, categories: Sequence[str]) -> str | None:
    if found is None or len(found.ids) != 1:
        return None
    return found.ids[0] if facts.entities[found.ids[0]].category in categories else None


def _covers(span: Span, mention: Mention) -> bool:
    return span[0] <= mention.first and mention.last <= span[1]


def _overlaps(span: Span, mention: Mention) -> bool:
    return span[0] < mention.last and mention.first < span[1]
