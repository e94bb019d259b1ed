"""Korean leaves out a subject that is known: whom a trigger without one means."""

from __future__ import annotations

from extractor.events.compiler import Label
from extractor.events.scene import Scene
from extractor.events.triggers import Match
from extractor.grammar.anaphora import Memory
from extractor.grammar.argument import Argument
from extractor.grammar.clauses import (
    describes_noun,
    describes_own_subject,
    ends_clause,
    is_noun_phrase,
    is_taken,
)
from extractor.grammar.groups import ALSO, SUBJECT, TOPIC, Group

_NOMINAL = ("N", "SL", "SN", "SH", "XSN", "SSC")
_OPENING = 5


def understood(scene: Scene, match: Match[Label], memory: Memory) -> list[Argument]:
    """Korean leaves out a subject that is known: the one earlier in the sentence, or the last one spoken of.

    Where the sentence has a subject that is no name ('정부는'), nothing is left out.
    """
    for group in scene.groups:
        if group.first < match.first and (
            group.role == TOPIC or (group.role == SUBJECT and not _in_clause_of_noun(scene, group.last, match.first))
        ):
            return [Argument(group, SUBJECT)]
    head = _head_of_chain(scene, match)
    if head:
        return [Argument(head, SUBJECT)]
    if memory.subject is None or scene.number - memory.subject_sentence > 2 or _has_overt_subject(scene, match):
        return []
    return [Argument(Group((memory.subject,), (), match.first, match.first, SUBJECT, anaphor=True), SUBJECT)]


def _head_of_chain(scene: Scene, match: Match[Label]) -> Group | None:
    """Who acts in clauses that all describe the same noun: '합병을 선언하고 모임을 가진 A와 B는'."""
    tokens, grammar = scene.layout.tokens, scene.grammar
    group = next((group for group in scene.groups if group.first >= match.last), None)
    if group is None or group.role not in (TOPIC, SUBJECT, ALSO):
        return None
    between = [index for index in range(match.last, group.first) if index not in scene.time_words]
    if not any(ends_clause(tokens, index, grammar) for index in between):
        return None
    closer = next((index for index in reversed(between) if describes_noun(tokens, index, grammar)), None)
    if closer is None or not is_noun_phrase(tokens, closer + 1, group.first, grammar):
        return None
    others = any(
        grammar.markers.get(f"{tokens.lemma[index]}/{tokens.tag[index]}") in (TOPIC, SUBJECT) for index in between
    )
    return None if others else group


def is_of_place(scene: Scene) -> bool:
    """Whether a sentence is about a country or a city ('인도네시아는 …'), which the next may go on with."""
    markers, tokens = scene.grammar.markers, scene.layout.tokens
    return not any(group.role in (TOPIC, SUBJECT) for group in scene.groups) and any(
        place.last < scene.sentence.end and markers.get(f"{tokens.lemma[place.last]}/{tokens.tag[place.last]}") == TOPIC
        for place in scene.places
    )


def _has_overt_subject(scene: Scene, match: Match[Label]) -> bool:
    tokens, markers = scene.layout.tokens, scene.grammar.markers
    if describes_own_subject(tokens, match.first, match.last, scene.sentence, scene.grammar):
        return True
    own = {index for first, last in match.parts for index in range(first, last)}
    for index in range(scene.sentence.start + 1, match.last):
        role = markers.get(f"{tokens.lemma[index]}/{tokens.tag[index]}")
        # '통신 3사도': 도 marks a subject where it stands near the head of the sentence.
        if role not in (TOPIC, SUBJECT) and not (role == ALSO and index <= scene.sentence.start + _OPENING):
            continue
        noun = index - 1
        if (
            not tokens.tag[noun].startswith(_NOMINAL)
            or noun in own
            or _in_clause_of_noun(scene, index + 1, match.first)
        ):
            continue
        if not any(timex.start <= tokens.start[noun] < timex.end for timex in scene.dates):
            return True
    return False


def _in_clause_of_noun(scene: Scene, start: int, end: int) -> bool:
    between = (index for index in range(start, end) if index not in scene.time_words)
    return is_taken(scene.layout.tokens, between, scene.grammar)
