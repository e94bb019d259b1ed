"""What may stand in a file of `rules/dates/`; rules/dates/README.md says what it means."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, field_validator

from extractor.rulefiles.validate import RuleModel

BareKind = Literal["day", "month_day", "weekday", "weekend", "month", "quarter", "half", "season", "holiday"]
Choice = Literal["past", "future", "nearest", "this", "same", "close", "near", "ahead", "recent"]
Values = dict[int | str, tuple[str, ...]]


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Spellings = Annotated[tuple[str, ...], BeforeValidator(_as_list, json_schema_input_type=str | list[str])]
"""One spelling may stand without brackets around it."""


class NumberClass(RuleModel):
    """A class of digits."""

    digits: tuple[int, ...]
    lowest: int = Field(0, alias="from")
    highest: int | None = Field(None, alias="to")
    decimals: bool = False
    thousands: bool = False


class Boundary(RuleModel):
    """Regular expressions that must match at the two ends of an expression."""

    before: str | None = None
    after: str | None = None


class LanguageBoundary(Boundary):
    """The boundary of a whole language, what stands around digits that are an amount, and how words are set apart."""

    blanks: Literal["required", "optional"] = "required"

    quantity_before: str | None = None
    quantity_after: str | None = None


class Unless(RuleModel):
    """Regular expressions on what follows or precedes that forbid a match."""

    before: str | None = None
    after: str | None = None


class Tense(RuleModel):
    """Cues that tell whether a sentence speaks of the future or the past."""

    future: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    speech: tuple[str, ...] = ()
    look: Literal["before", "after"] = "before"
    quotes: str = ""
    continues: tuple[BareKind, ...] = ()
    default: dict[BareKind, Choice] = Field(default_factory=dict)
    alone: dict[BareKind, Choice] = Field(default_factory=dict)


class DatePattern(RuleModel):
    """One or more spellings with one meaning."""

    text: Spellings
    gives: str = Field(pattern=r"^[A-Z][A-Z0-9_]*$")
    means: str
    priority: int = 0
    visible: bool = True
    cased: bool = False
    alone: bool | None = None
    fills: bool = False
    tense: Literal["past", "future", "not past", "not future"] | None = None
    unless: Unless = Unless()
    boundary: Boundary = Boundary()


class DateExample(RuleModel):
    """Spellings of one value. A text without brackets is the expression; with `[…]` the bracketed part is."""

    texts: Spellings
    value: str | None = None
    reference: str | None = None
    type: Literal["date", "time", "duration", "set"] | None = None
    mod: str | None = None
    first: str | None = Field(None, alias="from")
    last: str | None = Field(None, alias="to")

    @field_validator("reference")
    @classmethod
    def _iso(cls, value: str | None) -> str | None:
        if value is not None:
            dt.datetime.fromisoformat(value)
        return value


class DateNegative(RuleModel):
    """A text in which (or in whose bracketed part) no date is found."""

    text: str
    reference: str | None = None


def _with_text(item: Any) -> Any:
    return {"text": item} if isinstance(item, str) else item


Negative = Annotated[DateNegative, BeforeValidator(_with_text, json_schema_input_type=str | DateNegative)]


class DateFile(RuleModel):
    """One file of `rules/dates/`."""

    dates: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    summary: str
    known_gaps: str | None = None
    words: dict[str, Values | tuple[str, ...]] = Field(default_factory=dict)
    numbers: dict[str, NumberClass] = Field(default_factory=dict)
    numerals: dict[str, Values] = Field(default_factory=dict)
    groups: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    fold: dict[str, str] = Field(default_factory=dict)
    numeral_joint: str | None = None
    proper: tuple[str, ...] = ()
    day_first: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    weak_classes: tuple[str, ...] = ()
    boundary: LanguageBoundary | None = None
    compared: Boundary | None = None
    tense: Tense | None = None
    patterns: tuple[DatePattern, ...] = ()
    corpus: tuple[DateExample, ...] = ()
    negatives: tuple[Negative, ...] = Field((), alias="not")
