"""The parser: a chart over one stretch of vocabulary, filled from right to left.

Everything that begins further right is complete when a position is taken up, so that patterns may begin with
what other patterns give (`{MONTH} {part}` gives a MONTH) without any search going round in circles.

The chart sees the stretch alone, nothing around it. What a pattern forbids around it (`unless`) is handed on as a
condition, so that the outcome for a stretch holds wherever it occurs and can be remembered.
"""

from __future__ import annotations

from typing import Any

from extractor.dates.derivation import Condition, Derivation
from extractor.dates.grammar import End, Grammar, Node
from extractor.dates.lexicon import KEY, Terminal
from extractor.dates.meaning import evaluator
from extractor.dates.pattern import Element
from extractor.dates.rule import Rule

Edges = dict[str, list[tuple[int, Any]]]  # symbol → (end, value or derivation)


def parse(grammar: Grammar, text: str, *, alone: bool) -> tuple[Derivation, ...]:
    """Return every visible pattern that matches in a stretch of vocabulary: leftmost first, then longest."""
    return tuple(sorted(_Chart(grammar, text, alone=alone).found, key=_preference))


def _preference(derivation: Derivation) -> tuple[int, int, int, int]:
    return derivation.start, -derivation.end, -derivation.rule.priority, derivation.rule.order


