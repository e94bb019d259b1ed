"""The name that an article gives an event: quoted, or that of a fair written in capitals."""

from __future__ import annotations

import re

from extractor.events.circumstances import Act
from extractor.events.scene import Scene, owner_of
from extractor.grammar.parse import Span

_QUOTED = re.compile(r"[‘'「『<](?=\S)([^‘’'「」『』<>“”\"]{2,60}?)[’'」』>]")
_FAIR = re.compile(r"\b[A-Z]{3,}(?![a-z])(?:[ -]?(?:19|20)?[0-9]{2}(?![0-9]))?")
_BEHIND = 3  # tokens behind a quoted name in which it may be called a theme


def name_of(scene: Scene, act: Act, anchor: Span) -> str | None:
    """Return the quoted name nearest to the words of the event in its clauses, or the fair that these words name."""
    layout = scene.layout
    start, end = scene.characters((scene.sentence.start, scene.sentence.end))
    found: list[tuple[int, str]] = []
    for match in _QUOTED.finditer(layout.text, start, end):
        span = layout.tokens.span(*match.span(1))
        owner = owner_of(scene.parse, span)
        if owner is None or act.rank(owner[0]) is None or _is_theme(scene, span[1]):
            continue
        found.append((min(abs(span[1] - anchor[0]), abs(span[0] - anchor[1])), match.group(1)))
    if found:
        return min(found)[1]
    fair = _FAIR.search(layout.text, *scene.characters(anchor))
    return fair.group() if fair else None


def _is_theme(scene: Scene, behind: int) -> bool:
    lemmas = scene.layout.tokens.lemma[behind : min(behind + _BEHIND, scene.sentence.end)]
    return any(lemma in scene.words.themes for lemma in lemmas)
