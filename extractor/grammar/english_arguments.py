"""The arguments of an English trigger: order and preposition tell the role."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from extractor.document.columns import Sentence, Tokens
from extractor.document.facts import PERSON
from extractor.grammar.argument import OWNER, PASSIVE, Argument
from extractor.grammar.compiled import Grammar
from extractor.grammar.groups import (
    FREE,
    MODIFIER,
    OBJECT,
    OF,
    POSSESSOR,
    SUBJECT,
    WITH,
    Group,
)

_NEAR = 3
_LONGEST_PHRASE = 10
_FARTHEST_OBJECT = 18
_NEAREST_MARKER = 6
_FARTHEST_PREPOSITION = 28


def english_arguments(
    sentence: Sentence, tokens: Tokens, groups: Sequence[Group], first: int, last: int, grammar: Grammar
) -> Iterable[Argument]:
    """Yield the arguments of the trigger at tokens `first:last`."""
    passive = _is_passive(sentence, tokens, first, grammar)
    for subject in _english_subjects(tokens, groups, first, grammar):
        yield Argument(subject, PASSIVE if passive else SUBJECT)
    for group in reversed(groups):
        if group.last <= first and group.role == POSSESSOR and first - group.last <= _NEAR + 1:
            yield Argument(group, POSSESSOR)
            break
    found_object = False
    for group, following in itertools.zip_longest(groups, groups[1:]):
        if group.last <= first or group.role == MODIFIER or _is_speaker(tokens, group, grammar):
            continue
        bound = _bound_by(tokens, group, (first, last), grammar)
        if bound:
            if bound in grammar.holders and group.first - last <= _FARTHEST_OBJECT:
                yield Argument(group, OWNER)
            continue
        if group.role == POSSESSOR and group.first <= last + 1 and _owns(tokens, group, grammar):
            yield Argument(group, OWNER)
        distance = group.first - last
        gap = [tokens.lemma[index] for index in range(min(last, group.first), group.first)]
        # In 'to buy A' the preposition stands before the trigger and marks the verb, not the name.
        since = last - 1 if group.first >= last else first
        free = group.role == FREE or not any(
            tokens.lemma[index] in grammar.markers for index in range(since, group.first)
        )
        if free and group.role != POSSESSOR:
            if not found_object and distance <= _FARTHEST_OBJECT and not _opens_clause(gap, grammar):
                found_object = True
                yield Argument(group, OBJECT)
        elif group.role == POSSESSOR:
            if grammar.markers.get(tokens.lemma[group.first - 1]) == WITH and 0 < distance <= _NEAREST_MARKER:
                # 'a partnership with Nordan's cloud unit'
                yield Argument(group, WITH)
            # 'joins A's B': B is what is joined.
            owns_next = following is not None and following.first - group.last <= _NEAR
            # 'acquires A's unit, B': B is what is acquired.
            named = following is not None and tokens.lemma[following.first - 1] == "," and _owns(tokens, group, grammar)
            if distance <= _NEAR + 2 and not owns_next and not named and not _opens_clause(gap, grammar):
                yield Argument(group, OBJECT)
        elif distance <= _FARTHEST_PREPOSITION and not _opens_clause(gap, grammar):
            yield Argument(group, group.role)


def _bound_by(tokens: Tokens, group: Group, trigger: tuple[int, int], grammar: Grammar) -> str:
    """Return the words that keep the name behind their preposition to themselves: 'compete with', 'owned by'."""
    if group.role in (FREE, POSSESSOR):
        return ""
    nearest = range(group.first - 1, max(group.first - _NEAREST_MARKER, 0), -1)
    at = next((index for index in nearest if tokens.lemma[index] in grammar.markers), 0)
    if not at or trigger[0] <= at - 1 < trigger[1]:
        return ""
    # 'compete more effectively with'
    for index in range(at - 1, max(at - _NEAR - 1, trigger[1] - 1), -1):
        words = f"{tokens.lemma[index]} {tokens.lemma[at]}"
        if words in grammar.bound or words in grammar.holders:
            return words
    return ""


def _owns(tokens: Tokens, group: Group, grammar: Grammar) -> bool:
    """Whether the words behind a possessive name a part of it: 'Nordan's video business', 'Nordan's stake'."""
    behind = range(group.last, min(group.last + _NEAREST_MARKER, len(tokens.lemma)))
    return any(tokens.lemma[index] in grammar.belongings for index in behind)


def _stands_for_owner(tokens: Tokens, group: Group, first: int, grammar: Grammar) -> bool:
    """Whether what belongs to the name acts for it: 'Nordan's cloud unit won', 'the network of Nordan failed'."""
    if group.role == POSSESSOR:
        if group.first and tokens.lemma[group.first - 1] in (",", *grammar.reporting):
            # 'Corvane, Nordan's unit, won': a name in apposition.
            return False
        for index in range(group.last, min(group.last + _LONGEST_PHRASE, first)):
            word = tokens.lemma[index]
            if word in grammar.belongings:
                return True
            if word in grammar.markers or word in grammar.auxiliaries or word in grammar.clause_ends or word == ",":
                return False
        return False
    if group.role != OF:
        return False
    at = group.first - 1
    while at and tokens.lemma[at] not in grammar.markers:
        at -= 1
    start = max(at - _LONGEST_PHRASE, 0)
    opens = any(tokens.lemma[index] in (",", ".") for index in range(start, at))
    return bool(at) and tokens.lemma[at - 1] in grammar.belongings and not opens


