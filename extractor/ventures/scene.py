"""One sentence with everything that is known of it when ventures are read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from extractor.document.columns import Layout, Sentence, Tokens
from extractor.document.facts import COMPANY, LOCATION, ORGANIZATION, PERSON, Facts, Mention
from extractor.grammar.parse import Clause, Function, Parse, Phrase, Span
from extractor.ventures.compiler import Vocabulary

_BODIES = (COMPANY, ORGANIZATION)


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


Placed = TypeVar("Placed", bound=_Placed)


@dataclass(frozen=True, slots=True)
class Scene:
    """Sentence `number`, its parse, the words of its language, and the names, dates and sums that stand in it."""

    number: int
    sentence: Sentence
    layout: Layout
    parse: Parse
    words: Vocabulary
    mentions: tuple[Mention, ...]
    times: tuple[Span, ...]
    sums: tuple[Span, ...]
    adjectives: frozenset[Span] = frozenset()
    """Tokens of places that are not called by their name ('*Turkish*')."""
    phrases: tuple[Phrase, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "phrases", _flat(self.parse))

    @property
    def tokens(self) -> Tokens:
        """The columns of the document."""
        return self.layout.tokens

    def text(self, span: Span) -> str:
        """Return the text of the tokens of a span."""
        return self.layout.text[slice(*self.characters(span))]

    def characters(self, span: Span) -> Span:
        """Return the characters that the tokens of a span cover."""
        return self.tokens.start[span[0]], self.tokens.end[span[1] - 1]

    def mentions_in(self, span: Span, *categories: str) -> list[Mention]:
        """Return the mentions of these categories inside a span of tokens."""
        return [one for one in self.mentions if holds(span, (one.first, one.last)) and one.category in categories]

    def bodies_in(self, span: Span) -> list[Mention]:
        """Return the mentions of companies and organizations inside a span of tokens."""
        return self.mentions_in(span, *_BODIES)

    def named_as(self, name: Span) -> list[str]:
        """Return the companies and bodies whose name, and no more, the tokens of a span are."""
        return [one.entity for one in self.mentions if one.category in _BODIES and holds((one.first, one.last), name)]

    def mention_at(self, token: int) -> Mention | None:
        """Return the mention that covers a token, of a company or body where several do."""
        found = [one for one in self.mentions if one.first <= token < one.last]
        return min(found, key=lambda one: (one.category not in _BODIES, one.first - one.last), default=None)

    def is_taken(self, span: Span) -> bool:
        """Tell whether a span lies wholly in names, times and sums."""
        taken = [(one.first, one.last) for one in self.mentions if one.category in (*_BODIES, LOCATION, PERSON)]
        return all(
            any(low <= token < high for low, high in (*taken, *self.times, *self.sums)) for token in range(*span)
        )

    def in_times(self, token: int) -> Span | None:
        """Return the time or sum that covers a token."""
        return next((span for span in (*self.times, *self.sums) if span[0] <= token < span[1]), None)

    def phrase_of(self, span: Span) -> Phrase | None:
        """Return the smallest phrase that holds a span."""
        around = [phrase for phrase in self.phrases if holds(phrase.span, span)]
        return min(
            around,
            key=lambda one: (one.head[0] >= span[1] or one.head[1] <= span[0], one.span[1] - one.span[0]),
            default=None,
        )

    def clauses_of(self, span: Span) -> list[int]:
        """Return the clauses with an argument that holds a span, the innermost first."""
        found = [
            (min(argument.phrase.span[1] - argument.phrase.span[0] for argument in held), number)
            for number, clause in enumerate(self.parse.clauses)
            if (held := [argument for argument in clause.arguments if holds(whole(argument.phrase), span)])
        ]
        return [number for _, number in sorted(found)]

    def subjects(self, clause: Clause) -> list[Phrase]:
        """Return the phrases of which a clause is said."""
        return [argument.phrase for argument in clause.arguments if argument.function is Function.SUBJECT]


def scene_of(number: int, layout: Layout, facts: Facts, parse: Parse, words: Vocabulary) -> Scene:
    """Return the scene of one sentence."""
    sentence, tokens = layout.sentences[number], layout.tokens
    start, end = tokens.start[sentence.start], tokens.end[sentence.end - 1]
    mentions = tuple(mention for mention in _between(facts.mentions, start, end) if mention.sentence == number)
    return Scene(
        number,
        sentence,
        layout,
        parse,
        words,
        mentions,
        tuple(tokens.span(one.start, one.end) for one in _between(facts.dates, start, end)),
        tuple(tokens.span(one.start, one.end) for one in _between(facts.amounts, start, end)),
        frozenset((one.first, one.last) for one in mentions if _is_adjective(one, layout, facts)),
    )


def _between(found: Sequence[Placed], start: int, end: int) -> Sequence[Placed]:
    """The part of what stands in text order that begins between two offsets."""
    first = bisect_left(found, start, key=lambda one: one.start)
    return found[first : bisect_left(found, end, lo=first, key=lambda one: one.start)]


def _is_adjective(mention: Mention, layout: Layout, facts: Facts) -> bool:
    text, place = layout.text[mention.start : mention.end], facts.entities[mention.entity]
    return mention.category == LOCATION and not text.isupper() and text not in (place.name, place.en, place.ko)


def holds(outer: Span, inner: Span) -> bool:
    """Tell whether a span lies inside another."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def whole(phrase: Phrase) -> Span:
    """Return a phrase's tokens with those of its members and appositions."""
    spans = [phrase.span, *(one.span for one in (*phrase.members, *phrase.appositions))]
    return min(first for first, _ in spans), max(last for _, last in spans)


def begin_of(phrase: Phrase) -> int:
    """Return the first token of a phrase, its preposition included."""
    marked = phrase.marked
    return min(phrase.span[0], marked[0]) if marked[0] < marked[1] else phrase.span[0]


def leaves(phrase: Phrase) -> Iterator[Phrase]:
    """Yield the members of a list, or the phrase itself."""
    if not phrase.members:
        yield phrase
    for member in phrase.members:
        yield from leaves(member)


def _flat(parse: Parse) -> tuple[Phrase, ...]:
    """Every phrase of a sentence once, those inside others too, in text order."""
    found: dict[tuple[Span, Span], Phrase] = {}
    stack: list[Phrase] = list(_roots(parse.phrases, parse.clauses))
    while stack:
        phrase = stack.pop()
        if found.setdefault((phrase.span, phrase.head), phrase) is phrase:
            stack.extend((*phrase.members, *phrase.appositions, *phrase.complements))
            if phrase.possessor:
                stack.append(phrase.possessor)
    return tuple(sorted(found.values(), key=lambda phrase: (phrase.span[0], -phrase.span[1])))


def _roots(phrases: Iterable[Phrase], clauses: Sequence[Clause]) -> Iterator[Phrase]:
    yield from phrases
    for clause in clauses:
        yield from (argument.phrase for argument in clause.arguments)
