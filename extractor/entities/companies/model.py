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
    category: Literal["company", "organization"]
    kind: CompanyKind | OrganizationKind | None = None
    ko: tuple[Form, ...] = ()
    en: tuple[Form, ...] = ()
    opens: tuple[Form, ...] = ()
    sure: bool = False
    short: bool = False
    tail: bool = False


class WordList(RuleModel):
    """Words of one use."""

    id: Id
    of: ListUse
    words: tuple[Form, ...]


class Example(RuleModel):
    """A text and the companies and bodies in it that no lexicon knows, each with all its forms; none, where empty."""

    id: Id
    text: Form
    gives: tuple[tuple[Form, ...], ...] = ()


class CompaniesFile(RuleModel):
    """One file of `rules/companies/`."""

    endings: tuple[Ending, ...] = ()
    lists: tuple[WordList, ...] = ()
    examples: tuple[Example, ...] = ()
