"""An argument of a trigger: a group of names and its grammatical role."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.grammar.groups import Group

PASSIVE = "passive"
OWNER = "owner"
"""Whose thing the trigger acts upon (English): 'buys Nordan's stake', 'the stake owned by Nordan'."""
RELATIVE_HEAD = "head"
INNER = "inner"
"""In a clause that describes what the trigger is done to: 'B가 신청한 요금제를 승인'."""


@dataclass(frozen=True, slots=True)
class Argument:
    """A group and its role towards one trigger."""

    group: Group
    role: str
