"""Rule files → one merged vocabulary of money."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Protocol, TypeVar

from extractor.amounts.model import AmountRules, Currency, Numeral, Pattern, Words
from extractor.amounts.standard import standard_currencies
from extractor.rulefiles.validate import validate
from extractor.rulefiles.yaml_file import read_yaml


class _Entry(Protocol):
    @property
    def id(self) -> str: ...


Entry = TypeVar("Entry", bound=_Entry)

LANGUAGES = ("ko", "en")


@dataclass(frozen=True, slots=True)
class Unit:
    """What one currency word or symbol stands for; a weak one is also an ordinary word or letter.

    `namesakes`: currencies that are called by the same word in full names (`Egyptian pounds`), to which it yields.
    """

    code: str
    factor: Decimal
    weak: bool
    not_before: tuple[str, ...]
    namesakes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All words of money in one language; `symbols` are the same in both."""

    language: str
    numerals: dict[str, Numeral]
    symbols: dict[str, Unit]
    units: dict[str, Unit]
    words: dict[str, tuple[str, ...]]
    rules: dict[str, str]


def load(paths: Sequence[Path]) -> AmountRules:
    """Return the content of all files under `paths` (folders or files) as one; a later id replaces an earlier one.

    Raises:
        RuleError: when a file is wrong.
    """
    files = [file for path in paths for file in ([path] if path.is_file() else sorted(path.rglob("*.yaml")))]
    parts = [validate(read_yaml(file), AmountRules) for file in files]
    standard = next((part.standard for part in reversed(parts) if part.standard), None)
    # Named first: the words of the files replace those of the standard.
    known = standard_currencies(standard) if standard else ()
    return AmountRules(
        currencies=_merge([*known, *(entry for part in parts for entry in part.currencies)]),
        numerals=_merge([entry for part in parts for entry in part.numerals]),
        words=_merge([entry for part in parts for entry in part.words]),
        patterns=_merge([entry for part in parts for entry in part.patterns]),
    )


def vocabulary(rules: AmountRules, language: str) -> Vocabulary:
    """Return the words of `language` ("ko" or "en")."""
    numerals = {word.casefold(): entry for entry in rules.numerals for word in _of(entry, language)}
    words: dict[str, tuple[str, ...]] = {}
    for entry in rules.words:
        words[entry.role] = words.get(entry.role, ()) + _of(entry, language)
    symbols: dict[str, Unit] = {}
    units: dict[str, Unit] = {}
    for currency in rules.currencies:
        blocked = currency.not_before.ko if language == "ko" else currency.not_before.en
        strong = Unit(currency.code, currency.factor, weak=False, not_before=blocked)
        weak = Unit(currency.code, currency.factor, weak=True, not_before=blocked)
        symbols |= dict.fromkeys(currency.symbols, strong) | dict.fromkeys(currency.weak_symbols, weak)
        if language == "ko":
            units |= dict.fromkeys(currency.ko, strong) | dict.fromkeys(currency.weak_ko, weak)
        else:
            units |= dict.fromkeys(map(str.casefold, currency.en), strong)
            units |= dict.fromkeys(map(str.casefold, currency.weak_en), weak)
    for currency in rules.currencies:
        if currency.yields:
            for name in filter(units.__contains__, map(str.casefold, _names(currency, language))):
                units[name] = replace(units[name], namesakes=_namesakes(rules.currencies, name, language))
    return Vocabulary(language, numerals, symbols, units, words, _rule_of_form(rules.patterns))


def _names(currency: Currency, language: str) -> tuple[str, ...]:
    if language == "ko":
        return currency.ko + currency.weak_ko
    return currency.en + currency.weak_en


def _namesakes(currencies: Sequence[Currency], name: str, language: str) -> frozenset[str]:
    called = ((currency.code, full.casefold()) for currency in currencies for full in _names(currency, language))
    return frozenset(code for code, full in called if full.endswith(f" {name}"))


def _of(entry: Numeral | Words, language: str) -> tuple[str, ...]:
    return entry.ko if language == "ko" else entry.en


def _merge(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    return tuple({entry.id: entry for entry in entries}.values())


def _rule_of_form(patterns: Sequence[Pattern]) -> dict[str, str]:
    """Return form → id; where several patterns share a form the first names it and the others add examples."""
    return {pattern.form: pattern.id for pattern in reversed(patterns)}
