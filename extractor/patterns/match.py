"""Compiled frames against a parse: looked up by the predicate's lemma, so that other clauses cost nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Generic, NamedTuple

from extractor.document.columns import Tokens
from extractor.grammar.parse import Argument, Clause, Function, Parse, Phrase, Span
from extractor.grammar.roles import Alternations
from extractor.patterns.bind import NO_CLAUSE, Binder, Bound, Filled, Kept, before_head
from extractor.patterns.literal import heads_of, holds, holds_any, stretches, suffixes
from extractor.patterns.pattern import ClausePattern, Frame, Label, PhrasePattern, Words

Fits = Callable[[Label, str, Phrase], bool]
"""Whether a phrase may fill a slot of the rule of that label."""


@dataclass(frozen=True, slots=True)
class Match(Generic[Label]):
    """A frame found: `clause` is the index of its predicate's clause (`NO_CLAUSE` for a phrase frame).

    `anchor` are the tokens from the first to the last of the predicate and the literal words.
    """

    label: Label
    clause: int
    filled: tuple[Filled, ...]
    anchor: Span
    frame: Frame[Label]
    words: tuple[Span, ...] = ()
    """The literal words of the frame, and the predicates of the clauses it has below."""

    def slots(self) -> frozenset[str]:
        """Return the names of the slots that are filled."""
        return frozenset(filled.slot for filled in self.filled)


@dataclass(frozen=True, slots=True)
class Site:
    """A clause in which a frame may match; `number` is its index, or that of the clause around an apposition."""

    clause: Clause
    number: int


class _Entry(NamedTuple, Generic[Label]):
    """A frame in the index: `words` are those of its noun, `needs` the heads of which its sentence has one of each."""

    frame: Frame[Label]
    needs: tuple[frozenset[str], ...]
    words: Words = ()

    def may_match(self, heard: frozenset[str]) -> bool:
        """Tell whether the words without which the frame never matches are among the heads of a sentence."""
        return not any(heard.isdisjoint(heads) for heads in self.needs)


class FrameIndex(Generic[Label]):
    """All frames of one language and kind of rule; immutable, and the same for every article."""

    def __init__(self, frames: Iterable[Frame[Label]], alternations: Alternations, nouns: frozenset[str]) -> None:
        self.alternations = alternations
        self.nouns = nouns
        """The nouns that the grammar must read as heads of clauses."""
        self.verbs: dict[str, tuple[_Entry[Label], ...]] = {}
        self.events: dict[str, tuple[_Entry[Label], ...]] = {}
        self.predicatives: dict[str, tuple[_Entry[Label], ...]] = {}
        self.phrases: tuple[Frame[Label], ...] = ()
        self.retracting: dict[Label, tuple[PhrasePattern, ...]] = {}
        for frame in frames:
            self._add(frame)

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The lemmas of predicates and the nouns without one of which no clause frame matches."""
        return frozenset((*self.verbs, *self.events, *self.predicatives))

    def find(self, parse: Parse, tokens: Tokens, fits: Fits[Label]) -> Iterator[Match[Label]]:
        """Yield the matches in text order; of one rule's in one clause those that say something the others do not."""
        for matches, back in self._groups(parse, tokens, fits):
            if not back:
                yield from _telling(matches)

    def taken_back(self, parse: Parse, tokens: Tokens, fits: Fits[Label]) -> Iterator[Match[Label]]:
        """Yield the matches that a frame which retracts takes back."""
        for matches, back in self._groups(parse, tokens, fits):
            if back:
                yield from (match for match in matches if not match.frame.retracts)

    def _groups(self, parse: Parse, tokens: Tokens, fits: Fits[Label]) -> Iterator[tuple[list[Match[Label]], bool]]:
        """Yield the matches of one rule in one clause, with whether they are taken back."""
        found: dict[tuple[Label, int, Span], list[Match[Label]]] = {}
        retracted: set[tuple[Label, int]] = set()
        for match in self._all(parse, tokens, fits):
            if match.frame.retracts:
                retracted.add((match.label, match.clause))
            place = (0, 0) if match.clause != NO_CLAUSE else match.anchor
            found.setdefault((match.label, match.clause, place), []).append(match)
        for (label, clause, _), matches in found.items():
            yield matches, (label, clause) in retracted or self._retracts(label, clause, parse)

    def sites(self, parse: Parse, tokens: Tokens) -> Iterator[tuple[Site, Frame[Label]]]:
        """Yield each clause with each frame whose predicate it has."""
        yield from ((site, entry.frame) for site, entry in self._clauses(parse))
        yield from ((site, entry.frame) for site, entry in self._appositions(parse, tokens))

    def _clauses(self, parse: Parse) -> Iterator[tuple[Site, _Entry[Label]]]:
        for number, clause in enumerate(parse.clauses):
            site = Site(clause, number)
            if clause.noun:
                yield from ((site, entry) for entry in self._of_noun(clause, parse))
            for entry in () if clause.noun else self.verbs.get(clause.lemma, ()):
                yield site, entry
            if self.predicatives and clause.lemma in self.alternations.copulas:
                yield from self._copular(site)

    def _appositions(self, parse: Parse, tokens: Tokens) -> Iterator[tuple[Site, _Entry[Label]]]:
        for phrase in _every(parse.phrases) if self.predicatives else ():
            if self._may_be_predicative(phrase):
                for site in _said_beside(phrase, parse, tokens):
                    yield from self._copular(site)

    def _may_be_predicative(self, phrase: Phrase) -> bool:
        beside = (head for one in phrase.appositions for head in _heads(one))
        return any(head in self.predicatives for head in (*stretches(phrase.words), *beside))

    def _of_noun(self, clause: Clause, parse: Parse) -> Iterator[_Entry[Label]]:
        """Yield the frames whose noun heads the clause, once each; 'joint development' wants both words."""
        told: set[int] = set()
        for entry in self.events.get(clause.lemma, ()):
            if id(entry.frame) not in told and (len(entry.words) == 1 or _said(entry.words, clause, parse)):
                told.add(id(entry.frame))
                yield entry

    def _all(self, parse: Parse, tokens: Tokens, fits: Fits[Label]) -> Iterator[Match[Label]]:
        kept: Kept = {}
        for site, frame in self._likely(parse, tokens):
            binder = Binder(parse, tokens, self.alternations, partial(fits, frame.label), kept)
            bound = binder.clause(_clause_pattern(frame), site.clause, site.number)
            if bound is not None:
                anchor = _extent((site.clause.predicate, *bound.literals))
                yield Match(frame.label, site.number, bound.filled, anchor, frame, bound.literals)
        if self.phrases:
            for phrase in _every(parse.phrases):
                yield from self._in_phrase(phrase, parse, tokens, fits)

    def _likely(self, parse: Parse, tokens: Tokens) -> Iterator[tuple[Site, Frame[Label]]]:
        """Yield each clause with each frame whose predicate it has and whose words the sentence has."""
        heard: frozenset[str] | None = None
        for site, entry in self._clauses(parse):
            if entry.needs:
                heard = _heard(parse) if heard is None else heard
                if not entry.may_match(heard):
                    continue
            yield site, entry.frame
        yield from ((site, entry.frame) for site, entry in self._appositions(parse, tokens))

    def bind(self, parse: Parse, tokens: Tokens, fits: Fits[Label], frame: Frame[Label], site: Site) -> Bound | None:
        """Return what `frame` finds at `site`, None where something is missing."""
        binder = Binder(parse, tokens, self.alternations, partial(fits, frame.label))
        return binder.clause(_clause_pattern(frame), site.clause, site.number)

    def _in_phrase(self, phrase: Phrase, parse: Parse, tokens: Tokens, fits: Fits[Label]) -> Iterator[Match[Label]]:
        for frame in self.phrases:
            if isinstance(frame.pattern, PhrasePattern):
                binder = Binder(parse, tokens, self.alternations, partial(fits, frame.label))
                bound = binder.alone(frame.pattern, phrase)
                if bound is not None:
                    anchor = _extent(bound.literals or (phrase.head,))
                    yield Match(frame.label, NO_CLAUSE, bound.filled, anchor, frame)

    def _copular(self, site: Site) -> Iterator[tuple[Site, _Entry[Label]]]:
        for argument in site.clause.arguments:
            if argument.function is Function.PREDICATIVE:
                for head in _heads(argument.phrase):
                    for entry in self.predicatives.get(head, ()):
                        yield site, entry

    def _retracts(self, label: Label, number: int, parse: Parse) -> bool:
        patterns = self.retracting.get(label, ())
        if not patterns or number == NO_CLAUSE:
            return False
        clause = parse.clauses[number]
        phrases = [argument.phrase for argument in clause.arguments]
        if clause.noun:
            phrases += [phrase for phrase in _every(parse.phrases) if _inside(clause.predicate, phrase.span)]
        return any(
            _worded(pattern, phrase, parse) for top in phrases for phrase in (top, *top.members) for pattern in patterns
        )

    def _add(self, frame: Frame[Label]) -> None:
        pattern = frame.pattern
        if isinstance(pattern, PhrasePattern):
            if frame.retracts:
                self.retracting[frame.label] = (*self.retracting.get(frame.label, ()), pattern)
            else:
                self.phrases += (frame,)
            return
        heads = _predicative_heads(pattern) if pattern.verbs & self.alternations.copulas else frozenset()
        entry = _Entry(frame, _needs(pattern))
        for head in sorted(heads):
            self.predicatives[head] = (*self.predicatives.get(head, ()), entry)
        for verb in sorted(pattern.verbs - (self.alternations.copulas if heads else frozenset())):
            self.verbs[verb] = (*self.verbs.get(verb, ()), entry)
        for noun in sorted(pattern.nouns):
            words = tuple(noun.split())
            self.events[words[-1]] = (*self.events.get(words[-1], ()), entry._replace(words=words))