class _Chart:
    def __init__(self, grammar: Grammar, text: str, *, alone: bool) -> None:
        self.grammar = grammar
        self.text = text
        self.alone = alone
        self.found: list[Derivation] = []
        self._terminals: dict[int, list[Terminal]] = {}
        self._ending: dict[int, list[tuple[str, int]]] = {}
        self._edges: dict[int, Edges] = {}
        self._blanks: dict[int, int] = {}
        self._led: dict[tuple[int, int], bool] = {}
        self._proper: list[int] = []
        self._look_up()
        for position in reversed(self._terminals):
            self._fill(position)

    def _look_up(self) -> None:
        """Find the words and numbers of the stretch, by where they begin and where they end."""
        terminals_at, proper = self.grammar.lexicon.terminals, () if self.alone else self.grammar.proper
        for match in KEY.finditer(self.text):
            position = match.start()
            found = terminals_at(self.text, position)
            if found:
                self._terminals[position] = found
                for symbol, _, end in found:
                    self._ending.setdefault(end, []).append((symbol, position))
                if match.group() in proper:
                    self._proper.append(position)

    def blank(self, position: int) -> int:
        """Return where the next word begins after an optional blank."""
        found = self._blanks.get(position)
        if found is None:
            text, end, found = self.text, len(self.text), position
            while found < end and text[found] in " \t\r":
                found += 1
            if found == position < end and text[found] == "-" and self.grammar.marked:
                found += 1
            self._blanks[position] = found
        return found

    def _fill(self, position: int) -> None:
        """Complete everything that begins at a position."""
        all_edges, root, marked = self._edges, self.grammar.root, self.grammar.marked
        edges: Edges = {}
        all_edges[position] = edges
        for symbol, value, end in self._terminals[position]:
            edges.setdefault(symbol, []).append((end, value))
        agenda: list[tuple[Node, int, tuple[Any, ...]]] = [
            (root[symbol], end, (value,)) for symbol, items in edges.items() if symbol in root for end, value in items
        ]
        while agenda:
            (tight, loose, ends, ends_tight, ends_loose), stop, captured = agenda.pop()
            for expansion in ends:
                self._complete(expansion, position, stop, captured, {}, agenda)
            if ends_tight:
                self._complete_before(ends_tight, stop, position, stop, captured, agenda)
            if tight and stop in all_edges:
                _step(tight, all_edges[stop], captured, agenda)
            if loose or ends_loose:
                place = self.blank(stop)
                if ends_loose:
                    self._complete_before(ends_loose, place, position, stop, captured, agenda)
                if loose and place in all_edges and (place > stop or not marked):
                    _step(loose, all_edges[place], captured, agenda)

    def _complete_before(
        self,
        ends: dict[str, list[End]],
        place: int,
        start: int,
        stop: int,
        captured: tuple[Any, ...],
        agenda: list[Any],
    ) -> None:
        """Complete what ends at `stop` before words that begin at `place`."""
        for symbol in dict.fromkeys(symbol for symbol, _, _ in self._terminals.get(place, ()) if symbol in ends):
            for expansion in ends[symbol]:
                behind = self._follows(expansion[3], stop)
                if behind is not None:
                    self._complete(expansion, start, stop, captured, behind, agenda)

    def _complete(
        self,
        end: End,
        start: int,
        stop: int,
        captured: tuple[Any, ...],
        behind: dict[str, Any],
        agenda: list[Any],
    ) -> None:
        """Add what `end` gives, with what stands in the slots of its core and of the words behind."""
        rule, names, lead, _ = end
        if rule.alone is not None and rule.alone != self.alone:
            return
        if lead and (start == 0 or not self._leads(lead, start)):
            return
        slots = behind | {name: value for name, value in zip(names, captured, strict=True) if name}
        conditions = self._conditions(rule, start, stop, captured)
        derivation = Derivation(rule, slots, start, stop, conditions, evaluator(rule.tree))
        if rule.visible:
            self.found.append(derivation)
        edges, root = self._edges[start], self.grammar.root
        for symbol in self.grammar.symbols[rule.gives]:
            if _admit(edges.setdefault(symbol, []), stop, derivation) and symbol in root:
                agenda.append((root[symbol], stop, (derivation,)))

    def _leads(self, lead: tuple[Element, ...], start: int) -> bool:
        """Tell whether the words of `lead` stand before `start`, read from right to left."""
        key = id(lead), start
        known = self._led.get(key)
        if known is None:
            known = self._led[key] = self._leads_to(lead, start)
        return known

    def _leads_to(self, lead: tuple[Element, ...], start: int) -> bool:
        places = {start}
        for element in reversed(lead):
            places = {
                first
                for place in places
                for end in self._backwards(place)
                for symbol, first in self._ending.get(end, ())
                if symbol == element.symbol
            }
            if not places:
                return False
        return True

    def _backwards(self, place: int) -> tuple[int, ...]:
        """Return where the word before `place` may end: there, and before the blank that precedes it."""
        text, before = self.text, place
        while before and text[before - 1] in " \t\r":
            before -= 1
        if before == place > 0 and text[before - 1] == "-" and self.grammar.marked:
            before -= 1
        return (place,) if before == place else (place, before)

    def _follows(self, trail: tuple[Element, ...], stop: int) -> dict[str, Any] | None:
        """Return what stands in the slots of `trail` from `stop` on, None where its words do not stand there."""
        places: dict[int, dict[str, Any]] = {stop: {}}
        for element in trail:
            further: dict[int, dict[str, Any]] = {}
            for place, slots in places.items():
                for symbol, value, end in self._terminals.get(self.blank(place) if element.loose else place, ()):
                    if symbol == element.symbol:
                        further.setdefault(end, slots | {element.slot: value} if element.slot else slots)
            places = further
        return next(iter(places.values()), None)

    def _conditions(self, rule: Rule, start: int, stop: int, captured: tuple[Any, ...]) -> tuple[Condition, ...]:
        found = [condition for value in captured if isinstance(value, Derivation) for condition in value.conditions]
        if rule.not_before:
            found.append(Condition(rule.not_before, start, before=True))
        if rule.not_after:
            found.append(Condition(rule.not_after, stop))
        found += [Condition(None, place) for place in self._proper if start <= place < stop]
        return tuple(dict.fromkeys(found))


def _step(children: dict[str, Node], edges: Edges, captured: tuple[Any, ...], agenda: list[Any]) -> None:
    """Put on the agenda every child whose symbol begins at the place of `edges`."""
    for symbol in children if len(children) < len(edges) else edges:
        if symbol in edges and symbol in children:
            child = children[symbol]
            for end, value in edges[symbol]:
                agenda.append((child, end, (*captured, value)))


def _admit(known: list[tuple[int, Any]], stop: int, derivation: Derivation) -> bool:
    """Add a result unless a better one of the same kind and end holds without condition; tell whether it was added."""
    for end, other in known:
        if end == stop and not other.conditions and not _better(derivation, other):
            return False
    if len(known) > _MOST_READINGS:
        return False
    if not derivation.conditions:
        known[:] = [(end, other) for end, other in known if end != stop or _better(other, derivation)]
    known.append((stop, derivation))
    return True


_MOST_READINGS = 24  # of one kind from one place; a bound on what a hostile text can cost


def _better(derivation: Derivation, other: Derivation) -> bool:
    return (derivation.rule.priority, -derivation.rule.order) > (other.rule.priority, -other.rule.order)
