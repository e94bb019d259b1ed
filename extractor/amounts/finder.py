"""Text with its sentences → sums of money with value and currency.

Each language has its grammar (`korean.py`, `english.py`); what they find in a sentence is put in order here, overlaps
settled in favour of the sum that begins first and then reaches furthest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from extractor.amounts.english import EnglishMoney
from extractor.amounts.hits import Hit
from extractor.amounts.korean import KoreanMoney
from extractor.amounts.sentences import Sentences
from extractor.amounts.vocabulary import LANGUAGES, Unit, load, vocabulary
from extractor.document.facts import Amount


class AmountFinder:
    """Finds sums of money; load once, use for any number of texts.

    Raises:
        RuleError: when a rule file is wrong.
    """

    def __init__(self, rules: Path | Sequence[Path]) -> None:
        merged = load([rules] if isinstance(rules, Path) else rules)
        self._words = {language: vocabulary(merged, language) for language in LANGUAGES}

    # Compiled at the first text that needs them: one language's grammar is idle in most runs.
    @cached_property
    def _korean(self) -> KoreanMoney:
        return KoreanMoney(self._words["ko"])

    @cached_property
    def _english(self) -> EnglishMoney:
        return EnglishMoney(self._words["en"])

    def find(self, text: str, spans: Sequence[tuple[int, int, str]]) -> list[Amount]:
        """Return the sums inside `spans` = (start, end, "ko" or "en") of sentences, in order of appearance."""
        sentences = Sentences(spans)
        hits = self._english.find(text, sentences)
        if any(language == "ko" for _, _, language in spans):
            hits += self._korean.find(text, sentences)
        return [_amount(hit) for hit in _as_told(_settle(hits))]


def _settle(hits: list[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    # What was found later of the same words knows more: the bound of a range, the reading in the sentence's language.
    for _, hit in sorted(enumerate(hits), key=lambda item: (item[1].start, -item[1].end, -item[0])):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def _as_told(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Yield the hits; a plain name (`5 million pounds`) is that of the currency of such a name told before (`E£3m`)."""
    told: list[Unit] = []
    for hit in hits:
        unit = next((other for other in reversed(told) if other.code in hit.unit.namesakes), hit.unit)
        if unit not in told[-1:]:
            told.append(unit)
        yield hit if unit.code == hit.unit.code else replace(hit, unit=replace(hit.unit, code=unit.code))


def _amount(hit: Hit) -> Amount:
    value = hit.number.value * hit.unit.factor
    whole = value == value.to_integral_value()
    return Amount(hit.start, hit.end, int(value) if whole else float(value), hit.unit.code, hit.rule)
