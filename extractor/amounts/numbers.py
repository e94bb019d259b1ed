"""The grammar of number phrases: `1조 2,000억`, `수백억`, `5.2 million`, `half a billion`.

`Number.scale` is the magnitude that stands right after the first digits (천억 of `2천억`), which the other bound of
a range may borrow; `large` is the same without the small magnitudes (억 of `2천억`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from extractor.amounts.model import Numeral
from extractor.amounts.vocabulary import Vocabulary
from extractor.tools.regex import alternatives

# Longer runs of digits are identifiers, and conversion to an integer would take quadratic time.
_LONGEST = 24

# Digits, with groups of three (or, in India, two) parted by commas. Atomic: a run is taken whole or not at all.
DIGITS = r"(?>(?:\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)|\d++)(?:\.\d++)?)(?![.,]?\d)"

_ONE = Decimal(1)
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Number:
    """The reading of one number phrase."""

    value: Decimal
    scale: Decimal = _ONE
    large: Decimal = _ONE
    grouped: bool = False
    bare: bool = False

    @property
    def scaled(self) -> bool:
        """Whether a large magnitude stands in it."""
        return self.large > 1

    def times(self, factor: Decimal) -> Number:
        """Return the number in other units."""
        return Number(self.value * factor, self.scale, self.large, self.grouped, self.bare)


class KoreanNumbers:
    """Reads `3만9000`, `1천2백억`, `삼천억`, `50여억`."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._numerals = vocabulary.numerals
        by_role = _words_by_role(vocabulary)
        vague, large, around = (alternatives(by_role(role)) for role in ("vague", "large", "around"))
        section = f"(?>(?:{DIGITS}|{alternatives(by_role('digit', 'small'))}){{1,12}})"
        tail = f"(?:[ ]?{around}?[ ]?{large}{around}?(?:[ ]?{section})?){{0,4}}{around}?"
        self.priced = rf"(?=\d){section}{tail}"
        letters = "".join(sorted({word[0] for word in vocabulary.numerals}))
        # Hangul numerals are also syllables of ordinary words; digits may follow a word directly (`약5억원`).
        digits = r"(?<![0-9A-Za-z])(?<!\d[.,])(?=\d)"
        self.pattern = rf"(?:(?:{digits}|(?<![가-힣0-9])(?=[{letters}])(?:{vague}[ ]?)?){section}?{tail})"
        self._token = re.compile(rf"(?P<digits>{DIGITS})|{alternatives(vocabulary.numerals)}|(?P<space>[ ])")

    def parse(self, phrase: str) -> Number | None:
        """Return the value of `phrase`, None when the words do not make a number."""
        total = section = _ZERO
        coefficient: Decimal | None = None
        last_small = last_large = Decimal("Infinity")
        scale = large = _ONE
        groups = 0
        grouped = counted = False
        last: Numeral | None = None
        for token in self._token.finditer(phrase):
            word = token.group()
            if token["space"]:
                continue
            if token["digits"]:
                if coefficient is not None or len(word) > _LONGEST:
                    return None
                coefficient, grouped, counted = Decimal(word.replace(",", "")), grouped or "," in word, True
                groups += 1
                last = None
                continue
            entry = self._numerals[word]
            if entry.role == "around":
                continue
            last = entry
            if entry.role in {"digit", "vague"}:
                if coefficient is not None:
                    return None
                coefficient = entry.value
                groups += 1
                continue
            counted = True
            if groups <= 1:
                scale *= entry.value
            if entry.role == "small":
                if entry.value >= last_small or (coefficient or _ONE) >= 10:
                    return None
                section += (_ONE if coefficient is None else coefficient) * entry.value
                last_small = entry.value
            else:
                section += coefficient or _ZERO
                if section == 0 and entry.alone and total == 0:
                    section = _ONE
                if section == 0 or section * entry.value >= last_large:
                    return None
                large = entry.value if large == 1 else large
                total, section = total + section * entry.value, _ZERO
                last_small, last_large = Decimal("Infinity"), entry.value
            coefficient = None
        rest = section + (coefficient or _ZERO)
        if not counted or rest >= last_large:
            return None
        return Number(total + rest, scale, large, grouped, bare=last is not None and last.bare is not None)


