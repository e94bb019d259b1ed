"""Korean sentence → `Parse`: scan, attach, build; in time linear in the sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from extractor.document.columns import Sentence, Tokens
from extractor.grammar.parse import Parse, Span
from extractor.language.korean.attach import Attacher
from extractor.language.korean.build import Builder
from extractor.language.korean.columns import columns_of
from extractor.language.korean.model import KoreanFile
from extractor.language.korean.scan import Scanner
from extractor.language.korean.words import GrammarWords, compile_words
from extractor.rulefiles.folders import load_kind


@dataclass(frozen=True, slots=True)
class KoreanGrammar:
    """Parses Korean sentences; made from rule files once, then pickled with the compiled rules."""

    words: GrammarWords

    def parse(
        self,
        sentence: Sentence,
        tokens: Tokens,
        names: Sequence[Span],
        nouns: frozenset[str],
        times: Sequence[Span] = (),
    ) -> Parse:
        """Return phrases, clauses and quotations of a sentence.

        `names` are token spans that are one noun each, `times` those that tell when; `nouns` are the base forms of
        nouns that head clauses.
        """
        columns = columns_of(sentence, tokens, names, times, self.words.flags)
        items = Scanner(self.words, columns).scan()
        roots = Attacher(self.words, items).attach()
        return Builder(self.words, columns, nouns).build(items, roots)

    def is_common(self, _: str, /) -> bool:
        """Nothing: the analyser tells common nouns from names by their class."""
        return False

    def is_verb(self, _: str, /) -> bool:
        """Nothing: no Korean verb looks like a name."""
        return False


def load_korean(folders: Sequence[Path]) -> KoreanGrammar:
    """Return the grammar that the rule folders give.

    Raises:
        RuleError: when a rule file is wrong.
    """
    return KoreanGrammar(compile_words(file for _, file in load_kind(folders, "grammar/korean", KoreanFile)))
