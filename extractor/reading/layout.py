"""Text → title, sub-titles, body, captions, lists; everything else on the page is furniture.

One pass over the paragraphs: rules decide what is furniture, then place and form decide what the rest is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from extractor.reading.furniture import FurnitureRules, Match
from extractor.reading.lines import Line, bare_span, ends_sentence, is_prose, paragraphs

Kind = Literal["title", "subtitle", "body", "caption", "list"]

_LONGEST_TITLE = 180
_LONGEST_SUBTITLE = 120
_LONGEST_CAPTION = 300
_CLOSING_LINES = 3
_SHORTEST_REPEATED_TITLE = 10
_LONGEST_BEFORE_REPEATED_TITLE = 80
_HEAD_LINES = 12
_LONGEST_SECTION_NAME = 3
"""Words."""
_FEWEST_TOLD_AGAIN = 3
"""Words of a headline that the first paragraphs say again."""
_HEADING_MARKS = re.compile(r"\s*#{1,6}(?=\s)")
"""Of Markdown."""
_LIST_MARKS = "◦❍ㅇ※◎▸➤✔△▲▼▽□■○●◇◆①②③④⑤⑥⑦⑧⑨·•*-–▶▷"
_WORD = re.compile(r"\w{2,}")
_SENTENCE_START = re.compile(r"[.!?][\"'”’)\]]*\s+(?=\S)|(?<=[가-힣]\.)(?=[^\s\d.,)\]\"'”’])")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the article: the half-open span `start:end` of the analysis text."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Furniture:
    """A span of the analysis text that is no article, and the rule that says so."""

    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Published:
    """A date of publication found in the text; `rank` orders how plainly the text says so, 0 first."""

    value: str
    rank: int


@dataclass(frozen=True, slots=True)
class Layout:
    """What the page says, apart: blocks and furniture in order, authors and publisher as written."""

    blocks: tuple[Block, ...]
    furniture: tuple[Furniture, ...]
    title: tuple[int, int] | None
    published: str | None
    publisher: str | None
    authors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a line that furniture has left over."""

    start: int
    end: int
    kind: Kind | None
    after_blank: bool
    before_break: bool = False


class _Page:
    """Collects what the pass over the paragraphs finds."""

    def __init__(self, text: str, rules: FurnitureRules) -> None:
        self.text = text
        self.rules = rules
        self.pieces: list[_Piece] = []
        self.furniture: list[Furniture] = []
        self.authors: list[str] = []
        self.publisher: str | None = None
        self.published: Published | None = None
        self.prose = 0

    def note(self, match: Match) -> None:
        for author in match.authors:
            if author not in self.authors:
                self.authors.append(author)
        self.publisher = self.publisher or match.publisher

    def date(self, value: str, rank: int) -> None:
        if self.published is None or rank < self.published.rank:
            self.published = Published(value, rank)

    def drop(self, start: int, end: int, rule: str) -> None:
        self.furniture.append(Furniture(start, end, rule))

    def keep(self, start: int, end: int, kind: Kind | None, *, after_blank: bool, before_break: bool = False) -> None:
        heading = _HEADING_MARKS.match(self.text, start, end)
        start = heading.end() if heading else start
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if start < end:
            self.pieces.append(_Piece(start, end, kind, after_blank, before_break))
            self.prose += is_prose(self.text[start:end])


def lay_out(text: str, rules: FurnitureRules, *, title: str | None = None) -> Layout:
    """Return the parts of a page; `title` is the headline where metadata tell it."""
    lines = paragraphs(text)
    page = _Page(text, rules)
    if len(lines) == 1:
        # A phrase or a sentence on its own is what the caller wants read, whatever it looks like.
        _cut(page, lines[0])
    else:
        _sort(page, lines)
    if not page.pieces:
        page = _Page(text, rules)
        for line in lines:
            page.keep(line.start, line.end, "body", after_blank=line.after_blank)
    headline = _headline(page, title)
    if headline:
        _drop_repeated(page, headline)
    blocks = tuple(_blocks(page, headline))
    return Layout(
        blocks=blocks,
        furniture=tuple(sorted(page.furniture, key=lambda piece: piece.start)),
        title=(headline.start, headline.end) if headline else None,
        published=page.published.value if page.published else None,
        publisher=page.publisher,
        authors=tuple(page.authors),
    )


