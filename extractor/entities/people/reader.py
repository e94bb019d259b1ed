"""Titles and their holders, read once for all who ask: companies are told by their chiefs, people by their posts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc

from extractor.document.columns import Layout, layout_of
from extractor.document.facts import Mention
from extractor.entities.people.compiler import PeopleRules, TitleHit
from extractor.entities.people.english import EnglishPeople, EnglishScan
from extractor.entities.people.found import Holder, Vacancy
from extractor.entities.people.korean import KoreanScan
from extractor.entities.people.words import KoreanWords, Titles
from extractor.language import ENGLISH, KOREAN

Doc.set_extension("people", default=None, force=True)


class PeopleReader:
    """The compiled grammars of posts; `of` gives what one document says."""

    def __init__(self, rules: PeopleRules, particles: Sequence[str]) -> None:
        self.korean = KoreanWords(rules, particles)
        self.english = EnglishPeople(rules)

    def of(self, doc: Doc) -> PeopleOfDoc:
        """Return the titles and holders of a document, the same object whoever asks."""
        if doc._.people is None:
            doc._.people = PeopleOfDoc(self, layout_of(doc))
        people: PeopleOfDoc = doc._.people
        return people


class PeopleOfDoc:
    """The titles of one document and who holds them, found when first asked."""

    def __init__(self, reader: PeopleReader, layout: Layout) -> None:
        self._reader = reader
        self._layout = layout
        self._languages = {sentence.language for sentence in layout.sentences}
        self._read: dict[int, tuple[tuple[Mention, ...], _Sentence]] = {}

    @cached_property
    def korean_titles(self) -> Titles:
        """The titles in Korean words; none where no sentence is Korean."""
        return self._reader.korean.titles(self._layout.text if KOREAN in self._languages else "")

    @cached_property
    def english_titles(self) -> list[TitleHit]:
        """The titles in English words; none where no sentence is English."""
        return self._reader.english.titles(self._layout.text if ENGLISH in self._languages else "")

    def holders(self, number: int, mentions: Sequence[Mention]) -> Sequence[Holder]:
        """Return who holds posts in sentence `number`, given the names known in it."""
        return self._of(number, mentions).holders

    def vacancies(self, number: int, mentions: Sequence[Mention]) -> Sequence[Vacancy]:
        """Return the posts in sentence `number` that nobody is named beside."""
        return self._of(number, mentions).vacancies

    def name_at(self, number: int, mentions: Sequence[Mention], start: int) -> tuple[Holder, int] | None:
        """Return the person whose name begins at `start`, whatever stands beside it, and where that ends."""
        name_at = self._of(number, mentions).name_at
        return name_at(start)

    def _of(self, number: int, mentions: Sequence[Mention]) -> _Sentence:
        """Read a sentence, again only when other names are known: 'X CEO' is a person until X is a company."""
        known = tuple(mentions)
        read = self._read.get(number)
        if read is None or read[0] != known:
            read = self._read[number] = known, self._sentence(number, known)
        return read[1]

    def _sentence(self, number: int, mentions: Sequence[Mention]) -> _Sentence:
        layout, reader = self._layout, self._reader
        sentence, tokens = layout.sentences[number], layout.tokens
        start, end = tokens.start[sentence.start], tokens.end[sentence.end - 1]
        scan: EnglishScan | KoreanScan
        if sentence.language == KOREAN:
            scan = KoreanScan(reader.korean, self.korean_titles, layout.text, start, end, tokens, mentions)
        else:
            scan = reader.english.scan(layout.text, start, end, mentions, self.english_titles)
        found = list(scan.holders())
        return _Sentence(
            tuple(one for one in found if isinstance(one, Holder)),
            tuple(one for one in found if isinstance(one, Vacancy)),
            scan.name_at,
        )


@dataclass(frozen=True, slots=True)
class _Sentence:
    """What one sentence tells, with certain names known."""

    holders: tuple[Holder, ...]
    vacancies: tuple[Vacancy, ...]
    name_at: Callable[[int], tuple[Holder, int] | None]
