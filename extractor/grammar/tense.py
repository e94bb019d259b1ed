"""The time that a sentence speaks of at one of its words: whether 'in April' is past or to come."""

from __future__ import annotations

from extractor.grammar.assertion import Assertions
from extractor.grammar.parse import Parse, Tense

_PLANNED = "planned"


def tense_at(parse: Parse, assertions: Assertions, token: int) -> Tense:
    """Return the tense of the innermost clause around `token`; `none` where nothing tells.

    A plan is to come whatever its form ('plans *to open in April*', '4월 인수한다'); what has no tense of its own and
    is no plan has that of the clause above ('managed *to open in April*', '*인수*를 마쳤다').
    """
    index = _clause_at(parse, token)
    for _ in parse.clauses:
        if index is None:
            break
        clause = parse.clauses[index]
        told = assertions.of(index)
        if told.status == _PLANNED or told.purpose:
            return Tense.FUTURE
        if clause.tense != Tense.NONE:
            return clause.tense
        index = clause.parent
    return Tense.NONE


def _clause_at(parse: Parse, token: int) -> int | None:
    around = [index for index, clause in enumerate(parse.clauses) if clause.span[0] <= token < clause.span[1]]
    return min(around, key=lambda index: parse.clauses[index].span[1] - parse.clauses[index].span[0], default=None)
