"""Parses written by hand: a sentence of words, and what stands where in it by the words themselves.

A word may carry its base form behind a bar: `인수한|인수+하+ᆫ`. A stretch of words is given as they are written, without
the bars; its last occurrence counts.
"""

from __future__ import annotations

from typing import Any

from extractor.document.columns import Tokens
from extractor.grammar.parse import Argument, Clause, Function, Parse, Phrase, Span


class Built:
    """A sentence under construction."""

    def __init__(self, sentence: str) -> None:
        self.tokens = Tokens()
        self._phrases: list[Phrase] = []
        self._clauses: list[Clause] = []
        at = 0
        for word in sentence.split():
            form, _, lemma = word.partition("|")
            self.tokens.append(form, "", lemma or form.lower(), at)
            at += len(form) + 1

    def span(self, words: str) -> Span:
        """Return the tokens of words as they are written."""
        wanted = words.split()
        for first in range(len(self.tokens.text) - len(wanted), -1, -1):
            if self.tokens.text[first : first + len(wanted)] == wanted:
                return first, first + len(wanted)
        raise ValueError(words)

    def phrase(self, words: str, base: str = "", *, head: str = "", of: Span | None = None, **rest: Any) -> Phrase:
        """Add a noun phrase; `base` are its nouns in base form, `head` its head as written, else the last word."""
        span = of or self.span(words)
        forms = tuple((base or words).split())
        made = Phrase(span, self.span(head) if head else (span[1] - 1, span[1]), forms, **rest)
        self._phrases.append(made)
        return made

    def clause(
        self,
        predicate: str,
        lemma: str,
        over: str = "",
        *arguments: tuple[Function, Phrase] | tuple[Function, Phrase, str],
        **rest: Any,
    ) -> int:
        """Add a clause and return its index."""
        tied = tuple(Argument(item[1], item[0], "".join(item[2:])) for item in arguments)
        span = self.span(over) if over else (0, len(self.tokens.text))
        self._clauses.append(Clause(span, self.span(predicate), lemma, arguments=tied, **rest))
        return len(self._clauses) - 1

    @property
    def parse(self) -> Parse:
        """The parse as far as it is built."""
        return Parse(tuple(self._phrases), tuple(self._clauses), ())
