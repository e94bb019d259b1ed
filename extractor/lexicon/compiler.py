"""Lexicon files → one gazetteer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from extractor.document.facts import COMPANY, LOCATION, ORGANIZATION, PERSON
from extractor.errors import Problem, RuleError
from extractor.lexicon.gazetteer import Gazetteer, Known, LegalForms
from extractor.lexicon.model import Entry, LegalForm, LexiconFile, Location
from extractor.rulefiles.folders import load_kind


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
