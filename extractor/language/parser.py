"""The parse of each sentence of a `Doc`, made when somebody first asks for it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import cached_property

from spacy.tokens import Doc

from extractor.document.columns import Layout, Sentence, layout_of
from extractor.document.facts import Facts, facts_of
from extractor.grammar.parse import Parse, Span
from extractor.language.protocol import SentenceGrammar


class Parses:
    """The parses of one `Doc`, kept: most sentences hold no word that a rule waits for and are never parsed."""

    def __init__(
        self, layout: Layout, facts: Facts, grammars: Mapping[str, SentenceGrammar], nouns: Mapping[str, frozenset[str]]
    ) -> None:
        self._layout = layout
        self._facts = facts
        self._grammars = grammars
        self._nouns = nouns
        self._made: dict[int, Parse] = {}

    def at(self, number: int) -> Parse:
        """Return the parse of the sentence of that number."""
        if number not in self._made:
            sentence = self._layout.sentences[number]
            self._made[number] = self._grammars[sentence.language].parse(
                sentence,
                self._layout.tokens,
                _inside(self._names, sentence),
                self._nouns[sentence.language],
                _inside(self._times, sentence),
            )
        return self._made[number]

    def renew(self) -> None:
        """Take in names found since: sentences that hold other names now are parsed again when somebody asks."""
        before = self._names
        del self._names
        sentences = self._layout.sentences
        self._made = {
            number: made
            for number, made in self._made.items()
            if _inside(before, sentences[number]) == _inside(self._names, sentences[number])
        }

    @cached_property
    def _times(self) -> list[Span]:
        return _outermost(self._layout.tokens.span(timex.start, timex.end) for timex in self._facts.dates)

    @cached_property
    def _names(self) -> list[Span]:
        """Names and sums of money; the day in 'the March 3 Movement' is no date of its own."""
        sums = (self._layout.tokens.span(amount.start, amount.end) for amount in self._facts.amounts)
        named = ((mention.first, mention.last) for mention in self._facts.mentions)
        busy = self._times
        return [span for span in _outermost([*sums, *named]) if not _overlaps(span, busy)]


class ParseComponent:
    """Puts the parses of a `Doc` where rules find them; runs when names, dates and sums are known.

    `nouns` are, by language, the nouns that head clauses.
    """

    def __init__(self, grammars: Mapping[str, SentenceGrammar], nouns: Mapping[str, frozenset[str]]) -> None:
        self._grammars = grammars
        self._nouns = nouns

    def __call__(self, doc: Doc) -> Doc:
        doc._.parses = Parses(layout_of(doc), facts_of(doc), self._grammars, self._nouns)
        return doc


Doc.set_extension("parses", default=None, force=True)


def parses_of(doc: Doc) -> Parses:
    """Return the parses of a `Doc` that `ParseComponent` has seen."""
    parses: Parses = doc._.parses
    return parses


def _outermost(spans: Iterable[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def _inside(spans: list[Span], sentence: Sentence) -> list[Span]:
    first = bisect_left(spans, (sentence.start, 0))
    last = bisect_left(spans, (sentence.end, 0), lo=first)
    return [span for span in spans[first:last] if span[1] <= sentence.end]


def _overlaps(span: Span, others: list[Span]) -> bool:
    at = bisect_left(others, (span[1], 0))
    return at > 0 and others[at - 1][1] > span[0]
