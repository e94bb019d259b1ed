"""The clauses that are still open, and the place in the line: what every part of the reader works on."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.grammar.parse import Function, Link, Tense
from extractor.language.english.attachment import Attachment
from extractor.language.english.classes import BASE
from extractor.language.english.groups import Line
from extractor.language.english.parts import Frame, Noun, Tie

_DEEPEST = 12
"""How many clauses stay open, and how many nouns in a row may take what follows; no sentence people read has more."""

_GOVERNING = BASE | {"to", "mod", "do_f"}
"""What a verb group with a base form begins with."""

Placed = tuple[Noun, Frame, str]
"""A phrase, the clause it was placed in, and how: `object`, `member` of a list, `apart` behind a comma."""


@dataclass(slots=True)
class Pending:
    """What stands between the last phrase and the next: a preposition, a conjunction, a comma (units, -1 for none)."""

    preposition: int = -1
    conjunction: int = -1
    comma: int = -1

    def clear(self) -> None:
        self.preposition = self.conjunction = self.comma = -1


class ClauseStack:
    """Reads one line; `frames` are the clauses in the order in which they opened."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.words = line.words
        self.frames: list[Frame] = []
        self.nouns: list[Noun] = []
        self.stack: list[Frame] = []
        self.pending = Pending()
        self.attachment = Attachment(line.words)
        self.last: Placed | None = None
        self.at = 0
        self.open(Frame(Link.MAIN))

    @property
    def top(self) -> Frame:
        return self.stack[-1]

    def open(self, frame: Frame, first: int | None = None) -> Frame:
        """Open a clause that begins at the unit `first`, where none is given at the next."""
        frame.first = self.at if first is None else first
        frame.quoted = frame.first < len(self.line.units) and bool(self.line.units[frame.first].quoted % 2)
        frame.aside = self.pending.comma >= 0
        self.frames.append(frame)
        self.stack.append(frame)
        if len(self.stack) > _DEEPEST:
            del self.stack[1]
        return frame

    def move_front(self, frame: Frame, host: Noun, noun: Noun) -> None:
        """Make `noun` the last of the clause's front, behind `host`."""
        front = frame.front
        del front[front.index(host) + 1 :]
        front.append(noun)
        if len(front) > _DEEPEST:
            del front[0]

    def back_to(self, frame: Frame) -> None:
        """Close the clauses opened within `frame`."""
        while self.stack[-1] is not frame:
            self.stack.pop()

    def waiting(self, stack: list[Frame]) -> Frame | None:
        """Return the innermost clause that has no verb yet."""
        return next((frame for frame in reversed(stack) if frame.group is None), None)

    def nearest_finite(self, form: str = "finite", tense: Tense | None = None) -> Frame:
        """Return the innermost open clause with a verb of this form, and of this tense where there is one."""
        found = [frame for frame in reversed(self.stack) if frame.form == form]
        alike = (frame for frame in found if frame.group is not None and frame.group.tense is tense)
        return next(alike, found[0] if found else self.stack[0])

    def nearest_plain(self) -> Frame | None:
        """Return the innermost clause with an infinitive or modal: a plain form continues it ('to buy and sell')."""
        return next(
            (
                frame
                for frame in reversed(self.stack)
                if frame.group and self.line.tags[frame.group.first] in _GOVERNING
            ),
            None,
        )

    def tie(self, frame: Frame, noun: Noun, function: Function, marker: str = "") -> None:
        frame.ties.append(Tie(noun, function, marker))

    def pronoun_at(self, at: int) -> Noun:
        unit, reading = self.line.units[at], self.line.readings[at]
        noun = Noun(at, at + 1, at + 1, at, "prn", reading.lemma, (reading.lemma,), unit.word, pronoun=True)
        self.nouns.append(noun)
        return noun
