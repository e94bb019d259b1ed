"""Text → calendar expressions, placed against a reference date."""

from __future__ import annotations

import datetime as dt
import pickle
from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from extractor.dates.compiler import compile_grammar
from extractor.dates.context import Context
from extractor.dates.model import DateFile
from extractor.dates.reader import Reader
from extractor.dates.vocabulary import Source
from extractor.document.timex import Passage, Timex
from extractor.rulefiles.paths import shipped_rules
from extractor.rulefiles.validate import validate
from extractor.rulefiles.yaml_file import read_yaml

LANGUAGES = ("ko", "en")
SHORT = 90  # a text of one line and fewer characters is a phrase or a message, not an article


def read_sources(folders: Sequence[Path]) -> dict[str, list[Source]]:
    """Return the date files of `folders` by language; a later folder's file replaces one of the same id.

    Raises:
        RuleError: when a file is wrong.
    """
    found: dict[tuple[str, str], Source] = {}
    for folder in folders:
        for path in sorted(folder.glob("*/*.yaml")):
            yaml = read_yaml(path)
            file = validate(yaml, DateFile)
            found[path.parent.name, file.dates] = Source(file, path, yaml.lines)
    common = [source for (place, _), source in found.items() if place == "common"]
    return {
        language: common + [source for (place, _), source in found.items() if place == language]
        for language in LANGUAGES
    }


class DateNormalizer:
    """Finds calendar expressions and says what they mean; build once, use for many texts.

    Stored with `pickle` it holds the compiled rules, which are loaded language by language when first needed.
    """

    def __init__(self, rules: Path | Sequence[Path] | None = None, languages: Sequence[str] = LANGUAGES) -> None:
        """Compile the rules of `rules`, folders with a folder `dates`, for the languages named.

        Raises:
            RuleError: when a rule file is wrong.
        """
        folders = [shipped_rules()] if rules is None else ([rules] if isinstance(rules, Path) else rules)
        sources = read_sources([folder / "dates" for folder in folders])
        self._readers = {language: Reader(compile_grammar(sources[language])) for language in languages}
        self._stored: dict[str, bytes] = {}

    def __getstate__(self) -> dict[str, bytes]:
        compiled = {language: pickle.dumps(reader.grammar) for language, reader in self._readers.items()}
        return {**self._stored, **compiled}

    def __setstate__(self, stored: dict[str, bytes]) -> None:
        self._readers, self._stored = {}, stored

    def _reader(self, language: str) -> Reader | None:
        if language not in self._readers and language in self._stored:
            self._readers[language] = Reader(pickle.loads(self._stored[language]))  # noqa: S301 - made by __getstate__
        return self._readers.get(language)

    def find(
        self, text: str, passages: Sequence[Passage], reference: dt.date | dt.datetime | None = None
    ) -> list[Timex]:
        """Return the expressions of all passages in text order; none overlap.

        Without a reference, expressions that need one keep an underspecified value and have no days.
        """
        now = reference if isinstance(reference, dt.datetime) else None
        context = Context(now.date() if now else reference, now)
        alone = len(text) < SHORT and "\n" not in text.strip()
        found: list[Timex] = []
        for language, group in groupby(passages, key=attrgetter("language")):
            reader = self._reader(language)
            if reader is not None:
                found += reader.read(text, list(group), context, alone=alone)
        return found
