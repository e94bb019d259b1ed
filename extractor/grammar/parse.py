"""The sentence as every rule sees it: phrases, clauses, and the arguments that tie them.

Both languages fill these types; nothing here knows which one did. Positions are tokens of the layout, half-open.
The field's terms are those of Universal Dependencies (https://universaldependencies.org/u/dep/) where it has them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Span = tuple[int, int]


class Function(StrEnum):
    """What a phrase is to a predicate."""

    SUBJECT = "subject"
    """Who the predicate is said of; of a passive, who undergoes it."""
    OBJECT = "object"
    OBLIQUE = "oblique"
    """Tied by a preposition or a particle; `Argument.marker` tells which."""
    PREDICATIVE = "predicative"
    """What the subject is said to be: 'X is *a venture*', 'X는 *합작법인*이다'."""
    POSSESSOR = "possessor"
    """Of a noun: "*A's* acquisition of B", '*A의* B 인수'."""
    MODIFIER = "modifier"
    """A bare noun before a noun: 'the *B* acquisition', 'A의 *B* 인수'."""


class How(StrEnum):
    """How an argument was found."""

    OVERT = "overt"
    SHARED = "shared"
    """By coordination: 'A bought B and *(A)* sold C'."""
    ANTECEDENT = "antecedent"
    """The noun that a relative clause describes."""
    CONTROLLED = "controlled"
    """By the predicate or noun above: 'A plans *(A)* to buy B', "A's plan to buy B"."""
    ZERO = "zero"
    """Left out because it is known (zero anaphora): a subject of the sentence or of one before."""


class Voice(StrEnum):
    """Who the subject is."""

    ACTIVE = "active"
    PASSIVE = "passive"


class Tense(StrEnum):
    """When, as the form of the predicate tells."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    NONE = "none"
    """Infinitives, participles without a time of their own, nouns."""


class Mood(StrEnum):
    """Whether the form of the clause itself asserts."""

    TOLD = "told"
    POSSIBLE = "possible"
    """'may buy', '인수할 수 있다'."""
    ASKED = "asked"
    """Questions, orders, wishes."""
    CONDITIONAL = "conditional"
    """'if A buys B', '인수하면', 'would buy'."""


class Link(StrEnum):
    """How a clause hangs on the one above."""

    MAIN = "main"
    COORDINATE = "coordinate"
    RELATIVE = "relative"
    """Describes a noun that is one of its arguments."""
    COMPLEMENT = "complement"
    """What a predicate or noun is about: 'said *that …*', 'plans *to …*', 'the news *that …*', '인수할 *계획*'."""
    ADVERBIAL = "adverbial"
    """When, why, under which condition: 'after …', 'if …', '…하면', '…하기 위해'."""
    PARTICIPIAL = "participial"
    """'having bought B, A …'."""
    NOMINAL = "nominal"
    """A noun that heads a clause: 'the acquisition of B by A'."""
    QUOTATION = "quotation"
    """Direct or indirect speech with its own predicate: '“A가 B를 인수했다”고'."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase; `span` holds everything in it, `head` the head noun or the whole name, without its marker.

    `words` are the base forms of the head's nouns and of the modifiers before it, the head last. `marker` is the
    preposition or particle in its canonical form (`을` for 을/를, `with`), empty where there is none; `marked` are its
    tokens. A list is one phrase with its `members`; its head is that of the member the language counts from.
    `complements` are tied to the head by a marker of their own: 'the biggest rival *of Corvane*'.
    """

    span: Span
    head: Span
    words: tuple[str, ...]
    marker: str = ""
    marked: Span = (0, 0)
    members: tuple[Phrase, ...] = ()
    possessor: Phrase | None = None
    appositions: tuple[Phrase, ...] = ()
    complements: tuple[Phrase, ...] = ()
    definite: bool = False


@dataclass(frozen=True, slots=True)
class Argument:
    """A phrase and what it is to one predicate.

    `marker` is that towards this predicate: of an antecedent the one the relative clause gives it ('in which').
    `pronoun` are the tokens of the relative pronoun that stands for an antecedent, (0, 0) where none does.
    """

    phrase: Phrase
    function: Function
    marker: str = ""
    how: How = How.OVERT
    pronoun: Span = (0, 0)


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate with its arguments; tokens `span` from its first to its last word, `predicate` the verb group.

    `lemma` is the base form of the predicate with its particle and light verb joined: `take over`, `인수하다`; of a
    noun that heads a clause the noun itself. `noun` is true for those. `connective` is what ties the clause to the one
    above (`if`, `after`, `면`), `parent` the index of that clause in `Parse.clauses`, `describes` the phrase that a
    relative clause describes or that a complement belongs to ("A's *plan* to buy B").
    """

    span: Span
    predicate: Span
    lemma: str
    noun: bool = False
    voice: Voice = Voice.ACTIVE
    tense: Tense = Tense.NONE
    negated: bool = False
    mood: Mood = Mood.TOLD
    link: Link = Link.MAIN
    connective: str = ""
    parent: int | None = None
    describes: Phrase | None = None
    arguments: tuple[Argument, ...] = ()


@dataclass(frozen=True, slots=True)
class Parse:
    """One sentence: its phrases and clauses in text order, and the tokens of what stands in quotation marks."""

    phrases: tuple[Phrase, ...] = ()
    clauses: tuple[Clause, ...] = ()
    quotations: tuple[Span, ...] = ()