def _english_subjects(tokens: Tokens, groups: Sequence[Group], first: int, grammar: Grammar) -> Iterable[Group]:
    """Yield the nearest name before the trigger that may be its subject, and the one before a mere pronoun."""
    head = _relative_head(tokens, groups, first, grammar)
    if head:
        yield head
        return
    candidates = [
        group
        for group in groups
        if group.last <= first and (group.role == FREE or _stands_for_owner(tokens, group, first, grammar))
    ]
    if first and tokens.lemma[first - 1] in grammar.conjunctions:
        candidates = _of_clause(tokens, candidates, first, grammar)
    for group in reversed(candidates):
        after = tokens.lemma[group.last] if group.last < len(tokens.lemma) else ""
        before = tokens.lemma[group.first - 1] if group.first else ""
        # 'said X' and 'according to X' name a speaker.
        if before in grammar.reporting and after in (",", ".", "”", '"') and not _is_announced(tokens, group):
            continue
        yield group
        if not (group.anaphor and group.mentions[0].category == PERSON):
            return


def _relative_head(tokens: Tokens, groups: Sequence[Group], first: int, grammar: Grammar) -> Group | None:
    """Return the name that a pronoun right before the verb stands for ('reports to Jane Doe, who will retire')."""
    nearest = range(first - 1, max(first - 1 - _NEAR, 0), -1)
    at = next((index for index in nearest if tokens.lemma[index] in grammar.relative_subjects), 0)
    end = at - 1 if at and tokens.text[at - 1] == "," else at
    return next((group for group in groups if at and group.last == end), None)


def _of_clause(tokens: Tokens, candidates: Sequence[Group], first: int, grammar: Grammar) -> list[Group]:
    """Return who acts in the clause that the verb at `first` goes on with ('A bought B and sold its towers')."""
    opener = next((index for index in range(first - 1, -1, -1) if tokens.lemma[index] in grammar.clause_ends), -1)
    inside = [group for group in candidates if group.first > opener]
    silent = [group for group in inside if group.last < first and tokens.lemma[group.last] not in grammar.reporting]
    return silent[:1] or inside or list(candidates)


def _is_announced(tokens: Tokens, group: Group) -> bool:
    """Whether somebody speaks of a person ('the board announced Jane Doe, … , will be'); else the name speaks."""
    index = group.first - 2
    mentions = group.mentions
    return index >= 0 and tokens.lemma[index][0].isalpha() and bool(mentions) and mentions[0].category == PERSON


def _is_speaker(tokens: Tokens, group: Group, grammar: Grammar) -> bool:
    """Whether a comma and a verb of saying set the name off: '…, Nordan said in a statement'."""
    if group.first < 1 or group.last >= len(tokens.text) or tokens.text[group.first - 1] != ",":
        return False
    return tokens.lemma[group.last] in grammar.reporting


def _opens_clause(words: Sequence[str], grammar: Grammar) -> bool:
    return any(word in grammar.clause_ends for word in words)


def _is_passive(sentence: Sentence, tokens: Tokens, first: int, grammar: Grammar) -> bool:
    word = tokens.lemma[first]
    if not word.endswith("ed") and word not in grammar.participles:
        return False
    start = max(first - _NEAR, sentence.start)
    return any(tokens.lemma[index] in grammar.auxiliaries for index in range(start, first))
