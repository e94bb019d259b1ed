"""Tokens of a sentence → units: a name, a word, a compound with hyphens, or words that are read as one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

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
    "—": "com",
    "–": "com",
    "-": "com",
    "--": "com",
    "…": "sep",
    "...": "sep",
    ".": "end",
    "!": "end",
    "?": "end",
    "/": "cc",
}
_HYPHENS = frozenset("-‑")
_DASHES = frozenset(("-", "--", "–", "—"))
_APOSTROPHES = frozenset("'’")
_PLAIN, _MARK, _SPACE = range(3)
_KEPT = 20_000


class Unit(NamedTuple):
    """Tokens `first:last`, their text in lower case, and the classes they may have.

    `quoted` is the number of quotation marks before it in the sentence: odd within a quotation.
    """

    first: int
    last: int
    word: str
    readings: tuple[Reading, ...]
    quoted: int
    name: bool = False
    time: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of units without what stands in brackets; `host` is the first token of the unit before the bracket."""

    units: Sequence[Unit]
    host: int | None = None


class _Form(NamedTuple):
    """What a token's text tells wherever it stands: its readings within a sentence, at its start, in a headline."""

    kind: int
    word: str
    inside: tuple[Reading, ...]
    opening: tuple[Reading, ...]
    plain: tuple[Reading, ...]
    closes: bool
    together: bool


class UnitReader:
    """Reads one sentence; a headline capitalises every word, so a capital tells nothing there."""

    def __init__(
        self, lexicon: Lexicon, capital: tuple[float, float], indefinite: frozenset[str], particles: frozenset[str]
    ) -> None:
        self._lexicon = lexicon
        self._indefinite = indefinite
        self._particles = particles
        self._capital = capital
        self._forms: dict[str, _Form] = {}

    def __getstate__(self) -> tuple[Lexicon, tuple[float, float], frozenset[str], frozenset[str]]:
        return (self._lexicon, self._capital, self._indefinite, self._particles)

    def __setstate__(self, state: tuple[Lexicon, tuple[float, float], frozenset[str], frozenset[str]]) -> None:
        self._lexicon, self._capital, self._indefinite, self._particles = state
        self._forms = {}

    def read(
        self, sentence: Sentence, tokens: Tokens, named: Mapping[Span, bool], *, headline: bool
    ) -> tuple[list[Segment], tuple[Span, ...]]:
        """Return the segments of the sentence, that outside brackets first, and the spans of its quotations.

        `named` are the spans that are one noun each, and whether it tells a time.
        """
        units = self._units(sentence, tokens, named, headline=headline)
        main, *others = _segments(units)
        if not headline and (length := _dateline(main.units, tokens)):
            return [Segment(main.units[length:]), Segment(main.units[:length]), *others], _quotations(units)
        return [main, *others], _quotations(units)

    def _units(self, sentence: Sentence, tokens: Tokens, spans: Mapping[Span, bool], *, headline: bool) -> list[Unit]:
        text, forms, end = tokens.text, self._forms, sentence.end
        named = dict(spans.keys())
        units: list[Unit] = []
        at, quotes, opens = sentence.start, 0, True
        while at < end:
            if at in named:
                last = self._compound_end(named[at], end, tokens)
                described = bool(units) and units[-1].word in self._indefinite and last < end and text[last].isalpha()
                units.append(self._name(at, last, text, spans, quotes, attribute=described))
                at, opens = last, False
                continue
            form = forms.get(text[at]) or self._form(text[at])
            if form.kind == _MARK and not (
                form.word in _APOSTROPHES and _possesses(tokens, at, sentence.start, quotes)
            ):
                quotes += 1
                units.append(Unit(at, at + 1, form.word, (), quotes))
                at += 1
                continue
            last = at + 1
            if form.kind == _SPACE:
                at = last
                continue
            if last < end and text[last] in _HYPHENS:
                last = self._compound_end(last, end, tokens)
            if last > at + 1:
                units.append(self._compound(at, last, text, quotes))
                opens = False
            elif form.together and (joined := self._together(units, form.word, at, end, text)):
                last, word = joined
                units.append(Unit(at, last, word, self._lexicon.readings(word), quotes))
                opens = False
            else:
                readings = form.plain if headline else form.opening if opens else form.inside
                units.append(Unit(at, last, form.word, readings, quotes))
                opens = form.closes
            at = last
        return units

    def _name(
        self, at: int, last: int, text: Sequence[str], spans: Mapping[Span, bool], quotes: int, *, attribute: bool
    ) -> Unit:
        time = spans.get((at, last))
        if time is None:
            return self._compound(at, last, text, quotes)
        readings = self._form(text[at]).inside
        if time and last == at + 1 and any(reading.tag == "adj" for reading in readings):
            # 'its *quarterly* results', 'an *annual* fee': how often, and no noun.
            return Unit(at, last, text[at].lower(), readings, quotes)
        word = " ".join(text[at:last])
        if time and attribute:
            # 'a *2018* launch'
            return Unit(at, last, word, (Reading("adj", word, 0),), quotes)
        return Unit(at, last, word, (Reading("yr" if time else "nam", word, 0),), quotes, name=True, time=time)

    def _compound(self, at: int, last: int, text: Sequence[str], quotes: int) -> Unit:
        form = "".join(text[at:last])
        return Unit(at, last, form.lower(), self._form(form).inside, quotes)

    def _form(self, text: str) -> _Form:
        """Look up and keep what the text of a token tells."""
        word = text.lower()
        kind = _MARK if text in MARKS else _SPACE if text.isspace() else _PLAIN
        pause = _PAUSES.get(word)
        if pause is not None:
            plain: tuple[Reading, ...] = (Reading(pause, word, 0),)
            inside = opening = plain
        else:
            inside = opening = plain = self._lexicon.readings(word)
            if text[:1].isupper():
                inside, opening = (tuple(self._as_name(plain, word, opens=opens)) for opens in (False, True))
        form = _Form(kind, word, inside, opening, plain, pause in {"sep", "end"}, word in self._lexicon.together)
        if len(self._forms) < _KEPT:
            self._forms[text] = form
        return form

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

    def _together(
        self, units: Sequence[Unit], word: str, at: int, end: int, text: Sequence[str]
    ) -> tuple[int, str] | None:
        """Return the end of words read as one, and the words; None where no such words begin here."""
        for rest in self._lexicon.together[word]:
            last = at + 1 + len(rest)
            stands = last <= end and all(text[at + 1 + i].lower() == one for i, one in enumerate(rest))
            if stands and not self._is_particle(units, word, text[last : last + 1]):
                return last, " ".join((word, *rest))
        return None

    def _is_particle(self, units: Sequence[Unit], word: str, behind: Sequence[str]) -> bool:
        """Whether a word goes with the verb before it ('teamed *up* to build', but 'spent up to 30 million')."""
        before = units[-1].readings if units else ()
        counted = bool(behind) and not behind[0][:1].isalpha()
        return not counted and any(f"{one.lemma} {word}" in self._particles for one in before)

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


