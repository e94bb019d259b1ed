"""`rules/sets/`: words that frames share under one name (`@buy`), kept once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from extractor.rulefiles.folders import load_kind
from extractor.rulefiles.validate import RuleModel

FOLDER = "sets"

SetName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Word = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Words(RuleModel):
    """The words of a set in one language, in their base form."""

    verbs: tuple[Word, ...] = Field(default=(), description="verbs that stand where a frame has its verb")
    nouns: tuple[Word, ...] = Field(
        default=(),
        description="nouns of the same act ('acquisition'); without verbs, words for a thing",
    )


class WordSet(RuleModel):
    """One named set."""

    ko: Words = Words()
    en: Words = Words()
    extends: bool = Field(default=False, description="add to the shipped set of this name instead of replacing it")

    @model_validator(mode="after")
    def _not_empty(self) -> WordSet:
        if not (self.ko.verbs or self.ko.nouns or self.en.verbs or self.en.nouns):
            raise ValueError("a set needs at least one word under `verbs` or `nouns` of `ko` or `en`")
        return self


class SetsFile(RuleModel):
    """A file of named sets."""

    sets: dict[SetName, WordSet] = Field(description="name → words; a frame calls them @name")


@dataclass(frozen=True, slots=True)
class Sets:
    """All sets in force, by name, for each language."""

    words: dict[str, dict[str, Words]]
    """Language → name → words."""

    def of(self, language: str) -> dict[str, Words]:
        """Return the sets that have words in `language`."""
        return self.words.get(language, {})

    def nouns_of_acts(self) -> dict[str, frozenset[str]]:
        """Return by language the nouns of all sets of verbs: what each names is something that is done."""
        return {
            language: frozenset(noun for words in named.values() if words.verbs for noun in words.nouns)
            for language, named in self.words.items()
        }


def load_sets(folders: Sequence[Path]) -> Sets:
    """Return the sets of all folders; a later one replaces or, with `extends`, adds to an earlier one of its name.

    Raises:
        RuleError: when a file of sets is wrong.
    """
    return merge_sets(
        (name, words) for _, file in load_kind(folders, FOLDER, SetsFile) for name, words in file.sets.items()
    )


def merge_sets(named: Iterable[tuple[str, WordSet]]) -> Sets:
    """Return the sets of `named`, in order; a later one replaces or extends an earlier one of its name."""
    merged: dict[str, WordSet] = {}
    for name, words in named:
        before = merged.get(name)
        merged[name] = _added(before, words) if before and words.extends else words
    return Sets(
        {
            language: {
                name: words for name, both in merged.items() if (words := getattr(both, language)).verbs or words.nouns
            }
            for language in ("ko", "en")
        }
    )


def _added(before: WordSet, after: WordSet) -> WordSet:
    return WordSet(
        ko=_joined(before.ko, after.ko),
        en=_joined(before.en, after.en),
    )


def _joined(before: Words, after: Words) -> Words:
    return Words(
        verbs=tuple(dict.fromkeys((*before.verbs, *after.verbs))),
        nouns=tuple(dict.fromkeys((*before.nouns, *after.nouns))),
    )