def _sort(page: _Page, lines: Sequence[Line]) -> None:
    box: str | None = None
    ended: str | None = None
    text, rules = page.text, page.rules
    for number, line in enumerate(lines):
        start, end = bare_span(text, line)
        content = text[start:end]
        if ended:
            page.drop(line.start, line.end, ended)
            continue
        closing = number >= len(lines) - _CLOSING_LINES
        if box is None and _is_date_line(page, content, closing=closing, heading=_is_in_head(page, lines, number)):
            page.drop(line.start, line.end, "date-line")
            continue
        # A rule may be about the very signs that are taken for bullets: `-30-`, `***`, `▶▶`.
        match = rules.line(content)
        if match is None and end - start < line.end - line.start:
            match = rules.line(text[line.start : line.end])
        if match and match.rule.place == "head" and (page.prose or not page.pieces):
            match = None
        if match and match.rule.kind != "caption":
            page.note(match)
            page.drop(line.start, line.end, match.rule.id)
            _date_in_furniture(page, content)
            if match.rule.kind == "end" and page.prose:
                ended = match.rule.id
            elif match.rule.kind in {"box", "end"} and page.prose:
                box = match.rule.id
            continue
        if box:
            if is_prose(content):
                box = None
            else:
                page.drop(line.start, line.end, box)
                continue
        if match:
            page.keep(line.start, line.end, "caption", after_blank=line.after_blank)
        else:
            _cut(page, line)


def _is_in_head(page: _Page, lines: Sequence[Line], number: int) -> bool:
    """Tell whether the line stands above the story, below a summary of one sentence at most: no text is beside it."""
    if number >= _HEAD_LINES or page.prose > 1:
        return False
    neighbours = (*lines[max(number - 1, 0) : number], *lines[number + 1 : number + 2])
    return not any(is_prose(page.text[line.start : line.end]) for line in neighbours)


def _is_date_line(page: _Page, content: str, *, closing: bool, heading: bool) -> bool:
    """Tell whether the line is there for its date, and note that date.

    An unlabelled date alone in a line below the first paragraph may be a heading of the story: it stays, unless it
    tells the minute and stands among the last lines, where agencies sign, or is part of the page's `heading`.
    """
    found = page.rules.dates.line(content)
    if found is None:
        return False
    beside = [page.rules.beside_date(part) for part in found.rest]
    if not found.labelled and not all(beside):
        return False
    if found.means is None and page.prose and not heading and not (closing and "T" in found.value):
        return False
    page.date(found.value, {"published": 0, None: 1, "modified": 2}[found.means])
    for match in filter(None, beside):
        page.note(match)
    return True


def _date_in_furniture(page: _Page, content: str) -> None:
    """Note a date that a line of furniture calls that of publication, as agencies do beside their copyright."""
    found = page.rules.dates.line(content)
    if found and found.means == "published":
        page.date(found.value, 0)


def _cut(page: _Page, line: Line) -> None:
    """Keep the line but for the parts that rules call furniture."""
    text = page.text
    content = text[line.start : line.end]
    place = line.start
    after_blank = line.after_blank
    for match in page.rules.spans(content):
        start, end = line.start + match.start, line.start + match.end
        page.note(match)
        if match.rule.kind == "dateline":
            value = page.rules.dates.value_in(text[start:end])
            if value:
                page.date(value, 3)
            continue
        page.drop(start, end, match.rule.id)
        if match.rule.kind == "credit":
            caption = _caption_start(text, place, start)
            page.keep(place, caption, None, after_blank=after_blank)
            page.keep(caption, start, "caption", after_blank=after_blank)
        else:
            page.keep(place, start, None, after_blank=after_blank, before_break=match.rule.breaks)
        place = end
        after_blank = False
    page.keep(place, line.end, None, after_blank=after_blank)


def _caption_start(text: str, start: int, end: int) -> int:
    """Return where the caption that ends at `end` begins: it is one sentence, glued to the text before or not."""
    caption = start
    for found in _SENTENCE_START.finditer(text, max(start, end - _LONGEST_CAPTION), end):
        if found.end() < end - 1:
            caption = found.end()
    return caption if end - caption <= _LONGEST_CAPTION else end


def _headline(page: _Page, title: str | None) -> _Piece | None:
    """Return the piece that is the headline: the one metadata name, or else the first, when it looks like one."""
    pieces = page.pieces
    if title:
        for piece in pieces[:10]:
            if page.text[piece.start : piece.end] == title:
                return piece
    _drop_repeated_summary(page)
    if not _may_be_headline(page, 0):
        return None
    return _below_section_name(page) or pieces[0]


