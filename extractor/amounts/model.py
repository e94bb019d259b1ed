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
    en: tuple[Text, ...] = ()


class Currency(RuleModel):
    """One currency, or a part of one such as the cent; `code` is ISO 4217, `factor` what one of it is worth."""

    id: Identifier
    code: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    factor: Annotated[Decimal, Field(gt=0)] = Decimal(1)
    symbols: tuple[Text, ...] = ()
    weak_symbols: tuple[Text, ...] = ()
    ko: tuple[Text, ...] = ()
    en: tuple[Text, ...] = ()
    weak_ko: tuple[Text, ...] = ()
    weak_en: tuple[Text, ...] = ()
    not_before: Bilingual = Bilingual()

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
    role: Literal["large", "small", "digit", "article", "fraction", "vague", "and", "of", "around"]
    value: Decimal
    attached: bool = False
    bare: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] | None = None
    alone: bool = False
    plural: bool = False

    @field_validator("value", mode="before")
    @classmethod
    def _exact(cls, value: object) -> object:
        return str(value) if isinstance(value, float) else value


class Words(Bilingual):
    """A list of words that play one part around sums of money."""

    id: Identifier
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
    ]
    summary: Text


class ExpectedAmount(RuleModel):
    """One amount that an example holds; `value` in whole units of `currency`."""

    text: Text
    value: int | float
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]


class OneLanguage(RuleModel):
    """One sentence, in one of the two languages."""

    ko: Text | None = None
    en: Text | None = None

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


class Pattern(RuleModel):
    """One way to write a sum of money; its id is what amounts name as their rule.

    `form`: `symbol` (symbol number), `unit` (number word), `bare` (number alone, by its context),
    `lower` and `upper` (a bound of a range that borrows currency or magnitude), `list` (a sum in a row that
    borrows them).
    """

    id: Identifier
    form: Literal["symbol", "unit", "bare", "lower", "upper", "list"]
    summary: Text
    known_gaps: Text | None = None
    examples: Annotated[tuple[Example, ...], Field(min_length=1)]
    counterexamples: Annotated[tuple[OneLanguage, ...], Field(alias="not")] = ()


class AmountRules(RuleModel):
    """One file of `rules/amounts`."""

    currencies: tuple[Currency, ...] = ()
    numerals: tuple[Numeral, ...] = ()
    words: tuple[Words, ...] = ()
    patterns: tuple[Pattern, ...] = ()
