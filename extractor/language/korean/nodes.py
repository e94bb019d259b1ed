"""What the scanner finds and the attacher ties together: noun phrases and predicates, still open to change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from extractor.grammar.parse import Function, How, Mood, Phrase, Span, Tense


class Case(IntEnum):
    """What the particle of a noun phrase makes of it."""

    BARE = 0
    SUBJECT = 1
    OBJECT = 2
    OBLIQUE = 3
    GENITIVE = 4
    LISTED = 5
    """와/과 between nouns, or any other joiner: the list goes on."""
    COMPLEMENT = 6
    """이/가 before 되다 and 아니다."""
    COPULAR = 7
    """Before the copula."""
    TOPIC = 8


class Close(IntEnum):
    """What the ending of a predicate does with its clause."""

    FINAL = 0
    COORDINATE = 1
    ADVERBIAL = 2
    QUOTED = 3
    ADNOMINAL = 4
    TELLING = 5
    """Adnominal indirect speech: 인수한다는 계획."""
    NOMINALIZED = 6


class Noun(NamedTuple):
    """One word of a phrase: its tokens, its base form, whether it is a name, and written with the word before."""

    first: int
    last: int
    text: str
    named: bool
    glued: bool


class Nominal:
    """A noun phrase: positions are tokens, `parts` its words in the columns.

    What is seldom so stands as a default of the class: there are hundreds of phrases in an article.
    """

    case: Case = Case.BARE
    marker: str = ""
    marked: Span = (0, 0)
    topic: bool = False
    """은, 도 or 만 stands behind its particle (에는)."""
    time: bool = False
    named: bool = False
    proper: bool = False
    acts: bool = False
    """Means somebody who acts: a name, 정부, 통신사."""
    measure: bool = False
    """Ends in a counter: 12%, 3개."""
    tied: bool = False
    """와/과 stands behind it: it may be a partner as well as a member of a list."""
    controlled: bool = False
    definite: bool = False
    comma: bool = False
    adjunct: bool = False
    content: bool = False
    adnominal: bool = False
    """A postposition verb ties it to the noun behind (B에 대한 인수)."""
    post: Predicate | None = None
    phrase: Phrase | None = None
    """What became of it in the parse."""
    owner: Predicate | None = None
    holder: Nominal | None = None
    """The phrase that this one stands in, as possessor, member, apposition or dependent."""
    members: Sequence[Nominal] = ()
    appositions: Sequence[Nominal] = ()
    dependents: Sequence[Nominal] = ()
    possessor: Nominal | None = None
    clauses: Sequence[Predicate] = ()
    nouns: tuple[Noun, ...] = ()
    """Its words in order, where one of them may head a clause."""

    def __init__(self, first: int, last: int, head: Span, words: tuple[str, ...], parts: Sequence[int] = ()) -> None:
        self.first = first
        self.last = last
        self.head = head
        self.words = words
        self.parts = parts

    def tells_how_much(self) -> bool:
        """Tell whether it is a figure: 12%, 매출 1200억원."""
        return self.measure or self.words[-1][:1].isdigit()

    def tells_when(self) -> bool:
        """Tell whether it makes an adverbial of the clause before it: '인수할 때', and not '인수할 때가 왔다'."""
        return self.adjunct and self.case not in (Case.SUBJECT, Case.OBJECT)


class Tie:
    """An argument in the making."""

    __slots__ = ("function", "how", "marker", "nominal")

    def __init__(self, nominal: Nominal, function: Function, marker: str, how: How = How.OVERT) -> None:
        self.nominal = nominal
        self.function = function
        self.marker = marker
        self.how = how


class Predicate:
    """A verb group, with what is tied to it so far. `predicate` are the tokens of verb and auxiliaries."""

    close: Close = Close.FINAL
    connective: str = ""
    adjective: bool = False
    copula: bool = False
    passive: bool = False
    negated: bool = False
    noun: bool = False
    mood: Mood = Mood.TOLD
    tense: Tense = Tense.NONE
    postposition: bool = False
    manner: bool = False
    number: int | None = None
    """Which clause of the parse it became."""
    idle: bool = False
    """Only says how the next verb goes on, with nothing of its own: *잇따라* 패소하다."""
    purpose: bool = False
    comma: bool = False
    past: bool = False
    transitive: bool = True
    """Wants an object; `barred` never has one."""
    barred: bool = False
    last_of_region: bool = False
    subject: Tie | None = None
    object: Tie | None = None
    parent: Predicate | None = None
    describes: Nominal | None = None
    bound: tuple[Nominal, Predicate] | None = None
    """The bound noun that an auxiliary is said of, and the auxiliary: 인수할 *수 있다*."""
    echoes: Sequence[Predicate] = ()
    """Sentences before it in the same quotation; they hang where it hangs."""
    leader: Predicate | None = None
    spoken: bool = False
    """Stands in quotation marks, or with the ending of indirect speech."""
    open: Predicate | None = None
    """The clause on its left edge that still lacks a subject."""

    def __init__(self, first: int, last: int, predicate: Span, lemma: str) -> None:
        self.first = first
        self.last = last
        self.predicate = predicate
        self.lemma = lemma
        self.ties: list[Tie] = []
        self.children: list[Predicate] = []

    def again(self, first: int) -> Predicate:
        """Return the same verb group without arguments, as the verb of another clause that begins at token `first`."""
        other = Predicate(first, self.last, self.predicate, self.lemma)
        other.close = Close.COORDINATE
        for name in ("adjective", "copula", "passive", "negated", "mood", "tense", "past", "transitive", "barred"):
            setattr(other, name, getattr(self, name))
        return other

    def tie(self, nominal: Nominal, function: Function, marker: str, how: How = How.OVERT) -> None:
        """Make the phrase an argument."""
        tie = Tie(nominal, function, marker, how)
        if how is How.OVERT:
            nominal.owner = self
        self.ties.append(tie)
        if function is Function.SUBJECT and self.subject is None:
            self.subject = tie
        elif function is Function.OBJECT and self.object is not None and self.object.nominal.case is Case.BARE:
            self.object.function = Function.OBLIQUE
            self.object = tie
        elif function is Function.OBJECT and self.object is None:
            self.object = tie


@dataclass(eq=False, slots=True)
class Speech:
    """A quotation mark around clauses: opening, or closing with what stands behind it."""

    token: int
    opens: bool
    close: Close = Close.FINAL
    connective: str = ""


@dataclass(eq=False, slots=True)
class Break:
    """Three dots: what stands before and behind are two tellings, as in headlines."""


Item = Nominal | Predicate | Speech | Break
