"""One sentence as the rules of events see it: who takes part in it, as what, with its dates, sums and places."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from extractor.document.columns import Layout, Sentence
from extractor.document.facts import COMPANY, LOCATION, ORGANIZATION, PERSON, Amount, Facts, Mention
from extractor.document.timex import Timex
from extractor.events.employers import with_employers
from extractor.grammar.anaphora import Memory, anaphors_of
from extractor.grammar.compiled import Grammar
from extractor.grammar.ellipsis import Gapped
from extractor.grammar.groups import SUBJECT, TOPIC, WITH, Group, groups_of
from extractor.grammar.quotes import quoted_spans
from extractor.language import ENGLISH

_Item = TypeVar("_Item", Timex, Amount)
_LONGEST_NAME = 40  # characters; what is quoted at greater length is speech


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence with all that the rules look at; `source` is whom it names as its source."""

    number: int
    sentence: Sentence
    layout: Layout
    grammar: Grammar
    groups: Sequence[Group]
    dates: Sequence[Timex]
    amounts: Sequence[Amount]
    places: Sequence[Mention]
    source: Mention | None
    time_words: frozenset[int]
    """The tokens of the dates."""


def scene_of(
    number: int, layout: Layout, facts: Facts, mentions: Sequence[Mention], memory: Memory, grammar: Grammar
) -> Scene:
    """Return the scene of the sentence of that number; `mentions` are those in it, none inside another."""
    sentence, tokens = layout.sentences[number], layout.tokens
    start, end = tokens.start[sentence.start], tokens.end[sentence.end - 1]
    told_by = _source(mentions, layout.text, start, end, grammar)
    speech = [span for span in quoted_spans(layout.text[start:end], start) if span[1] - span[0] > _LONGEST_NAME]
    named = [
        mention
        for mention in mentions
        # Whoever is spoken of takes part in what is said, not in what the sentence reports.
        if not any(begin <= mention.start < stop for begin, stop in speech)
        and mention.category != LOCATION
        and mention != told_by
        and not _is_credit(mention, facts, layout.text)
    ]
    groups = groups_of(sentence, tokens, named, grammar)
    if sentence.language == ENGLISH:
        groups = with_employers(groups, facts.positions, tokens, grammar)
    for begin, stop, members in anaphors_of(layout.text[start:end], start, groups, memory, grammar):
        first, last = tokens.span(begin, stop)
        if any(group.first < last and first < group.last for group in groups):
            continue
        category = facts.entities[members[0]].category
        stand_in = Mention(begin, stop, first, last, number, members[0], category, "anaphor")
        placed = groups_of(sentence, tokens, [stand_in], grammar)[0]
        groups.append(replace(placed, members=members, anaphor=True))
    groups.sort(key=lambda group: group.first)
    dates = _inside(facts.dates, start, end)
    return Scene(
        number,
        sentence,
        layout,
        grammar,
        groups,
        dates,
        _inside(facts.amounts, start, end),
        [mention for mention in mentions if mention.category == LOCATION],
        told_by,
        frozenset(index for timex in dates for index in range(*tokens.span(timex.start, timex.end))),
    )


def part_of(scene: Scene, clause: Gapped, opening: int) -> Scene:
    """Return the scene of one clause; a date before the token `opening`, the first of all clauses, holds for it too."""
    tokens = scene.layout.tokens
    start, end = tokens.start[clause.first], tokens.start[clause.last]
    dates = [timex for timex in scene.dates if timex.end <= tokens.start[opening] or start <= timex.start < end]
    return replace(scene, groups=clause.groups, dates=dates, amounts=_inside(scene.amounts, start, end))


def outermost(mentions: Sequence[Mention]) -> list[Mention]:
    """Leave out mentions inside a longer one."""
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def words_of_names(scene: Scene) -> set[int]:
    """The tokens of companies and people; an alliance's name may hold the word that makes the event."""
    mentions = [mention for group in scene.groups if not group.anaphor for mention in group.mentions]
    return {
        index
        for mention in mentions
        if mention.category in (COMPANY, PERSON)
        for index in range(mention.first, mention.last)
    }


def side_by_side(scene: Scene) -> list[str]:
    """Whom a sentence without an event names together, one with the other: 'A는 B와 가깝다', which 'the two' go on."""
    sides = [
        next((group.members for group in scene.groups if group.role in roles and not group.anaphor), ())
        for roles in ((TOPIC, SUBJECT), (WITH,))
    ]
    return [*sides[0], *sides[1]] if all(sides) else []


def _source(mentions: Sequence[Mention], text: str, start: int, end: int, grammar: Grammar) -> Mention | None:
    """The company or body that a sentence names as its source ('업계 전문지 X에 따르면', 'according to X')."""
    for mention in mentions:
        if mention.category in (COMPANY, ORGANIZATION):
            before, after = grammar.attribution.before, grammar.attribution.after
            if (before and before.search(text[start : mention.start])) or (
                after and after.search(text[mention.end : end])
            ):
                return mention
    return None


def _is_credit(mention: Mention, facts: Facts, text: str) -> bool:
    """An outlet in brackets, or in front of a dateline's dash, wrote the story and takes no part in it."""
    return facts.entities[mention.entity].outlet and (
        text[mention.end : mention.end + 1] in (")", "]") or text[max(mention.start - 1, 0)] in "([="
    )


def _inside(items: Sequence[_Item], start: int, end: int) -> list[_Item]:
    first = bisect_left(items, start, key=lambda item: item.start)
    last = bisect_left(items, end, lo=first, key=lambda item: item.start)
    return [item for item in items[first:last] if item.end <= end]
