"""Whether the words of a trigger that stand apart still belong to one predicate (Korean)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractor.document.columns import Tokens
from extractor.grammar.clauses import ends_clause, is_adnominal
from extractor.grammar.compiled import Grammar

_OBJECT_PARTICLE = "JKO"
_SUBJECT_PARTICLE = "JKS"
_COMMA = ","
_VERBAL = "XSV"
_ENDING = 2
_PARTICLES = ("JK", "JX", "SSC", "SSO")


def is_torn(tokens: Tokens, parts: Sequence[tuple[int, int]], grammar: Grammar) -> bool:
    """Whether a clause ends in a gap between `parts` and takes the words before it away.

    '장비를 설치했지만 …에 납품': two things are told. '계약을 통해 … 수주': the contract is the means. '5G를 활용해
    공장을 구축', '법을 위반한 회사에 …을 의결': each verb has its object. '장비를 개발해 공급': both have the one.
    """
    return any(_tears(tokens, end, start, grammar) for (_, end), (start, _) in pairwise(parts))


def _tears(tokens: Tokens, end: int, start: int, grammar: Grammar) -> bool:
    behind = end
    while behind < start and tokens.tag[behind].startswith(_PARTICLES):
        behind += 1
    if behind < start and tokens.lemma[behind].partition("+")[0] in grammar.adjuncts:
        return True
    if behind == end and behind < start and tokens.text[behind] == _COMMA:
        # '협정, 그리고 B가 C와 맺은 협정': what follows has a subject of its own.
        return any(tokens.tag[index] == _SUBJECT_PARTICLE for index in range(behind, start))
    if (
        behind < start
        and tokens.tag[end].startswith(_VERBAL)
        and any(ends_clause(tokens, index, grammar) for index in range(end, min(end + _ENDING, start)))
    ):
        # '청사진을 공개하고 … 서비스': the verb has its object before it.
        return True
    ended = False
    particle = end
    while particle < start and f"{tokens.lemma[particle]}/{tokens.tag[particle]}" in grammar.closers:
        particle += 1
    owned = particle < start and tokens.tag[particle] == _OBJECT_PARTICLE
    for index in range(end, start):
        if ends_clause(tokens, index, grammar, sharp=True):
            return True
        if owned and is_adnominal(tokens, index, grammar):
            return True
        ended = ended or ends_clause(tokens, index, grammar)
        if owned and ended and index > particle and tokens.tag[index] == _OBJECT_PARTICLE:
            return True
    return False
