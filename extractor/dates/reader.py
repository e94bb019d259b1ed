"""One language's part of the normaliser: stretches of vocabulary → expressions with their meaning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache, partial

from extractor.dates.anchors import Parse, regex
from extractor.dates.chart import parse
from extractor.dates.context import Context
from extractor.dates.cue_search import cue_search
from extractor.dates.derivation import Derivation
from extractor.dates.grammar import Grammar
from extractor.dates.meanings import Meanings
from extractor.dates.order import day_first
from extractor.dates.script import Script, fold
from extractor.dates.tense import Cues
from extractor.document.timex import Passage, Timex

_BESIDE = 40  # characters before a match that `unless: before` may look at
_COMPARISON = 90  # characters before a date in which a comparison may begin
_REMEMBERED = 4096  # stretches of vocabulary, of some 2 kB each


class Reader:
    """Reads passages of one language."""

    def __init__(self, grammar: Grammar) -> None:
        """Take the compiled rules of the language."""
        self.grammar = grammar
        self._before = regex(grammar.before)
        self._after = regex(grammar.after)
        self._folded = fold("", grammar)
        self._searches = {alone: grammar.anchors.search(self._parser(alone=alone)) for alone in (False, True)}
        self._meanings = Meanings()
        self._cues = cue_search(grammar.cues, grammar.cue_beginnings)

    def read(self, text: str, passages: Sequence[Passage], context: Context, *, alone: bool) -> list[Timex]:
        """Return the expressions of the passages in order; `context` goes on from passage to passage."""
        grammar, meanings, found = self.grammar, self._meanings, []
        script = self._script(text)
        folded = script.folded
        context.defaults = grammar.alone_defaults if alone else grammar.defaults
        context.continues = grammar.continues
        context.day_first = partial(day_first, folded, grammar.day_first)
        starts, ends, _ = zip(*passages, strict=True)
        placed, current, cues = meanings.placed(context, alone=alone), -1, Cues(grammar, self._cues, folded)
        for start, index, derivations in self._searches[alone](folded, starts, ends):
            if index != current:
                current = index
                cues.enter(starts[index], ends[index])
                context.here = []
            position = start
            for derivation in derivations:
                first = start + derivation.start
                if first < position or not self._holds(script, passages[index], derivation, start):
                    continue
                last = start + derivation.end
                period = meanings.absolute(derivation)
                reported = False
                if period is None or derivation.rule.tense:
                    context.cue = partial(cues.at, first, last)
                    if derivation.rule.tense and not _agrees(derivation.rule.tense, context.tense):
                        continue
                    period = meanings.place(derivation, context, placed)
                    if period is None:
                        continue
                    reported = period.grain == "day" and context.cue() == "speech"
                base = period.first is not None and self._is_compared(folded, passages[index], first, last)
                context.add(replace(period, compared=True) if base else period, reported=reported)
                found.append(
                    Timex(
                        first,
                        last,
                        derivation.rule.id,
                        period.type,
                        period.value,
                        period.mod,
                        period.first,
                        period.last,
                        base or period.base,
                    )
                )
                position = last
        return found

    def _is_compared(self, folded: str, passage: Passage, first: int, last: int) -> bool:
        """Tell whether the expression is the base of a comparison."""
        before, after = self.grammar.compared_before, self.grammar.compared_after
        if before and regex(before).search(folded, max(passage.start, first - _COMPARISON), first):
            return True
        return bool(after and regex(after).match(folded, last, passage.end))

    def _script(self, text: str) -> Script:
        # an article whose passages change language is folded once for each language, not for each change
        script = self._folded
        if text is not script.given:
            script = self._folded = fold(text, self.grammar)
        return script

    def _parser(self, *, alone: bool) -> Parse:
        """Return the parser, which remembers what a stretch of vocabulary can mean."""
        return lru_cache(_REMEMBERED)(partial(parse, self.grammar, alone=alone))

    def _holds(self, script: Script, passage: Passage, derivation: Derivation, offset: int) -> bool:
        """Tell whether what stands around the expression, and around its parts, allows it."""
        rule, text = derivation.rule, script.marked
        first, last = offset + derivation.start, offset + derivation.end
        before = self._before if rule.before is None else regex(rule.before)
        after = self._after if rule.after is None else regex(rule.after)
        if not before.match(text, first) or not after.match(text, last):
            return False
        for pattern, place, preceding in derivation.conditions:
            spot = offset + place
            if pattern is None:
                if not script.given[spot].isupper():
                    return False
            elif preceding:
                # only a slice begins, for `^`, where the passage does
                opens = passage.start >= spot - _BESIDE
                where = (text[passage.start : spot],) if opens else (text, spot - _BESIDE, spot)
                if regex(pattern).search(*where):
                    return False
            elif regex(pattern).match(text, spot, passage.end):
                return False
        if rule.fills and script.given[first:last] != script.given[passage.start : passage.end].strip():
            return False
        if rule.cased and not script.given[first].isupper():
            return script.given[first:last] == script.given[passage.start : passage.end].strip()
        return True


def _agrees(condition: str, cue: str | None) -> bool:
    return cue != condition[4:] if condition.startswith("not ") else cue == condition
