"""A frame as it is written → the readings it stands for, each a row of slots, sets and plain text.

Only the marks of the notation are known here; what the words are to each other is for the grammar to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

MOST_READINGS = 64
"""More alternatives than this in one line are a list of words in disguise; a set says it better."""

_MARK = re.compile(
    r"(?P<slot>\{(?P<name>[a-z][a-z0-9_]*)(?P<need>[!?]?)\})|@(?P<set>[a-z][a-z0-9_]*)|(?P<mark>[|()])|(?P<blank>\s+)"
    r"|(?P<text>[^{}@|()\s]+)"
)


class NotationError(Exception):
    """A frame that cannot be read; `column` counts its characters from 0."""

    def __init__(self, column: int, expected: str) -> None:
        self.column = column
        self.expected = expected
        super().__init__(expected)


class Need(StrEnum):
    """Whether a slot must be filled."""

    USUAL = ""
    """Unless it is the subject."""
    ALWAYS = "!"
    NEVER = "?"


@dataclass(frozen=True, slots=True)
class SlotPiece:
    """A slot, `{name}`."""

    name: str
    need: Need
    column: int


@dataclass(frozen=True, slots=True)
class SetPiece:
    """A named set, `@name`."""

    name: str
    column: int


@dataclass(frozen=True, slots=True)
class TextPiece:
    """Plain text without a blank in it, or one blank."""

    text: str
    column: int


Piece = SlotPiece | SetPiece | TextPiece
Reading = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class _Choice:
    """Readings of one place, one of which holds."""

    readings: tuple[Reading, ...]


def read_frame(frame: str) -> tuple[Reading, ...]:
    """Return every reading of `frame`: one of the alternatives each, bracketed words there or not.

    Raises:
        NotationError: when a mark stands where it means nothing, or there are more than `MOST_READINGS`.
    """
    choices = _Reader(frame).row(closing=None)
    count = 1
    for choice in choices:
        count *= len(choice.readings)
    if count > MOST_READINGS:
        raise NotationError(0, f"{count} ways to read one frame, more than {MOST_READINGS}; put the words into a set")
    readings = dict.fromkeys(_tidied(sum(row, ())) for row in product(*(choice.readings for choice in choices)))
    if () in readings:
        raise NotationError(0, "nothing in it must be there; write the sentence that the rule is to find")
    return tuple(readings)


class _Reader:
    """The marks of one frame, read from left to right."""

    def __init__(self, frame: str) -> None:
        self._marks = list(_marks(frame))
        self._at = 0
        self._length = len(frame)

    def row(self, closing: int | None) -> list[_Choice]:
        """Read up to the bracket that closes the one at `closing`, or to the end."""
        choices: list[_Choice] = []
        while self._at < len(self._marks):
            mark = self._marks[self._at]
            if mark["mark"] == ")":
                if closing is None:
                    raise NotationError(mark.start(), "this bracket was never opened; remove it")
                self._at += 1
                return choices
            if mark["mark"] == "(":
                self._at += 1
                inner = self.row(closing=mark.start())
                choices.append(_Choice(((), *(sum(row, ()) for row in product(*(one.readings for one in inner))))))
            elif mark["blank"]:
                self._at += 1
                choices.append(_Choice(((TextPiece(" ", mark.start()),),)))
            else:
                choices.append(self._word())
        if closing is not None:
            raise NotationError(closing, "this bracket is never closed; add ')'")
        return choices

    def _word(self) -> _Choice:
        """Read what is written without a blank: '{customer}에|에게', 'contract|order', '@buy|absorb'."""
        shared: list[Piece] = []
        alternatives: list[list[Piece]] = [[]]
        bars: list[int] = []
        while self._at < len(self._marks):
            mark = self._marks[self._at]
            if mark["blank"] or mark["mark"] in {"(", ")"}:
                break
            self._at += 1
            if mark["mark"]:
                bars.append(mark.start())
                alternatives.append([])
            elif mark["slot"]:
                if bars:
                    raise NotationError(mark.start(), "a slot is no alternative; write a second frame")
                shared += [*alternatives[0], SlotPiece(mark["name"], Need(mark["need"]), mark.start())]
                alternatives = [[]]
            elif mark["set"]:
                alternatives[-1].append(SetPiece(mark["set"], mark.start()))
            else:
                alternatives[-1].append(TextPiece(mark["text"], mark.start()))
        if bars and not all(alternatives):
            raise NotationError(bars[0], "a word is missing beside '|'; for what may be missing write '(word)'")
        return _Choice(tuple((*shared, *one) for one in alternatives))


def _marks(frame: str) -> Iterator[re.Match[str]]:
    at = 0
    while at < len(frame):
        mark = _MARK.match(frame, at)
        if mark is None:
            what = {
                "{": "a slot is written {name}, {name!} or {name?}, in small letters",
                "@": "a set is written @name",
            }
            raise NotationError(at, what.get(frame[at], f"{frame[at]!r} means nothing here; remove it"))
        yield mark
        at = mark.end()


def _tidied(pieces: Sequence[Piece]) -> Reading:
    """Leave out blanks at the edges and doubled ones, which words that may be missing leave behind."""
    kept: list[Piece] = []
    for piece in pieces:
        blank = isinstance(piece, TextPiece) and piece.text == " "
        if blank and (not kept or (isinstance(kept[-1], TextPiece) and kept[-1].text == " ")):
            continue
        kept.append(piece)
    while kept and isinstance(kept[-1], TextPiece) and kept[-1].text == " ":
        kept.pop()
    return tuple(kept)
