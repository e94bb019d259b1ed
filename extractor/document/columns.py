"""The one document model of both languages: a spaCy `Doc` with token columns beside it.

`doc.text` is the analysed text, so every span is grounded by construction. The columns repeat the tokens as plain
lists, because rules look at every token and a spaCy `Token` object costs more than the look itself.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Doc

FURNITURE = "FURNITURE"


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `start:end` of one sentence; `kind` is the kind of the block it stands in, `block` counts blocks."""

    start: int
    end: int
    language: str
    kind: str
    block: int


@dataclass(frozen=True, slots=True)
class Tokens:
    """The columns: one entry a token, in text order; `start` and `end` are offsets into `doc.text`.

    Korean tokens carry Kiwi's tags and lemmas; morphemes that share a character stand in one token whose tags and
    lemmas are joined by `+` (밝혔 = `VV+EP`). English tokens have no tag, and their lemma is the lower-case form.
    White space has the tag `SPACE`, page furniture the tag `FURNITURE`.
    """

    text: list[str] = field(default_factory=list)
    tag: list[str] = field(default_factory=list)
    lemma: list[str] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)

    def append(self, text: str, tag: str, lemma: str, start: int) -> None:
        """Add one token at offset `start`."""
        self.text.append(text)
        self.tag.append(tag)
        self.lemma.append(lemma)
        self.start.append(start)
        self.end.append(start + len(text))

    def index_from(self, offset: int) -> int:
        """Return the first token that starts at or after `offset`."""
        return bisect_left(self.start, offset)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the tokens `first:last` that the characters `start:end` touch."""
        return self.at(start), self.at(end - 1) + 1

    def at(self, offset: int) -> int:
        """Return the token that covers `offset`."""
        return max(bisect_right(self.start, offset) - 1, 0)


@dataclass(frozen=True, slots=True)
class Hit:
    """One form of a known name at `start:end` of the text; `entries` are positions in the gazetteer's entries."""

    start: int
    end: int
    form: str
    entries: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """What the components read beside the `Doc`: columns, sentences, and the text they all refer to.

    `hits` are the gazetteer's findings in the text, `reference` the day that relative dates count from.
    """

    text: str
    tokens: Tokens
    sentences: tuple[Sentence, ...]
    hits: tuple[Hit, ...] = ()
    reference: dt.datetime | dt.date | None = None
    _starts: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", [sentence.start for sentence in self.sentences])

    def sentence_at(self, token: int) -> int | None:
        """Return the index of the sentence that holds `token`, None in furniture or white space between blocks."""
        low = bisect_right(self._starts, token) - 1
        return low if low >= 0 and token < self.sentences[low].end else None


Doc.set_extension("layout", default=None, force=True)


def layout_of(doc: Doc) -> Layout:
    """Return the layout of a `Doc` that this package made."""
    layout: Layout = doc._.layout
    return layout


def spans_of(sentences: Iterable[Sentence], tokens: Tokens) -> list[tuple[int, int, str]]:
    """Return (start, end, language) in offsets for each sentence."""
    return [(tokens.start[s.start], tokens.end[s.end - 1], s.language) for s in sentences]
