"""What `rules/reference/` may say, compiled: which phrases stand for things that were said before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from extractor.rulefiles.folders import load_kind
from extractor.rulefiles.validate import RuleModel

Word = Annotated[str, StringConstraints(min_length=1, pattern=r"^[^\\$^(){}\[\]|*?]+$")]


class ReferenceRule(RuleModel):
    """One way to speak of what was named before; all that is given must hold of the phrase."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")]
    pronouns: tuple[Word, ...] = ()
    """The whole phrase is one of these: 'it', '그'."""
    heads: tuple[Word, ...] = ()
    """The head of the phrase, in base form: 'company', '회사'."""
    determiners: tuple[Word, ...] = ()
    """One of these stands before the head: 'each', '이'."""
    definite: bool = False
    """The phrase must be definite ('*the* company')."""
    bare: bool = False
    """Nothing stands before the head but numbers and determiners."""
    markers: tuple[str, ...] = ()
    """The phrase carries one of these particles."""
    stands_for: tuple[Word, ...] = Field(min_length=1)
    """`company`, `organization`, `person`, or what else the memory keeps the last one of (`venture`)."""
    number: Literal["one", "several", "any"] = "one"
    """How many it stands for; a phrase of another number is none of this rule, unless a determiner tells."""
    kinds: tuple[Word, ...] = ()
    """Only companies and bodies of these kinds ('the regulator')."""
    prefer: tuple[Word, ...] = ()
    """One of these kinds, or one whose kind is not known ('the carrier')."""
    own: bool = False
    """Whoever acts in the clause itself comes first ('bought *its* rival', '자사')."""

    @model_validator(mode="after")
    def _says_which(self) -> ReferenceRule:
        if not (self.pronouns or self.heads):
            raise ValueError("say which phrases are meant: give pronouns or heads")
        return self


class ReferenceFile(RuleModel):
    """The reference rules of one language."""

    language: Literal["ko", "en"]
    numbers: dict[str, int] = Field(default_factory=dict)
    """Words that tell how many: 'two', 'pair', '양'."""
    plurals: tuple[Word, ...] = ()
    """Words that make a noun more than one: '들'."""
    sides: tuple[Word, ...] = ()
    """Nouns behind a head that leave what is meant as it is ('회사 *측*')."""
    bound: tuple[Word, ...] = ()
    """A word behind the phrase that tells which one is meant ('the company *of* the year')."""
    others: tuple[Word, ...] = ()
    """Words before a head that make it somebody else ('the *other* company')."""
    partners: tuple[Word, ...] = ()
    """Markers of one who does the same as the subject ('with', '와')."""
    zero_subjects: bool = False
    """A subject that is known is left out."""
    references: tuple[ReferenceRule, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class ReferenceRules:
    """The reference rules of one language; `by_word` are the rules by pronoun and by head, in the order of the file."""

    numbers: Mapping[str, int]
    plurals: frozenset[str]
    sides: frozenset[str]
    bound: frozenset[str]
    others: frozenset[str]
    partners: frozenset[str]
    zero_subjects: bool
    pronouns: Mapping[str, tuple[ReferenceRule, ...]]
    heads: Mapping[str, tuple[ReferenceRule, ...]]


def load_references(folders: Sequence[Path]) -> dict[str, ReferenceRules]:
    """Return the reference rules of each language; a later rule of an id replaces an earlier one in its place.

    Raises:
        RuleError: when a rule file is wrong.
    """
    files: dict[str, list[ReferenceFile]] = {}
    for _, file in load_kind(folders, "reference", ReferenceFile):
        files.setdefault(file.language, []).append(file)
    return {language: compile_references(of_language) for language, of_language in files.items()}


def compile_references(files: Sequence[ReferenceFile]) -> ReferenceRules:
    """Return the rules of files of one language, later ones on top."""
    rules: dict[str, ReferenceRule] = {}
    for file in files:
        rules |= {rule.id: rule for rule in file.references}
    return ReferenceRules(
        {word: number for file in files for word, number in file.numbers.items()},
        frozenset(word for file in files for word in file.plurals),
        frozenset(word for file in files for word in file.sides),
        frozenset(word for file in files for word in file.bound),
        frozenset(word for file in files for word in file.others),
        frozenset(word for file in files for word in file.partners),
        any(file.zero_subjects for file in files),
        _by((word, rule) for rule in rules.values() for word in rule.pronouns),
        _by((word, rule) for rule in rules.values() for word in rule.heads),
    )


def _by(pairs: Iterable[tuple[str, ReferenceRule]]) -> dict[str, tuple[ReferenceRule, ...]]:
    found: dict[str, tuple[ReferenceRule, ...]] = {}
    for word, rule in pairs:
        found[word] = (*found.get(word, ()), rule)
    return found
