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
    name: Form
    ko: tuple[Form, ...] = ()
    en: tuple[Form, ...] = ()
    needs: dict[Form, tuple[Form, ...]] = Field(default_factory=dict)


class Company(Entry):
    """A business or group of businesses."""

    kind: CompanyKind | None = None
    country: Country | None = None
    ticker: Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]+:[A-Z0-9.&-]+$")] | None = None
    outlet: bool = False


class Organization(Entry):
    """A named body that is no business; `members` are ids of companies and organizations."""

    kind: OrganizationKind
    country: Country | None = None
    members: tuple[Id, ...] = ()


class Adjectives(RuleModel):
    """Words that point to a country without naming it."""

    ko: tuple[Form, ...] = ()
    en: tuple[Form, ...] = ()


class Location(Entry):
    """A country, region, city, district or venue."""

    kind: PlaceKind = "city"
    country: Country | None = None
    adjectives: Adjectives = Adjectives()


class Person(Entry):
    """A person's name in both scripts; what post someone holds is told by articles, not by the lexicon."""


class LegalForm(RuleModel):
    """What may stand before or after a company's name without being part of it."""

    id: Id
    ko: tuple[Form, ...] = ()
    en: tuple[Form, ...] = ()
    before: bool = False
    after: bool = True


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
    companies: tuple[Company, ...] = ()
    organizations: tuple[Organization, ...] = ()
    locations: tuple[Location, ...] = ()
    people: tuple[Person, ...] = ()
    legal_forms: tuple[LegalForm, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _put_in_words(cls, data: Any) -> Any:
        words = data.get("words") if isinstance(data, dict) else None
        if not isinstance(words, dict):
            return data
        return {key: value if key == "words" else _with_words(value, words) for key, value in data.items()}
