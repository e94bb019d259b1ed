"""What a file in `rules/lexicon/` may say: entries of companies, organizations, places, people and legal forms."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, model_validator

from extractor.rulefiles.fields import Form, Id
from extractor.rulefiles.validate import RuleModel

_SLOT = re.compile(r"\{(\w+)\}")

Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
CompanyKind = Literal[
    "operator", "vendor", "chipmaker", "device", "internet", "software", "media", "finance", "holding", "other"
]
OrganizationKind = Literal[
    "alliance", "association", "standards", "regulator", "government", "university", "research", "union", "other"
]
PlaceKind = Literal["country", "region", "city", "district", "venue"]


class Entry(RuleModel):
    """One thing with all the forms its name takes; the first of each language is the main one."""

    id: Id
    """Never changes: it joins articles, and both languages."""
    name: Form
    """How the thing is called in the output."""
    ko: tuple[Form, ...] = ()
    """Every Korean form of the name; the first is the main one."""
    en: tuple[Form, ...] = ()
    """Every form of the name in Latin letters; the first is the main one."""
    needs: dict[Form, tuple[Form, ...]] = Field(default_factory=dict)
    """A form that is an everyday word too, and words of which the article must hold one for it to count."""


class Company(Entry):
    """A business or group of businesses."""

    kind: CompanyKind | None = None
    """The line of business."""
    country: Country | None = None
    """ISO 3166-1, two letters."""
    ticker: Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]+:[A-Z0-9.&-]+$")] | None = None
    """Exchange and symbol: `KRX:017670`."""
    outlet: bool = False
    """A news outlet, which counts only where the story is about it."""


class Organization(Entry):
    """A named body that is no business; `members` are ids of companies and organizations."""

    kind: OrganizationKind
    """What sort of body it is."""
    country: Country | None = None
    """ISO 3166-1, two letters."""
    members: tuple[Id, ...] = ()
    """Ids of companies and organizations."""


class Adjectives(RuleModel):
    """Words that point to a country without naming it."""

    ko: tuple[Form, ...] = ()
    """Korean words."""
    en: tuple[Form, ...] = ()
    """English words: `Danish`."""


class Location(Entry):
    """A country, region, city, district or venue."""

    kind: PlaceKind = "city"
    """How large a place it is."""
    country: Country | None = None
    """ISO 3166-1, two letters."""
    adjectives: Adjectives = Adjectives()
    """Words that point to the place without naming it."""


class Person(Entry):
    """A person's name in both scripts; what post someone holds is told by articles, not by the lexicon."""


class LegalForm(RuleModel):
    """What may stand before or after a company's name without being part of it."""

    id: Id
    """The id of the form."""
    ko: tuple[Form, ...] = ()
    """Korean spellings: `㈜`."""
    en: tuple[Form, ...] = ()
    """Spellings in Latin letters: `Inc.`."""
    before: bool = False
    """Whether it may stand before the name."""
    after: bool = True
    """Whether it may stand behind the name."""


def _with_words(value: Any, words: dict[str, Any]) -> Any:
    if isinstance(value, str):
        return _SLOT.sub(lambda slot: _word(slot.group(1), words), value)
    if isinstance(value, list):
        return [_with_words(item, words) for item in value]
    if isinstance(value, dict):
        return {_with_words(key, words): _with_words(item, words) for key, item in value.items()}
    return value


def _word(name: str, words: dict[str, Any]) -> str:
    if name not in words:
        raise ValueError(f"{{{name}}} is not among the file's words; add it there or write the word itself")
    return str(words[name])


class LexiconFile(RuleModel):
    """One file of the lexicon; `{word}` in a name stands for that entry of `words`, which many names share."""

    words: dict[str, Form] = Field(default_factory=dict)
    """Words that many names share, each to be put in as `{key}`."""
    companies: tuple[Company, ...] = ()
    """Businesses and groups of businesses."""
    organizations: tuple[Organization, ...] = ()
    """Named bodies that are no business."""
    locations: tuple[Location, ...] = ()
    """Places."""
    people: tuple[Person, ...] = ()
    """People, by both scripts of their names."""
    legal_forms: tuple[LegalForm, ...] = ()
    """What stands around the name of a company."""

    @model_validator(mode="before")
    @classmethod
    def _put_in_words(cls, data: Any) -> Any:
        words = data.get("words") if isinstance(data, dict) else None
        if not isinstance(words, dict):
            return data
        return {key: value if key == "words" else _with_words(value, words) for key, value in data.items()}
