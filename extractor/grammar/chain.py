"""What stands above a clause: the noun that it belongs to, the clause that holds it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractor.grammar.parse import Parse, Phrase, Span


def noun_over(parse: Parse, index: int) -> Phrase | None:
    """Return the noun that a clause belongs to: what it describes, or what it stands before in a phrase of nouns."""
    clause = parse.clauses[index]
    if clause.describes is not None:
        return clause.describes
    if not clause.noun:
        return None
    # In a list only the nouns of the same member stand over it.
    holding = [
        phrase
        for phrase in _each(parse.phrases)
        if holds(phrase.span, clause.predicate)
        and not meet(phrase.head, clause.predicate)
        and not any(holds(member.span, clause.predicate) for member in phrase.members)
    ]
    return min(holding, key=lambda phrase: phrase.span[1] - phrase.span[0], default=None)


def holder_of(parse: Parse, index: int, noun: Phrase | None) -> int | None:
    """Return the clause that holds a clause or, where one is given, the noun above it, as an argument."""
    if noun is not None:
        for number, other in enumerate(parse.clauses):
            if number != index and any(holds(argument.phrase.span, noun.span) for argument in other.arguments):
                return number
    return parse.clauses[index].parent


def action_in(parse: Parse, noun: Phrase, but: int) -> int | None:
    """Return the clause that the head of a noun phrase is itself, other than the one of index `but`."""
    for number, other in enumerate(parse.clauses):
        if other.noun and number != but and meet(other.predicate, noun.head):
            return number
    return None


def holds(outer: Span, inner: Span) -> bool:
    """Whether one span lies in another."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def meet(one: Span, other: Span) -> bool:
    """Whether two spans share a token."""
    return one[0] < other[1] and other[0] < one[1]


def _each(phrases: Iterable[Phrase]) -> Iterator[Phrase]:
    """Yield phrases and the members of lists."""
    for phrase in phrases:
        yield phrase
        yield from _each(phrase.members)