def _possesses(tokens: Tokens, at: int, start: int, quotes: int) -> bool:
    """Whether an apostrophe is the possessive of a plural ('the operators' towers')."""
    glued = at > start and tokens.end[at - 1] == tokens.start[at] and tokens.text[at - 1][-1:] == "s"
    return glued and not quotes % 2


def _dateline(units: Sequence[Unit], tokens: Tokens) -> int:
    """Return how many units tell where and when a report was written: 'OSLO, May 3 (Reuters) - ', 'OSLO May 3 '."""
    if not units or units[0].time or not (units[0].name or _is_shouted(units[0], tokens)):
        return 0
    shouted, told = _is_shouted(units[0], tokens), False
    for at, unit in enumerate(units):
        if unit.word in _DASHES:
            # 'Nordan - a rival of Corvane - …' describes a name.
            return at + 1 if told or shouted else 0
        if told and shouted and unit.word != "," and not unit.time:
            return at
        if not (unit.name or unit.time or unit.word == "," or _is_shouted(unit, tokens)):
            return 0
        told |= unit.time
    return 0


def _is_shouted(unit: Unit, tokens: Tokens) -> bool:
    return all(len(form) > 1 and form.isupper() for form in tokens.text[unit.first : unit.last])


def _segments(units: list[Unit]) -> list[Segment]:
    """Part the units at brackets; quotation marks are left out."""
    if not any(unit.word in _BRACKETS for unit in units):
        return [Segment([unit for unit in units if unit.readings])]
    done: list[Segment] = []
    open_: list[tuple[list[Unit], int | None]] = [([], None)]
    for unit in units:
        if unit.word in _BRACKETS:
            host = open_[-1][0][-1].first if open_[-1][0] else None
            open_.append(([], host))
        elif unit.word in _CLOSING_BRACKETS:
            if len(open_) > 1:
                inner, host = open_.pop()
                done.append(Segment(inner, host))
        elif unit.readings:
            open_[-1][0].append(unit)
    while len(open_) > 1:
        inner, host = open_.pop()
        done.append(Segment(inner, host))
    return [Segment(open_[0][0]), *sorted((s for s in done if s.units), key=lambda s: s.units[0].first)]


def _quotations(units: list[Unit]) -> tuple[Span, ...]:
    """Return the tokens between each pair of quotation marks."""
    marks = [unit for unit in units if not unit.readings]
    return tuple(
        (opening.last, closing.first)
        for opening, closing in zip(marks[::2], marks[1::2], strict=False)
        if closing.first > opening.last
    )
