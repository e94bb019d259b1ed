"""Frames → an index of patterns: each is written out as a sentence and read by the grammar that reads the news.

Words of a set that the grammar reads alike are parsed once, by the first of them; '손을 잡다', which brings an object,
is written out itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from itertools import product
from typing import Generic

from extractor.errors import Problem, RuleError
from extractor.grammar.parse import Function, Voice
from extractor.patterns.explicit import explicit
from extractor.patterns.match import FrameIndex
from extractor.patterns.merge import merged, shared
from extractor.patterns.notation import NotationError, Piece, Reading, SetPiece, SlotPiece, TextPiece, read_frame
from extractor.patterns.pattern import ClausePattern, Frame, Label, Origin, Part, PhrasePattern
from extractor.patterns.sets import Words
from extractor.patterns.shape import shaped, top_phrases
from extractor.patterns.written import Language, Member, sentenced


@dataclass(frozen=True, slots=True)
class Source(Generic[Label]):
    """A frame as an author wrote it: a sentence, or the explicit spelling; `slots` are those that it may name.

    A frame that `retracts` takes matches of its label back. Only where `phrases` holds may a frame have no predicate at
    all ('{organization} {title} {person}').
    """

    label: Label
    frame: str | Mapping[str, str]
    origin: Origin
    slots: frozenset[str]
    retracts: bool = False
    phrases: bool = False


class FrameCompiler:
    """Compiles frames of one language; the sets are those that have words in it."""

    def __init__(self, language: Language, sets: Mapping[str, Words]) -> None:
        self._language = language
        self._alternations = language.alternations
        self._sets = sets
        self._members: dict[str, list[Member]] = {}
        self._heard: dict[str, Member] = {}

    def index(self, sources: Sequence[Source[Label]]) -> FrameIndex[Label]:
        """Return the index of all frames.

        Raises:
            RuleError: with a problem for each frame that cannot be compiled.
        """
        problems: list[Problem] = []
        read: list[tuple[Source[Label], tuple[Reading, ...]]] = []
        nouns: set[str] = set()
        for source in sources:
            try:
                readings = self._readings(source)
                nouns.update(self._heads(source, readings))
            except NotationError as error:
                problems.append(_problem(source.origin, error))
            else:
                read.append((source, readings))
        frames: list[Frame[Label]] = []
        pool: dict[object, object] = {}
        for source, readings in read:
            try:
                patterns = self._patterns(source, readings, frozenset(nouns))
            except NotationError as error:
                problems.append(_problem(source.origin, error))
            else:
                frames += [
                    Frame(source.label, shared(pattern, pool), source.origin, source.retracts) for pattern in patterns
                ]
        if problems:
            raise RuleError(tuple(problems))
        # A frame that names its verb itself ('박람회에 참가하다') brings the noun of that verb.
        acts = {noun for frame in frames if isinstance(frame.pattern, ClausePattern) for noun in frame.pattern.nouns}
        return FrameIndex(frames, self._alternations, frozenset(nouns | {noun.rpartition(" ")[2] for noun in acts}))

    def _readings(self, source: Source[Label]) -> tuple[Reading, ...]:
        if not isinstance(source.frame, str):
            return ()
        readings = read_frame(source.frame)
        for piece in dict.fromkeys(piece for reading in readings for piece in reading):
            if isinstance(piece, SlotPiece) and piece.name not in source.slots:
                raise NotationError(piece.column, f"no such slot {piece.name!r}; {_nearest(piece.name, source.slots)}")
            if isinstance(piece, SetPiece) and piece.name not in self._sets:
                raise NotationError(piece.column, f"no such set @{piece.name} here; {_nearest(piece.name, self._sets)}")
            if isinstance(piece, SetPiece) and self._sets[piece.name].verbs:
                # A verb that is none to the grammar must not pass for the noun of the set.
                self._verbs(piece)
        return readings

    def _heads(self, source: Source[Label], readings: Sequence[Reading]) -> Iterator[str]:
        """Yield the nouns that the grammar has to read as heads of clauses for this frame."""
        for reading in readings:
            for piece in reading:
                if isinstance(piece, SetPiece) and self._sets[piece.name].verbs:
                    yield from (noun.rpartition(" ")[2] for noun in self._acts(piece.name))
        if not source.retracts or any(isinstance(piece, SlotPiece) for reading in readings for piece in reading):
            for reading in readings:
                yield from self._noun_heads(reading)

    def _noun_heads(self, reading: Reading) -> Iterator[str]:
        if any(isinstance(piece, SetPiece) and self._sets[piece.name].verbs for piece in reading):
            return
        chosen = {piece.column: self._thing(piece) for piece in reading if isinstance(piece, SetPiece)}
        read = sentenced(reading, chosen, self._language, frozenset())
        if any(not clause.noun for clause in read.parse.clauses):
            return
        for phrase in top_phrases(read.parse):
            if not phrase.marker and not any(_meets(span, phrase.head) for span in read.slots):
                member = next((one for span, one in read.members.items() if _meets(span, phrase.head)), None)
                yield from member.nouns if member else phrase.words[-1:]

    def _patterns(
        self, source: Source[Label], readings: Sequence[Reading], nouns: frozenset[str]
    ) -> list[ClausePattern | PhrasePattern]:
        if not isinstance(source.frame, str):
            return [explicit(source.frame, source.slots, self._sets, self._acts)]
        if source.retracts and not any(isinstance(piece, SlotPiece) for reading in readings for piece in reading):
            # '근로 계약' is to be one phrase, also where 계약 heads clauses for the sake of another frame.
            nouns = frozenset()
            if wording := self._wording(source.frame):
                return [wording]
        found = merged(pattern for reading in readings for pattern in self._of_reading(reading, nouns))
        if any(isinstance(pattern, PhrasePattern) for pattern in found) and not (source.phrases or source.retracts):
            raise NotationError(0, "no predicate: neither a verb nor a noun for what happens is read here")
        return [other for pattern in found for other in self._with_partners(pattern)]

    def _of_reading(self, reading: Reading, nouns: frozenset[str]) -> list[ClausePattern | PhrasePattern]:
        """Return the patterns of a reading, its sets taken as verbs or as nouns, whichever can be read."""
        pieces = [(place, piece) for place, piece in enumerate(reading) if isinstance(piece, SetPiece)]
        failed: NotationError | None = None
        for kinds in product(*(self._kinds(piece, _glued(reading, place)) for place, piece in pieces)):
            try:
                members = [kind(piece) for kind, (_, piece) in zip(kinds, pieces, strict=True)]
                return [self._shaped(reading, chosen, nouns) for chosen in _choices(pieces, members)]
            except NotationError as error:
                failed = failed or error
        raise failed or NotationError(0, "nothing to read")

    def _shaped(
        self, reading: Reading, chosen: Mapping[int, Member], nouns: frozenset[str]
    ) -> ClausePattern | PhrasePattern:
        read = sentenced(reading, chosen, self._language, nouns)
        return shaped(read, self._alternations, self._language.writer.acts)

    def _kinds(self, piece: SetPiece, glued: str) -> list[Callable[[SetPiece], list[Member]]]:
        """Return the ways to take a set: as its verbs, as its nouns; nouns first where a particle follows."""
        words = self._sets[piece.name]
        kinds: list[Callable[[SetPiece], list[Member]]] = [self._verbs] if words.verbs else []
        if words.nouns or self._acts(piece.name):
            kinds.append(self._things)
        return kinds[::-1] if glued else kinds

    def _things(self, piece: SetPiece) -> list[Member]:
        return [self._thing(piece)]

    def _verbs(self, piece: SetPiece) -> list[Member]:
        """Return one member for all verbs that are parsed alike and one for each other verb."""
        if piece.name not in self._members:
            verbs = self._sets[piece.name].verbs
            lemmas = {verb: self._lemma(piece, verb) for verb in verbs}
            plain = [verb for verb in verbs if lemmas[verb]]
            alike = (
                Member(
                    plain[0], verb=True, verbs=frozenset(filter(None, lemmas.values())), nouns=self._acts(piece.name)
                )
                if plain
                else None
            )
            others = [Member(verb, verb=True) for verb in verbs if not lemmas[verb]]
            self._members[piece.name] = [alike, *others] if alike else others
        return self._members[piece.name]

    def _lemma(self, piece: SetPiece, verb: str) -> str:
        """Return the lemma of a verb, nothing for one that brings words or a voice of its own ('be awarded').

        Raises:
            NotationError: when it is no verb to the grammar.
        """
        [sample] = read_frame(self._language.sample)
        column = next(one.column for one in sample if isinstance(one, SetPiece))
        read = sentenced(sample, {column: Member(verb, verb=True)}, self._language, frozenset())
        [place] = read.members
        predicates = [clause for clause in read.parse.clauses if not clause.noun and _meets(clause.predicate, place)]
        lemmas = [clause.lemma for clause in predicates]
        if lemmas == [verb] and predicates[0].voice is Voice.ACTIVE:
            return verb
        if len(verb.split()) > 1 and predicates:
            return ""
        told = " and ".join(map(repr, lemmas)) or "no verb"
        raise NotationError(
            piece.column,
            f"{verb!r} of @{piece.name} is read as {told}; correct the set, or add it to the grammar's verbs",
        )

    def _wording(self, text: str) -> PhrasePattern | None:
        """Return the noun phrase that a text without marks is, its words all kept; None where it is none.

        'acquisition cost' read as a sentence has a verb, and would take back whatever has that verb.
        """
        if any(mark in text for mark in "{@|("):
            return None
        inner: tuple[Part, ...] = ()
        for marker in sorted(self._alternations.patients | self._alternations.agents):
            head, found, tail = text.partition(f" {marker} ")
            if found:
                behind = self._wording(tail)
                if behind is None:
                    return None
                inner, text = (Part(Function.OBLIQUE, behind, frozenset({marker})),), head
                break
        try:
            words = self._words(SetPiece("", 0), text)
        except NotationError:
            return None
        return PhrasePattern(words=frozenset({words}), inner=inner) if len(words) >= len(text.split()) else None

    def _thing(self, piece: SetPiece) -> Member:
        if piece.name not in self._heard:
            names = self._sets[piece.name].nouns or tuple(sorted(self._acts(piece.name)))
            words = tuple(dict.fromkeys(self._words(piece, name) for name in names))
            self._heard[piece.name] = Member(
                names[0], verb=False, nouns=frozenset(one[-1] for one in words), words=words
            )
        return self._heard[piece.name]

    def _words(self, piece: SetPiece, noun: str) -> tuple[str, ...]:
        """Return the base forms in which the grammar reads a noun of a set: 'operating income' has 'operate' in it.

        Raises:
            NotationError: when it does not read it as one phrase.
        """
        [sample] = read_frame(self._language.thing)
        reading = tuple(TextPiece(noun, one.column) if isinstance(one, SetPiece) else one for one in sample)
        read = sentenced(reading, {}, self._language, frozenset())
        place = next((span for span, one in read.literals.items() if one.text.startswith(noun)), None)
        for phrase in top_phrases(read.parse):
            marked = phrase.marked[1] - phrase.marked[0] if phrase.marked[1] == phrase.span[1] else 0
            if place is not None and phrase.span[0] <= place[0] < phrase.span[1] - marked:
                whole = "".join(read.tokens.text[place[0] : phrase.span[1] - marked])
                whole_of_it = whole.replace(" ", "").casefold() == "".join(noun.split()).casefold()
                # '단말' with 단 for 'only' would find every 말.
                if whole_of_it and "".join(phrase.words)[:1].casefold() == noun[:1].casefold():
                    return tuple(word.casefold() for word in phrase.words)
        heard = ", ".join(repr(" ".join(phrase.words)) for phrase in read.parse.phrases) or "nothing"
        raise NotationError(piece.column, f"{noun!r} of @{piece.name} is read as {heard} and would never be found")

    def _acts(self, name: str) -> frozenset[str]:
        words = self._sets[name]
        derived = (noun for verb in words.verbs for noun in self._language.writer.acts(verb))
        return frozenset((*words.nouns, *derived)) if words.verbs else frozenset()

    def _with_partners(self, pattern: ClausePattern | PhrasePattern) -> Iterator[ClausePattern | PhrasePattern]:
        """Yield the pattern, and 'A and B do it' for 'A does it with B' where one slot is both."""
        yield pattern
        if not isinstance(pattern, ClausePattern):
            return
        for partner in pattern.parts:
            if partner.phrase.slot and partner.markers & self._alternations.partners:
                alike = [part for part in pattern.parts if part is not partner and part.phrase == partner.phrase]
                for part in alike:
                    if part.function in {Function.SUBJECT, Function.OBJECT}:
                        listed = replace(part, must=True, least=2)
                        rest = tuple(
                            listed if other is part else other for other in pattern.parts if other is not partner
                        )
                        yield replace(pattern, parts=rest)


def _choices(
    pieces: Sequence[tuple[int, SetPiece]], members: Sequence[Sequence[Member]]
) -> Iterator[dict[int, Member]]:
    """Yield each choice of one member for each set, by the column of the set."""
    for row in product(*members):
        yield {piece.column: member for (_, piece), member in zip(pieces, row, strict=True)}


def _glued(reading: Reading, place: int) -> str:
    """Return what is written behind a piece without a blank."""
    following: Piece | None = reading[place + 1] if place + 1 < len(reading) else None
    return following.text.strip() if isinstance(following, TextPiece) else ""


def _nearest(name: str, known: Mapping[str, object] | frozenset[str]) -> str:
    close = get_close_matches(name, sorted(known), n=1)
    return f"did you mean {close[0]!r}?" if close else f"known are {', '.join(sorted(known)) or 'none'}"


def _problem(origin: Origin, error: NotationError) -> Problem:
    return Problem(origin.path, origin.line, origin.text, error.expected, origin.column + error.column)


def _meets(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
