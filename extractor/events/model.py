"""What a file in `rules/events/` may say: one kind of event, its triggers and who takes part in which role."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, model_validator

from extractor.rulefiles.fields import RuleId
from extractor.rulefiles.validate import RuleModel
from extractor.schema import ROLES, CompanyKind, EventStatus, EventType, Role


class Phrases(RuleModel):
    """Trigger patterns of each language."""

    ko: tuple[str, ...] = ()
    en: tuple[str, ...] = ()


class RoleRule(RuleModel):
    """How the grammar marks one role: grammatical roles of Korean and of English, and what may fill it."""

    filled_by: tuple[Literal["company", "organization", "person", "alliance", "university"], ...] = Field(
        default=("company", "organization"), alias="is"
    )
    ko: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    every: bool = False
    """Whether all arguments in any of these grammatical roles take part; else the nearest of the first one found."""
    kinds: tuple[CompanyKind, ...] = ()
    """Kinds of companies that are this side and not the other, where 'with' leaves open which side is which."""


class Example(RuleModel):
    """A sentence in one language and what the rule must give (`gives`), nothing at all inside `not`."""

    ko: str | None = None
    en: str | None = None
    gives: dict[str, Any] = Field(default_factory=dict)
    date: str | None = None

    @model_validator(mode="after")
    def _one_language(self) -> Example:
        if (self.ko is None) == (self.en is None):
            raise ValueError("give the sentence under `ko` or under `en`, one of them")
        return self


class EventFile(RuleModel):
    """One kind of event."""

    event: RuleId
    type: EventType
    summary: str
    known_gaps: str | None = None
    triggers: Phrases
    unless: Phrases = Phrases()
    """Patterns that take a trigger back where they stand over it ('계약' in '근로계약')."""
    needs: int = Field(default=1, ge=0)
    """How many participants there must be at least."""
    requires: tuple[Role, ...] = ()
    """Roles that must be filled, where the trigger alone is an everyday word."""
    family: RuleId | None = None
    """Rules of one family may speak of the same event; without it every rule of the type does."""
    amount: bool = False
    """Whether a sum in the clause is the event's price."""
    named: bool = False
    """Whether a quoted name before the trigger is the event's."""
    place: bool = False
    """Whether a place with the sentence's locative is where the event happened."""
    continues: bool = False
    """Whether the trigger only goes on with an event of the type told of a participant before ('본계약 체결')."""
    into: bool = False
    """Whether a place with the Korean dative is where something is built or put ('부산에 데이터센터를 짓다')."""
    status: EventStatus | None = None
    """The status, where the kind of event decides it."""
    priority: int = 0
    """Of two kinds whose triggers overlap the higher wins; else the longer trigger."""
    roles: dict[Role, RoleRule]
    examples: tuple[Example, ...] = ()
    negatives: tuple[Example, ...] = Field(default=(), alias="not")

    @model_validator(mode="after")
    def _roles_of_type(self) -> EventFile:
        for role in (*self.roles, *self.requires):
            if role not in ROLES[self.type]:
                raise ValueError(f"role {role!r} is not one of {self.type}: {', '.join(ROLES[self.type])}")
        return self
