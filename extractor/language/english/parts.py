"""What the grammar builds before it is a `Parse`: nouns, verb groups and clauses that still grow.

Positions count units of the segment, half-open.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from extractor.grammar.parse import Function, How, Link, Mood, Phrase, Tense, Voice


@dataclass(slots=True, eq=False)
class Noun:
    """A noun phrase: its base `first:last` (determiner to head), and what is tied to it behind the head."""

    first: int
    last: int
    head: int
    head_from: int
    tag: str
    lemma: str
    words: tuple[str, ...]
    determiner: str = ""
    pronoun: bool = False
    time: bool = False
    adjective: bool = False
    possessor: Noun | None = None
    marker: str = ""
    marked: tuple[int, int] = (0, 0)
    members: list[Noun] = field(default_factory=list)
    apart: list[Noun] = field(default_factory=list)
    """Behind commas: appositions, or members of a list whose conjunction has not come yet."""
    complements: list[Noun] = field(default_factory=list)
    depth: int = 0
    """How many nouns it stands within."""
    ready: Phrase | None = None
    """The phrase itself, where the noun stands in another line: outside brackets or within."""
    host: Noun | None = None
    """The first member of the list, or the noun that this one stands apart from."""


def from_other_line(phrase: Phrase) -> Noun:
    """Return a noun that stands for a phrase of another line."""
    return Noun(0, 1, 1, 0, "nam", phrase.words[-1] if phrase.words else "", phrase.words, ready=phrase)


@dataclass(slots=True, eq=False)
class Group:
    """A verb group `first:last`; `form` is `finite`, `infinitive`, `ing` or `participle`."""

    first: int
    last: int
    main: int
    lemma: str
    form: str
    voice: Voice = Voice.ACTIVE
    tense: Tense = Tense.NONE
    mood: Mood = Mood.TOLD
    negated: bool = False
    open_: bool = False
    """An auxiliary whose verb stands behind the subject ('Will Nordan *buy* …?')."""


@dataclass(slots=True, eq=False)
class Tie:
    """A noun as an argument of a frame."""

    noun: Noun
    function: Function
    marker: str = ""
    how: How = How.OVERT
    pronoun: int | None = None


@dataclass(slots=True, eq=False)
class Frame:
    """A clause that grows: its verb group when it has come, its arguments, and where the next phrase may be tied."""

    link: Link
    parent: Frame | None = None
    connective: str = ""
    group: Group | None = None
    subject: Noun | None = None
    how: How = How.OVERT
    ties: list[Tie] = field(default_factory=list)
    objects: list[Noun] = field(default_factory=list)
    front: list[Noun] = field(default_factory=list)
    """From the last phrase tied to the clause down to the noun read last: where 'of', 'and', 'which' may tie on."""
    antecedent: Noun | None = None
    pronoun: int | None = None
    """The relative pronoun; None in 'the firm Nordan bought'."""
    gap: str = ""
    """What the antecedent is in the clause: `open` until known, a preposition, `done`."""
    describes: Noun | None = None
    controller: Noun | None = None
    controlling: Frame | None = None
    """Whose subject this clause shares."""
    aside: bool = False
    """Opened behind a comma, so a comma closes it."""
    negated: bool = False
    mood: Mood | None = None
    quoted: bool = False
    inverted: bool = False
    turned: str = ""
    """The auxiliary before its subject."""
    first: int = 0

    @property
    def lemma(self) -> str:
        """Base form of the verb, empty until it has come."""
        return self.group.lemma if self.group is not None else ""

    @property
    def passive(self) -> bool:
        """Whether its verb has come and is passive."""
        return self.group is not None and self.group.voice is Voice.PASSIVE

    @property
    def form(self) -> str:
        """Form of its verb group, empty until it has come."""
        return self.group.form if self.group is not None else ""
