"""The languages there are: what their folders of rules say, and their grammars."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from extractor.errors import Problem, RuleError
from extractor.language import ENGLISH, KOREAN
from extractor.language.english.parse import load_english
from extractor.language.korean.parse import load_korean
from extractor.language.model import LanguageFile
from extractor.language.protocol import SentenceGrammar
from extractor.rulefiles.folders import load_kind


def load_sentence_grammars(folders: Sequence[Path]) -> dict[str, SentenceGrammar]:
    """Return the grammar of each language, from the rule folders.

    Raises:
        RuleError: when a rule file is wrong.
    """
    return {KOREAN: load_korean(folders), ENGLISH: load_english(folders)}


def load_languages(folders: Sequence[Path]) -> dict[str, LanguageFile]:
    """Return what the last file of each language says.

    Raises:
        RuleError: when a file is wrong or a language has none.
    """
    files: dict[str, LanguageFile] = {file.language: file for _, file in load_kind(folders, "language", LanguageFile)}
    missing = [code for code in (KOREAN, ENGLISH) if code not in files]
    if missing:
        message = f"no language file for {', '.join(missing)}; restore the shipped one"
        raise RuleError((Problem(folders[0], 1, "language", message),))
    return files
