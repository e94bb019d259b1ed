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

# What parts groups of three in other countries: 1'250, 1 200 000 (also with the narrow blanks of print).
GROUP_MARKS = "'’ \u00a0\u2009\u202f"
_QUOTED = r"\d{1,3}(?:['’]\d{3})+(?:\.\d{1,2})?"
_SPACED = r"\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?:[.,]\d{1,2})?"
# 2.500.000, 1.234,56 and 2,5: a comma for the point. One group alone (1.250) is read as 1¼.
_POINTED = r"\d{1,3}(?:\.\d{3}){2,}(?:,\d{1,2})?|\d{1,3}(?:\.\d{3})+,\d{1,2}|\d+,\d{1,2}"
_GOES_ON = r"(?![.,'’]?\d)(?![ \u00a0\u2009\u202f]\d{3}(?!\d))"
_ENGLISH_DIGITS = rf"(?>(?:{_QUOTED}|{_SPACED}|{_POINTED}){_GOES_ON}|{DIGITS}(?!['’]\d))"
_UNMARKED = str.maketrans("", "", GROUP_MARKS)
_COMMA_FOR_POINT = re.compile(_POINTED)

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
        others = (
            rf"{alternatives(by_role(*entry.not_after))}[ ]?{word}"
            for word, entry in vocabulary.numerals.items()
            if entry.not_after
        )
        self._other_word = re.compile("|".join(others) or "(?!)")

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
        if not counted or rest >= last_large or self._other_word.match(phrase):
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
        after_article = alternatives((*by_role("vague"), *by_role("fraction"), *by_role("part")))
        parts = alternatives(by_role("part"))
        end = "(?![A-Za-z0-9])"
        # `($12.3) million`: a loss, as accounts write it
        joined = rf"(?:\)?(?:[ -]?(?i:{singular}){end}){{1,3}})"
        self.digits = rf"{_ENGLISH_DIGITS}(?:(?i:{attached}){end}|{joined}|{end})"
        behind_article = "|".join(f"(?<={re.escape(article)}[ ])" for article in by_role("article")) or "(?!)"
        opening = (
            rf"(?:{alternatives(by_role('article'))}[ ](?={singular}|{after_article}))?"
            rf"(?:{alternatives(by_role('digit', 'fraction', 'vague'))}|{plural}"
            rf"|(?:{behind_article})(?:{singular}|{parts}))"
        )
        self.spelled = rf"(?i:(?<![A-Za-z0-9-]){opening}(?:[ -]{words}){{0,8}})(?![A-Za-z0-9])"
        self.pattern = rf"(?:(?<![A-Za-z0-9])(?<!\d[.,'’])(?<![A-Za-z]-){self.digits}|{self.spelled})"
        self._token = re.compile(rf"(?P<digits>{_ENGLISH_DIGITS})|[a-z]+")

    def parse(self, phrase: str) -> Number | None:
        """Return the value of `phrase`, None when the words do not make a number."""
        reading = _EnglishReading()
        for token in self._token.finditer(phrase.casefold()):
            word = token.group()
            takes = reading.figures(word) if token["digits"] else reading.word(self._numerals[word])
            if not takes:
                return None
        return reading.number()


class _EnglishReading:
    """An English number so far; each word tells whether it can go on like that."""

    def __init__(self) -> None:
        self._total = _ZERO
        self._current: Decimal | None = None
        self._part: Decimal | None = None
        self._needs_of = False
        self._scale = _ONE
        self._grouped = self._counted = False
        self._last = ""

    def figures(self, written: str) -> bool:
        value, grouped = _value_of(written)
        if self._current is not None or self._total or value is None:
            return False
        self._current, self._grouped, self._counted, self._last = value, grouped, True, "digits"
        return True

    def word(self, entry: Numeral) -> bool:
        match entry.role:
            case "digit":
                goes_on = self._digit(entry.value)
            case "fraction":
                self._current, goes_on = (self._current or _ZERO) + entry.value, True
            case "part":
                goes_on = self._parts(entry)
            case "vague":
                self._current, goes_on = entry.value, True
            case "small":
                self._current, goes_on = (_ONE if self._current is None else self._current) * entry.value, True
            case "large":
                goes_on = self._large(entry.value)
            case "article":
                goes_on = self._last in {"", "and", "fraction"} or (self._part is not None and self._last == "of")
            case _:
                goes_on = True
        self._counted |= entry.role in {"digit", "small", "large"}
        self._last = entry.role
        return goes_on

    def number(self) -> Number | None:
        if not self._counted or self._part is not None or self._last == "and":
            return None
        return Number(self._total + (self._current or _ZERO), self._scale, self._scale, self._grouped)

    def _digit(self, value: Decimal) -> bool:
        if self._current is None:
            self._current = value
        elif _fits_after(self._current, value):
            self._current += value
        else:
            return False
        return True

    def _parts(self, entry: Numeral) -> bool:
        """`a quarter`, `three quarters`, `two and a quarter`; an ordinal (`a third contract`) needs its `of`."""
        if self._last == "article":
            self._part = entry.value + (self._current or _ZERO)
        else:
            self._part = entry.value * (_ONE if self._current is None else self._current)
        self._current, self._needs_of = None, not entry.alone
        return True

    def _large(self, value: Decimal) -> bool:
        if self._part is not None:
            if self._needs_of and self._last == "part":
                return False
            self._current, self._part = self._part * (_ONE if self._current is None else self._current), None
        if self._current is None:
            self._total = (self._total or _ONE) * value
        else:
            self._total, self._current = self._total + self._current * value, None
        self._scale *= value
        return True


def _value_of(written: str) -> tuple[Decimal | None, bool]:
    """Return the value of figures and whether their groups are parted; None for what is no number (`000`)."""
    plain = written.translate(_UNMARKED)
    if _COMMA_FOR_POINT.fullmatch(plain):
        plain = plain.replace(".", "").replace(",", ".")
    value = plain.replace(",", "")
    if len(written) > _LONGEST or (len(value) > 1 and value[0] == "0" and value[1] != "."):
        return None, False
    return Decimal(value), len(written) > len(plain) or "," in plain or written.count(".") > 1


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
