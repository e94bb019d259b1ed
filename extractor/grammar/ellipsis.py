"""Clauses whose verb is left out because the last one has it (Korean): 'A는 매출 3조원, B는 2조원을 기록했다'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor.document.columns import Tokens
from extractor.grammar.compiled import Grammar
from extractor.grammar.groups import SUBJECT, TOPIC, Group

_ENDINGS = ("EC", "EF")
_COMMA = ","


@dataclass(frozen=True, slots=True)
class Gapped:
    """A clause without a verb: the tokens `first:last`, and the groups of the sentence that it can speak of."""

    first: int
    last: int
    groups: tuple[Group, ...]


def gapped_clauses(groups: Sequence[Group], predicate: int, tokens: Tokens, grammar: Grammar) -> list[Gapped]:
    """Return the clauses without a verb before the one whose verb stands at the token `predicate`."""
    heads = [group for group in groups if group.role in (TOPIC, SUBJECT) and group.first < predicate]
    gapped: list[Gapped] = []
    for head, following in reversed(list(pairwise(heads))):
        if head.role != following.role or not _is_gap(tokens, head.last, following.first, grammar):
            break
        own = tuple(group for group in groups if group.first < following.first and group.first >= head.first)
        gapped.append(Gapped(head.first, following.first, own))
    return gapped[::-1]


def _is_gap(tokens: Tokens, start: int, end: int, grammar: Grammar) -> bool:
    """Whether the tokens `start:end` tell something, have no verb that ends a clause, and close with a comma."""
    words = [index for index in range(start, end) if not tokens.text[index].isspace()]
    return (
        len(words) > 1
        and tokens.text[words[-1]] == _COMMA
        and not any(part in _ENDINGS for index in words for part in tokens.tag[index].split("+"))
        and not any(tokens.text[index] in grammar.contrasts for index in words)
    )
