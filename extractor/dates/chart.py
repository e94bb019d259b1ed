"""The parser: a chart over one run of vocabulary, filled from right to left.

Everything that begins further right is complete when a position is taken up, so that patterns may begin with
what other patterns give (`{MONTH} {part}` gives a MONTH) without any search going round in circles.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from extractor.dates.anchors import regex
from extractor.dates.context import Context
from extractor.dates.grammar import End, Grammar, Node, Rule
from extractor.dates.lexicon import KEY, Terminal
from extractor.dates.meaning import evaluate
from extractor.dates.pattern import Element

_REACH = 60  # characters to the left of an anchor in which the other words of its expression are looked for
_BESIDE = 40  # characters before a match that `unless: before` may look at

Edges = dict[str, list[tuple[int, Any]]]  # symbol → (end, value or derivation)


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


@dataclass(frozen=True, slots=True)
class Script:
    """A text in the three forms that are read: as given, with marks unified, and that in lower case."""

    given: str
    marked: str
    folded: str


class Chart:
    """The parse of one passage; positions are offsets into the text."""

    def __init__(self, grammar: Grammar, script: Script, start: int, end: int, *, alone: bool) -> None:
        self.grammar = grammar
        self.marked = script.marked
        self.text = script.folded
        self.start = start
        self.end = end
        self.alone = alone
        self._terminals: dict[int, list[Terminal]] = {}
        self._edges: dict[int, Edges] = {}
        self._found: list[Derivation] = []

    def runs(self) -> Iterator[list[Derivation]]:
        """Yield the derivations of each run of vocabulary, in text order."""
        floor = self.start
        for start, end in self.grammar.anchors.find(self.text, self.start, self.end):
            if start < floor:
                continue
            first = self._leftmost(start, floor)
            places = self._reachable(first)
            if len(places) > 1 or self._is_expression(first):
                self._found = []
                for place in sorted(places, reverse=True):
                    self._fill(place)
                if self._found:
                    yield self._found
            floor = max(end, max(places, default=0))

    def terminals(self, position: int) -> list[Terminal]:
        """Return the words that begin at a position and end inside the passage."""
        found = self._terminals.get(position)
        if found is None:
            found = self.grammar.lexicon.terminals(self.text, position)
            if position > self.end - 16:
                found = [item for item in found if item[2] <= self.end]
            self._terminals[position] = found
        return found

    def blank(self, position: int) -> int:
        """Return where the next word begins after an optional blank."""
        text, end, found = self.text, self.end, position
        while found < end and text[found] in " \n\t\r":
            found += 1
        if found == position < end and text[found] == "-" and self.grammar.hyphen_blank:
            found += 1
        return found

    def _leftmost(self, anchor: int, floor: int) -> int:
        """Return the beginning of the unbroken vocabulary that leads up to an anchor."""
        low = max(floor, anchor - _REACH)
        text, starts = self.text, self.grammar.lexicon.starts
        leftmost, agenda, seen = anchor, [anchor], {anchor}
        while agenda:
            place = agenda.pop()
            leftmost = min(leftmost, place)
            ends = [place]
            before = place
            while before > low and text[before - 1] in " \n\t\r":
                before -= 1
            if before == place > low and text[before - 1] == "-" and self.grammar.hyphen_blank:
                before -= 1
            if before != place:
                ends.append(before)
            for end in ends:
                for start in starts(text, end, low):
                    if start not in seen:
                        seen.add(start)
                        agenda.append(start)
        return leftmost

    def _reachable(self, first: int) -> set[int]:
        """Return where words begin that are reached from `first` by words and blanks alone."""
        seen: set[int] = set()
        agenda = [first]
        while agenda:
            position = agenda.pop()
            found = self.terminals(position)
            if not found or position in seen:
                continue
            seen.add(position)
            for end in {end for _, _, end in found}:
                agenda.append(end)
                place = self.blank(end)
                if place != end:
                    agenda.append(place)
        return seen

    def _is_expression(self, position: int) -> bool:
        """Tell whether a word on its own can be an expression."""
        root = self.grammar.root
        return any(symbol in root and root[symbol].ends for symbol, _, _ in self.terminals(position))

    def _fill(self, position: int) -> None:
        """Complete everything that begins at a position."""
        if position in self._edges:
            return
        edges: Edges = {}
        self._edges[position] = edges
        for symbol, value, end in self.terminals(position):
            edges.setdefault(symbol, []).append((end, value))
        root = self.grammar.root
        agenda = [
            (root[symbol], end, value) for symbol, items in edges.items() if symbol in root for end, value in items
        ]
        while agenda:
            node, end, value = agenda.pop()
            self._walk(node, position, end, (value,), agenda)

    def _walk(self, node: Node, start: int, position: int, captured: tuple[Any, ...], agenda: list[Any]) -> None:
        for end in node.ends:
            self._complete(end, start, position, captured, agenda)
        if node.tight and position in self._edges:
            self._continue(node.tight, start, position, captured, agenda)
        if node.loose:
            place = self.blank(position)
            if place > position or not self.grammar.hyphen_blank:
                self._continue(node.loose, start, place, captured, agenda)

    def _continue(
        self, children: dict[str, Node], start: int, position: int, captured: tuple[Any, ...], agenda: list[Any]
    ) -> None:
        edges = self._edges.get(position)
        if edges is None:
            return
        for symbol in children.keys() & edges.keys() if len(children) > 3 else children:
            for end, value in edges.get(symbol, ()):
                self._walk(children[symbol], start, end, (*captured, value), agenda)

    def _complete(self, end: End, start: int, stop: int, captured: tuple[Any, ...], agenda: list[Any]) -> None:
        rule = end.rule
        if rule.alone is not None and rule.alone != self.alone:
            return
        if rule.not_after and regex(rule.not_after).match(self.marked, stop):
            return
        if rule.not_before and regex(rule.not_before).search(self.marked, max(self.start, start - _BESIDE), start):
            return
        if (end.lead and not self._leads(end.lead, start)) or (end.trail and not self._follows(end.trail, stop)):
            return
        slots = {name: value for name, value in zip(end.slots, captured, strict=True) if name}
        derivation = Derivation(rule, slots, start, stop)
        if rule.visible:
            self._found.append(derivation)
        edges, root = self._edges[start], self.grammar.root
        for symbol in self.grammar.symbols[rule.gives]:
            known = edges.setdefault(symbol, [])
            for index, (other_end, other) in enumerate(known):
                if other_end == stop:
                    if not _better(derivation, other):
                        break
                    known[index] = (stop, derivation)
                    if symbol in root:
                        agenda.append((root[symbol], stop, derivation))
                    break
            else:
                known.append((stop, derivation))
                if symbol in root:
                    agenda.append((root[symbol], stop, derivation))

    def _leads(self, lead: tuple[Element, ...], start: int) -> bool:
        low = max(self.start, start - _REACH)
        places = {start}
        places |= {place for place in range(max(low, start - 3), start) if self.blank(place) == start}
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
                reached |= {end for symbol, _, end in self.terminals(begin) if symbol == element.symbol}
            places = reached
        return places


def _better(derivation: Derivation, other: Derivation) -> bool:
    return (derivation.rule.priority, -derivation.rule.order) > (other.rule.priority, -other.rule.order)
