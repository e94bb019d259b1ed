"""All rules, compiled: what each part of the flow takes from rule files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from extractor.amounts.finder import AmountFinder
from extractor.dates.normalizer import DateNormalizer
from extractor.entities.companies.compiler import CompanyRules, load_companies
from extractor.entities.companies.cues import CueRules, load_cues
from extractor.entities.people.compiler import PeopleRules, load_people
from extractor.entities.people.frames import PostFrames, load_post_frames
from extractor.events.compiler import EventRules, load_events
from extractor.grammar.assertion_rules import AssertionRules, load_assertions
from extractor.grammar.reference_rules import ReferenceRules, load_references
from extractor.language import KOREAN
from extractor.language.languages import load_languages, load_sentence_grammars
from extractor.language.model import LanguageFile
from extractor.language.protocol import SentenceGrammar
from extractor.lexicon.compiler import load_gazetteer
from extractor.lexicon.gazetteer import Gazetteer
from extractor.patterns.load import frame_compilers
from extractor.quotes.finder import QuoteFinder
from extractor.reading.furniture import FurnitureRules, load_furniture
from extractor.rulefiles.cache import cached
from extractor.ventures.compiler import VentureRules, load_ventures

Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class Rulebook:
    """What each part of the flow takes from `rules/`."""

    furniture: FurnitureRules
    gazetteer: Gazetteer
    languages: dict[str, LanguageFile]
    sentences: dict[str, SentenceGrammar]
    nouns: dict[str, frozenset[str]]
    """Nouns that head clauses, by language."""
    assertions: dict[str, AssertionRules]
    references: dict[str, ReferenceRules]
    dates: DateNormalizer
    amounts: AmountFinder
    companies: CompanyRules
    cues: CueRules
    people: PeopleRules
    posts: PostFrames
    events: EventRules
    ventures: VentureRules
    quotes: QuoteFinder


def load_rulebook(folders: Sequence[Path]) -> Rulebook:
    """Return the rules of `folders`; later folders replace or add by id.

    Raises:
        RuleError: when a rule file is wrong.
    """
    return cached("rules", folders, [""], Rulebook, lambda: compile_rulebook(folders, keep=True))


def compile_rulebook(folders: Sequence[Path], *, keep: bool = False) -> Rulebook:
    """Read, validate and compile; with `keep` the parts that take longest are kept, each under its own rule files.

    So a user's rule of an event waits neither for dates nor for words.

    Raises:
        RuleError: when a rule file is wrong.
    """

    def part(kinds: Sequence[str], kind: type[Part], compiled: Callable[[], Part]) -> Part:
        return cached(kinds[0], folders, kinds, kind, compiled) if keep else compiled()

    languages = load_languages(folders)
    ventures = load_ventures(folders)
    particles = languages[KOREAN].particles
    sentences = part(("grammar",), dict, lambda: load_sentence_grammars(folders))
    assertions = load_assertions(folders)
    compilers = cache(lambda: frame_compilers(folders, sentences))
    events = part(("events", "sets", "grammar", "language"), EventRules, lambda: load_events(folders, compilers()))
    cues = part(("companies", "sets", "grammar", "language"), CueRules, lambda: load_cues(folders, compilers()))
    posts = part(("people", "sets", "grammar", "language"), PostFrames, lambda: load_post_frames(folders, compilers()))
    return Rulebook(
        furniture=load_furniture(folders),
        gazetteer=part(("lexicon", "language"), Gazetteer, lambda: load_gazetteer(folders, particles)),
        languages=languages,
        sentences=sentences,
        nouns=_united(
            events.nouns,
            cues.nouns,
            posts.nouns,
            ventures.nouns,
            {of: frozenset(one.nouns) for of, one in assertions.items()},
        ),
        assertions=assertions,
        references=load_references(folders),
        dates=part(("dates",), DateNormalizer, lambda: DateNormalizer(folders)),
        amounts=AmountFinder([folder / "amounts" for folder in folders]),
        companies=load_companies(folders),
        cues=cues,
        people=load_people(folders),
        posts=posts,
        events=events,
        ventures=ventures,
        quotes=QuoteFinder(folders),
    )


def _united(*nouns: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Nouns by language, of all that were given."""
    languages = dict.fromkeys(language for one in nouns for language in one)
    return {language: frozenset().union(*(one.get(language, ()) for one in nouns)) for language in languages}
