"""The parse of each sentence of a `Doc`, made when somebody first asks for it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping

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
        self._made: dict[int, tuple[list[Span], list[Span], Parse]] = {}
        self._names: list[Span] = []
        self._times: list[Span] = []
        self.renew()

    def renew(self, guessed: Iterable[Span] = ()) -> None:
        """Take the names found so far for units, and tokens that may be names but are not yet known to be.

        A sentence is parsed again only where its units have changed.
        """
        tokens = self._layout.tokens
        self._times = _outermost(tokens.span(timex.start, timex.end) for timex in self._facts.dates)
        sums = (tokens.span(amount.start, amount.end) for amount in self._facts.amounts)
        named = ((mention.first, mention.last) for mention in self._facts.mentions)
        # The day in 'the March 3 Movement' is no date of its own.
        names = _outermost([*sums, *named, *guessed])
        self._names = [span for span in names if not _overlaps(span, self._times)]

    def at(self, number: int) -> Parse:
        """Return the parse of the sentence of that number."""
        sentence = self._layout.sentences[number]
        names, times = _inside(self._names, sentence), _inside(self._times, sentence)
        kept = self._made.get(number)
        if kept is None or kept[0] != names or kept[1] != times:
            parse = self._grammars[sentence.language].parse(
                sentence, self._layout.tokens, names, self._nouns[sentence.language], times
            )
            kept = self._made[number] = (names, times, parse)
        return kept[2]


class ParseComponent:
    """Puts the parses of a `Doc` where rules find them; runs again when more names are known.

    `nouns` are, by language, the nouns that head clauses.
    """

    def __init__(self, grammars: Mapping[str, SentenceGrammar], nouns: Mapping[str, frozenset[str]]) -> None:
        self._grammars = grammars
        self._nouns = nouns

    def __call__(self, doc: Doc) -> Doc:
        if doc._.parses is None:
            doc._.parses = Parses(layout_of(doc), facts_of(doc), self._grammars, self._nouns)
        else:
            parses_of(doc).renew()
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
