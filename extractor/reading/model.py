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
    kind: Literal["line", "box", "end", "span", "credit", "caption", "dateline", "beside-date"]
    phrases: tuple[str, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    anchors: tuple[str, ...] = ()
    longest: int = Field(default=100, ge=1, le=300)
    breaks: bool = False
    place: Literal["anywhere", "head"] = "anywhere"
    examples: Words
    spared: Words = Field(alias="not")

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
    what: Literal["date", "time"]
    pattern: Pattern
    examples: Words
    spared: Words = Field(alias="not")


class DateLabel(RuleModel):
    """Words before or after a date that say what the date is."""

    id: Id
    means: Literal["published", "modified"]
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


class MonthName(RuleModel):
    """The names of one month."""

    id: Id
    month: int = Field(ge=1, le=12)
    names: Words


class WordList(RuleModel):
    """A list of words that the reading of a page leans on; `id` says for what."""

    id: Literal["beside-date", "afternoon", "morning", "between-authors", "no-sentence-end", "no-author"]
    words: Words


class LanguageWords(RuleModel):
    """Function words by which a language in Latin script is told from the others."""

    id: Id
    words: Words


class FurnitureFile(RuleModel):
    """One file of `rules/furniture/`."""

    summary: str
    rules: tuple[FurnitureRule, ...] = ()
    forms: tuple[DateForm, ...] = ()
    labels: tuple[DateLabel, ...] = ()
    months: tuple[MonthName, ...] = ()
    words: tuple[WordList, ...] = ()
    languages: tuple[LanguageWords, ...] = ()
