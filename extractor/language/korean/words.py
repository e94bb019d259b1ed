"""The vocabulary of the Korean grammar, compiled for look-ups."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from extractor.language.korean.model import Endings, KoreanFile

Set = frozenset[str]


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
    """`KoreanFile` as sets; `markers` maps `form/tag` to the canonical marker, `tags` that to its tag.

    `postpositions` maps (marker of the noun, verb, ending as `form/tag`) to the marker of both.
    """

    markers: dict[str, str]
    tags: dict[str, str]
    misread: dict[str, str]
    topics: Set
    also: Set
    comparing: Set
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
    after_units: Set
    relational: Set
    contents: Set
    controlled: Set
    frames: Set
    framing: Set
    adjuncts: Set
    prospects: Set
    possible: Set
    experience: Set
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
    special = {"markers", "tags", "misread", "postpositions", "endings"}
    plain: dict[str, Any] = {
        field.name: _set(getattr(model, field.name)) for field in fields(GrammarWords) if field.name not in special
    }
    return GrammarWords(
        markers={particle: marker for marker, particles in model.markers.items() for particle in particles},
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
