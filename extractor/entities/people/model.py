"""What a file in `rules/people/` may say: titles of posts, how names are built, and sentences that show it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from extractor.patterns.field import Frames
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
    "modifiers",
    "name_particles",
    "name_suffixes",
    "degrees",
    "also_names",
    "units",
    "stops",
    "genitive",
    "into",
    "and",
    "also",
    "being",
    "articles",
    "plural_ending",
    "possessives",
    "and_en",
    "of",
    "at",
    "owners",
    "portfolios",
    "formers",
    "joint",
    "phrase_ends",
    "officers",
]


class Title(RuleModel):
    """A post and its names; the flags say how the title is written and where its organization may be told."""

    id: Id
    """The id of the title."""
    role: Role
    """The class of the post in the output: `ceo`, `professor`."""
    ko: tuple[Form, ...] = ()
    """Korean titles."""
    en: tuple[Form, ...] = ()
    """English titles."""
    unit: bool = False
    """Whether it names the head of a unit and takes the name of the unit with it (클라우드 사업본부장)."""
    of_field: bool = False
    """English: whether a field and one of the words of use `officers` may follow ('chief people officer')."""
    joined: bool = False
    """Korean: whether the unit may be written together with the title (전략기획실장)."""
    stated: bool = False
    """Whether its organization is only one named beside it, never one taken from the context."""
    state: bool = False
    """Korean: whether it is an office of a state, so that a country before it is no part of the title."""
    weak: bool = False
    """English: whether the word alone before a name tells nothing (head, partner)."""
    place: dict[Form, str] = Field(default_factory=dict)
    """Korean: the office written together with a place (성남시장): the syllable behind the place → what the body is
    called."""


class WordList(RuleModel):
    """Words of one use."""

    id: Id
    """The id of the list."""
    of: ListUse
    """What the words are for."""
    words: tuple[Form, ...]
    """The words themselves."""


class Letters(RuleModel):
    """Latin letters of the parts of a Hangul syllable, in the order of Unicode."""

    id: Id
    """The id of the system."""
    initials: Annotated[tuple[str, ...], Field(min_length=19, max_length=19)]
    """Letters of the 19 initial consonants."""
    vowels: Annotated[tuple[str, ...], Field(min_length=21, max_length=21)]
    """Letters of the 21 vowels."""
    finals: Annotated[tuple[str, ...], Field(min_length=28, max_length=28)]
    """Letters of the 28 finals, the first for none."""
    surnames: dict[Form, Form]
    """How families spell their names."""
    words: dict[Form, Id] = Field(default_factory=dict)
    """English words that are spelled in Hangul at the end of names; ids take the English word."""


class Giving(RuleModel):
    """A way to tell who holds a post where name and post stand apart.

    Slots: `person`, the `post`, the `organization` where it is, and the `former` holder.
    """

    id: Id
    """The id of the way."""
    frames: Frames
    """Sentences with these slots."""


class Holder(RuleModel):
    """A person that an example names: its name, its posts as `title @ organization`, and its other forms."""

    name: Form
    """The first form of the name in the text."""
    posts: tuple[Form, ...]
    """Each as `title @ organization`; `-` for none."""
    also: tuple[Form, ...] = ()
    """Further forms that stand for the person."""


class Example(RuleModel):
    """A text and everyone in it who holds a post; nobody, where `gives` is empty."""

    id: Id
    """The id of the example."""
    text: Form
    """The text."""
    gives: tuple[Holder, ...] = ()
    """Everyone who holds a post in it."""


class PeopleFile(RuleModel):
    """One file of `rules/people/`."""

    titles: tuple[Title, ...] = ()
    """Titles of posts."""
    lists: tuple[WordList, ...] = ()
    """Words that names are made of, and words around them."""
    romanization: Letters | None = None
    """How Hangul is written in Latin letters."""
    giving: tuple[Giving, ...] = ()
    """Ways to tell who holds a post."""
    examples: tuple[Example, ...] = ()
    """Texts and who holds posts in them."""
