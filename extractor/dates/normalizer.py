"""Text → calendar expressions, placed against a reference date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from extractor.dates.chart import Chart, Derivation
from extractor.dates.context import Context
from extractor.dates.functions import NoReadingError, settle
from extractor.dates.grammar import Grammar, Source, compile_grammar
from extractor.dates.tense import cue_at
from extractor.dates.timex import Passage, Timex
from extractor.dates.values import Bare, Clock, Length, Period, Repeat
from extractor.rulebook.models.dates import DateFile
from extractor.rulebook.paths import shipped_rules
from extractor.rulebook.validate import validate
from extractor.rulebook.yaml_file import read_yaml

LANGUAGES = ("ko", "en")
SHORT = 90  # a text of one passage and fewer characters is a phrase or a message, not an article


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
        language: common + [source for (place, _), source in found.items() if place == language] for language in LANGUAGES
    }


class DateNormalizer:
    """Finds calendar expressions and says what they mean; build once, use for many texts."""

    def __init__(self, rules: Path | Sequence[Path] | None = None) -> None:
        folders = [shipped_rules()] if rules is None else ([rules] if isinstance(rules, Path) else rules)
        sources = read_sources([folder / "dates" for folder in folders])
        self._grammars: dict[str, Grammar] = {
            language: compile_grammar(language, files) for language, files in sources.items()
        }

    def find(
        self, text: str, passages: Sequence[Passage], reference: dt.date | dt.datetime | None = None
    ) -> list[Timex]:
        """Return the expressions of all passages in text order; none overlap.

        Without a reference, expressions that need one keep an underspecified value and have no days.
        """
        now = reference if isinstance(reference, dt.datetime) else None
        day = now.date() if now else reference
        history: list[Period] = []
        found: list[Timex] = []
        alone = len(passages) == 1 and len(text) < SHORT
        folded: dict[str, str] = {}
        for passage in passages:
            grammar = self._grammars.get(passage.language)
            if grammar is None:
                continue
            if passage.language not in folded:
                folded[passage.language] = fold(text, grammar)
            reader = _Reader(grammar, text, folded[passage.language], passage, alone=alone)
            defaults = grammar.alone_defaults if alone else grammar.defaults
            found += reader.read(Context(day, now, None, defaults, history, []))
        return found


def fold(text: str, grammar: Grammar) -> str:
    """Return `text` in lower case with variant marks unified, character for character."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(character.lower() if len(character.lower()) == 1 else character for character in text)
    for variant, plain in grammar.fold:
        lowered = lowered.replace(variant, plain)
    return lowered


class _Reader:
    def __init__(self, grammar: Grammar, text: str, folded: str, passage: Passage, *, alone: bool) -> None:
        self.grammar = grammar
        self.text = text
        self.folded = folded
        self.passage = passage
        self.chart = Chart(grammar, folded, passage.start, passage.end, alone=alone)

    def read(self, context: Context) -> list[Timex]:
        found: list[Timex] = []
        for _, _, derivations in self.chart.runs():
            position = self.passage.start
            for derivation in sorted(derivations, key=_preference):
                if derivation.start < position or not self._stands_alone(derivation):
                    continue
                timex = self._timex(derivation, context)
                if timex is not None:
                    found.append(timex)
                    position = derivation.end
        return found

    def _stands_alone(self, derivation: Derivation) -> bool:
        rule = derivation.rule
        before, after = rule.before or self.grammar.before, rule.after or self.grammar.after
        if not before.match(self.folded, derivation.start) or not after.match(self.folded, derivation.end):
            return False
        if rule.cased and not self.text[derivation.start].isupper():
            passage = self.text[self.passage.start : self.passage.end]
            return self.text[derivation.start : derivation.end] == passage.strip()
        return True

    def _timex(self, derivation: Derivation, context: Context) -> Timex | None:
        context.cue = cue_at(self.grammar, self.folded, self.passage, derivation.start, derivation.end)
        try:
            period = _period(derivation.evaluate(context), context)
        except (NoReadingError, OverflowError):
            return None
        if period.first is not None:
            context.history.append(period)
            context.here.append(period)
        return Timex(
            derivation.start,
            derivation.end,
            derivation.rule.id,
            period.type,
            period.value,
            period.mod,
            period.first,
            period.last,
        )


def _preference(derivation: Derivation) -> tuple[int, int, int, int]:
    return derivation.start, -derivation.end, -derivation.rule.priority, derivation.rule.order


def _period(value: Any, context: Context) -> Period:
    match value:
        case Length():
            return Period("length", value.value, mod=value.mod, type="duration")
        case Repeat():
            return Period("set", value.value, type="set")
        case Bare() | Clock() | Period():
            period = settle(context, value)
            return period if period.value is not None else replace(period, first=None, last=None)
    raise NoReadingError(f"{value!r} is no expression")