def _clause_pattern(frame: Frame[Label]) -> ClausePattern:
    if not isinstance(frame.pattern, ClausePattern):
        raise TypeError(f"{frame.origin} is a phrase frame and has no clause")
    return frame.pattern


def _needs(pattern: ClausePattern) -> tuple[frozenset[str], ...]:
    """Return the heads of the words that a pattern cannot do without."""
    literals = (part.phrase.words for part in pattern.parts if part.must and not part.phrase.slot)
    return tuple(heads_of(words) for words in literals if words)


def _heard(parse: Parse) -> frozenset[str]:
    """Return all that may be looked up as the head of a phrase or of what hides behind its head."""
    asked = [argument.phrase for clause in parse.clauses for argument in clause.arguments]
    every = tuple(_every((*parse.phrases, *asked)))
    words = {phrase.words for phrase in every}
    # What a name in quotation marks is said to be stands before it: "the *forum* 'Gaon Day'".
    quoted = (phrase.words for phrase in every if any(_inside(phrase.head, span) for span in parse.quotations))
    words |= {one[:end] for one in quoted for end in range(1, len(one))}
    # A head that does not count leaves the word before it: 'a *contract* series'.
    words |= {one[:-1] for one in words if len(one) > 1}
    return frozenset(tail for one in words if one for tail in suffixes(one))


