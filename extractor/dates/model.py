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
    """How many digits there may be: `[1, 2]`."""
    lowest: int = Field(0, alias="from")
    """The lowest value."""
    highest: int | None = Field(None, alias="to")
    """The highest value."""
    decimals: bool = False
    """Whether a part behind the point may follow (`1.5`)."""
    thousands: bool = False
    """Whether commas may part the thousands (`2,000`)."""


class Boundary(RuleModel):
    """Regular expressions that must match at the two ends of an expression."""

    before: str | None = None
    """A regular expression that must match what precedes."""
    after: str | None = None
    """A regular expression that must match what follows."""


class LanguageBoundary(Boundary):
    """The boundary of a whole language, what stands around digits that are an amount, and how words are set apart."""

    blanks: Literal["required", "optional"] = "required"
    """Whether words stand apart, or one may begin anywhere."""

    quantity_before: str | None = None
    """A regular expression of fixed width on what precedes digits that are an amount."""
    quantity_after: str | None = None
    """A regular expression on what follows digits that are an amount."""


class Unless(RuleModel):
    """Regular expressions on what follows or precedes that forbid a match."""

    before: str | None = None
    """A regular expression on what precedes."""
    after: str | None = None
    """A regular expression on what follows."""


class Tense(RuleModel):
    """Cues that tell whether a sentence speaks of the future or the past."""

    future: tuple[str, ...] = ()
    """Regular expressions on the lower-case text that tell of the future."""
    past: tuple[str, ...] = ()
    """Regular expressions on the lower-case text that tell of the past."""
    speech: tuple[str, ...] = ()
    """Those of the past that only report what was said."""
    look: Literal["before", "after"] = "before"
    """On which side of the date the deciding cue stands."""
    quotes: str = ""
    """Quotation marks: cues inside a quotation tell nothing about a date outside."""
    continues: tuple[BareKind, ...] = ()
    """Kinds that go on from the date before in the same sentence."""
    default: dict[BareKind, Choice] = Field(default_factory=dict)
    """Which date a bare expression of a kind means."""
    alone: dict[BareKind, Choice] = Field(default_factory=dict)
    """The same in a text that is only a phrase or a message."""


class DatePattern(RuleModel):
    """One or more spellings with one meaning."""

    text: Spellings
    """Spellings: words, `{class}`, `(…)?`, `(a|b)`, `[context]`."""
    gives: str = Field(pattern=r"^[A-Z][A-Z0-9_]*$")
    """What the expression is, for other patterns: `DAY`, `MONTH`, `RANGE`, or a name of your own in capitals."""
    means: str
    """The calendar function that places it: `day(year, month, day)`."""
    priority: int = 0
    """Of two readings of the same words the higher wins."""
    visible: bool = True
    """False: a building block of other patterns and no expression of its own."""
    cased: bool = False
    """Whether the expression must begin with a capital letter."""
    alone: bool | None = None
    """True: only in a text that is a phrase or a message; false: only in a longer one."""
    fills: bool = False
    """Whether it must be all of its sentence."""
    tense: Literal["past", "future", "not past", "not future"] | None = None
    """Only where the sentence is of this tense."""
    unless: Unless = Unless()
    """What must not stand beside it."""
    boundary: Boundary = Boundary()
    """What must stand beside it, instead of the language's boundary."""


class DateExample(RuleModel):
    """Spellings of one value. A text without brackets is the expression; with `[…]` the bracketed part is."""

    texts: Spellings
    """Sentences or bare expressions; with `[…]` the part that must be found."""
    value: str | None = None
    """The TIMEX3 value."""
    reference: str | None = None
    """The day from which relative dates count, with or without a time."""
    type: Literal["date", "time", "duration", "set"] | None = None
    """What the expression is; follows from the value where it is left out."""
    mod: str | None = None
    """TIMEX3's modifier."""
    first: str | None = Field(None, alias="from")
    """The first day; follows from the value of a plain period."""
    last: str | None = Field(None, alias="to")
    """The last day; follows from the value of a plain period."""

    @field_validator("reference")
    @classmethod
    def _iso(cls, value: str | None) -> str | None:
        if value is not None:
            dt.datetime.fromisoformat(value)
        return value


class DateNegative(RuleModel):
    """A text in which (or in whose bracketed part) no date is found."""

    text: str
    """A sentence; with `[…]` the part in which nothing may be found."""
    reference: str | None = None
    """The day from which relative dates count."""


def _with_text(item: Any) -> Any:
    return {"text": item} if isinstance(item, str) else item


Negative = Annotated[DateNegative, BeforeValidator(_with_text, json_schema_input_type=str | DateNegative)]


class DateFile(RuleModel):
    """One file of `rules/dates/`."""

    dates: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    """The file's id, printed as `rule`; the same id in a later folder replaces."""
    summary: str
    """What kind of expression it is."""
    known_gaps: str | None = None
    """What it is known to miss."""
    words: dict[str, Values | tuple[str, ...]] = Field(default_factory=dict)
    """Classes of words: value → spellings, or a list of words that stand for themselves."""
    numbers: dict[str, NumberClass] = Field(default_factory=dict)
    """Classes of digits."""
    numerals: dict[str, Values] = Field(default_factory=dict)
    """Classes of number words that are put together by arithmetic (`twenty-one`)."""
    groups: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Classes made of others."""
    fold: dict[str, str] = Field(default_factory=dict)
    """Marks that are read as another one."""
    numeral_joint: str | None = None
    """A regular expression for what stands between number words."""
    proper: tuple[str, ...] = ()
    """Words that count only with a capital letter (`May`)."""
    day_first: tuple[str, ...] = ()
    """Regular expressions that tell that 06/05/2024 is 6 May."""
    weak: tuple[str, ...] = ()
    """Words that are too common to search for."""
    weak_classes: tuple[str, ...] = ()
    """Classes of words that are too common to search for."""
    boundary: LanguageBoundary | None = None
    """What must stand at both ends of an expression."""
    compared: Boundary | None = None
    """What makes a date the base of a comparison only (`than in 2019`)."""
    tense: Tense | None = None
    """How the tense of a sentence is told, and what it decides."""
    patterns: tuple[DatePattern, ...] = ()
    """Spellings and their meaning."""
    corpus: tuple[DateExample, ...] = ()
    """What must be found."""
    negatives: tuple[Negative, ...] = Field((), alias="not")
    """Where nothing may be found."""
