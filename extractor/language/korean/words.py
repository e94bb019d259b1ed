"""The vocabulary of the Korean grammar, compiled for look-ups."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from enum import IntFlag, auto
from typing import Any

from extractor.language.korean.model import Endings, KoreanFile

Set = frozenset[str]


class Flag(IntFlag):
    """What a word may be in a run of nouns; a word may be several."""

    TIME = auto()
    RELATIONAL = auto()
    DEICTIC = auto()
    DEICTIC_UNIT = auto()
    AFTER_UNIT = auto()
    UNIT = auto()
    ONGOING = auto()
    CLOSER = auto()
    ADJUNCT = auto()
    CONTENT = auto()
    CONTROLLED = auto()
    DEFINITE = auto()
    DEPENDENT = auto()
    MISREAD = auto()
    BODY = auto()
    RANK = auto()
    OUTCOME = auto()


_FLAGGED = {
    "times": Flag.TIME,
    "relational": Flag.RELATIONAL,
    "deictic": Flag.DEICTIC,
    "deictic_units": Flag.DEICTIC_UNIT,
    "after_units": Flag.AFTER_UNIT,
    "units": Flag.UNIT,
    "ranks": Flag.RANK,
    "outcomes": Flag.OUTCOME,
    "closers": Flag.CLOSER,
    "adjuncts": Flag.ADJUNCT,
    "contents": Flag.CONTENT,
    "controlled": Flag.CONTROLLED,
    "bodies": Flag.BODY,
    "definite": Flag.DEFINITE,
    "dependent_times": Flag.DEPENDENT,
}


@dataclass(frozen=True, slots=True)
class EndingWords:
    """`Endings` as sets."""

    coordinate: Set
    serial: Set
    timeless: Set
    conditional: Set
    quoted: Set
    saying: Set
    telling: Set
    asked: Set
    wondering: Set
    manner: Set
    going: Set
    purpose: str
    negative: str
    becoming: Set
    obliging: Set
    future: Set
    past: Set
    gone: Set
    presumed: Set
    perfect: Set


@dataclass(frozen=True, slots=True)
class GrammarWords:
    """`KoreanFile` as sets.

    `flags` says which of the lists hold a word (`Flag`), `markers` maps `form/tag` to the canonical marker, `tags`
    that to its tag, `postpositions` (marker of the noun, verb, ending as `form/tag`) to the marker of both.
    """

    flags: dict[str, int]
    markers: dict[str, str]
    tags: dict[str, str]
    misread: dict[str, str]
    topics: Set
    also: Set
    comparing: Set
    scenes: Set
    receivers: Set
    venues: Set
    said_at: Set
    starts: Set
    stops: Set
    since: Set
    idle: Set
    postpositions: dict[tuple[str, str, str], str]
    beside: dict[str, str]
    joiners: Set
    closers: Set
    definite: Set
    times: Set
    dependent_times: Set
    deictic: Set
    deictic_units: Set
    dating: Set
    units: Set
    ranks: Set
    outcomes: Set
    reports: Set
    after_units: Set
    relational: Set
    contents: Set
    bodies: Set
    adverbials: Set
    controlled: Set
    frames: Set
    framing: Set
    adjuncts: Set
    prospects: Set
    possible: Set
    experience: Set
    instance: str
    that: Set
    exist: str
    lack: str
    only: str
    because: str
    ongoing: str
    adjectival: str
    aim: str
    plural: str
    like: Set
    seem: Set
    copula: str
    not_copula: str
    become: str
    do: str
    receive: str
    suffering: tuple[str, ...]
    giver: str
    negators: Set
    negative_adverbs: Set
    passive_auxiliary: str
    passive_suffixes: Set
    passives: dict[str, str]
    light: dict[str, str]
    supports: Set
    intransitive: Set
    inactive: Set
    becoming_suffix: str
    transitive: Set
    intend: Set
    endings: EndingWords


def compile_words(files: Iterable[KoreanFile]) -> GrammarWords:
    """Return the vocabulary of all rule files together."""
    said: dict[str, Any] = {}
    for file in files:
        said = _add(said, file.model_dump(exclude_unset=True))
    model = KoreanFile.model_validate(said)
    special = {"flags", "markers", "tags", "misread", "postpositions", "endings", "suffering"}
    plain: dict[str, Any] = {
        field.name: _set(getattr(model, field.name)) for field in fields(GrammarWords) if field.name not in special
    }
    return GrammarWords(
        flags=_flags(model),
        markers={particle: marker for marker, particles in model.markers.items() for particle in particles},
        suffering=model.suffering,
        tags={marker: particles[0].rsplit("/", 1)[1] for marker, particles in model.markers.items()},
        misread=dict(model.misread),
        postpositions=_postpositions(model),
        endings=_endings(model.endings),
        **plain,
    )


def _add(known: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    """Return both vocabularies: lists and maps grow, of single words the later counts."""
    total = dict(known)
    for key, value in more.items():
        if isinstance(value, tuple):
            total[key] = (*total.get(key, ()), *value)
        elif isinstance(value, dict):
            total[key] = _add(total.get(key, {}), value)
        else:
            total[key] = value
    return total


def _flags(model: KoreanFile) -> dict[str, int]:
    """Return what each word of the lists may be, as one number."""
    flags: dict[str, int] = {model.ongoing: int(Flag.ONGOING)}
    listed = [(word, flag) for name, flag in _FLAGGED.items() for word in getattr(model, name)]
    listed += [(form.rsplit("/", 1)[0], Flag.MISREAD) for form in model.misread]
    for word, flag in listed:
        flags[word] = flags.get(word, 0) | int(flag)
    return flags


def _postpositions(model: KoreanFile) -> dict[tuple[str, str, str], str]:
    found = {}
    for marker, (spelling, *endings) in model.postpositions.items():
        particle, verb = spelling.rsplit(" ", 1)
        found.update({(particle, verb, ending): marker for ending in endings})
    return found


def _endings(model: Endings) -> EndingWords:
    sets: dict[str, Any] = {field.name: _set(getattr(model, field.name)) for field in fields(EndingWords)}
    return EndingWords(**sets)


def _set(value: object) -> object:
    return frozenset(value) if isinstance(value, tuple) else value
