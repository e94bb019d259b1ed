"""The compiled rules of one language."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.dates.anchors import Anchors
from extractor.dates.lexicon import Lexicon
from extractor.dates.pattern import Element
from extractor.dates.rule import Rule

# One expansion that is complete at a node: its rule, the slots of its elements, the context before and after it.
End = tuple[Rule, tuple[str | None, ...], tuple[Element, ...], tuple[Element, ...]]

# A step in the trie of all expansions: children by symbol, without and with a blank before it, and what ends here:
# wherever it stands, or before a symbol, without and with a blank before that.
# A plain tuple, because thousands of them are stored and loaded with the compiled rules.
Node = tuple[dict[str, "Node"], dict[str, "Node"], list[End], dict[str, list[End]], dict[str, list[End]]]


@dataclass(slots=True)
class Grammar:
    """The compiled rules of one language."""

    lexicon: Lexicon
    root: dict[str, Node]
    symbols: dict[str, tuple[str, ...]]  # of each result, the result itself and the groups it belongs to
    anchors: Anchors
    before: str
    after: str
    compared_before: str  # what stands before, or behind, the base of a comparison; empty where nothing tells
    compared_after: str
    fold: tuple[tuple[str, str], ...]
    cues: str
    cue_beginnings: str  # where a cue may begin in a word; empty where words are not set apart
    day_first: str  # what tells that numeric dates have their day first
    look: str
    quotes: str
    continues: frozenset[str]
    defaults: dict[str, str]
    alone_defaults: dict[str, str]
    marked: bool  # words are set apart; a blank in a pattern may be a hyphen in the text, and must be there
    proper: frozenset[str]
