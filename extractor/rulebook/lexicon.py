"""Lexicon files → one gazetteer: every form of every name in one Aho–Corasick automaton.

One pass over the text finds all forms at C speed; what may stand beside a form decides whether it is a mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import ahocorasick

from extractor.document.columns import Hit
from extractor.document.facts import COMPANY, LOCATION, ORGANIZATION, PERSON
from extractor.errors import Problem, RuleError
from extractor.rulebook.folders import load_kind
from extractor.rulebook.models.lexicon import Entry, LegalForm, LexiconFile, Location

_LATIN_BEFORE_HANGUL = re.compile(r"(?<=[A-Za-z0-9&+])(?=[가-힣])")


@dataclass(frozen=True, slots=True)
class Known:
    """One lexicon entry as the components use it."""

    id: str
    category: str
    name: str
    ko: tuple[str, ...]
    en: tuple[str, ...]
    kind: str | None
    country: str | None
    ticker: str | None
    outlet: bool
    members: tuple[str, ...]
    needs: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class LegalForms:
    """Regular expressions for what may stand around a company's name: `㈜`, `Inc.`."""

    before: re.Pattern[str]
    after: re.Pattern[str]


@dataclass(slots=True)
class Gazetteer:
    """All entries and the automaton of their forms; `find` is the only pass over the text."""

    entries: tuple[Known, ...]
    adjectives: dict[str, str]
    legal_forms: LegalForms
    _particles: re.Pattern[str]
    _automaton: ahocorasick.Automaton = field(init=False, repr=False)

    def __post_init__(self) -> None:
        forms: dict[str, list[int]] = {}
        for index, entry in enumerate(self.entries):
            for form in dict.fromkeys(
                spelling for written in (*entry.ko, *entry.en) for spelling in _spellings(written)
            ):
                forms.setdefault(form, []).append(index)
        automaton = ahocorasick.Automaton()
        for form, indices in forms.items():
            automaton.add_word(form, (form, tuple(indices)))
        if forms:
            automaton.make_automaton()
        self._automaton = automaton

    def find(self, text: str) -> list[Hit]:
        """Return the hits in `text`, left to right, none inside another; the longest of two that overlap stays."""
        if not self._automaton:
            return []
        found = [
            Hit(last + 1 - len(form), last + 1, form, indices)
            for last, (form, indices) in self._automaton.iter(text)
            if self._stands_alone(text, last + 1 - len(form), last + 1)
        ]
        found.sort(key=lambda hit: (hit.start, -hit.end))
        kept: list[Hit] = []
        for hit in found:
            if not kept or hit.start >= kept[-1].end:
                kept.append(hit)
        return kept

    def named(self, form: str, category: str) -> Known | None:
        """Return the entry of `category` that is called `form`."""
        _, indices = self._automaton.get(form, ("", ()))
        return next((self.entries[index] for index in indices if self.entries[index].category == category), None)

    def _stands_alone(self, text: str, start: int, end: int) -> bool:
        """Whether neither side continues the word: a name inside a longer name is no mention of it."""
        if start and _continues(text[start - 1], text[start]):
            return False
        if end == len(text):
            return True
        following = text[end]
        if not following.isalnum():
            return True
        if not "가" <= following <= "힣":
            return not following.isascii() and not text[end - 1].isascii() and not following.isalpha()
        return bool(self._particles.match(text, end))


def _continues(before: str, first: str) -> bool:
    if before in "@_":
        return True
    if not before.isalnum():
        return False
    # A Chinese character in front abbreviates a word of its own (美AT&T, 日소프트뱅크).
    return not "一" <= before <= "鿿" or "一" <= first <= "鿿"


def _spellings(form: str) -> Iterable[str]:
    """Yield a form and how else it is spaced: KT 클라우드, KT클라우드."""
    yield form
    if any("가" <= letter <= "힣" for letter in form):
        if " " in form:
            yield form.replace(" ", "")
        else:
            spaced = _LATIN_BEFORE_HANGUL.sub(" ", form, count=1)
            if len(spaced) - spaced.find(" ") > 2:
                yield spaced


def load_gazetteer(folders: Sequence[Path], particles: Iterable[str]) -> Gazetteer:
    """Read `lexicon/` of every folder; `particles` are what may follow a Korean mention without a blank.

    Raises:
        RuleError: when a file is wrong, or one folder gives two entries of a category the same id.
    """
    tables: dict[str, dict[str, Entry]] = {COMPANY: {}, ORGANIZATION: {}, LOCATION: {}, PERSON: {}}
    legal: dict[str, LegalForm] = {}
    seen: dict[tuple[str, str, Path], Path] = {}
    problems: list[Problem] = []
    for path, file in load_kind(folders, "lexicon", LexiconFile):
        folder = next(folder for folder in folders if path.is_relative_to(folder))
        sections: tuple[tuple[str, Sequence[Entry]], ...] = (
            (COMPANY, file.companies),
            (ORGANIZATION, file.organizations),
            (LOCATION, file.locations),
            (PERSON, file.people),
        )
        for category, entries in sections:
            for entry in entries:
                first = seen.setdefault((category, entry.id, folder), path)
                if tables[category].get(entry.id) is not None and first != path:
                    problems.append(Problem(path, 1, entry.id, f"this {category} stands in {first.name} too; keep one"))
                tables[category][entry.id] = entry
        legal.update({form.id: form for form in file.legal_forms})
    if problems:
        raise RuleError(tuple(problems))
    known = tuple(_known(category, entry) for category, entries in tables.items() for entry in entries.values())
    adjectives = {
        word: place.id
        for place in tables[LOCATION].values()
        if isinstance(place, Location)
        for word in (*place.adjectives.ko, *place.adjectives.en)
    }
    following = "|".join(re.escape(particle) for particle in sorted(particles, key=len, reverse=True))
    return Gazetteer(known, adjectives, _legal_forms(legal.values()), re.compile(rf"(?:{following})(?![가-힣A-Za-z])"))


def _known(category: str, entry: Entry) -> Known:
    return Known(
        id=entry.id,
        category=category,
        name=entry.name,
        ko=entry.ko,
        en=entry.en,
        kind=getattr(entry, "kind", None),
        country=getattr(entry, "country", None),
        ticker=getattr(entry, "ticker", None),
        outlet=getattr(entry, "outlet", False),
        members=getattr(entry, "members", ()),
        needs=entry.needs,
    )


def _legal_forms(forms: Iterable[LegalForm]) -> LegalForms:
    forms = tuple(forms)

    def alternatives(words: Iterable[str]) -> str:
        return "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True)) or r"(?!)"

    before = alternatives(word for form in forms if form.before for word in (*form.ko, *form.en))
    after = alternatives(word for form in forms if form.after for word in (*form.ko, *form.en))
    return LegalForms(re.compile(rf"(?:{before})\s?$"), re.compile(rf"(?:,? ?(?:{after})(?![A-Za-z가-힣]))+"))