class EnglishNumbers:
    """Reads `27.7 million`, `5m`, `1,20,000 crore`, `half a billion`, `hundreds of millions of`."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._numerals = vocabulary.numerals
        by_role = _words_by_role(vocabulary)
        attached = alternatives(word for word, entry in vocabulary.numerals.items() if entry.attached)
        singular = alternatives(
            word
            for word, entry in vocabulary.numerals.items()
            if entry.role in {"large", "small"} and not entry.attached and not entry.plural
        )
        plural = alternatives(word for word, entry in vocabulary.numerals.items() if entry.plural)
        words = alternatives(word for word, entry in vocabulary.numerals.items() if not entry.attached)
        after_article = alternatives((*by_role("vague"), *by_role("fraction")))
        end = "(?![A-Za-z0-9])"
        joined = rf"(?:[ -]?(?i:{singular}){end}){{1,3}}"
        self.digits = rf"{DIGITS}(?:(?i:{attached}){end}|{joined}|{end})"
        behind_article = "|".join(f"(?<={re.escape(article)}[ ])" for article in by_role("article")) or "(?!)"
        opening = (
            rf"(?:{alternatives(by_role('article'))}[ ](?={singular}|{after_article}))?"
            rf"(?:{alternatives(by_role('digit', 'fraction', 'vague'))}|{plural}"
            rf"|(?:{behind_article}){singular})"
        )
        self.spelled = rf"(?i:(?<![A-Za-z0-9-]){opening}(?:[ -]{words}){{0,8}})(?![A-Za-z0-9])"
        self.pattern = rf"(?:(?<![A-Za-z0-9])(?<!\d[.,])(?<![A-Za-z]-){self.digits}|{self.spelled})"
        self._token = re.compile(rf"(?P<digits>{DIGITS})|[a-z]+")

    def parse(self, phrase: str) -> Number | None:
        """Return the value of `phrase`, None when the words do not make a number."""
        total = _ZERO
        current: Decimal | None = None
        scale = _ONE
        grouped = counted = False
        last = ""
        for token in self._token.finditer(phrase.casefold()):
            word = token.group()
            if token["digits"]:
                if current is not None or total or len(word) > _LONGEST:
                    return None
                current, grouped, counted, last = Decimal(word.replace(",", "")), "," in word, True, "digits"
                continue
            entry = self._numerals[word]
            match entry.role:
                case "digit":
                    if current is None:
                        current = entry.value
                    elif _fits_after(current, entry.value):
                        current += entry.value
                    else:
                        return None
                    counted = True
                case "fraction":
                    current = (current or _ZERO) + entry.value
                case "vague":
                    current = entry.value
                case "small":
                    current = (_ONE if current is None else current) * entry.value
                    counted = True
                case "large":
                    if current is None:
                        total = (total or _ONE) * entry.value
                    else:
                        total, current = total + current * entry.value, None
                    scale *= entry.value
                    counted = True
                case "article" if last not in {"", "and", "fraction"}:
                    return None
                case _:
                    pass
            last = entry.role
        if not counted or last == "and":
            return None
        return Number(total + (current or _ZERO), scale, scale, grouped)


def _fits_after(tens: Decimal, unit: Decimal) -> bool:
    """`twenty five`, `two hundred fifty`: the smaller fills the zeros of the larger."""
    return tens >= 20 and (tens % 100 == 0 or (tens % 10 == 0 and unit < 10)) and unit < 100


def _words_by_role(vocabulary: Vocabulary) -> _ByRole:
    return _ByRole(vocabulary.numerals)


@dataclass(frozen=True, slots=True)
class _ByRole:
    numerals: dict[str, Numeral]

    def __call__(self, *roles: str) -> tuple[str, ...]:
        return tuple(word for word, entry in self.numerals.items() if entry.role in roles)