def _predicative_heads(pattern: ClausePattern) -> frozenset[str]:
    return frozenset(
        words[-1] for part in pattern.parts if part.function is Function.PREDICATIVE for words in part.phrase.words
    )


def _heads(phrase: Phrase) -> Iterator[str]:
    every = [one.words for one in (phrase, *phrase.members)]
    # A figure counts what stands before it: '영업이익 1240억원'.
    every += [words[:-1] for words in every if words and words[-1][:1].isdigit()]
    yield from dict.fromkeys(head for words in every if words for head in suffixes(words))


def _said_beside(phrase: Phrase, parse: Parse, tokens: Tokens) -> Iterator[Site]:
    """Yield 'X is a Y' for 'X, a Y', 'the Y, X' and 'Y X': an apposition says what a copula says."""
    alone = replace(phrase, appositions=())
    pairs = [pair for beside in phrase.appositions for pair in ((alone, beside), (beside, alone))]
    before = before_head(phrase, tokens)
    if before is not None:
        pairs.append((Phrase(phrase.head, phrase.head, phrase.words[-1:]), before))
    number = _around(phrase, parse) if pairs else None
    if number is not None:
        for subject, predicative in pairs:
            arguments = (Argument(subject, Function.SUBJECT), Argument(predicative, Function.PREDICATIVE))
            yield Site(Clause(phrase.span, predicative.head, "", arguments=arguments), number)


def _worded(pattern: PhrasePattern, phrase: Phrase, parse: Parse) -> bool:
    """Tell whether a phrase has the words of a pattern, and behind it those that the pattern has behind it."""
    return holds_any(phrase.words, pattern.words) and all(
        any(
            behind.marker in part.markers and _inside(behind.span, phrase.span) and _worded(part.phrase, behind, parse)
            for behind in parse.phrases
        )
        for part in pattern.inner
    )


def _around(phrase: Phrase, parse: Parse) -> int | None:
    """Return the smallest clause that holds the phrase."""
    holding = [
        (clause.span[1] - clause.span[0], number)
        for number, clause in enumerate(parse.clauses)
        if _inside(phrase.head, clause.span)
    ]
    return min(holding)[1] if holding else None


def _said(words: Words, clause: Clause, parse: Parse) -> bool:
    return any(
        _inside(clause.predicate, phrase.head) and holds(phrase.words, words) for phrase in _every(parse.phrases)
    )


def _every(phrases: Iterable[Phrase]) -> Iterator[Phrase]:
    for phrase in phrases:
        yield phrase
        yield from _every(phrase.members)
        yield from _every(phrase.appositions)
        if phrase.possessor is not None:
            yield from _every((phrase.possessor,))


def _telling(matches: list[Match[Label]]) -> Iterator[Match[Label]]:
    """Yield the matches that fill a slot in a way that none of the fuller ones does, the fullest first."""
    kept: list[frozenset[tuple[str, Span]]] = []
    for match in sorted(matches, key=lambda match: -len(match.filled)):
        told = frozenset((filled.slot, filled.phrase.span) for filled in match.filled)
        if not any(told <= other for other in kept):
            kept.append(told)
            yield match


def _extent(spans: tuple[Span, ...]) -> Span:
    return min(span[0] for span in spans), max(span[1] for span in spans)


def _inside(span: Span, outer: Span) -> bool:
    return outer[0] <= span[0] and span[1] <= outer[1]
