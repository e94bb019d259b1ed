"""What `rules/furniture/` may say: what on a page is no article, and where title, date and author stand."""

from __future__ import annotations

import re
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from extractor.rulefiles.fields import Id
from extractor.rulefiles.validate import RuleModel


def _regular_expression(pattern: str) -> str:
    try:
        # The placeholder is filled in when all files are read; any word will do to try the rest.
        re.compile(pattern.replace("{month}", "month"))
    except re.error as error:
        raise ValueError(f"a regular expression; {error}") from None
    return pattern


Pattern = Annotated[str, Field(min_length=1), AfterValidator(_regular_expression)]
SEARCHED = frozenset({"span", "credit", "dateline"})
"""Kinds whose patterns match parts of a line; those of the others match whole lines."""

Words = Annotated[tuple[Annotated[str, Field(min_length=1)], ...], Field(min_length=1)]


class FurnitureRule(RuleModel):
    """One kind of page furniture.

    kind:
        `line`: the whole line is furniture. `box`: a heading; so is what follows, up to the next prose.
        `end`: a heading; so is everything after it. `span`: the matched part of a line is furniture.
        `credit`: the same, and what stands before it in its line is the caption of a picture.
        `caption`: the whole line is the caption of a picture, and stays. `dateline`: stays, and tells the publisher.
        `beside-date`: what may share a line with the date of the article.
    phrases: whole lines; letter case, counts and bullets around them do not matter.
    patterns: regular expressions; the groups `author` and `publisher` are kept. They match whole lines, but for
        `span`, `credit` and `dateline`, which match parts.
    anchors: words of which each match of a pattern holds one, in small or capital letters; without one of them in the
        line the patterns are not tried. A pattern that does not begin with fixed words is slow without.
    longest: characters; longer lines are not tried as whole lines. Most of a text is in long lines: keep it low.
    breaks: what follows the span is a new paragraph.
    place: `head`: only between the headline and the first paragraph of prose.
    """

    id: Id
    """The id of the rule."""
    kind: Literal["line", "box", "end", "span", "credit", "caption", "dateline", "beside-date"]
    """What becomes of the line, and of what follows or precedes."""
    phrases: tuple[str, ...] = ()
    """Whole lines; letter case, counts and bullets around them do not matter."""
    patterns: tuple[Pattern, ...] = ()
    """Regular expressions; the groups `author` and `publisher` are kept."""
    anchors: tuple[str, ...] = ()
    """Words of which each match holds one; without one of them the patterns are not tried."""
    longest: int = Field(default=100, ge=1, le=300)
    """How many characters a line may have to be tried as a whole."""
    breaks: bool = False
    """Whether what follows the span is a new paragraph."""
    place: Literal["anywhere", "head"] = "anywhere"
    """`head`: only between the headline and the first paragraph of prose."""
    examples: Words
    """Lines that it finds."""
    spared: Words = Field(alias="not")
    """Lines that it leaves alone."""

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Self:
        if not self.phrases and not self.patterns:
            raise ValueError("phrases or patterns")
        searched = self.kind in SEARCHED
        if searched and (self.phrases or not self.anchors):
            raise ValueError(f"patterns and anchors, and no phrases, for kind {self.kind!r}")
        if not searched and self.breaks:
            raise ValueError(f"no breaks for kind {self.kind!r}")
        return self


class DateForm(RuleModel):
    """How a date or a time of day is written; groups `year`, `month`, `name`, `day`, `hour`, `minute`, `half`."""

    id: Id
    """The id of the form."""
    what: Literal["date", "time"]
    """A date or a time of day."""
    pattern: Pattern
    """A regular expression with the groups `year`, `month`, `name`, `day`, `hour`, `minute`, `half`."""
    examples: Words
    """What it reads."""
    spared: Words = Field(alias="not")
    """What it does not read."""


class DateLabel(RuleModel):
    """Words before or after a date that say what the date is."""

    id: Id
    """The id of the label."""
    means: Literal["published", "modified"]
    """Which date of the article it marks."""
    before: tuple[str, ...] = ()
    """Words before the date."""
    after: tuple[str, ...] = ()
    """Words behind the date."""


class MonthName(RuleModel):
    """The names of one month."""

    id: Id
    """The id of the month."""
    month: int = Field(ge=1, le=12)
    """Its number."""
    names: Words
    """Its names and abbreviations."""


class WordList(RuleModel):
    """A list of words that the reading of a page leans on; `id` says for what."""

    id: Literal["beside-date", "afternoon", "morning", "between-authors", "no-sentence-end", "no-author"]
    """What the words are for."""
    words: Words
    """The words themselves."""


class LanguageWords(RuleModel):
    """Function words by which a language in Latin script is told from the others."""

    id: Id
    """The id of the language."""
    words: Words
    """Function words that no other language of the file shares."""


class FurnitureFile(RuleModel):
    """One file of `rules/furniture/`."""

    summary: str
    """What the file is about."""
    rules: tuple[FurnitureRule, ...] = ()
    """What is no article."""
    forms: tuple[DateForm, ...] = ()
    """How pages write dates and times."""
    labels: tuple[DateLabel, ...] = ()
    """Words that say what a date is."""
    months: tuple[MonthName, ...] = ()
    """Names of months."""
    words: tuple[WordList, ...] = ()
    """Lists of words that reading leans on."""
    languages: tuple[LanguageWords, ...] = ()
    """Function words of languages in Latin script."""
