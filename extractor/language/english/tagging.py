"""The class of every word: the best path through what each may be, scored by what follows what and by finite verbs.

Each clause has one finite verb. So a path remembers how many clauses still wait for theirs: 'The network built in 2019
covers Seoul' reads 'built' as a participle, because 'covers' would be one verb too many.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extractor.language.english.classes import FINITE, NOMINAL, TRANSPARENT
from extractor.language.english.lexicon import Reading
from extractor.language.english.model import Context
from extractor.language.english.units import Unit

_START = "^"
_OPENERS = frozenset(("sub", "rel", "cmp"))
_ACTIVE = frozenset(("vb", "vp", "vz", "vd", "vh", "vg"))
_NONFINITE = frozenset(("vb", "vh", "vn", "vg", "be_b", "be_n", "hav_b"))
_ZERO = frozenset(("det", "prn", "sbj", "nam", "wh"))
_DESCRIBED = frozenset(("nn", "ns", "prn"))
_INVERTING = frozenset((_START, "wh", "sep"))
_AUXILIARY = frozenset(("mod", "be_f", "hav_f", "do_f"))
_NOTHING, _SAID, _COMMA, _CONJUNCTION, _INVERTED, _BARE = range(6)
"""What a path has seen that lets a finite verb come although no clause waits for one."""
_PASSING = frozenset((_NOTHING, _BARE))
"""What a comma takes the place of."""
_REASON = 7
_WAITING = 56
_REST = 63
_SHIFT, _CLASS = 3, 6
_ONE = 1 << _SHIFT
_MOST = 6 * _ONE
"""A state is one number: the class of the last word, how many clauses wait (three bits), what was seen (three bits)."""
_BEAM = 3.5

_Beam = dict[int, tuple[float, Any]]
"""State → the best score that leads there, and the path: (reading, whether a clause opens here, path before)."""


@dataclass(frozen=True, slots=True)
class Tagger:
    """Scores of sequences, by class and class before, and what surplus and missing finite verbs cost."""

    number: Mapping[str, int]
    behind: Mapping[str, Sequence[float]]
    """Class → the score of standing behind each class, by its number."""
    surplus: Sequence[float]
    """What a finite verb costs that no clause waits for, by what has been seen."""
    context: Context
    says: frozenset[str]
    """Verbs that take a clause without 'that'."""
    bare: frozenset[str]
    """Verbs that take a bare infinitive."""
    active: frozenset[int]
    described: frozenset[int]
    inverting: frozenset[int]
    inverted: frozenset[int]
    """Numbers of classes: verbs in the active, nouns a clause may describe, what an inversion stands behind, and what
    stands between the auxiliary and its verb there."""

    def tag(self, units: Sequence[Unit], waiting: int = 1) -> tuple[list[Reading], frozenset[int]]:
        """Return one reading for each unit, and the units at which a relative clause opens without a relative word.

        `waiting` clauses have no finite verb yet.
        """
        beam: _Beam = {self.number[_START] << _CLASS | waiting * _ONE: (0.0, None)}
        last = len(units) - 1
        for at, unit in enumerate(units):
            readings = unit.readings
            if at and len(readings[0].lemma) > 1 and self._wants_base(units[at - 1], readings):
                # 'will mothball', 'could greenlight': no list has every verb.
                readings = (*readings, Reading("vb", unit.word, self.context.unlisted))
            if at < last and len(readings) > 1:
                readings = self._before(readings, units[at + 1])
            if len(beam) == 1 and len(readings) == 1 and (only := self._only(beam, readings[0])):
                beam = only
                continue
            new: _Beam = {}
            for reading in readings:
                _STEPS.get(reading[0], _step)(self, new, beam, reading)
            if len(new) > 1:
                least = max(way[0] for way in new.values()) - _BEAM
                new = {state: way for state, way in new.items() if way[0] >= least}
            beam = new
        missing = self.context.missing
        ways = [(way[0] + missing * ((state & _WAITING) >> _SHIFT), way[1]) for state, way in beam.items()]
        return _path(max(ways, key=lambda way: way[0])[1])

    def _only(self, beam: _Beam, reading: Reading) -> _Beam | None:
        """Return the next beam where there is no choice, so that no score matters; None where the count changes."""
        tag = reading[0]
        ((state, (score, way)),) = beam.items()
        if tag in TRANSPARENT:
            return {state: (score, (reading, False, way))}
        if tag in _STEPS and (tag not in _ZERO or tag == "wh" or state >> _CLASS in self.described):
            return None
        return {self.number[tag] << _CLASS | (state & _REST): (score, (reading, False, way))}

    def _wants_base(self, before: Unit, readings: tuple[Reading, ...]) -> bool:
        """Return whether a verb in its base form is due and no reading is one."""
        due = all(reading.tag in {"mod", "to"} for reading in before.readings) and bool(before.readings)
        return due and readings[0].tag in {"nn", "adj"} and not any(reading.tag in _NONFINITE for reading in readings)

    def _before(self, readings: tuple[Reading, ...], unit: Unit) -> tuple[Reading, ...]:
        """Weigh the readings of a word by the word behind it.

        The past tense is dearer where the form may be a participle ('the firm led *by* Nordan'), an adverb cheaper
        before a number ('cut about *400* jobs').
        """
        if unit.word in self.context.agents:
            return _weighed(readings, "vd", self.context.before_agent)
        if unit.readings[0].tag == "num" and len(unit.readings) == 1 and not unit.time:
            return _weighed(readings, "adv", self.context.before_number)
        return readings


def _weighed(readings: tuple[Reading, ...], weighed: str, more: float) -> tuple[Reading, ...]:
    return tuple(Reading(tag, lemma, cost + more * (tag == weighed)) for tag, lemma, cost in readings)


def _path(way: Any) -> tuple[list[Reading], frozenset[int]]:
    found: list[Reading] = []
    opened: list[int] = []
    while way is not None:
        reading, opens, way = way
        if opens:
            opened.append(len(found))
        found.append(reading)
    found.reverse()
    return found, frozenset(len(found) - 1 - back for back in opened)


def _put(new: _Beam, state: int, score: float, way: Any) -> None:
    kept = new.get(state)
    if kept is None or kept[0] < score:
        new[state] = (score, way)


def _step(tagger: Tagger, new: _Beam, beam: _Beam, reading: Reading) -> None:
    """A word that changes nothing but the class."""
    tag, _, cost = reading
    behind, number = tagger.behind[tag], tagger.number[tag] << _CLASS
    for state, (score, way) in beam.items():
        total = score + cost + behind[state >> _CLASS]
        after = number | (state & _REST)
        kept = new.get(after)
        if kept is None or kept[0] < total:
            new[after] = (total, (reading, False, way))


def _transparent(_: Tagger, new: _Beam, beam: _Beam, reading: Reading) -> None:
    """An adverb: what stands behind it follows what stands before it."""
    cost = reading[2]
    for state, (score, way) in beam.items():
        _put(new, state, score + cost, (reading, False, way))


def _opener(tagger: Tagger, new: _Beam, beam: _Beam, reading: Reading) -> None:
    """A word that opens a clause: one more waits for its verb."""
    tag, _, cost = reading
    behind, number = tagger.behind[tag], tagger.number[tag] << _CLASS
    for state, (score, way) in beam.items():
        rest = state & _REST
        more = rest + _ONE if rest < _MOST else rest
        _put(new, number | more, score + cost + behind[state >> _CLASS], (reading, False, way))


def _zero(tagger: Tagger, new: _Beam, beam: _Beam, reading: Reading) -> None:
    """'the firm Nordan bought': where one phrase stands beside another a clause may open without a word for it."""
    _step(tagger, new, beam, reading)
    tag, _, cost = reading
    behind, number = tagger.behind[tag], tagger.number[tag] << _CLASS
    cost += tagger.context.surplus.zero_relative
    for state, (score, way) in beam.items():
        rest = state & _REST
        if (state >> _CLASS in tagger.described or tag == "wh") and rest < _MOST:
            _put(new, number | rest + _ONE, score + cost + behind[state >> _CLASS], (reading, True, way))


def _comma(tagger: Tagger, new: _Beam, beam: _Beam, reading: Reading) -> None:
    behind, number = tagger.behind["com"], tagger.number["com"] << _CLASS
    for state, (score, way) in beam.items():
        reason = state & _REASON
        after = number | (state & _WAITING) | (_COMMA if reason in _PASSING else reason)
        _put(new, after, score + behind[state >> _CLASS], (reading, False, way))


def _conjunction(tagger: Tagger, new: _Beam, beam: _Beam, reading: Reading) -> None:
    tag = reading[0]
    behind, number = tagger.behind[tag], tagger.number[tag] << _CLASS
    for state, (score, way) in beam.items():
        after = number | (state & _WAITING) | _CONJUNCTION
        _put(new, after, score + reading[2] + behind[state >> _CLASS], (reading, False, way))


def _nonfinite(tagger: Tagger, new: _Beam, beam: _Beam, reading: Reading) -> None:
    """An infinitive or participle; it may belong to an auxiliary before the subject ('Will Nordan buy …')."""
    tag, lemma, cost = reading
    behind, number = tagger.behind[tag], tagger.number[tag] << _CLASS
    seen = _SAID if lemma in tagger.says else _BARE if lemma in tagger.bare else _NOTHING
    for state, (score, way) in beam.items():
        total, reason = score + cost + behind[state >> _CLASS], state & _REASON
        if reason == _INVERTED:
            reason = seen
            if state >> _CLASS in tagger.inverted:
                total += tagger.context.surplus.inversion
        _put(new, number | (state & _WAITING) | (seen or reason), total, (reading, False, way))


def _finite(tagger: Tagger, new: _Beam, beam: _Beam, reading: Reading) -> None:
    """A finite verb: the verb of a clause that waits for it, or one too many."""
    tag, lemma, cost = reading
    behind, number = tagger.behind[tag], tagger.number[tag] << _CLASS
    says, comma = lemma in tagger.says, tagger.number["com"]
    bare = lemma in tagger.bare and tag not in _AUXILIARY
    seen = _SAID if says else _BARE if bare else _NOTHING
    for state, (score, way) in beam.items():
        before, waiting, reason = state >> _CLASS, state & _WAITING, state & _REASON
        total = score + cost + behind[before]
        if waiting:
            waiting -= _ONE
            if before in tagger.active:
                total += tagger.context.surplus.behind_verb
        elif (reason == _BARE and tag == "vp") or (says and (before == comma or reason == _COMMA)):
            total += tagger.surplus[_SAID]
        else:
            total += tagger.surplus[reason]
        inverted = _INVERTED if tag in _AUXILIARY and before in tagger.inverting else _NOTHING
        _put(new, number | waiting | (seen or inverted), total, (reading, False, way))


_STEPS: dict[str, Callable[[Tagger, _Beam, _Beam, Reading], None]] = {
    **dict.fromkeys(TRANSPARENT, _transparent),
    **dict.fromkeys(_OPENERS, _opener),
    **dict.fromkeys(_ZERO, _zero),
    **dict.fromkeys(_NONFINITE, _nonfinite),
    **dict.fromkeys(FINITE, _finite),
    "com": _comma,
    "cc": _conjunction,
    "sep": _conjunction,
}


def build_tagger(context: Context, says: frozenset[str], bare: frozenset[str]) -> Tagger:
    """Return the tagger with groups of classes written out."""
    groups = context.groups
    number = {tag: at for at, tag in enumerate(("^", *groups["all"]))}
    follows: dict[str, dict[str, float]] = {tag: {} for tag in number}
    for before, scores in context.follows.items():
        for tag in groups.get(before, (before,)):
            for after, score in scores.items():
                follows[tag].update(dict.fromkeys(groups.get(after, (after,)), score))
    behind = {after: tuple(follows[before].get(after, 0.0) for before in number) for after in number}
    surplus = context.surplus
    elsewhere = surplus.elsewhere
    return Tagger(
        number,
        behind,
        (elsewhere, surplus.said, surplus.comma, surplus.conjunction, elsewhere, elsewhere),
        context,
        says,
        bare,
        frozenset(number[tag] for tag in _ACTIVE),
        frozenset(number[tag] for tag in _DESCRIBED),
        frozenset(number[tag] for tag in _INVERTING),
        frozenset(number[tag] for tag in NOMINAL),
    )
