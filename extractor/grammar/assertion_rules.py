"""What `rules/assertion/` may say, compiled: words that make a clause planned, rumoured, denied or nothing.

After ConText (Harkema et al. 2009, https://doi.org/10.1016/j.jbi.2009.05.002): each cue has a status, a scope and may
end what stands above it; only that a scope here is a clause with those under it, and no window of words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from extractor.grammar.parse import Link, Mood, Tense, Voice
from extractor.rulefiles.folders import load_kind
from extractor.rulefiles.validate import RuleModel

Words = tuple[str, ...]
# A word is compared letter by letter; a pattern among them would match nothing, and nobody would know.
Word = Annotated[str, StringConstraints(min_length=1, pattern=r"^[^\\$^(){}\[\]|*?]+$")]


class Status(StrEnum):
    """What a clause, or a cue, says about whether something happened."""

    OCCURRED = "occurred"
    PLANNED = "planned"
    REPORTED = "reported"
    DENIED = "denied"
    CANCELLED = "cancelled"
    NONE = "none"
    """Not asserted: conditions, purposes, wishes, habits, abilities, questions."""
    SAME = "same"
    """Of a cue only: what stands below is as true as the cue's own clause ('completed the purchase')."""


class When(RuleModel):
    """What must hold of the clause that carries a cue (of a noun's cue: of the clause that belongs to the noun).

    Each list is an *or*, the keys together an *and*.
    """

    tense: tuple[Tense, ...] = ()
    mood: tuple[Mood, ...] = ()
    link: tuple[Link, ...] = ()
    voice: Voice | None = None
    negated: bool | None = None
    noun: bool | None = None
    lemmas: tuple[Word, ...] = ()
    connectives: tuple[Word, ...] = ()
    words: tuple[Word, ...] = ()
    """One of these stands in the predicate; several words mean words side by side, which may run on behind it."""
    around: tuple[Word, ...] = ()
    """One of these stands anywhere in the clause."""
    subject: tuple[Word, ...] = ()
    """The subject is one of these nouns; several words mean a phrase that holds them all, the last as its head."""
    object: tuple[Word, ...] = ()
    """The same of the object."""
    above: tuple[Link, ...] = ()
    """The clause that it hangs on is linked so."""
    coming: bool | None = None
    """A date in the clause lies ahead."""


class FormRule(RuleModel):
    """What the form of a clause says by itself; the first rule that fits decides."""

    when: When = When()
    gives: Status
    open: bool = False
    """The form has no time of its own: `gives` is what it says where nothing above decides."""
    negation: bool = False
    """`gives` has the clause's own negation in it already ('not yet')."""
    purpose: bool = False
    """The clause only tells what another one is done for."""


class CueRule(RuleModel):
    """Words that set a status."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")]
    gives: Status
    scope: Literal["clause", "below"] = "below"
    """`clause`: the clause that holds the words; `below`: what this clause or noun is about."""
    verbs: tuple[Word, ...] = ()
    """Base forms of predicates."""
    nouns: tuple[Word, ...] = ()
    """Nouns that a clause belongs to: 'the *plan* to buy', 'buying *plan*', '인수할 *계획*', '인수 *계획*'."""
    words: tuple[Word, ...] = ()
    """Words in the clause as they are written, several side by side: 'reportedly', 'in talks', '아직'."""
    ties: tuple[Word, ...] = ()
    """What ties the clause below to the one above: a connective, or the preposition or particle of a noun. Beside
    `verbs`, `nouns` or `words` a condition on them, alone a cue of its own ('*after* buying', '*without* the deal')."""
    when: When = When()
    negated: Status | None = None
    """What the cue gives where it is negated itself ('did not deny'). Left out: a cue of `planned`, `reported`,
    `occurred` or `same` gives `denied`, any other nothing."""
    purpose: bool = False
    """What is below is only what something else is done for."""
    ends: bool = False
    """Nothing above says anything more about what is below ('said *that A bought B*', '*after* buying B')."""

    @model_validator(mode="after")
    def _says_something(self) -> CueRule:
        if not (self.verbs or self.nouns or self.words or self.ties):
            raise ValueError("a cue needs words: give verbs, nouns, words or ties")
        return self


class AssertionFile(RuleModel):
    """The assertion rules of one language."""

    language: Literal["ko", "en"]
    negators: tuple[Word, ...] = ()
    """Words that negate the noun they stand before ('*no* plans')."""
    forms: tuple[FormRule, ...] = ()
    cues: tuple[CueRule, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class AssertionRules:
    """The assertion rules of one language, by what calls them."""

    negators: frozenset[str]
    forms: tuple[FormRule, ...]
    verbs: Mapping[str, tuple[CueRule, ...]]
    nouns: Mapping[str, tuple[CueRule, ...]]
    ties: Mapping[str, tuple[CueRule, ...]]
    words: Mapping[str, tuple[tuple[Words, CueRule], ...]]
    purposes: frozenset[str]
    """The ids of cues that make a purpose of what is below."""


def load_assertions(folders: Sequence[Path]) -> dict[str, AssertionRules]:
    """Return the assertion rules of each language; a later cue of an id replaces an earlier one in its place.

    Raises:
        RuleError: when a rule file is wrong.
    """
    files: dict[str, list[AssertionFile]] = {}
    for _, file in load_kind(folders, "assertion", AssertionFile):
        files.setdefault(file.language, []).append(file)
    return {language: compile_assertions(of_language) for language, of_language in files.items()}


def compile_assertions(files: Iterable[AssertionFile]) -> AssertionRules:
    """Return the rules of files of one language, later ones on top; cues with a condition come before those without."""
    negators: set[str] = set()
    forms: tuple[FormRule, ...] = ()
    cues: dict[str, CueRule] = {}
    for file in files:
        negators |= set(file.negators)
        forms = (*file.forms, *forms)
        cues |= {cue.id: cue for cue in file.cues}
    ordered = sorted(cues.values(), key=lambda cue: not (cue.ties or cue.when != When()))
    return AssertionRules(
        frozenset(negators),
        forms,
        _by((word, cue) for cue in ordered for word in cue.verbs),
        _by((word, cue) for cue in ordered for word in cue.nouns),
        _by((word, cue) for cue in ordered if not (cue.verbs or cue.nouns or cue.words) for word in cue.ties),
        _sequences(ordered),
        frozenset(cue.id for cue in ordered if cue.purpose),
    )


def _by(pairs: Iterable[tuple[str, CueRule]]) -> dict[str, tuple[CueRule, ...]]:
    found: dict[str, tuple[CueRule, ...]] = {}
    for word, cue in pairs:
        found[word] = (*found.get(word, ()), cue)
    return found


def _sequences(cues: Iterable[CueRule]) -> dict[str, tuple[tuple[Words, CueRule], ...]]:
    found: dict[str, tuple[tuple[Words, CueRule], ...]] = {}
    for cue in cues:
        for text in cue.words:
            words = tuple(text.split())
            found[words[0]] = (*found.get(words[0], ()), (words, cue))
    return found
