"""`rules/ventures/` compiled: lists of words by language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import get_args

from extractor.grammar.parse import Clause
from extractor.rulefiles.folders import load_kind
from extractor.ventures.model import ActId, VenturesFile
from extractor.ventures.words import Words, squeezed

LANGUAGES = ("ko", "en")
_VERBAL = "하다"
_HEADS = ("found", "end")
_SIGNS = ("mentions.own", "mentions.again", "jointly", "partners")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one language; each field is the list of that name in `model.py`."""

    signs: Words
    """Every word that may make a sentence speak of a venture that the article names."""
    own: Words
    again: Words
    many: Words
    unless: Words
    other: Words
    first: Words
    called: Words
    naming: Words
    partners: Words
    partner: Words
    counts: tuple[tuple[int, Words], ...]
    several: Words
    between: Words
    firms: Words
    copulas: Words
    it: Words
    pronouns: Words
    around: frozenset[str]
    within: frozenset[str]
    acts: dict[ActId, Words]
    jointly: Words
    each: Words
    halves: Words
    percent: Words
    ratio: Words
    rest: Words
    stake: Words
    respectively: Words
    capital: Words
    government: Words
    units: Words
    endings: Words
    name_halves: Words
    districts: Words
    suffixes: Words
    rest_of: Words
    generic: Words
    stages: tuple[tuple[str, Words], ...]
    carry: Words
    make: Words
    idle: Words
    business: Words
    area_around: frozenset[str]
    area_within: frozenset[str]
    area_places: frozenset[str]
    pool: Words
    through: frozenset[str]
    centers: Words
    examples: Words
    also: Words
    aside: Words
    sites: Words
    stops: Words
    joiners: Words
    fields: Words
    excluded: Words
    stop_heads: Words
    measures: Words
    belongs: frozenset[str]
    modifiers: Words
    edges: Words

    def is_act(self, act: ActId, clause: Clause) -> bool:
        """Tell whether a clause's predicate is of one kind."""
        return clause.lemma in self.acts[act]


@dataclass(frozen=True, slots=True)
class VentureRules:
    """All rules of ventures: the words of each language, and the areas that have an id."""

    words: dict[str, Vocabulary]
    names: tuple[tuple[str, re.Pattern[str]], ...]
    agreements: frozenset[str]
    """Types of events whose partners agree to do something."""
    nouns: dict[str, frozenset[str]]
    """By language the nouns that name the founding or the end of a venture, which head clauses ('설립')."""

    def area_id(self, text: str) -> str | None:
        """Return the id of the area that `text` names, None where it has none."""
        return next((area for area, words in self.names if words.search(text)), None)


def load_ventures(folders: Sequence[Path]) -> VentureRules:
    """Read `ventures/` of every folder; a later file of the same id replaces.

    Raises:
        RuleError: when a file is wrong.
    """
    files = {file.ventures: file for _, file in load_kind(folders, "ventures", VenturesFile)}
    entries = tuple(files.values())
    return VentureRules(
        words={language: _vocabulary(entries, language) for language in LANGUAGES},
        nouns={language: _nouns(entries, language) for language in LANGUAGES},
        agreements=frozenset(event for file in entries for event in file.agreements),
        names=tuple((name.id, _pattern(name.words)) for file in entries for name in file.names),
    )


def _vocabulary(files: Sequence[VenturesFile], language: str) -> Vocabulary:
    def listed(path: str) -> tuple[str, ...]:
        return tuple(word for file in files for word in attrgetter(f"{path}.{language}")(file))

    def words(path: str) -> Words:
        return Words.of(listed(path))

    def markers(path: str) -> frozenset[str]:
        return frozenset(listed(path))

    stages: dict[str, list[str]] = {}
    for file in files:
        for rule in file.stages:
            stages.setdefault(rule.stage, []).extend(getattr(rule, language))
    return Vocabulary(
        signs=Words.of(word for path in _SIGNS for word in listed(path)),
        own=words("mentions.own"),
        again=words("mentions.again"),
        many=words("mentions.many"),
        unless=words("mentions.unless"),
        other=words("mentions.other"),
        first=words("mentions.first"),
        called=words("mentions.called"),
        naming=words("mentions.naming"),
        partners=words("partners"),
        partner=words("partner"),
        counts=tuple((one.count, Words.of(getattr(one, language))) for file in files for one in file.counts),
        several=words("several"),
        between=words("between"),
        firms=words("firms"),
        copulas=words("copulas"),
        it=words("it"),
        pronouns=words("pronouns"),
        around=markers("around"),
        within=markers("within"),
        acts=_acts(files, language),
        jointly=words("jointly"),
        each=words("each"),
        halves=words("halves"),
        percent=words("percent"),
        ratio=words("ratio"),
        rest=words("rest"),
        stake=words("stake"),
        respectively=words("respectively"),
        capital=words("capital"),
        government=words("bodies.government"),
        units=words("bodies.units"),
        endings=words("bodies.endings"),
        name_halves=words("bodies.halves"),
        districts=words("bodies.districts"),
        suffixes=words("bodies.suffixes"),
        rest_of=words("bodies.rest"),
        generic=words("bodies.generic"),
        stages=tuple((stage, Words.of(listed_words)) for stage, listed_words in stages.items()),
        carry=words("areas.carry"),
        make=words("areas.make"),
        idle=words("areas.idle"),
        business=words("areas.business"),
        area_around=markers("areas.around"),
        area_within=markers("areas.within"),
        area_places=markers("areas.places"),
        pool=words("areas.pool"),
        through=markers("areas.through"),
        centers=words("areas.centers"),
        examples=words("areas.examples"),
        also=words("areas.also"),
        aside=words("areas.aside"),
        sites=words("areas.sites"),
        stops=words("areas.stops"),
        joiners=words("areas.joiners"),
        fields=words("areas.fields"),
        excluded=words("excluded"),
        stop_heads=words("heads"),
        measures=words("measures"),
        belongs=markers("belongs"),
        modifiers=words("modifiers"),
        edges=words("edges"),
    )


def _acts(files: Iterable[VenturesFile], language: str) -> dict[ActId, Words]:
    acts: dict[ActId, list[str]] = {act: [] for act in get_args(ActId)}
    for file in files:
        for act in file.acts:
            verbs = getattr(act.verbs, language)
            nouns = [verb.removesuffix(_VERBAL) for verb in verbs if verb.endswith(_VERBAL)]
            acts[act.id].extend((*verbs, *nouns, *getattr(act.nouns, language)))
    return {act: Words.of(word for word in words if squeezed(word)) for act, words in acts.items()}


def _nouns(files: Iterable[VenturesFile], language: str) -> frozenset[str]:
    acts = [act for file in files for act in file.acts if act.id in _HEADS]
    verbs = (verb for act in acts for verb in getattr(act.verbs, language) if verb.endswith(_VERBAL))
    own = (noun for act in acts for noun in getattr(act.nouns, language))
    return frozenset((*own, *(verb.removesuffix(_VERBAL) for verb in verbs))) - {""}


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Match any of the words; Latin ones stand alone or in the plural, Korean ones anywhere, spaced as they like."""
    return re.compile("|".join(map(_one, words)), re.IGNORECASE)


def _one(word: str) -> str:
    if word[-1].isascii():
        return rf"(?<![a-z]){re.escape(word)}(?:s|es)?(?![a-z])"
    return r"\s?".join(map(re.escape, word.replace(" ", "")))
