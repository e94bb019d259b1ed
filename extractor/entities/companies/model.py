"""What a file in `rules/companies/` may say: how names of companies and bodies end and what words surround them."""

from __future__ import annotations

from typing import Literal

from extractor.lexicon.model import CompanyKind, OrganizationKind
from extractor.rulefiles.fields import Form, Id
from extractor.rulefiles.validate import RuleModel

ListUse = Literal[
    "plain",
    "alias",
    "no_start",
    "plain_en",
    "tails_en",
    "no_names",
    "doings",
    "campus",
    "campus_endings",
    "legal",
    "exchanges",
    "articles",
    "and",
    "inside",
    "particles",
    "origins",
    "possessives",
    "chiefs",
    "plurals",
    "separators",
    "owned_by",
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


Sign = Literal[
    "acronym",
    "article",
    "camel_case",
    "chief",
    "chief_named",
    "common",
    "from_there",
    "group",
    "latin_name",
    "listed",
    "of_place",
    "opens_sentence",
    "owned",
    "person",
    "place_behind",
    "plain",
    "quoted",
    "share_code",
    "short_form",
    "surname",
]
"""What the finders of the languages see: all words are common ones, a person's post beside it, …"""


class Words(RuleModel):
    """Words of each language; `@name` stands for the nouns of a set, also behind other words (`, @post`)."""

    ko: tuple[Form, ...] = ()
    """Korean, written together or apart."""
    en: tuple[Form, ...] = ()
    """English, in any capitals."""

    def of(self, language: str) -> tuple[str, ...]:
        """Return the words of one language."""
        return self.ko if language == "ko" else self.en


class Cue(RuleModel):
    """What tells that a name is a company's, or that it is none; counted once, however often it is found."""

    id: Id
    """The id of the cue; what a company was told by is the rule of its mentions."""
    weight: float
    """What it adds to the evidence; less than nothing, where it speaks against a company."""
    frames: Words = Words()
    """Sentences with the name as `{company}`; `{name}` is any name, `{known}` a company for certain, `{thing}` all."""
    before: Words = Words()
    """What stands right before the name (스타트업 X, called X)."""
    behind: Words = Words()
    """What stands right behind it, or behind it and a possessive (X shares, X's chief executive, X의 지분)."""
    of: Words = Words()
    """What belongs to a company: behind it as above, or before it and one of `owned_by` (shares of X)."""
    ends: Words = Words()
    """How the name itself ends (X Stadium, X Officer)."""
    sign: Sign | None = None
    """What its letters or the marks around it show."""


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
    evidence: tuple[Cue, ...] = ()
    """What tells companies that no lexicon and no ending tells."""
    enough: float | None = None
    """How much evidence makes a name a company."""
    examples: tuple[Example, ...] = ()
    """Texts and the unknown names in them."""
