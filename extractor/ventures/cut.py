"""From a phrase to business areas: one for each item of a list, without the words that name nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.document.facts import BusinessArea
from extractor.grammar.parse import Phrase, Span, Voice
from extractor.ventures.compiler import VentureRules
from extractor.ventures.scene import Scene, begin_of, leaves

_BULLETS = "△▲▷▶▪●◆■①②③④⑤⑥⑦⑧⑨"
_LONGEST = 120
_LONGEST_PARTICIPLE = 7
_QUOTES = '“”"'
_INNER = ("-", "'", "’", "&", "/")
_COMMA = (",", ";", "·", "ㆍ")
_BRACKETS = {"(": ")", "[": "]"}


def areas_of(scene: Scene, phrase: Phrase, rules: VentureRules, start: int | None = None) -> Iterator[BusinessArea]:
    """Yield the areas that a phrase names; `start` is the token of the verb that belongs to the first."""
    items = list(leaves(phrase))
    if len(items) > 1 and _share_complement(scene, items):
        together = _first(items[0]) if start is None else start, _reach(scene, items[-1])
        whole = area_at(scene, together, rules, None, told=start is not None)
        if whole is not None:
            yield whole
        return
    for number, item in enumerate(items):
        first = start if start is not None and not number else _first(item)
        if number:
            first = _behind_joiner(scene, _reach(scene, items[number - 1]), first)
        span = (first, _reach(scene, item))
        named = area_at(scene, span, rules, item, told=start is not None and not number)
        if named is not None:
            yield named


def _share_complement(scene: Scene, items: Sequence[Phrase]) -> bool:
    """Whether only the last item says of what they all are ('*repair* and *sale of* masts')."""
    bare = all(item.span[1] - item.head[0] == 1 and not scene.mention_at(item.head[0]) for item in items[:-1])
    return bare and _reach(scene, items[-1]) > items[-1].head[1]


def area_at(scene: Scene, span: Span, rules: VentureRules, item: Phrase | None, *, told: bool) -> BusinessArea | None:
    """Return the area at a span of tokens, None where nothing is left of it; `told`: a verb opens it."""
    bare = _trimmed(scene, span)
    if bare is None or scene.is_taken(bare) or _ends_in_body(scene, bare) or _is_excluded(scene, bare, item):
        return None
    if told and item is not None and (scene.is_taken(item.span) or _is_excluded(scene, item.span, item)):
        return None
    start, end = scene.characters(bare)
    if end - start > _LONGEST or any(mark in scene.layout.text[start:end] for mark in _QUOTES):
        return None
    return BusinessArea(start, end, rules.area_id(scene.layout.text[start:end]))


def _ends_in_body(scene: Scene, span: Span) -> bool:
    """Whether a span holds names as more than owners ("*Halden's* routers" is an area, 'routers, Halden' is none)."""
    bodies = scene.bodies_in(span)
    return len(bodies) > 1 or any(one.last == span[1] for one in bodies)


def bullets_in(scene: Scene, rules: VentureRules) -> Iterator[BusinessArea]:
    """Yield the items of a list inside a sentence ('△… △… 등')."""
    tokens = scene.tokens
    marks = [at for at in range(scene.sentence.start, scene.sentence.end) if tokens.text[at][:1] in _BULLETS]
    # One mark alone opens a caption or a headline.
    marks = marks if len(marks) > 1 else []
    for number, mark in enumerate(marks):
        end = marks[number + 1] if number + 1 < len(marks) else _list_end(scene, mark)
        area = area_at(scene, (mark + 1, end), rules, None, told=False)
        if area is not None:
            yield area


def examples_behind(scene: Scene, index: int, rules: VentureRules) -> Iterator[BusinessArea]:
    """Yield the items of a list that opens at token `index` ('such as *A, B and C*'), read by its commas."""
    words, tokens = scene.words, scene.tokens
    end = index
    while end < scene.sentence.end and not (_closes(tokens.text[end]) or words.stops.at(tokens, end, end + 1)):
        end += 1
    commas = [at for at in range(index, end) if tokens.text[at] in _COMMA]
    # Only where commas tell that it is a list is 'and' the end of one ('bits and pieces, nuts and bolts').
    last = [at for at in range(commas[-1], end) if words.joiners.at(tokens, at, at + 1)] if commas else []
    edges = [index - 1, *commas, *last[:1], end]
    for low, high in pairwise(edges):
        area = area_at(scene, (low + 1, high), rules, None, told=False) if low + 1 < high else None
        if area is not None:
            yield area


def _closes(text: str) -> bool:
    return text not in _COMMA and not any(map(str.isalnum, text)) and text not in _INNER


def _list_end(scene: Scene, mark: int) -> int:
    """The last item ends with the first phrase that begins behind its mark."""
    ends = [one.span[1] for one in scene.phrases if one.span[0] <= mark + 1 < one.span[1]]
    closing = scene.words.edges
    for at in range(mark + 1, scene.sentence.end):
        if closing.at(scene.tokens, at, at + 1) and at > mark + 1 and not _BULLETS.count(scene.tokens.text[at]):
            return at
    return min(ends, default=scene.sentence.end)


def _behind_joiner(scene: Scene, end: int, first: int) -> int:
    """Where a member begins that may have lost a modifier: behind the comma or 'and' that follows the one before."""
    tokens = scene.tokens
    at = end
    while at < first and (tokens.text[at] in _COMMA or scene.words.joiners.at(tokens, at, at + 1)):
        at += 1
    return at if end < at <= first else first


def _first(item: Phrase) -> int:
    return item.span[0] if not item.marked[0] < item.marked[1] == item.head[0] else max(item.span[0], item.marked[1])


def _reach(scene: Scene, item: Phrase) -> int:
    """Where an item ends, with the phrases of its own behind it ('chips *for electric buses*, in Oslo')."""
    end = item.head[1]
    while True:
        behind = [one for one in scene.phrases if one.marker in scene.words.belongs and begin_of(one) == end]
        # Of a list the longest phrase holds all members.
        own = max(behind, key=lambda one: one.span[1], default=None)
        if own is None or own.span[1] <= end or scene.is_taken(own.head):
            return max(end, _described(scene, end))
        end = max(_reach(scene, member) for member in leaves(own))


def _described(scene: Scene, end: int) -> int:
    """Where the participle ends that goes on with a phrase ('a material *used for lenses*')."""
    for clause in scene.parse.clauses:
        participle = clause.voice is Voice.PASSIVE and clause.predicate[1] - clause.predicate[0] == 1
        if participle and clause.predicate[0] == end and clause.span[1] - end <= _LONGEST_PARTICIPLE:
            return clause.span[1]
    return end


def _trimmed(scene: Scene, span: Span) -> Span | None:
    """A span without what is cut off areas at either end."""
    tokens, edges = scene.tokens, scene.words.edges
    first, last = span
    while first < last:
        time = scene.in_times(first)
        found = edges.at(tokens, first, last)
        if time:
            first = time[1]
        elif found and (found[1] == last or _is_word_end(scene, found[1])):
            first = found[1]
        elif not any(map(str.isalnum, tokens.text[first])) and tokens.text[first] not in ("‘", "“", "'", '"'):
            first += 1
        else:
            break
    while first < last:
        cut = next((at for at in range(max(first, last - 3), last) if _ends_with(scene, at, last)), None)
        if cut is not None and cut > first:
            last = cut
        elif tokens.text[last - 1] in (*_COMMA, ".", "‘", "“"):
            last -= 1
        else:
            break
    return (first, last) if first < last else None


def _ends_with(scene: Scene, at: int, last: int) -> bool:
    found = scene.words.edges.at(scene.tokens, at, last)
    return found is not None and found[1] == last


def _is_word_end(scene: Scene, token: int) -> bool:
    """Whether a blank stands before a token; English words always end with one."""
    tokens = scene.tokens
    return not tokens.tag[token - 1] or tokens.end[token - 1] < tokens.start[token]


def _is_excluded(scene: Scene, span: Span, item: Phrase | None) -> bool:
    """Whether a span is nothing but words that are no area, or its head noun is one of them and stands alone."""
    words, tokens = scene.words, scene.tokens
    at = span[0]
    while at < span[1]:
        found = words.excluded.at(tokens, at, span[1]) or words.modifiers.at(tokens, at, span[1])
        if found is None:
            break
        at = found[1]
    if at >= span[1]:
        return True
    head = item.head if item is not None else span
    if words.measures.at(tokens, head[1] - 1, head[1]):
        # 'tons of pulp' are pulp, 'tons' alone tell nothing.
        return span[1] <= head[1]
    if item is None and span[1] - span[0] > 1:
        return False
    ends = words.stop_heads.at(tokens, max(head[1] - 1, head[0]), head[1])
    return ends is not None and ends[1] == head[1]
