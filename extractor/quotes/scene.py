"""What a grammar of quotes looks at: the paragraphs, the quotations, and the names that stand outside them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.document.columns import Layout, Sentence
from extractor.document.facts import COMPANY, ORGANIZATION, PERSON, Mention
from extractor.quotes.marks import Quotation, quotations, reported


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph: characters `start:end`, its sentences and its quotations."""

    start: int
    end: int
    language: str
    kind: str
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """An article seen for its quotes; mentions inside quotations are left out."""

    layout: Layout
    blocks: tuple[Block, ...]
    people: tuple[Mention, ...]
    bodies: tuple[Mention, ...]
    body_ends: frozenset[int]

    def is_quoted(self, offset: int) -> bool:
        """Whether the character at `offset` stands inside a quotation."""
        index = bisect_right(self.blocks, offset, key=_start) - 1
        return index >= 0 and _inside(offset, self.blocks[index].quotations)

    def sentence_at(self, offset: int) -> int:
        """Return the index of the sentence that holds the character at `offset`, -1 between sentences."""
        index = self.layout.sentence_at(self.layout.tokens.at(offset))
        return -1 if index is None else index

    def people_in(self, start: int, end: int) -> list[Mention]:
        """Return the mentions of people that begin in the characters `start:end`."""
        first = bisect_left(self.people, start, key=_start)
        return list(self.people[first : bisect_left(self.people, end, lo=first, key=_start)])

    def is_body_end(self, offset: int) -> bool:
        """Whether a mention of a company or body ends at `offset`."""
        return offset in self.body_ends


def scene_of(layout: Layout, mentions: Sequence[Mention], speech: re.Pattern[str] | None = None) -> Scene:
    """Return the paragraphs of an article with their quotations; `speech` finds marks that close reported words."""
    groups: dict[int, list[Sentence]] = {}
    for sentence in layout.sentences:
        groups.setdefault(sentence.block, []).append(sentence)
    tokens = layout.tokens
    spans = [(tokens.start[group[0].start], tokens.end[group[-1].end - 1]) for group in groups.values()]
    found = quotations(reported(layout.text, speech) if speech else layout.text, spans)
    by_block: dict[int, list[Quotation]] = {}
    for quotation in found:
        by_block.setdefault(quotation.block, []).append(quotation)
    blocks = tuple(
        Block(start, end, group[0].language, group[0].kind, tuple(group), tuple(by_block.get(index, ())))
        for index, ((start, end), group) in enumerate(zip(spans, groups.values(), strict=True))
    )
    bodies = {COMPANY, ORGANIZATION}
    outside = [mention for mention in mentions if not _inside(mention.start, found)]
    return Scene(
        layout,
        blocks,
        tuple(mention for mention in outside if mention.category == PERSON),
        tuple(mention for mention in outside if mention.category in bodies),
        frozenset(mention.end for mention in outside if mention.category in bodies),
    )


def _inside(offset: int, found: Sequence[Quotation]) -> bool:
    index = bisect_right(found, offset, key=lambda quotation: quotation.start) - 1
    return index >= 0 and offset < found[index].end


def _start(part: Block | Mention) -> int:
    return part.start
