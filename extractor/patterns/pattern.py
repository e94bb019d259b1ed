"""What a frame is once it is compiled: the clause or phrase it looks for, language-free.

`part` is said of an argument that a frame has, `argument` of one that a text has.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from extractor.grammar.parse import Function

Label = TypeVar("Label", bound=Hashable)

Words = tuple[str, ...]
"""Base forms of a literal phrase, the head last."""


@dataclass(frozen=True, slots=True)
class PhrasePattern:
    """What a phrase must be: the filler of `slot`, or words of which one alternative is there; never both.

    `inner` are the parts of the head noun, `before` slots that stand among the words before it, in order, `apposition`
    what stands beside it ('Mira Solvang, *chief executive of Gaon Telecom*').
    """

    slot: str = ""
    words: frozenset[Words] = frozenset()
    inner: tuple[Part, ...] = ()
    before: tuple[PhrasePattern, ...] = ()
    apposition: PhrasePattern | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """An argument that the frame has: a function of the active clause, and what fills it.

    `markers` are those of an oblique, any of them. `must`: the match fails without it. `least`: so many members of a
    list at least.
    """

    function: Function
    phrase: PhrasePattern
    markers: frozenset[str] = frozenset()
    must: bool = True
    least: int = 1


@dataclass(frozen=True, slots=True)
class ClausePattern:
    """A predicate, a verb (`verbs`) or a noun that says the same (`nouns`), with its parts.

    `below` are clauses that hang on it ('chose B *to supply*'), `quoted` the slots for direct speech it introduces,
    `aside` adverbs that stand with it ('*together* built'), one of each. `heads`: of a noun frame the words with which
    its noun stands ('*network* failure at A').
    """

    verbs: frozenset[str]
    nouns: frozenset[str] = frozenset()
    parts: tuple[Part, ...] = ()
    below: tuple[ClausePattern, ...] = ()
    quoted: tuple[str, ...] = ()
    aside: tuple[frozenset[str], ...] = ()
    heads: frozenset[Words] = frozenset()

    @property
    def transitive(self) -> bool:
        """Whether it has an object, so that the subject of a passive is that."""
        return any(part.function is Function.OBJECT for part in self.parts)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a frame is written."""

    path: Path
    line: int
    column: int
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text}"


@dataclass(frozen=True, slots=True)
class Frame(Generic[Label]):
    """A compiled frame. One that `retracts` takes matches of its label back where it matches itself."""

    label: Label
    pattern: ClausePattern | PhrasePattern
    origin: Origin
    retracts: bool = False
