"""What `rules/grammar/korean/` may say of how Korean sentences are built."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from extractor.rulefiles.validate import RuleModel

Words = tuple[str, ...]


class Endings(RuleModel):
    """Verb endings in the analyser's base forms, by what they do with their clause."""

    coordinate: Words = ()
    serial: Words = ()
    """Those under which the subject goes on in the next clause."""
    timeless: Words = ()
    conditional: Words = ()
    quoted: Words = ()
    saying: Words = ()
    telling: Words = ()
    """Adnominal endings of indirect speech: 인수한다*는* 계획."""
    asked: Words = ()
    wondering: Words = ()
    manner: Words = ()
    going: Words = ()
    purpose: str = ""
    negative: str = ""
    becoming: Words = ()
    obliging: Words = ()
    future: Words = ()
    past: Words = ()
    gone: Words = ()
    """Past of adjectives too."""
    presumed: Words = ()
    perfect: Words = ()


class KoreanFile(RuleModel):
    """The closed classes of Korean that the parse stands on; nouns and verbs are base forms (`하다`).

    Several files add up: lists and maps grow, of single words the last counts.
    """

    markers: dict[str, Words] = Field(default_factory=dict)
    """Canonical marker → particles, as `form/tag`."""
    misread: dict[str, str] = Field(default_factory=dict)
    """What the analyser makes of a particle written with its noun → the canonical marker."""
    topics: Words = ()
    also: Words = ()
    comparing: Words = ()
    scenes: Words = ()
    receivers: Words = ()
    venues: Words = ()
    said_at: Words = ()
    starts: Words = ()
    stops: Words = ()
    since: Words = ()
    idle: Words = ()
    postpositions: dict[str, Words] = Field(default_factory=dict)
    """Canonical marker → `particle verb`, then the endings, as `form/tag`, with which that verb is a marker."""
    beside: dict[str, str] = Field(default_factory=dict)
    """`particle adverb` → canonical marker."""
    joiners: Words = ()
    closers: Words = ()
    definite: Words = ()
    times: Words = ()
    dependent_times: Words = ()
    deictic: Words = ()
    deictic_units: Words = ()
    dating: Words = ()
    units: Words = ()
    ranks: Words = ()
    outcomes: Words = ()
    reports: Words = ()
    after_units: Words = ()
    relational: Words = ()
    contents: Words = ()
    bodies: Words = ()
    adverbials: Words = ()
    controlled: Words = ()
    frames: Words = ()
    framing: Words = ()
    adjuncts: Words = ()
    prospects: Words = ()
    possible: Words = ()
    experience: Words = ()
    instance: str = ""
    that: Words = ()
    exist: str = ""
    lack: str = ""
    only: str = ""
    because: str = ""
    ongoing: str = ""
    adjectival: str = ""
    aim: str = ""
    plural: str = ""
    like: Words = ()
    seem: Words = ()
    copula: str = ""
    not_copula: str = ""
    become: str = ""
    do: str = ""
    receive: str = ""
    suffering: Words = ()
    giver: str = ""
    negators: Words = ()
    negative_adverbs: Words = ()
    passive_auxiliary: str = ""
    passive_suffixes: Words = ()
    passives: dict[str, str] = Field(default_factory=dict)
    light: dict[str, Literal["active", "passive"]] = Field(default_factory=dict)
    supports: Words = ()
    intransitive: Words = ()
    inactive: Words = ()
    becoming_suffix: str = ""
    transitive: Words = ()
    intend: Words = ()
    endings: Endings = Endings()
