"""Korean titles and the words that names are made of, compiled for look-ups."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from extractor.entities.people.compiler import PeopleRules, TitleHit
from extractor.entities.people.model import Title
from extractor.tools.regex import any_of, lazy


class Titles:
    """The titles of one text, by where they begin."""

    def __init__(self, hits: Sequence[TitleHit]) -> None:
        self.hits = hits
        self._starts = [hit.start for hit in hits]
        self.ends = frozenset(hit.end for hit in hits)

    def between(self, start: int, end: int) -> Sequence[TitleHit]:
        """Return the titles that stand in `start:end`."""
        inside = self.hits[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return [hit for hit in inside if hit.end <= end]

    def at(self, start: int) -> TitleHit | None:
        """Return the title that begins at `start`."""
        at = bisect_left(self._starts, start)
        return self.hits[at] if at < len(self.hits) and self._starts[at] == start else None


class KoreanWords:
    """Particles and word lists of the rules; `particles` may follow a name without a blank."""

    def __init__(self, rules: PeopleRules, particles: Iterable[str]) -> None:
        self._titles = rules.korean
        self._lists = rules.words
        self._particles = lazy(rf"(?:{any_of(particles)})(?![가-힣])")
        self._honorifics = tuple(sorted(rules.words["honorifics"]))
        self._compound, self._common = rules.words["surnames_compound"], rules.words["surnames_common"]
        self._surnames = self._common | rules.words["surnames_rare"]
        self._given, self._no_names = rules.words["given"], rules.words["no_names"]
        self.genitive = rules.words["genitive"]
        self.joined = lazy(rf"\s?(?:{any_of(rules.words['also'])})\s?|[·/]")
        self.spaced = lazy(rf"(?:{any_of(rules.words['being'])})?\s")
        self.listed = lazy(rf"(?:{any_of(rules.words['and'])}|\s?[,·])\s*")

    def titles(self, text: str) -> Titles:
        """Return the titles of `text` that end as words; a title inside a longer one is none."""
        kept: list[TitleHit] = []
        for hit in sorted(self._titles.find(text), key=lambda hit: (hit.start, -hit.end)):
            if (not kept or hit.end > kept[-1].end) and self.ends(text, hit.end):
                kept.append(hit)
        return Titles(kept)

    def ends(self, text: str, at: int) -> bool:
        """Whether a word or a word before its particle ends at `at`."""
        if at >= len(text) or not text[at].isalnum():
            return True
        return bool(self._particles.match(text, at)) or text.startswith(self._honorifics, at)

    def native(self, word: str) -> str | None:
        """Return the family name of a word that is built like a Korean name."""
        if not 2 <= len(word) <= 4 or word in self._no_names or word in self._compound:
            return None
        for length, surnames in ((2, self._compound), (1, self._surnames)):
            surname, given = word[:length], word[length:]
            if surname not in surnames or not 1 <= len(given) <= 2:
                continue
            if len(word) == 2 and surname not in self._common:
                continue
            if all(syllable in self._given for syllable in given):
                return surname
        return None

    def is_surname(self, word: str) -> bool:
        """Whether `word` is a family name."""
        return word in self._surnames or word in self._compound

    def title(self, word: str) -> Title | None:
        """Return the title called `word`."""
        return self._titles.forms.get(word)

    def is_title(self, word: str) -> bool:
        """Whether `word` is a title."""
        return word in self._titles.forms

    def is_word(self, use: str, word: str) -> bool:
        """Whether the rules list `word` for this use."""
        return word in self._lists[use]
