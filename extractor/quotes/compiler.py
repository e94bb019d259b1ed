"""Rule files → the words and rule ids of one language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from extractor.quotes.model import QuoteFile, QuoteRule
from extractor.rulefiles.folders import load_kind


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language by their role, and the id of the rule for each form."""

    by_role: dict[str, tuple[str, ...]]
    rules: dict[str, str]

    def of(self, *roles: str) -> tuple[str, ...]:
        """Return the words of these roles."""
        return tuple(word for role in roles for word in self.by_role.get(role, ()))


def load_words(folders: Sequence[Path], language: str) -> Words:
    """Return the words of `language` from `FOLDER/quotes/*.yaml`; a later id replaces an earlier one.

    Raises:
        RuleError: when a file is wrong.
    """
    files = [file for _, file in load_kind(folders, "quotes", QuoteFile) if file.language == language]
    by_role: dict[str, tuple[str, ...]] = {}
    for entry in {entry.id: entry for file in files for entry in file.words}.values():
        by_role[entry.role] = by_role.get(entry.role, ()) + entry.words
    return Words(by_role, {rule.form: rule.id for rule in reversed(_rules(files))})


def _rules(files: Sequence[QuoteFile]) -> list[QuoteRule]:
    return list({rule.id: rule for file in files for rule in file.rules}.values())
