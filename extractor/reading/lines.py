"""Text → paragraphs: its lines, where lines that were broken to a fixed width count as one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_BULLETS = " \t•·‧∙◦▪*-–—‣▷▶>|ㆍ"
_SENTENCE_END = re.compile(r"[.!?。！？][\"'”’」』)\]]*$")
_FIRST_WORD = re.compile(r"\S+")
_HANGUL = re.compile("[가-힣]")
_NARROWEST = 50
_WIDEST = 130
"""Columns; a Hangul syllable takes two. Text broken by hand or by mail programs lies between."""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, `start:end` of the text without blanks around it; `after_blank`: an empty line stands before."""

    start: int
    end: int
    after_blank: bool


def paragraphs(text: str) -> list[Line]:
    """Return the paragraphs of `text` in order."""
    found: list[Line] = []
    for chunk in _chunks(text):
        found.extend(_joined(text, chunk))
    return found


def bare_span(text: str, line: Line) -> tuple[int, int]:
    """Return the span of `line` without the bullets and blanks around it."""
    start, end = line.start, line.end
    while start < end and text[start] in _BULLETS:
        start += 1
    while end > start and text[end - 1] in " \t|":
        end -= 1
    return start, end


def ends_sentence(text: str) -> bool:
    """Tell whether `text` ends as a sentence does: with a full stop, question or exclamation mark."""
    return _SENTENCE_END.search(text[-12:]) is not None


def is_prose(text: str) -> bool:
    """Tell whether `text` is long enough for a sentence and ends as one."""
    return len(text) >= (20 if _HANGUL.search(text[:200]) else 45) and ends_sentence(text)


def _chunks(text: str) -> Iterator[list[Line]]:
    """Yield the runs of lines between empty lines."""
    chunk: list[Line] = []
    after_blank = True
    start = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            first = start + line.index(stripped[0])
            chunk.append(Line(first, first + len(stripped), after_blank))
        elif chunk:
            yield chunk
            chunk = []
        after_blank = not stripped
        start += len(line) + 1
    if chunk:
        yield chunk


def _joined(text: str, chunk: list[Line]) -> list[Line]:
    """Return the chunk with its broken paragraph, if that is what it ends in, as one line.

    Up to two lines before (title, by-line) may stand directly above the paragraph.
    """
    for skipped in range(3):
        tail = chunk[skipped:]
        if len(tail) >= 3 and _is_broken(text, tail):
            return [*chunk[:skipped], Line(tail[0].start, tail[-1].end, tail[0].after_blank)]
    return chunk


def _is_broken(text: str, lines: list[Line]) -> bool:
    """Tell whether a fixed width broke these lines: the next line's first word would have passed the widest line."""
    if max(line.end - line.start for line in lines) > _WIDEST:
        return False
    contents = [text[line.start : line.end] for line in lines]
    if not ends_sentence(contents[-1]) or sum(map(ends_sentence, contents)) * 2 > len(contents) + 1:
        return False
    widths = [_width(content) for content in contents]
    widest = max(widths)
    if not _NARROWEST <= widest <= _WIDEST:
        return False
    for width, following in zip(widths, contents[1:], strict=False):
        word = _FIRST_WORD.match(following)
        if word is None or width + 1 + _width(word.group()) <= widest:
            return False
    return True


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
