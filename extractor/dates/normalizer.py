"""Text → calendar expressions, placed against a reference date."""

from __future__ import annotations

import datetime as dt
import pickle
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from extractor.dates.anchors import regex
from extractor.dates.chart import Derivation, parse
from extractor.dates.compiler import compile_grammar
from extractor.dates.context import NO_CONTEXT, Context, ContextNeededError
from extractor.dates.functions import NoReadingError, settle
from extractor.dates.grammar import Grammar
from extractor.dates.tense import Cues
from extractor.dates.timex import Passage, Timex
from extractor.dates.values import Length, Period, Repeat
from extractor.dates.vocabulary import Source
from extractor.rulebook.models.dates import DateFile
from extractor.rulebook.paths import shipped_rules
from extractor.rulebook.validate import validate
from extractor.rulebook.yaml_file import read_yaml

LANGUAGES = ("ko", "en")
_BESIDE = 40  # characters before a match that `unless: before` may look at
_REMEMBERED = 4096  # stretches of vocabulary, of some 2 kB each
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
        self._readers = {language: _Reader(compile_grammar(sources[language])) for language in languages}
        self._stored: dict[str, bytes] = {}

    def __getstate__(self) -> dict[str, bytes]:
        compiled = {language: pickle.dumps(reader.grammar) for language, reader in self._readers.items()}
        return {**self._stored, **compiled}

    def __setstate__(self, stored: dict[str, bytes]) -> None:
        self._readers, self._stored = {}, stored

    def _reader(self, language: str) -> _Reader | None:
        if language not in self._readers and language in self._stored:
            self._readers[language] = _Reader(pickle.loads(self._stored[language]))  # noqa: S301 - made by __getstate__
        return self._readers.get(language)

    def find(
        self, text: str, passages: Sequence[Passage], reference: dt.date | dt.datetime | None = None
    ) -> list[Timex]:
        """Return the expressions of all passages in text order; none overlap.

        Without a reference, expressions that need one keep an underspecified value and have no days.
        """
        now = reference if isinstance(reference, dt.datetime) else None
        context = Context(now.date() if now else reference, now)
        alone = len(passages) == 1 and len(text) < SHORT
        found: list[Timex] = []
        for language, group in groupby(passages, key=attrgetter("language")):
            reader = self._reader(language)
            if reader is not None:
                found += reader.read(text, list(group), context, alone=alone)
        return found


@dataclass(frozen=True, slots=True)
class Script:
    """A text in the forms that are read: as given, with marks unified, that in lower case, and that from its end."""

    given: str
    marked: str
    folded: str
    mirrored: str


def fold(text: str, grammar: Grammar) -> Script:
    """Return `text` with variant marks unified, and that in lower case, both character for character."""
    marked = text
    for variant, plain in grammar.fold:
        marked = marked.replace(variant, plain)
    folded = marked.lower()
    if len(folded) != len(text):
        folded = "".join(character.lower() if len(character.lower()) == 1 else character for character in marked)
    folded = folded.replace("\n", " ")
    return Script(text, marked, folded, folded[::-1])


class _Reader:
    """Reads passages of one language; what a stretch of vocabulary can mean is remembered from text to text."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self._before = regex(grammar.before)
        self._after = regex(grammar.after)
        self._folded = fold("", grammar)
        self._remembered: dict[tuple[str, bool], tuple[Derivation, ...]] = {}
        self._absolute: dict[int, Period | None] = {}  # by identity of a remembered derivation

    def read(self, text: str, passages: Sequence[Passage], context: Context, *, alone: bool) -> list[Timex]:
        grammar, found = self.grammar, []
        script = self._script(text)
        folded = script.folded
        context.defaults = grammar.alone_defaults if alone else grammar.defaults
        context.continues = grammar.continues
        spans = [(passage.start, passage.end) for passage in passages]
        current, cues = -1, Cues(grammar, folded, 0, 0)
        for start, stop, index in grammar.anchors.runs(folded, script.mirrored, spans):
            derivations = self._parse(folded[start:stop], alone=alone)
            if not derivations:
                continue
            if index != current:
                current, cues = index, Cues(grammar, folded, *spans[index])
                context.here = []
            position = start
            for derivation in derivations:
                first = start + derivation.start
                if first < position or not self._holds(script, passages[index], derivation, start):
                    continue
                last = start + derivation.end
                period = self._without_context(derivation)
                reported = False
                if period is None or derivation.rule.tense:
                    context.cue = partial(cues.at, first, last)
                    if derivation.rule.tense and not _agrees(derivation.rule.tense, context.tense):
                        continue
                    period = _period(derivation, context)
                    if period is None:
                        continue
                    reported = grammar.look == "after" and period.grain == "day" and context.cue() == "speech"
                context.add(period, reported=reported)
                found.append(
                    Timex(
                        first,
                        last,
                        derivation.rule.id,
                        period.type,
                        period.value,
                        period.mod,
                        period.first,
                        period.last,
                    )
                )
                position = last
        return found

    def _without_context(self, derivation: Derivation) -> Period | None:
        """Return what an expression means wherever it stands (`20 June 2024`), None where that depends on the text."""
        key = id(derivation)
        if key not in self._absolute:
            try:
                self._absolute[key] = _period(derivation, NO_CONTEXT)
            except ContextNeededError:
                self._absolute[key] = None
        return self._absolute[key]

    def _script(self, text: str) -> Script:
        # an article whose passages change language is folded once for each language, not for each change
        script = self._folded
        if text is not script.given:
            script = self._folded = fold(text, self.grammar)
        return script

    def _parse(self, stretch: str, *, alone: bool) -> tuple[Derivation, ...]:
        key = stretch, alone
        derivations = self._remembered.get(key)
        if derivations is None:
            if len(self._remembered) >= _REMEMBERED:
                self._remembered.clear()
                self._absolute.clear()
            derivations = self._remembered[key] = parse(self.grammar, stretch, alone=alone)
        return derivations

    def _holds(self, script: Script, passage: Passage, derivation: Derivation, offset: int) -> bool:
        """Tell whether what stands around the expression, and around its parts, allows it."""
        rule, text = derivation.rule, script.marked
        first, last = offset + derivation.start, offset + derivation.end
        before = self._before if rule.before is None else regex(rule.before)
        after = self._after if rule.after is None else regex(rule.after)
        if not before.match(text, first) or not after.match(text, last):
            return False
        for pattern, place, preceding in derivation.conditions:
            spot = offset + place
            if pattern is None:
                if not script.given[spot].isupper():
                    return False
            elif preceding:
                if regex(pattern).search(text, max(passage.start, spot - _BESIDE), spot):
                    return False
            elif regex(pattern).match(text, spot):
                return False
        if rule.fills and script.given[first:last] != script.given[passage.start : passage.end].strip():
            return False
        if rule.cased and not script.given[first].isupper():
            return script.given[first:last] == script.given[passage.start : passage.end].strip()
        return True


def _agrees(condition: str, cue: str | None) -> bool:
    return cue != condition[4:] if condition.startswith("not ") else cue == condition


def _period(derivation: Derivation, context: Context) -> Period | None:
    """Return the meaning as it is printed, None where the expression has none of its kind here."""
    try:
        value = derivation.evaluate(context)
        if isinstance(value, Length):
            return Period("length", value.value, mod=value.mod, type="duration")
        if isinstance(value, Repeat):
            return Period("set", value.value, type="set")
        period = settle(context, value)
    except (NoReadingError, OverflowError):
        return None
    if period.value is None and period.first is not None:
        return replace(period, first=None, last=None)
    return period
