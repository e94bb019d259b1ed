"""What the finders of both languages return."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.entities.people.model import Title


@dataclass(frozen=True, slots=True)
class Post:
    """A title at `start:end` and the entity of its organization, None where the words beside it tell none.

    The word that makes it a title begins at `word`; before it stands the unit. `seat` is the place whose office it is,
    written together with the title: the name of the body, and the span of what is written of it. Where `alone`, the
    title stands before a name with nothing around it (President Doe), and no organization is to be guessed. Where
    `shared`, the organization is that of the title before it ('Dean of A and Director'). Where `former`, the post is
    past and tells of no other post where it is. Where `owned`, it is at the body that is spoken of ('its finance
    chief').
    """

    start: int
    end: int
    title: Title
    organization: str | None
    word: int = -1
    seat: tuple[str, int, int] | None = None
    alone: bool = False
    shared: bool = False
    former: bool = False
    owned: bool = False


@dataclass(frozen=True, slots=True)
class Vacancy:
    """Posts of one person with nobody beside them; the sentence may tell who holds them."""

    posts: tuple[Post, ...]


@dataclass(frozen=True, slots=True)
class Holder:
    """A person at `start:end`, named in full or, where `short`, by surname and title, with the posts told there.

    `latin` is the span of the name in Latin letters that brackets give.
    """

    start: int
    end: int
    posts: tuple[Post, ...]
    short: bool = False
    latin: tuple[int, int] | None = None
    entity: str | None = None
