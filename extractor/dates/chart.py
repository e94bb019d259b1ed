"""The parser: a chart over one run of vocabulary, filled from right to left.

Everything that begins further right is complete when a position is taken up, so that patterns may begin with
what other patterns give (`{MONTH} {part}` gives a MONTH) without any search going round in circles.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from extractor.dates.context import Context
from extractor.dates.grammar import End, Grammar, Node, Rule
from extractor.dates.lexicon import KEY, Terminal
from extractor.dates.meaning import evaluate
from extractor.dates.pattern import Element

_REACH = 48  # characters to the left of an anchor in which the other words of its expression are looked for


@dataclass(frozen=True, slots=True)
class Derivation:
    """A pattern that matched, with what stands in its slots (plain values or further derivations)."""

    rule: Rule
    slots: dict[str, Any]
    start: int
    end: int

    def evaluate(self, context: Context) -> Any:
        """Return what the expression means."""
        return evaluate(self.rule.tree, self.slots, context)


Edges = dict[str, list[tuple[int, Any]]]  # symbol → (end, value or derivation)


class Chart:
    """The parse of one passage; positions are offsets into the folded text."""

    def __init__(self, grammar: Grammar, text: str, start: int, end: int, *, alone: bool) -> None:
        self.grammar = grammar
        self.text = text
        self.start = start
        self.end = end
        self.alone = alone
        self._terminals: dict[int, list[Terminal]] = {}
        self._edges: dict[int, Edges] = {}
        self._blank: dict[int, int] = {}
        self.found: dict[int, list[Derivation]] = {}

    def runs(self) -> Iterable[tuple[int, int, list[Derivation]]]:
        """Yield the derivations of each run of vocabulary, in text order."""
        position = self.start
        for match in self.grammar.anchor.finditer(self.text, self.start, self.end):
            if match.start() < position:
                continue
            first = self._leftmost(match.start(), position)
            positions = self._reachable(first)
            stop = max(positions)
            for place in sorted(positions, reverse=True):
                self._fill(place)
            yield first, stop, [item for place in sorted(positions) for item in self.found.get(place, ())]
            position = max(stop, match.end())

    def terminals(self, position: int) -> list[Terminal]:
        """Return the words that begin at a position and end inside the passage."""
        found = self._terminals.get(position)
        if found is None:
            found = [item for item in self.grammar.lexicon.terminals(self.text, position) if item[2] <= self.end]
            self._terminals[position] = found
        return found

    def blank(self, position: int) -> int:
        """Return where the next word begins after an optional blank."""
        found = self._blank.get(position)
        if found is None:
            text, end, found = self.text, self.end, position
            while found < end and text[found] in " \n\t\r":
                found += 1
            if found == position and self.grammar.hyphen_blank and found < end and text[found] == "-":
                found += 1
            self._blank[position] = found
        return found

    def _leftmost(self, anchor: int, floor: int) -> int:
        """Return the beginning of the unbroken vocabulary that leads up to an anchor."""
        low = max(floor, anchor - _REACH)
        starts = [match.start() for match in KEY.finditer(self.text, low, anchor) if not match.group().isspace()]
        good, leftmost, misses = {anchor}, anchor, 0
        for start in reversed(starts):
            if any(end in good or self.blank(end) in good for _, _, end in self.terminals(start)):
                good.add(start)
                leftmost, misses = start, 0
            else:
                misses += 1
                if misses > 3:
                    break
        return leftmost

    def _reachable(self, first: int) -> set[int]:
        seen = {first}
        agenda = [first]
        while agenda:
            position = agenda.pop()
            for _, _, end in self.terminals(position):
                for place in (end, self.blank(end)):
                    if place not in seen:
                        seen.add(place)
                        agenda.append(place)
        return seen

    def _fill(self, position: int) -> None:
        """Complete everything that begins at a position."""
        if position in self._edges:
            return
        edges: Edges = {}
        self._edges[position] = edges
        agenda: list[tuple[str, int, Any]] = []
        root, groups = self.grammar.root, self.grammar.groups

        def add(symbol: str, end: int, value: Any) -> None:
            for name in (symbol, *groups.get(symbol, ())):
                known = edges.setdefault(name, [])
                for index, (other_end, other) in enumerate(known):
                    if other_end == end:
                        if not _better(value, other):
                            break
                        known[index] = (end, value)
                        agenda.append((name, end, value))
                        break
                else:
                    known.append((end, value))
                    agenda.append((name, end, value))

        for symbol, value, end in self.terminals(position):
            add(symbol, end, value)
        while agenda:
            symbol, end, value = agenda.pop()
            node = root.get(symbol)
            if node is not None:
                self._walk(node, position, end, (value,), add)

    def _walk(self, node: Node, start: int, position: int, captured: tuple[Any, ...], add: Any) -> None:
        for end in node.ends:
            self._complete(end, start, position, captured, add)
        if node.tight:
            self._continue(node.tight, start, position, captured, add)
        if node.loose:
            place = self.blank(position)
            if place > position:
                self._continue(node.loose, start, place, captured, add)
            elif not self.grammar.hyphen_blank:
                self._continue(node.loose, start, position, captured, add)

    def _continue(self, children: dict[str, Node], start: int, position: int, captured: tuple[Any, ...], add: Any) -> None:
        for symbol, edges in self._edges.get(position, {}).items():
            child = children.get(symbol)
            if child is not None:
                for end, value in edges:
                    self._walk(child, start, end, (*captured, value), add)

    def _complete(self, end: End, start: int, stop: int, captured: tuple[Any, ...], add: Any) -> None:
        rule = end.rule
        if rule.alone is not None and rule.alone != self.alone:
            return
        if rule.not_after and rule.not_after.match(self.text, stop):
            return
        if rule.not_before and rule.not_before.search(self.text, max(self.start, start - 40), start):
            return
        if end.lead and not self._leads(end.lead, start):
            return
        if end.trail and not self._follows(end.trail, stop):
            return
        slots = {name: value for name, value in zip(end.slots, captured, strict=True) if name}
        derivation = Derivation(rule, slots, start, stop)
        add(rule.gives, stop, derivation)
        if rule.visible:
            self.found.setdefault(start, []).append(derivation)

    def _leads(self, lead: tuple[Element, ...], start: int) -> bool:
        low = max(self.start, start - _REACH)
        places = {start}
        places |= {place for place in range(low, start) if self.blank(place) == start}
        return any(self._ends(lead, match.start()) & places for match in KEY.finditer(self.text, low, start))

    def _follows(self, trail: tuple[Element, ...], stop: int) -> bool:
        return bool(self._ends(trail, self.blank(stop) if trail[0].loose else stop))

    def _ends(self, elements: tuple[Element, ...], start: int) -> set[int]:
        """Return where a sequence of plain words from `start` on can end."""
        places = {start}
        for index, element in enumerate(elements):
            reached = set()
            for place in places:
                begin = self.blank(place) if element.loose and index else place
                for symbol, _, end in self.terminals(begin):
                    if symbol == element.symbol or element.symbol in self.grammar.groups.get(symbol, ()):
                        reached.add(end)
            places = reached
        return places


def _better(value: Any, other: Any) -> bool:
    if not isinstance(value, Derivation) or not isinstance(other, Derivation):
        return False
    return (value.rule.priority, -value.rule.order) > (other.rule.priority, -other.rule.order)
