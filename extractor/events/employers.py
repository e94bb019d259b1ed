"""Companies that only tell whose post a person holds: 'Nordan chief executive Jane Doe' acts as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.document.columns import Tokens
from extractor.document.facts import PERSON, Mention, Position
from extractor.grammar.compiled import Grammar
from extractor.grammar.groups import FREE, MODIFIER, Group

_HYPHEN = "-"


def with_employers(
    groups: Sequence[Group], positions: Sequence[Position], tokens: Tokens, grammar: Grammar
) -> list[Group]:
    """Join each English group with the person behind it whose employer it names.

    A former employer has no part in what the person does; it becomes a mere modifier.
    """
    joined: list[Group] = []
    for group in groups:
        last = joined[-1] if joined else None
        if (
            last
            and last.mentions
            and group.mentions
            and _employs(last.mentions[-1], group.mentions[0], positions, tokens, grammar)
        ):
            if _is_former(last, tokens, grammar):
                joined[-1] = replace(last, role=MODIFIER)
                joined.append(replace(group, role=last.role if last.role != MODIFIER else FREE))
            else:
                joined[-1] = Group(
                    tuple(dict.fromkeys(last.members + group.members)),
                    last.mentions + group.mentions,
                    last.first,
                    group.last,
                    group.role if last.role == FREE else last.role,
                    employer=len(last.members),
                )
        else:
            joined.append(group)
    return joined


def _employs(body: Mention, person: Mention, positions: Sequence[Position], tokens: Tokens, grammar: Grammar) -> bool:
    if person.category != PERSON:
        return False
    for position in positions:
        if (
            position.person == person.entity
            and position.organization == body.entity
            and body.end <= position.start
            and position.end <= person.start
        ):
            between = range(body.last, tokens.at(position.start))
            return all(
                tokens.text[index] in grammar.possessives
                or tokens.lemma[index] in grammar.post_words
                or tokens.text[index][0].isupper()
                for index in between
            )
    return False


def _is_former(group: Group, tokens: Tokens, grammar: Grammar) -> bool:
    before = tokens.lemma[group.first - 1] if group.first else ""
    if before == _HYPHEN and group.first > 1:
        before = tokens.lemma[group.first - 2]
    return before in grammar.formers
