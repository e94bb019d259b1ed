"""Words that the article itself does not assert: speech in quotation marks, the items of a list."""

from __future__ import annotations

from extractor.events.scene import Scene, covers
from extractor.grammar.parse import Span
from extractor.grammar.quotes import bullet_list

_SPEECH = "“”" + chr(34)
_SHORTEST = 3  # words; a single quoted word is a name or irony within the reporter's own clause


def is_speech(scene: Scene, clause: int) -> bool:
    """Whether the predicate of a clause stands in somebody's speech.

    'had “voluntarily resigned”': a fragment that opens with a small letter is the reporter's own clause. What a
    headline quotes is its news: '가온텔레콤 "내년 AI 칩 판매 시작"'.
    """
    if scene.is_headline:
        return False
    predicate = scene.parse.clauses[clause].predicate
    for first, last in scene.parse.quotations:
        if not covers((first, last), predicate) or not _is_double(scene, (first, last)):
            continue
        opening = scene.text((first, last)).lstrip("“\"‘'«")[:1]
        return last - first >= _SHORTEST and not opening.islower()
    return False


def is_listed(scene: Scene, anchor: Span) -> bool:
    """Whether words stand in a bullet list within the sentence: `△… △… △…`."""
    start, end = scene.characters((scene.sentence.start, scene.sentence.end))
    at = scene.layout.tokens.start[anchor[0]]
    return any(begin <= at < stop for begin, stop in bullet_list(scene.layout.text[start:end], start))


def _is_double(scene: Scene, span: Span) -> bool:
    """Whether double marks stand around a span or open it; what single marks hold is the name of something."""
    text = scene.layout.tokens.text
    around = (text[max(span[0] - 1, 0)], text[span[0]])
    return any(mark in _SPEECH for mark in around)
