"""What a file in `rules/companies/` may say: how names of companies and bodies end and what words surround them."""

from __future__ import annotations

from typing import Literal

from extractor.lexicon.model import CompanyKind, OrganizationKind
from extractor.rulefiles.fields import Form, Id
from extractor.rulefiles.validate import RuleModel

ListUse = Literal[
    "plain",
    "nouns",
    "alias",
    "being",
    "siblings",
    "nouns_en",
    "no_start",
    "plain_en",
    "tails_en",
    "no_names",
    "sources",
    "outlets",
    "doings",
    "deals",
    "campus",
    "campus_endings",
    "legal",
    "exchanges",
    "articles",
    "links",
    "and",
    "behind",
    "inside",
    "particles",
    "origins",
    "owners",
    "branches",
    "acts",
    "acts_after",
    "one_of",
]


class Ending(RuleModel):
    """What closes a name, or opens it, and what the name then stands for."""

    id: Id
    """The id of the ending; mentions name it as their rule."""
    category: Literal["company", "organization"]
    """Whether it makes a company or another body."""
    kind: CompanyKind | OrganizationKind | None = None
    """The kind of company or organization."""
    ko: tuple[Form, ...] = ()
    """Parts that close a Korean word (라온텔레콤)."""
    en: tuple[Form, ...] = ()
    """Words that close a run of capitalised words (Raon Telecom)."""
    opens: tuple[Form, ...] = ()
    """Words that begin a name (Ministry of …)."""
    sure: bool = False
    """Whether whatever stands before it is the name; else that must look like a name."""
    short: bool = False
    """Whether the name without it stands for the same thing."""
    tail: bool = False
    """Whether it makes the name of a unit of a known company that stands before it."""


class WordList(RuleModel):
    """Words of one use."""

    id: Id
    """The id of the list."""
    of: ListUse
    """What the words are for."""
    words: tuple[Form, ...]
    """The words themselves."""


class Example(RuleModel):
    """A text and the companies and bodies in it that no lexicon knows, each with all its forms; none, where empty."""

    id: Id
    """The id of the example."""
    text: Form
    """The text."""
    gives: tuple[tuple[Form, ...], ...] = ()
    """The unknown companies and bodies in it, each with all its forms."""


class CompaniesFile(RuleModel):
    """One file of `rules/companies/`."""

    endings: tuple[Ending, ...] = ()
    """What closes or opens a name."""
    lists: tuple[WordList, ...] = ()
    """Words around names, and those that are none."""
    examples: tuple[Example, ...] = ()
    """Texts and the unknown names in them."""
