"""A reading of a frame, written out as a sentence that the grammar can parse."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from extractor.document.columns import Sentence, Tokens
from extractor.grammar.parse import Parse, Span
from extractor.grammar.roles import Alternations
from extractor.language.protocol import FrameWriter, SentenceGrammar
from extractor.patterns.notation import NotationError, Reading, SetPiece, SlotPiece, TextPiece

QUOTES = '"“”'

Reads = Callable[[str, Sequence[Span]], tuple[Sequence[Sentence], Tokens]]
"""The analyser: a text and the characters of the names in it → its sentences and tokens."""


@dataclass(frozen=True, slots=True)
class Language:
    """What a language lends to the reading of frames."""

    writer: FrameWriter
    grammar: SentenceGrammar
    alternations: Alternations
    reads: Reads
    sample: str
    thing: str
    quotation: str = ""
    """What is said where a slot stands in quotation marks; a name where this is empty."""


@dataclass(frozen=True, slots=True)
class Member:
    """What stands for a set in a sentence: one word of it, and all that would be parsed alike.

    `verbs` and `nouns` are lemmas of the predicate, `words` those of a thing that is no predicate.
    """

    text: str
    verb: bool
    verbs: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    words: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Sentenced:
    """A written reading with its parse; `slots` and `members` by the tokens they stand on."""

    parse: Parse
    tokens: Tokens
    sentence: Sentence
    slots: Mapping[Span, SlotPiece]
    members: Mapping[Span, Member]
    literals: Mapping[Span, TextPiece]


def sentenced(reading: Reading, chosen: Mapping[int, Member], language: Language, nouns: frozenset[str]) -> Sentenced:
    """Write `reading` out with the `chosen` members (by the column of their set) and parse it.

    Raises:
        NotationError: when the analyser takes it for several sentences.
    """
    text, places = _written(reading, chosen, language)
    names = [
        span for piece, span in places if isinstance(piece, SlotPiece) and text[slice(*span)] != language.quotation
    ]
    sentences, tokens = language.reads(text, names)
    if len(sentences) != 1:
        raise NotationError(0, f"read as {len(sentences)} sentences ({text!r}); leave out what ends one")
    spans = [(piece, tokens.span(*span)) for piece, span in places]
    parse = language.grammar.parse(sentences[0], tokens, [tokens.span(*span) for span in names], nouns)
    return Sentenced(
        parse,
        tokens,
        sentences[0],
        {span: piece for piece, span in spans if isinstance(piece, SlotPiece)},
        {span: chosen[piece.column] for piece, span in spans if isinstance(piece, SetPiece)},
        {span: piece for piece, span in spans if isinstance(piece, TextPiece)},
    )


def _written(
    reading: Reading, chosen: Mapping[int, Member], language: Language
) -> tuple[str, list[tuple[SlotPiece | SetPiece | TextPiece, Span]]]:
    text = ""
    places: list[tuple[SlotPiece | SetPiece | TextPiece, Span]] = []
    number = 0
    for place, piece in enumerate(reading):
        if isinstance(piece, SlotPiece):
            following = reading[place + 1] if place + 1 < len(reading) else None
            form = language.writer.name(number, following.text if isinstance(following, TextPiece) else "")
            number += 1
            if text[-1:] in QUOTES and text and language.quotation:
                form = language.quotation
        elif isinstance(piece, SetPiece):
            member = chosen[piece.column]
            before = text.split()[-1:] or [""]
            form = language.writer.verb(member.text, before[0]) if member.verb else member.text
        else:
            last = text[-1:]
            form = (
                language.writer.particle(last, piece.text)
                if place and _is_noun(reading[place - 1], chosen)
                else piece.text
            )
        if form.strip():
            places.append((piece, (len(text), len(text) + len(form))))
        text += form
    return text, places


def _is_noun(piece: SlotPiece | SetPiece | TextPiece, chosen: Mapping[int, Member]) -> bool:
    return isinstance(piece, SetPiece) and not chosen[piece.column].verb
