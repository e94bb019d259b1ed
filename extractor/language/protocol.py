"""What a language's folder must provide; `language/README.md` says it in prose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from extractor.document.columns import Sentence, Tokens
from extractor.grammar.parse import Parse, Span


class SentenceGrammar(Protocol):
    """Reads one sentence of its language."""

    def parse(
        self,
        sentence: Sentence,
        tokens: Tokens,
        names: Sequence[Span],
        nouns: frozenset[str],
        times: Sequence[Span] = (),
    ) -> Parse:
        """Return the parse of `sentence`, a pure function of what is given, in time linear in its length.

        `names` are the token spans of names and sums of money, each one noun; `times` those of time expressions, which
        are adjuncts unless they carry a marker of their own; none overlaps another. `nouns` head clauses.
        """
        ...

    def is_common(self, word: str, /) -> bool:
        """Tell whether the language's dictionary has a word in small letters, so that it may be no name."""
        ...

    def is_verb(self, word: str, /) -> bool:
        """Tell whether a word in small letters may be a finite verb or an infinitive."""
        ...


class FrameWriter(Protocol):
    """Writes the sentence that a frame stands for, so that the grammar can read it."""

    def name(self, number: int, after: str) -> str:
        """Return the placeholder of that number, one word that no lexicon holds, as it is written before `after`."""
        ...

    def verb(self, verb: str, before: str) -> str:
        """Return the finite form of a verb given in its base form; `before` is the word before it."""
        ...

    def particle(self, before: str, after: str) -> str:
        """Return what is written right behind a noun that ends in `before`, in the form that this asks for."""
        ...

    def acts(self, verb: str) -> tuple[str, ...]:
        """Return the nouns that name the act of a verb by the rules of the language alone (인수 of 인수하다)."""
        ...
