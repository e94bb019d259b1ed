"""What `rules/amounts/*.yaml` may say: currencies, number words, words around sums, patterns."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator

from extractor.rulefiles.validate import RuleModel

Text = Annotated[str, Field(min_length=1)]
Identifier = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9.-]*$")]


class Bilingual(RuleModel):
    """Words of both languages."""

    ko: tuple[Text, ...] = ()
    """Korean words."""
    en: tuple[Text, ...] = ()
    """English words."""


class Currency(RuleModel):
    """One currency, or a part of one such as the cent; `code` is ISO 4217, `factor` what one of it is worth."""

    id: Identifier
    """The id of the currency or its part."""
    code: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    """ISO 4217."""
    factor: Annotated[Decimal, Field(gt=0)] = Decimal(1)
    """What one of the word is worth in units of the currency (a cent: 0.01)."""
    symbols: tuple[Text, ...] = ()
    """Signs before or after the number, as they are written."""
    weak_symbols: tuple[Text, ...] = ()
    """Letters that are also something else: they need a magnitude or grouped digits."""
    ko: tuple[Text, ...] = ()
    """Korean words behind the number."""
    en: tuple[Text, ...] = ()
    """English words behind the number."""
    weak_ko: tuple[Text, ...] = ()
    """Korean words that are also everyday words: they need a magnitude, grouped digits or a word of money."""
    weak_en: tuple[Text, ...] = ()
    """English words that are also everyday words, likewise."""
    yields: bool = False
    """Whether its plain names (`pounds`) mean the currency of such a name that the text has named (`E£`)."""
    not_before: Bilingual = Bilingual()
    """What must not follow the word, being part of something else then."""

    @field_validator("factor", mode="before")
    @classmethod
    def _exact(cls, factor: object) -> object:
        return str(factor) if isinstance(factor, float) else factor

    @model_validator(mode="after")
    def _has_a_name(self) -> Currency:
        if not (self.symbols or self.weak_symbols or self.ko or self.en or self.weak_ko or self.weak_en):
            raise ValueError("a currency needs at least one symbol or word")
        return self


class Numeral(Bilingual):
    """Words that stand for one number inside a larger one."""

    id: Identifier
    """The id of the number."""
    role: Literal["large", "small", "digit", "article", "fraction", "part", "vague", "and", "of", "around"]
    """What the word does in a number: multiplies all before it (large) or one digit (small), is added (digit,
    fraction), counts so many parts of the magnitude (part: `three quarters of a billion`), counts as a
    few (vague) …"""
    value: Decimal
    """The number."""
    attached: bool = False
    """Whether it counts only right behind the digits (`$5m`)."""
    bare: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] | None = None
    """The currency that is meant where headlines leave it out behind this magnitude."""
    alone: bool = False
    """Whether it may open a number without a digit (`천만 원`)."""
    plural: bool = False
    """Whether it opens a number by itself (`hundreds of millions`)."""
    not_after: tuple[Literal["digit", "small", "vague"], ...] = ()
    """Words right behind which it is a syllable of something else (구조, a structure; 이경원, a name)."""

    @field_validator("value", mode="before")
    @classmethod
    def _exact(cls, value: object) -> object:
        return str(value) if isinstance(value, float) else value


class Words(Bilingual):
    """A list of words that play one part around sums of money."""

    id: Identifier
    """The id of the list."""
    role: Literal[
        "tail",
        "tail-closed",
        "tail-open",
        "counter",
        "blocker",
        "money-before",
        "money-after",
        "hedge",
        "before-bare",
        "heading",
        "phrase",
        "connector",
        "connector-and",
        "opener",
        "list",
        "article",
        "not-read",
    ]
    """The part that the words play."""
    summary: Text
    """What the words are."""


class ExpectedAmount(RuleModel):
    """One amount that an example holds; `value` in whole units of `currency`."""

    text: Text
    """The sum as it is written."""
    value: int | float
    """In whole units of the currency."""
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    """ISO 4217."""


class OneLanguage(RuleModel):
    """One sentence, in one of the two languages."""

    ko: Text | None = None
    """The sentence, where it is Korean."""
    en: Text | None = None
    """The sentence, where it is English."""

    @model_validator(mode="after")
    def _exactly_one(self) -> OneLanguage:
        if (self.ko is None) == (self.en is None):
            raise ValueError("give the sentence in `ko` or in `en`")
        return self

    @property
    def language(self) -> str:
        """`ko` or `en`."""
        return "en" if self.ko is None else "ko"

    @property
    def sentence(self) -> str:
        """The sentence itself."""
        return self.ko or self.en or ""


class Example(OneLanguage):
    """A sentence and every amount in it, in order."""

    gives: Annotated[tuple[ExpectedAmount, ...], Field(min_length=1)]
    """Every sum of the sentence."""


class Pattern(RuleModel):
    """One way to write a sum of money; its id is what amounts name as their rule.

    `form`: `symbol` (symbol number), `unit` (number word), `bare` (number alone, by its context),
    `lower` and `upper` (a bound of a range that borrows currency or magnitude), `list` (a sum in a row that
    borrows them).
    """

    id: Identifier
    """What amounts name as their rule."""
    form: Literal["symbol", "unit", "bare", "lower", "upper", "list"]
    """Where currency and number stand."""
    summary: Text
    """What the way of writing is."""
    known_gaps: Text | None = None
    """What it is known to miss."""
    examples: Annotated[tuple[Example, ...], Field(min_length=1)]
    """Sentences with sums."""
    counterexamples: Annotated[tuple[OneLanguage, ...], Field(alias="not")] = ()
    """Sentences without any sum."""


class StandardCurrencies(RuleModel):
    """What is not taken from the list of ISO 4217, whose names are known without a rule."""

    everyday: tuple[Text, ...] = ()
    """Codes and last words of names that are also words of other things (`ALL`, `AMD`): they name no currency."""
    without: tuple[Text, ...] = ()
    """Codes that are not taken at all."""


class AmountRules(RuleModel):
    """One file of `rules/amounts`."""

    currencies: tuple[Currency, ...] = ()
    """How currencies are named; what is said here goes before the names of the standard."""
    standard: StandardCurrencies | None = None
    """The currencies of ISO 4217, each with its code and its names in both languages; left out: none."""
    numerals: tuple[Numeral, ...] = ()
    """Words that numbers are made of."""
    words: tuple[Words, ...] = ()
    """Words around sums."""
    patterns: tuple[Pattern, ...] = ()
    """Ways to write a sum."""
