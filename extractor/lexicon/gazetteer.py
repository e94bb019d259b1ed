"""The gazetteer: every form of every known name in one Aho–Corasick automaton.

One pass over the text finds all forms at C speed; what may stand beside a form decides whether it is a mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

import ahocorasick

from extractor.document.columns import Hit

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