def _may_be_headline(page: _Page, place: int) -> bool:
    """Tell whether the piece at `place` stands on a line of its own and is no sentence."""
    if place + 1 >= len(page.pieces):
        return False
    piece, following = page.pieces[place : place + 2]
    content = page.text[piece.start : piece.end]
    if piece.kind is not None or piece.before_break:
        return False
    if len(content) > _LONGEST_TITLE or "\n" in content or content[0] in _LIST_MARKS:
        return False
    if "\n" not in page.text[piece.end : following.start]:
        return False
    return not ends_sentence(content) or content[-1] in "?!" or _may_end_headline(page, content)


def _below_section_name(page: _Page) -> _Piece | None:
    """Return the headline that stands below the name of a section or button, where the first line is nothing else.

    The first line has few words and the story says none of them again; those of the headline it does.
    """
    first, *others = page.pieces[:_HEAD_LINES]
    head = page.text[first.start : first.end]
    if len(head.split()) > _LONGEST_SECTION_NAME:
        return None
    story: list[str] = []
    candidates: list[_Piece] = []
    for place, piece in enumerate(others, start=1):
        content = page.text[piece.start : piece.end]
        if is_prose(content):
            story.append(content)
        elif not story and _may_be_headline(page, place):
            candidates.append(piece)
    told = _WORD.findall(" ".join(story[:2]).casefold())
    if not told or _told_again(head, told) > 1:
        return None
    for piece in candidates:
        content = page.text[piece.start : piece.end]
        if len(content.split()) > _LONGEST_SECTION_NAME and _told_again(content, told) >= _FEWEST_TOLD_AGAIN:
            return piece
    return None


def _told_again(head: str, story: Sequence[str]) -> int:
    """Return how many words of `head` begin a word of the story: Korean ones go on with their particles."""
    return sum(any(told.startswith(word) for told in story) for word in set(_WORD.findall(head.casefold())))


def _drop_repeated_summary(page: _Page) -> None:
    """Drop the summary above by-line, date and headline where the story begins with the same sentence."""
    first = page.pieces[0]
    content = page.text[first.start : first.end]
    if not is_prose(content):
        return
    for piece in page.pieces[1:_HEAD_LINES]:
        if page.text[piece.start : piece.end] == content:
            page.drop(first.start, first.end, "summary-repeated")
            del page.pieces[0]
            return


def _may_end_headline(page: _Page, content: str) -> bool:
    return content.endswith(page.rules.no_sentence_end)


def _drop_repeated(page: _Page, headline: _Piece) -> None:
    """Drop the headline where pages repeat it, with its keywords before it, at the head of the first paragraph."""
    title = page.text[headline.start : headline.end]
    if len(title) < _SHORTEST_REPEATED_TITLE:
        return
    for place, piece in enumerate(page.pieces[:12]):
        if piece.start <= headline.start:
            continue
        found = page.text.find(title, piece.start, piece.end)
        if found < 0 or found - piece.start > _LONGEST_BEFORE_REPEATED_TITLE:
            continue
        if ends_sentence(page.text[piece.start : found].rstrip()):
            continue
        end = found + len(title)
        page.drop(piece.start, end, "title-repeated")
        rest = [_Piece(end, piece.end, piece.kind, piece.after_blank)] if page.text[end : piece.end].strip() else []
        while rest and page.text[rest[0].start].isspace():
            rest = [_Piece(rest[0].start + 1, piece.end, piece.kind, piece.after_blank)]
        page.pieces[place : place + 1] = rest
        return


def _blocks(page: _Page, headline: _Piece | None) -> Iterator[Block]:
    contents = [page.text[piece.start : piece.end] for piece in page.pieces]
    last_prose = max((place for place, content in enumerate(contents) if is_prose(content)), default=-1)
    for place, (piece, content) in enumerate(zip(page.pieces, contents, strict=True)):
        if piece is headline:
            kind: Kind = "title"
        elif piece.kind:
            kind = piece.kind
        elif content[0] in _LIST_MARKS:
            kind = "list"
        elif place < last_prose and len(content) <= _LONGEST_SUBTITLE and not ends_sentence(content):
            kind = "subtitle"
        else:
            kind = "body"
        yield Block(piece.start, piece.end, kind)
