"""What partners without a company of their own agree to do, for the events that tell of them."""

from __future__ import annotations

from extractor.document.columns import Layout
from extractor.document.facts import BusinessArea, Facts
from extractor.grammar.parse import Parse
from extractor.ventures.areas import AreaReader
from extractor.ventures.compiler import VentureRules
from extractor.ventures.scene import scene_of


def agreed_areas(
    number: int, layout: Layout, facts: Facts, parse: Parse, rules: VentureRules
) -> tuple[BusinessArea, ...]:
    """Return the business areas that sentence `number` tells of a partnership or alliance, each once."""
    words = rules.words[layout.sentences[number].language]
    found = AreaReader(rules).of_agreement(scene_of(number, layout, facts, parse, words))
    return tuple({layout.text[area.start : area.end].casefold(): area for area in reversed(found)}.values())[::-1]
