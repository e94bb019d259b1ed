"""Hangul → Latin letters, after the Revised Romanization of Korean (Ministry of Culture 2000-8), letter by letter.

Sound changes between syllables are left out, so that a syllable is written alike wherever it stands and the ids made of
names are stable.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_FIRST, _LAST = ord("가"), ord("힣")
_VOWELS, _FINALS = 21, 28
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Romanization:
    """The letters of each place in a syllable in the order of Unicode, and how families and loan words are spelled."""

    initials: tuple[str, ...]
    vowels: tuple[str, ...]
    finals: tuple[str, ...]
    surnames: dict[str, str]
    words: dict[str, str]
    """English words that names spell in Hangul: 텔레콤 is telecom in both scripts."""

    def spell(self, text: str) -> str:
        """Return `text` with each Hangul syllable in Latin letters; everything else stays."""
        return "".join(self._syllable(letter) if _FIRST <= ord(letter) <= _LAST else letter for letter in text)

    def person(self, name: str, surname: str) -> str:
        """Return the id of a Korean person: the family name, then the given syllables, joined by hyphens."""
        given = [self.spell(syllable) for syllable in name[len(surname) :]]
        return slug("-".join([self.surnames.get(surname) or self.spell(surname), *given]))

    def slug(self, name: str) -> str:
        """Return the id of a name in either script; English words at its end get their English spelling."""
        for word, spelling in self.words.items():
            if name.endswith(word) and len(name) > len(word):
                return f"{slug(self.spell(name[: -len(word)]))}-{spelling}"
        return slug(self.spell(name))

    def _syllable(self, letter: str) -> str:
        number = ord(letter) - _FIRST
        initial, rest = divmod(number, _VOWELS * _FINALS)
        vowel, final = divmod(rest, _FINALS)
        return self.initials[initial] + self.vowels[vowel] + self.finals[final]


def slug(name: str) -> str:
    """Return `name` in lower-case ASCII letters and digits, joined by hyphens; accents are dropped."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return _NOT_SLUG.sub("-", plain.replace("&", " and ").replace("+", " plus ")).strip("-") or "unnamed"
