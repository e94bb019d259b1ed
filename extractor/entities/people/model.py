"""What a file in `rules/people/` may say: titles of posts, how names are built, and sentences that show it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from extractor.rulefiles.fields import Form, Id
from extractor.rulefiles.validate import RuleModel

Role = Annotated[str, StringConstraints(pattern=r"^[a-z]+(-[a-z]+)*$")]
ListUse = Literal[
    "surnames_common",
    "surnames_rare",
    "surnames_compound",
    "given",
    "no_names",
    "tense",
    "honorifics",
    "taken",
    "modifiers",
    "name_particles",
    "units",
    "links",
    "stops",
    "naming",
    "genitive",
    "topics",
    "post_nouns",
    "into",
    "and",
    "also",
    "being",
    "articles",
    "possessives",
    "and_en",
    "of",
    "at",
    "owners",
    "portfolios",
    "moves",
    "posts_follow",
    "days",
    "formers",
    "who",
    "as",
    "joint",
    "phrase_ends",
    "officers",
]


class Title(RuleModel):
    """A post and its names; the flags say how the title is written and where its organization may be told."""

    id: Id
    role: Role
    ko: tuple[Form, ...] = ()
    en: tuple[Form, ...] = ()
    unit: bool = False
    of_field: bool = False
    """English: whether a field and one of the words of use `officers` may follow ('chief people officer')."""
    joined: bool = False
    stated: bool = False
    state: bool = False
    weak: bool = False
    place: dict[Form, str] = Field(default_factory=dict)


class WordList(RuleModel):
    """Words of one use."""

    id: Id
    of: ListUse
    words: tuple[Form, ...]


class Letters(RuleModel):
    """Latin letters of the parts of a Hangul syllable, in the order of Unicode."""

    id: Id
    initials: Annotated[tuple[str, ...], Field(min_length=19, max_length=19)]
    vowels: Annotated[tuple[str, ...], Field(min_length=21, max_length=21)]
    finals: Annotated[tuple[str, ...], Field(min_length=28, max_length=28)]
    surnames: dict[Form, Form]
    words: dict[Form, Id] = Field(default_factory=dict)


class Holder(RuleModel):
    """A person that an example names: its name, its posts as `title @ organization`, and its other forms."""

    name: Form
    posts: tuple[Form, ...]
    also: tuple[Form, ...] = ()


class Example(RuleModel):
    """A text and everyone in it who holds a post; nobody, where `gives` is empty."""

    id: Id
    text: Form
    gives: tuple[Holder, ...] = ()


class PeopleFile(RuleModel):
    """One file of `rules/people/`."""

    titles: tuple[Title, ...] = ()
    lists: tuple[WordList, ...] = ()
    romanization: Letters | None = None
    examples: tuple[Example, ...] = ()
