"""Why a frame matched, and what stopped those that came close: the predicate was there, something else was not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Generic

from extractor.document.columns import Tokens
from extractor.grammar.parse import Function, Parse, Span
from extractor.patterns.bind import Binder
from extractor.patterns.match import Fits, FrameIndex, Match, Site
from extractor.patterns.pattern import ClausePattern, Frame, Label, Part, Words

_FEW = 4
"""So many words of a set are named."""


@dataclass(frozen=True, slots=True)
class Missed(Generic[Label]):
    """A frame whose predicate stands at tokens `predicate`, and what it waited for in vain."""

    frame: Frame[Label]
    predicate: Span
    reasons: tuple[str, ...]


def missed(index: FrameIndex[Label], parse: Parse, tokens: Tokens, fits: Fits[Label]) -> Iterator[Missed[Label]]:
    """Yield each frame that found its predicate and did not match, with what is missing."""
    for site, frame in index.sites(parse, tokens):
        if isinstance(frame.pattern, ClausePattern) and index.bind(parse, tokens, fits, frame, site) is None:
            binder = Binder(parse, tokens, index.alternations, partial(fits, frame.label))
            reasons = _Reasons(binder, tokens, site).all(frame.pattern)
            yield Missed(frame, site.clause.predicate, reasons)


def account(match: Match[Label], parse: Parse, tokens: Tokens) -> Iterator[str]:
    """Yield one line for each slot that a match fills: the phrase, what it is, and to which predicate."""
    for filled in match.filled:
        phrase = _text(tokens, filled.phrase.span)
        if filled.argument is None:
            yield f"{filled.slot} = {phrase!r}"
            continue
        where = ""
        if 0 <= filled.clause < len(parse.clauses):
            where = f" of {_text(tokens, parse.clauses[filled.clause].predicate)!r}"
        function = filled.argument.marker or filled.argument.function.value
        if filled.argument.function in {Function.SUBJECT, Function.OBJECT}:
            function = filled.argument.function.value
        yield f"{filled.slot} = {phrase!r}, {function}{where} ({filled.argument.how.value})"


class _Reasons:
    """What one frame lacks at one place."""

    def __init__(self, binder: Binder, tokens: Tokens, site: Site) -> None:
        self._binder = binder
        self._tokens = tokens
        self._site = site

    def all(self, pattern: ClausePattern) -> tuple[str, ...]:
        lacking = [reason for part in pattern.parts if part.must for reason in self._of_part(pattern, part)]
        if not lacking and pattern.quoted and not self._binder.quotations(self._site.number):
            lacking.append("nothing in quotation marks is said here")
        if not lacking and pattern.below:
            told = " or ".join(sorted(verb for below in pattern.below for verb in below.verbs))
            lacking.append(f"no clause with {told} below it")
        return tuple(lacking or ["its parts are there, but not together"])

    def _of_part(self, pattern: ClausePattern, part: Part) -> Iterator[str]:
        roles = self._binder.roles(pattern, self._site.clause)
        candidates = list(self._binder.candidates(part, roles, ()))
        wanted = f"{{{part.phrase.slot}}}" if part.phrase.slot else _some(part.phrase.words)
        function = " or ".join(sorted(part.markers)) or part.function.value
        if not candidates:
            yield f"no {function} for {wanted}"
            return
        for role in candidates:
            if self._binder.part(part, role, roles, self._site.number) is None:
                phrase = _text(self._tokens, role.argument.phrase.span)
                yield f"{function} {phrase!r} is no {wanted}"


def _some(words: frozenset[Words]) -> str:
    told = [" ".join(one) for one in sorted(words)]
    return " or ".join([*told[:_FEW], "…"] if len(told) > _FEW else told)


def _text(tokens: Tokens, span: Span) -> str:
    parts = []
    for at in range(*span):
        blank = at > span[0] and tokens.start[at] > tokens.end[at - 1]
        parts.append((" " if blank else "") + tokens.text[at])
    return "".join(parts)
