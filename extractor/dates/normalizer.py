"""Text → calendar expressions, placed against a reference date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from extractor.dates.anchors import regex
from extractor.dates.chart import Chart, Derivation, Script
from extractor.dates.context import Context
from extractor.dates.functions import NoReadingError, settle
from extractor.dates.grammar import Grammar, Source, compile_grammar
from extractor.dates.tense import Cues
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
        language: common + [source for (place, _), source in found.items() if place == language]
        for language in LANGUAGES
    }


class DateNormalizer:
    """Finds calendar expressions and says what they mean; build once, use for many texts."""

    def __init__(self, rules: Path | Sequence[Path] | None = None) -> None:
        folders = [shipped_rules()] if rules is None else ([rules] if isinstance(rules, Path) else rules)
        self._sources = read_sources([folder / "dates" for folder in folders])
        self._grammars: dict[str, Grammar] = {}

    def grammar(self, language: str) -> Grammar:
        """Return the compiled rules of a language, compiled when first asked for: most articles have one language.

        Raises:
            RuleError: when a pattern, class or meaning is wrong.
        """
        if language not in self._grammars:
            self._grammars[language] = compile_grammar(language, self._sources[language])
        return self._grammars[language]

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
        scripts: dict[str, Script] = {}
        for passage in passages:
            if passage.language not in self._sources:
                continue
            grammar = self.grammar(passage.language)
            if passage.language not in scripts:
                scripts[passage.language] = fold(text, grammar)
            reader = _Reader(grammar, scripts[passage.language], passage, alone=alone)
            defaults = grammar.alone_defaults if alone else grammar.defaults
            found += reader.read(Context(day, now, defaults=defaults, history=history))
        return found


def fold(text: str, grammar: Grammar) -> Script:
    """Return `text` with variant marks unified, and that in lower case, both character for character."""
    marked = text
    for variant, plain in grammar.fold:
        marked = marked.replace(variant, plain)
    lowered = marked.lower()
    if len(lowered) != len(text):
        lowered = "".join(character.lower() if len(character.lower()) == 1 else character for character in marked)
    return Script(text, marked, lowered.replace("\n", " "))


class _Reader:
    def __init__(self, grammar: Grammar, script: Script, passage: Passage, *, alone: bool) -> None:
        self.grammar = grammar
        self.script = script
        self.passage = passage
        self.cues = Cues(grammar, script.folded, passage.start, passage.end)
        self.chart = Chart(grammar, script, passage.start, passage.end, alone=alone)

    def read(self, context: Context) -> list[Timex]:
        found: list[Timex] = []
        for derivations in self.chart.runs():
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
        if not regex(before).match(self.script.marked, derivation.start) or not regex(after).match(
            self.script.marked, derivation.end
        ):
            return False
        if rule.cased and not self.script.given[derivation.start].isupper():
            passage = self.script.given[self.passage.start : self.passage.end]
            return self.script.given[derivation.start : derivation.end] == passage.strip()
        return True

    def _timex(self, derivation: Derivation, context: Context) -> Timex | None:
        context.cue = partial(self.cues.at, derivation.start, derivation.end)
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
