"""One sentence as the rules of events see it: its parse, and the names, dates, sums and places in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from extractor.document.columns import Layout, Sentence
from extractor.document.facts import LOCATION, Amount, Facts, Mention
from extractor.document.timex import Timex
from extractor.events.words import EventWords
from extractor.grammar.parse import Argument, Clause, Parse, Phrase, Span

_Item = TypeVar("_Item", Timex, Amount)
_HEADLINE = ("title", "subtitle")
_OPENING, _CLOSING = "([（", ")]）"


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence; `mentions` are those of companies, bodies and people, none inside another."""

    number: int
    sentence: Sentence
    layout: Layout
    facts: Facts
    parse: Parse
    words: EventWords
    mentions: Sequence[Mention]
    places: Sequence[Mention]
    dates: Sequence[Timex]
    amounts: Sequence[Amount]
    brackets: Sequence[Span] = field(default=())

    @property
    def is_headline(self) -> bool:
        """Whether the sentence is a title or subtitle."""
        return self.sentence.kind in _HEADLINE

    @property
    def is_capitalised(self) -> bool:
        """Whether most words have a capital, so that one tells nothing of a name."""
        named = {at for mention in (*self.mentions, *self.places) for at in range(mention.first, mention.last)}
        text = self.layout.tokens.text
        words = [
            text[at] for at in range(self.sentence.start, self.sentence.end) if at not in named and text[at].isalpha()
        ]
        return sum(word[0].isupper() for word in words) * 2 > len(words)

    def text(self, span: Span) -> str:
        """Return the text of a span of tokens."""
        if span[0] >= span[1]:
            return ""
        return self.layout.text[slice(*self.characters(span))]

    def characters(self, span: Span) -> Span:
        """Return the characters of a span of tokens."""
        return self.layout.tokens.start[span[0]], self.layout.tokens.end[span[1] - 1]

    def tokens_of(self, item: Timex | Amount) -> Span:
        """Return the tokens of a date or a sum."""
        return self.layout.tokens.span(item.start, item.end)

    def in_brackets(self, span: Span) -> bool:
        """Whether a span of tokens stands in brackets."""
        return any(first < span[0] and span[1] < last + 1 for first, last in self.brackets)


def scene_of(
    number: int, layout: Layout, facts: Facts, mentions: Sequence[Mention], parse: Parse, words: EventWords
) -> Scene:
    """Return the scene of the sentence of that number; `mentions` are those in it, none inside another."""
    sentence, tokens = layout.sentences[number], layout.tokens
    start, end = tokens.start[sentence.start], tokens.end[sentence.end - 1]
    return Scene(
        number=number,
        sentence=sentence,
        layout=layout,
        facts=facts,
        parse=parse,
        words=words,
        mentions=[mention for mention in mentions if mention.category != LOCATION],
        places=[mention for mention in mentions if mention.category == LOCATION],
        dates=inside(facts.dates, start, end),
        amounts=inside(facts.amounts, start, end),
        brackets=tuple(_brackets(layout.tokens.text, sentence)),
    )


def outermost(mentions: Sequence[Mention]) -> list[Mention]:
    """Leave out mentions inside a longer one."""
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def inside(items: Sequence[_Item], start: int, end: int) -> list[_Item]:
    """Return the dates or sums that stand between two characters."""
    first = bisect_left(items, start, key=lambda item: item.start)
    last = bisect_left(items, end, lo=first, key=lambda item: item.start)
    return [item for item in items[first:last] if item.end <= end]


def chain(parse: Parse, clause: int) -> Iterator[tuple[int, Clause]]:
    """Yield a clause and those above it, from the inside out."""
    at: int | None = clause
    seen: set[int] = set()
    while at is not None and at not in seen:
        seen.add(at)
        yield at, parse.clauses[at]
        at = parse.clauses[at].parent


def is_below(parse: Parse, clause: int, above: int) -> bool:
    """Whether a clause is another one or hangs below it."""
    return any(at == above for at, _ in chain(parse, clause))


def covers(outer: Span, inner: Span) -> bool:
    """Whether one span of tokens holds another."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def overlaps(one: Span, other: Span) -> bool:
    """Whether two spans of tokens share one."""
    return one[0] < other[1] and other[0] < one[1]


def owner_of(parse: Parse, span: Span) -> tuple[int, Argument | None] | None:
    """Return the clause that tokens belong to, with the argument they stand in; None outside every clause.

    The narrowest argument that holds them decides, and else the narrowest clause.
    """
    best: tuple[int, int, Argument] | None = None
    for number, clause in enumerate(parse.clauses):
        for argument in clause.arguments:
            phrase = argument.phrase.span
            size = phrase[1] - phrase[0]
            if argument.how == "overt" and covers(phrase, span) and (best is None or size < best[0]):
                best = size, number, argument
    narrow = clause_at(parse, span)
    if best and (narrow is None or best[0] <= _length(parse.clauses[narrow].span)):
        return best[1], best[2]
    if narrow is None:
        # What the grammar leaves over at the end of a sentence belongs to the predicate before it.
        narrow = _before(parse, span)
    return None if narrow is None else (narrow, None)


def _length(span: Span) -> int:
    return span[1] - span[0]


def _before(parse: Parse, span: Span) -> int | None:
    """Return the last clause with a verb whose predicate stands before some tokens."""
    before = [
        (clause.predicate[0], number)
        for number, clause in enumerate(parse.clauses)
        if not clause.noun and clause.predicate[1] <= span[0]
    ]
    return max(before)[1] if before else None


def clause_at(parse: Parse, span: Span) -> int | None:
    """Return the narrowest clause that holds tokens, None where none does."""
    holding = [(_length(one.span), number) for number, one in enumerate(parse.clauses) if covers(one.span, span)]
    return min(holding)[1] if holding else None


def phrases_in(phrase: Phrase) -> Iterator[Phrase]:
    """Yield a phrase and every phrase in it."""
    yield phrase
    for member in phrase.members:
        yield from phrases_in(member)
    if phrase.possessor:
        yield from phrases_in(phrase.possessor)
    for apposition in phrase.appositions:
        yield from phrases_in(apposition)


def _brackets(texts: Sequence[str], sentence: Sentence) -> Iterator[Span]:
    opened: int | None = None
    for index in range(sentence.start, sentence.end):
        if texts[index] and texts[index] in _OPENING:
            opened = index
        elif opened is not None and texts[index] and texts[index] in _CLOSING:
            yield opened, index
            opened = None
