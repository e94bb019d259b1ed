"""The class of every word: the best path through what each may be, scored by what follows what and by finite verbs.

Each clause has one finite verb. So a path remembers how many clauses still wait for theirs: 'The network built in 2019
covers Seoul' reads 'built' as a participle, because 'covers' would be one verb too many.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extractor.language.english.classes import FINITE, TRANSPARENT
from extractor.language.english.lexicon import Reading
from extractor.language.english.model import Context
from extractor.language.english.units import Unit

_START = "^"
_OPENERS = frozenset(("sub", "rel", "cmp"))
_LEAST_WAITING, _MOST_WAITING = 0, 4
_JOINING = frozenset(("cc", "sep"))
_BEAM = 6.0
_NONE, _SAID, _COMMA, _CONJUNCTION, _INVERTED = range(5)
_INVERTING = frozenset((_START, "wh", "sep"))
_AUXILIARY = frozenset(("mod", "be_f", "hav_f", "do_f"))
_BELOW = frozenset(("vb", "vh", "vn", "vg", "be_b", "be_n", "hav_b"))
_INVERSION = 3.5


@dataclass(frozen=True, slots=True)
class Tagger:
    """Scores of sequences: class → next class → score, and what surplus and missing finite verbs cost."""

    follows: Mapping[str, Mapping[str, float]]
    surplus: tuple[float, ...]
    missing: float
    says: frozenset[str]

    def tag(self, units: Sequence[Unit], waiting: int = 1) -> list[Reading]:
        """Return one reading for each unit; `waiting` clauses have no finite verb yet."""
        beam: dict[tuple[str, int, int], tuple[float, Any]] = {(_START, waiting, _NONE): (0.0, None)}
        for unit in units:
            readings = unit.readings
            new: dict[tuple[str, int, int], tuple[float, Any]] = {}
            best = -1e9
            for reading in readings:
                tag, lemma, cost = reading
                for state, (score, path) in beam.items():
                    before, open_, why = state
                    if tag in TRANSPARENT:
                        total = score + cost
                        key = state
                    else:
                        total = score + cost + self.follows[before].get(tag, 0.0)
                        if tag in FINITE:
                            if open_ > 0:
                                open_ -= 1
                            else:
                                total += self.surplus[why]
                            why = (
                                _SAID
                                if lemma in self.says
                                else _INVERTED
                                if tag in _AUXILIARY and before in _INVERTING
                                else _NONE
                            )
                        elif tag in _OPENERS:
                            if open_ < _MOST_WAITING:
                                open_ += 1
                        elif tag == "com":
                            why = why or _COMMA
                        elif tag in _JOINING:
                            why = _CONJUNCTION
                        elif why == _INVERTED and tag in _BELOW:
                            total += _INVERSION
                            why = _NONE
                        elif lemma in self.says and tag in _BELOW:
                            why = _SAID
                        key = (tag, open_, why)
                    if total < best - _BEAM:
                        continue
                    kept = new.get(key)
                    if kept is None or kept[0] < total:
                        new[key] = (total, (reading, path))
                        best = max(best, total)
            if len(new) > 1:
                least = best - _BEAM
                new = {key: value for key, value in new.items() if value[0] >= least}
            beam = new
        _, path = max(
            ((score + self.missing * state[1], path) for state, (score, path) in beam.items()), key=lambda item: item[0]
        )
        found: list[Reading] = []
        while path is not None:
            found.append(path[0])
            path = path[1]
        found.reverse()
        return found


def build_tagger(context: Context, says: frozenset[str]) -> Tagger:
    """Return the tagger with groups of classes written out."""
    groups = context.groups
    follows: dict[str, dict[str, float]] = {tag: {} for tag in (*groups["all"], "^")}
    for before, scores in context.follows.items():
        for tag in groups.get(before, (before,)):
            for after, score in scores.items():
                follows[tag].update(dict.fromkeys(groups.get(after, (after,)), score))
    surplus = context.surplus
    return Tagger(
        follows,
        (surplus.elsewhere, surplus.said, surplus.comma, surplus.conjunction, surplus.elsewhere),
        context.missing,
        says,
    )
