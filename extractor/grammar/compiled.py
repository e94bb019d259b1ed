"""`rules/language/` and `rules/discourse/` of one language, compiled for look-ups."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractor.errors import Problem, RuleError
from extractor.grammar.inflection import forms_of
from extractor.grammar.model import DiscourseFile, StatusCues
from extractor.language import ENGLISH, KOREAN
from extractor.language.model import LanguageFile
from extractor.rulefiles.folders import load_kind

STATUSES = ("denied", "none", "cancelled", "reported", "planned", "occurred")
"""Order of precedence: what is denied is not planned, what is planned has not occurred."""


@dataclass(frozen=True, slots=True)
class Cues:
    """Compiled status cues; None where there are none."""

    after: re.Pattern[str] | None
    before: re.Pattern[str] | None
    sentence: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Grammar:
    """Everything the mechanism needs to know about one language."""

    language: str
    markers: dict[str, str]
    """Particle (`form/tag`) or preposition → grammatical role."""
    glued: dict[str, str]
    together: frozenset[str]
    joiners: frozenset[str]
    links: frozenset[str]
    closers: frozenset[str]
    topics: frozenset[str]
    possessives: frozenset[str]
    reporting: frozenset[str]
    sources: re.Pattern[str]
    clause_ends: frozenset[str]
    clause_breaks: frozenset[str]
    adjuncts: frozenset[str]
    adnominal: frozenset[str]
    past: frozenset[str]
    quoting: frozenset[str]
    prepositional: frozenset[str]
    frames: frozenset[str]
    supports: frozenset[str]
    nominalisers: frozenset[str]
    contrasts: frozenset[str]
    themes: re.Pattern[str]
    since: frozenset[str]
    background: frozenset[str]
    relatives: frozenset[str]
    relative_subjects: frozenset[str]
    habitual: frozenset[str]
    undated: frozenset[str]
    light_verbs: frozenset[str]
    include: frozenset[str]
    representatives: frozenset[str]
    belongings: frozenset[str]
    bound: frozenset[str]
    holders: frozenset[str]
    adverbials: frozenset[str]
    conjunctions: frozenset[str]
    definites: frozenset[str]
    formers: frozenset[str]
    post_words: frozenset[str]
    determiners: frozenset[str]
    auxiliaries: frozenset[str]
    pronouns: re.Pattern[str]
    authority: re.Pattern[str]
    one: re.Pattern[str]
    person: re.Pattern[str]
    several: re.Pattern[str]
    alliance: re.Pattern[str]
    kinds: tuple[tuple[str, re.Pattern[str]], ...]
    numbers: dict[str, int]
    attribution: Cues
    closing: re.Pattern[str]
    ends: re.Pattern[str]
    effective: re.Pattern[str]
    asides: frozenset[str]
    accomplished: frozenset[str]
    purpose: Cues
    status: tuple[tuple[str, Cues], ...]
    irregular: dict[str, tuple[str, str, str]]
    uninflected: frozenset[str]
    participles: frozenset[str]
    particles: tuple[str, ...]
    abbreviations: tuple[str, ...]
    starters: tuple[str, ...]


def load_grammars(folders: Sequence[Path]) -> dict[str, Grammar]:
    """Return the grammar of each language.

    Raises:
        RuleError: when a file is wrong or a language has none.
    """
    languages: dict[str, LanguageFile] = {
        file.language: file for _, file in load_kind(folders, "language", LanguageFile)
    }
    discourses: dict[str, DiscourseFile] = {
        file.language: file for _, file in load_kind(folders, "discourse", DiscourseFile)
    }
    missing = [code for code in (KOREAN, ENGLISH) if code not in languages or code not in discourses]
    if missing:
        message = f"no language or discourse file for {', '.join(missing)}; restore the shipped one"
        raise RuleError((Problem(folders[0], 1, "language", message),))
    return {code: _grammar(languages[code], discourses[code]) for code in (KOREAN, ENGLISH)}


def _grammar(language: LanguageFile, discourse: DiscourseFile) -> Grammar:
    english = language.language == ENGLISH
    reporting: Iterable[str] = discourse.reporting
    if english:
        reporting = [form for verb in reporting for form in forms_of(verb, language.irregular)]
    flags = re.IGNORECASE if english else 0
    return Grammar(
        language=language.language,
        markers={marker: role for role, markers in language.roles.items() for marker in markers},
        glued={marker: role for role, markers in language.glued.items() for marker in markers},
        together=frozenset(language.together),
        joiners=frozenset(language.joiners),
        links=frozenset(language.links),
        closers=frozenset(language.closers),
        topics=frozenset(language.topics),
        possessives=frozenset(language.possessives),
        reporting=frozenset(reporting),
        sources=_any(discourse.sources, flags),
        clause_ends=frozenset(discourse.clause_ends),
        clause_breaks=frozenset(discourse.clause_breaks),
        adjuncts=frozenset(discourse.adjuncts),
        adnominal=frozenset(discourse.adnominal),
        past=frozenset(discourse.past),
        quoting=frozenset(discourse.quoting),
        prepositional=frozenset(discourse.prepositional),
        frames=frozenset(discourse.frames),
        supports=frozenset(discourse.supports),
        nominalisers=frozenset(discourse.nominalisers),
        contrasts=frozenset(discourse.contrasts),
        themes=_any(discourse.themes, flags),
        since=frozenset(discourse.since),
        background=frozenset(discourse.background),
        relatives=frozenset(discourse.relatives),
        relative_subjects=frozenset(discourse.relative_subjects),
        habitual=frozenset(discourse.habitual),
        undated=frozenset(discourse.undated),
        light_verbs=frozenset(discourse.light_verbs),
        include=frozenset(discourse.include),
        representatives=frozenset(discourse.representatives),
        belongings=frozenset(discourse.belongings),
        bound=frozenset(language.bound),
        holders=frozenset(language.holders),
        adverbials=frozenset(language.adverbials),
        conjunctions=frozenset(language.conjunctions),
        definites=frozenset(discourse.definites),
        formers=frozenset(discourse.formers),
        post_words=frozenset(discourse.post_words),
        determiners=frozenset(discourse.determiners),
        auxiliaries=frozenset(discourse.auxiliaries),
        pronouns=_any(discourse.anaphors.pronouns, flags),
        authority=_any(discourse.anaphors.authority, flags),
        one=_any(discourse.anaphors.one, flags),
        person=_any(discourse.anaphors.person, flags),
        several=_any(discourse.anaphors.several, flags),
        alliance=_any(discourse.anaphors.alliance, flags),
        kinds=tuple((kind, re.compile(pattern, flags)) for kind, pattern in discourse.anaphors.kinds.items()),
        numbers=dict(discourse.anaphors.numbers),
        attribution=_cues(discourse.attribution, flags),
        closing=_any(discourse.closing, flags),
        ends=_any(discourse.ends, flags),
        effective=_any(discourse.effective, flags),
        asides=frozenset(discourse.asides),
        accomplished=frozenset(discourse.accomplished),
        purpose=_cues(discourse.purpose, flags),
        status=tuple(
            (status, _cues(discourse.status[status], flags)) for status in STATUSES if status in discourse.status
        ),
        irregular=dict(language.irregular),
        uninflected=frozenset(language.uninflected),
        participles=frozenset(forms[-1] for forms in language.irregular.values()),
        particles=language.particles,
        abbreviations=language.abbreviations,
        starters=language.starters,
    )


def _cues(cues: StatusCues, flags: int) -> Cues:
    return Cues(*(_any(patterns, flags) if patterns else None for patterns in (cues.after, cues.before, cues.sentence)))


def _any(patterns: Iterable[str], flags: int) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or "(?!)", flags)
