"""Titles and their holders, read once for all who ask: companies are told by their chiefs, people by their posts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from spacy.tokens import Doc

from extractor.document.columns import Layout, layout_of
from extractor.document.facts import Mention
from extractor.entities.people.compiler import PeopleRules, TitleHit
from extractor.entities.people.english import EnglishPeople
from extractor.entities.people.found import Holder
from extractor.entities.people.korean import holders_in
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
        self._read: dict[int, tuple[tuple[Mention, ...], tuple[Holder, ...]]] = {}

    @cached_property
    def korean_titles(self) -> Titles:
        """The titles in Korean words; none where no sentence is Korean."""
        return self._reader.korean.titles(self._layout.text if KOREAN in self._languages else "")

    @cached_property
    def english_titles(self) -> list[TitleHit]:
        """The titles in English words; none where no sentence is English."""
        return self._reader.english.titles(self._layout.text if ENGLISH in self._languages else "")

    def holders(self, number: int, mentions: Sequence[Mention]) -> Sequence[Holder]:
        """Return who holds posts in sentence `number`, given the names known in it.

        A sentence is read again only when other names are known: 'X CEO' is a person until X is a company.
        """
        known = tuple(mentions)
        read = self._read.get(number)
        if read is None or read[0] != known:
            read = self._read[number] = known, tuple(self._holders(number, known))
        return read[1]

    def _holders(self, number: int, mentions: Sequence[Mention]) -> Sequence[Holder]:
        layout, reader = self._layout, self._reader
        sentence, tokens = layout.sentences[number], layout.tokens
        start, end = tokens.start[sentence.start], tokens.end[sentence.end - 1]
        if sentence.language == KOREAN:
            found = holders_in(reader.korean, self.korean_titles, layout.text, start, end, tokens, mentions)
        else:
            found = reader.english.find(layout.text, start, end, mentions, self.english_titles)
        return list(found)
