"""Tokens of a sentence → units: a name, a word, a compound with hyphens, or words that are read as one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractor.document.columns import Sentence, Tokens
from extractor.grammar.parse import Span
from extractor.language.english.lexicon import Lexicon, Reading

OPENING_MARKS = frozenset("“‘«「『")
CLOSING_MARKS = frozenset("”’»」』")
MARKS = OPENING_MARKS | CLOSING_MARKS | frozenset("\"'`")
_BRACKETS = {"(": ")", "[": "]"}
_CLOSING_BRACKETS = frozenset(_BRACKETS.values())
_PAUSES = {
    ",": "com",
    ";": "sep",
    ":": "sep",
    "—": "sep",
    "–": "sep",
    "-": "sep",
    "--": "sep",
    "…": "sep",
    "...": "sep",
    ".": "end",
    "!": "end",
    "?": "end",
    "/": "cc",
}
_SPACE = "SPACE"


@dataclass(frozen=True, slots=True)
class Unit:
    """Tokens `first:last`, their text in lower case, and the classes they may have."""

    first: int
    last: int
    word: str
    readings: tuple[Reading, ...]
    name: bool = False
    quoted: int = 0
    """Number of quotation marks before it in the sentence: odd within a quotation."""
    time: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of units without what stands in brackets; `host` is the first token of the unit before the bracket."""

    units: tuple[Unit, ...]
    host: int | None = None


class UnitReader:
    """Reads one sentence; a headline capitalises every word, so a capital tells nothing there."""

    def __init__(self, lexicon: Lexicon, capital_noun: float, capital_verb: float) -> None:
        self._lexicon = lexicon
        self._capital = (capital_noun, capital_verb)
        self._named: dict[str, tuple[Reading, ...]] = {}

    def read(
        self, sentence: Sentence, tokens: Tokens, named: Mapping[Span, bool], *, headline: bool
    ) -> tuple[list[Segment], tuple[Span, ...]]:
        """Return the segments of the sentence, that outside brackets first, and the spans of its quotations.

        `named` are the spans that are one noun each, and whether it tells a time.
        """
        plain = self._units(sentence, tokens, named, headline=headline)
        return _segments(plain), _quotations(plain)

    def _units(self, sentence: Sentence, tokens: Tokens, spans: Mapping[Span, bool], *, headline: bool) -> list[Unit]:
        text, tags, starts, ends = tokens.text, tokens.tag, tokens.start, tokens.end
        named = dict(spans.keys())
        units: list[Unit] = []
        at, quotes, opens = sentence.start, 0, True
        while at < sentence.end:
            if tags[at] == _SPACE:
                at += 1
                continue
            last = named.get(at, 0)
            if last > at:
                compound = self._compound_end(last, sentence.end, tokens)
                if compound == last:
                    word = " ".join(text[at:last])
                    time = spans[at, last]
                    reading = Reading("yr" if time else "nam", word, 0)
                    units.append(Unit(at, last, word, (reading,), name=True, quoted=quotes, time=time))
                    at, opens = last, False
                    continue
                last = compound
            form = text[at]
            if form in MARKS and not (
                form in "’'"
                and at > sentence.start
                and ends[at - 1] == starts[at]
                and text[at - 1][-1:] == "s"
                and not quotes % 2
            ):
                quotes += 1
                units.append(Unit(at, at + 1, form, (), quoted=quotes))
                at += 1
                continue
            last = last or self._compound_end(at + 1, sentence.end, tokens)
            word = "".join(text[at:last]).lower()
            if last == at + 1 and word in self._lexicon.together:
                last, word = self._together(word, at, sentence.end, text, tags)
            readings = self._readings(text[at], word, opens=opens, headline=headline)
            units.append(Unit(at, last, word, readings, quoted=quotes))
            opens = readings[0].tag in {"sep", "end"}
            at = last
        return units

    def _compound_end(self, last: int, end: int, tokens: Tokens) -> int:
        """Return the end of a word with hyphens that begins before token `last`."""
        text, starts, ends = tokens.text, tokens.start, tokens.end
        while (
            last + 1 < end
            and text[last] in {"-", "‑"}
            and ends[last - 1] == starts[last]
            and ends[last] == starts[last + 1]
            and text[last + 1][0].isalnum()
        ):
            last += 2
        return last

    def _together(self, word: str, at: int, end: int, text: Sequence[str], tags: Sequence[str]) -> tuple[int, str]:
        for rest in self._lexicon.together[word]:
            upto, found = at + 1, True
            for expected in rest:
                while upto < end and tags[upto] == _SPACE:
                    upto += 1
                if upto >= end or text[upto].lower() != expected:
                    found = False
                    break
                upto += 1
            if found:
                return upto, " ".join((word, *rest))
        return at + 1, word

    def _readings(self, form: str, word: str, *, opens: bool, headline: bool) -> tuple[Reading, ...]:
        pause = _PAUSES.get(word)
        if pause:
            return (Reading(pause, word, 0),)
        readings = self._lexicon.readings(word)
        if headline or not form[:1].isupper() or " " in word:
            return readings
        key = f"^{word}" if opens else word
        kept = self._named.get(key)
        if kept is None:
            kept = self._named[key] = tuple(self._as_name(readings, word, opens=opens))
        return kept

    def _as_name(self, readings: tuple[Reading, ...], word: str, *, opens: bool) -> Iterator[Reading]:
        """Yield the readings of a word with a capital: a name before anything else, unless it opens the sentence."""
        closed = word in self._lexicon.closed
        if opens:
            yield from readings
            if not closed:
                known = self._lexicon.holds(word) or readings[0].tag != "nn"
                yield Reading("nam", word, -1.2 if known else 0)
            return
        yield Reading("nam", word, 0 if not closed else -0.8 if len(word) > 1 else -1.5)
        for tag, lemma, cost in readings:
            if closed:
                yield Reading(tag, lemma, cost)
            elif tag in {"nn", "ns", "adj", "adv", "num"}:
                yield Reading(tag, lemma, cost + self._capital[0])
            else:
                yield Reading(tag, lemma, cost + self._capital[1])


def _segments(units: list[Unit]) -> list[Segment]:
    """Part the units at brackets; quotation marks are left out."""
    done: list[Segment] = []
    open_: list[tuple[list[Unit], int | None]] = [([], None)]
    for unit in units:
        if unit.word in _BRACKETS:
            host = open_[-1][0][-1].first if open_[-1][0] else None
            open_.append(([], host))
        elif unit.word in _CLOSING_BRACKETS:
            if len(open_) > 1:
                inner, host = open_.pop()
                done.append(Segment(tuple(inner), host))
        elif unit.readings:
            open_[-1][0].append(unit)
    while len(open_) > 1:
        inner, host = open_.pop()
        done.append(Segment(tuple(inner), host))
    return [Segment(tuple(open_[0][0])), *sorted((s for s in done if s.units), key=lambda s: s.units[0].first)]


def _quotations(units: list[Unit]) -> tuple[Span, ...]:
    """Return the tokens between each pair of quotation marks."""
    marks = [unit for unit in units if not unit.readings]
    return tuple(
        (opening.last, closing.first)
        for opening, closing in zip(marks[::2], marks[1::2], strict=False)
        if closing.first > opening.last
    )
