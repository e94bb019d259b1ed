"""Who speaks by the clauses of the sentence: the subject of the verb of saying around a quotation or before it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from extractor.document.columns import Layout
from extractor.document.facts import Facts
from extractor.grammar.memory import main_clause, subject_of
from extractor.grammar.parse import Clause, Link, Parse, Span
from extractor.grammar.recall import Recall
from extractor.grammar.reference_rules import ReferenceRules

NOBODY = ""


class SpokenClauses:
    """The sentences of one article as quotes ask for them; `verbs` are the base forms of verbs of saying."""

    def __init__(
        self,
        layout: Layout,
        facts: Facts,
        parse_of: Callable[[int], Parse],
        references: Mapping[str, ReferenceRules],
    ) -> None:
        self._layout = layout
        self._parse_of = parse_of
        self._recall = Recall(layout, facts, parse_of, references)

    def speaker(self, number: int, start: int, end: int, verbs: frozenset[str]) -> str | None:
        """Return who says the words at `start:end` in a sentence: an entity, nobody who is named, or None.

        None: no clause of saying holds them.
        """
        parse = self._parse_of(number)
        quoted = self._layout.tokens.span(start, end)
        holder = self._holder(parse, quoted)
        seen: set[int] = set()
        while holder is not None and holder not in seen:
            seen.add(holder)
            clause = parse.clauses[holder]
            if not clause.noun and clause.lemma in verbs and not _inside(clause.predicate, quoted):
                return self._subject(number, parse, holder)
            holder = None if clause.link is Link.RELATIVE else clause.parent
        return None

    def teller(self, number: int, verbs: frozenset[str]) -> str | None:
        """Return who is the subject of a sentence whose main clause says something."""
        if number < 0:
            return None
        parse = self._parse_of(number)
        main = main_clause(parse)
        if main is None or parse.clauses[main].lemma not in verbs:
            return None
        return self._recall.subject_of(number, main)

    def _subject(self, number: int, parse: Parse, holder: int) -> str:
        """Return the person who is the subject; 'Jane Doe, the company said' has another."""
        subject = subject_of(parse.clauses[holder])
        if subject and any(self._recall.may_mean_bodies(number, beside) for beside in subject.phrase.appositions):
            return NOBODY
        return self._recall.subject_of(number, holder) or NOBODY

    @staticmethod
    def _holder(parse: Parse, quoted: Span) -> int | None:
        """Return the clause that a quotation is part of, or which it hangs on."""
        for clause in parse.clauses:
            above = clause.parent
            held = _inside(clause.predicate, quoted) and above is not None
            if held and not _inside(parse.clauses[above or 0].predicate, quoted):
                return above
        outside = [(n, one) for n, one in enumerate(parse.clauses) if not one.noun]
        outside = [(n, one) for n, one in outside if not _inside(one.predicate, quoted)]
        of_argument = [n for n, one in outside if _has_argument(one, quoted)]
        before = [n for n, one in outside if one.predicate[1] <= quoted[0]]
        around = [*of_argument[-1:], *before[-1:], *(n for n, _ in outside[:1])]
        return around[0] if around else None


def _has_argument(clause: Clause, quoted: Span) -> bool:
    return any(
        argument.phrase.span[0] < quoted[1] and quoted[0] < argument.phrase.span[1] for argument in clause.arguments
    )


def _inside(span: Span, outer: Span) -> bool:
    return outer[0] <= span[0] and span[1] <= outer[1]
