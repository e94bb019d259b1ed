"""What a file in `rules/ventures/` may say: stages of a joint venture, and how its business areas are told."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from extractor.rulefiles.fields import Id, Regex, RuleId
from extractor.rulefiles.validate import RuleModel
from extractor.schema import Stage


def _has_slot(pattern: str) -> str:
    if not any(slot in pattern for slot in ("{area}", "{areas}", "{list}")):
        raise ValueError("a pattern needs {area} (one), {areas} or {list} (several) where the business area stands")
    return pattern


AreaPattern = Annotated[str, AfterValidator(_has_slot)]


class ByLanguage(RuleModel):
    """Regular expressions of each language."""

    ko: tuple[Regex, ...] = ()
    en: tuple[Regex, ...] = ()


class AreaPatterns(RuleModel):
    """Patterns with a slot, of each language."""

    ko: tuple[AreaPattern, ...] = ()
    en: tuple[AreaPattern, ...] = ()


class StageRule(RuleModel):
    """What tells that a venture has come to a stage; the first stage of the file that fits is taken."""

    id: RuleId
    stage: Stage
    ko: tuple[Regex, ...] = ()
    en: tuple[Regex, ...] = ()


class AreaName(RuleModel):
    """A business area that has an id in the output, with the words that name it."""

    id: Id
    words: tuple[Regex, ...]


class VentureExample(RuleModel):
    """A text and the one joint venture that it tells of, none without a `stage`."""

    text: str
    stage: Stage | None = None
    areas: tuple[str, ...] = ()


class VenturesFile(RuleModel):
    """One file of venture rules."""

    ventures: RuleId
    summary: str
    speaks_of: ByLanguage = ByLanguage()
    """What a sentence must hold to speak of the venture itself."""
    stages: tuple[StageRule, ...] = ()
    default: dict[Literal["planned", "reported", "occurred", "denied", "cancelled"], Stage] = Field(
        default_factory=dict
    )
    areas: AreaPatterns = AreaPatterns()
    short: AreaPatterns = AreaPatterns()
    """How an area is told in passing ('위성통신 합작법인'), looked at where nothing else tells one."""
    item: ByLanguage = ByLanguage()
    """What an area may consist of: one regular expression a language, put in for the slot."""
    several: ByLanguage = ByLanguage()
    """What several areas may consist of together; without it what one may."""
    list: ByLanguage = ByLanguage()
    """What a list of areas is, put in for its slot."""
    separators: ByLanguage = ByLanguage()
    """What divides several areas."""
    list_separators: ByLanguage = ByLanguage()
    """What divides the items of a list."""
    edges: ByLanguage = ByLanguage()
    """What is cut off from the ends of an area."""
    action_separators: ByLanguage = ByLanguage()
    """What divides the things a venture is to do, each told by its verb ('lease masts and sell capacity')."""
    percent: ByLanguage = ByLanguage()
    """What, behind a party's name, tells its share; the group is the number."""
    percent_before: ByLanguage = ByLanguage()
    """What, before a party's name, tells its share; the group is the number."""
    each_percent: ByLanguage = ByLanguage()
    """Any share; the group is the number."""
    respectively: ByLanguage = ByLanguage()
    """What tells that shares stand in the order of the parties."""
    shares: ByLanguage = ByLanguage()
    """What a sentence must hold to tell shares."""
    names: ByLanguage = ByLanguage()
    """What names the venture; the group is the name."""
    area_names: tuple[AreaName, ...] = ()
    examples: tuple[VentureExample, ...] = ()
