"""When and where an event took place: the date and the place that its clause tells."""

from __future__ import annotations

import datetime as dt

from extractor.document.facts import Mention, Period
from extractor.document.timex import Timex
from extractor.events.scene import Scene
from extractor.grammar.clauses import describes_noun, ends_clause, is_adnominal, tells_of
from extractor.grammar.groups import DATIVE, PLACE, noun_phrase_role
from extractor.language import KOREAN

LONG_AGO = dt.timedelta(days=45)
_ON_CALENDAR = ("date", "time")
_SHORT = dt.timedelta(days=31)
_FAR = 40
_BESIDE = 2
_WORDS_TO_SOURCE = 24
_LOCATIVE = ("in", "at")
_OTHER_CLAUSE = 1000
_HEADLINE = ("title", "subtitle")
_ELLIPSIS = "SE"
_OBJECT_PARTICLE = "JKO"
_FIRST = -_OTHER_CLAUSE


def period_of(scene: Scene, first: int, last: int, *, own: bool = False) -> Period | None:
    """Return the time of the trigger at tokens `first:last`; `own`: only one told in its own clause.

    The date nearest to it in its own clause; without one, the nearest in the clauses around it. A date of the
    announcement, of a source or of a comparison never is the event's.
    """
    if _is_reported(scene, last):
        return None
    told = [timex for timex in scene.dates if _is_placed(timex) and not timex.compared]
    vague = next(
        (
            timex.start
            for timex in reversed(scene.dates)
            if timex.first is None and timex.type == "date" and timex.end <= scene.layout.tokens.start[first]
        ),
        -1,
    )
    if scene.sentence.language == KOREAN:
        # '3분기 설명회에서 최근 B를 인수한 것과 관련': what lies before '최근' is the time of something else.
        told = [timex for timex in told if timex.start > vague]
    near = [(distance, timex) for timex in told if (distance := _distance(scene, timex, first, last)) is not None]
    fitting = [
        (distance, timex)
        for distance, timex in near
        # The one date of a sentence holds for all of it.
        if not (own and distance >= _OTHER_CLAUSE) and (distance % _OTHER_CLAUSE <= _FAR or len(near) == 1)
    ]
    if not fitting:
        return None
    _, timex = min(fitting, key=lambda pair: pair[0])
    value = f"{timex.first}/{timex.last}" if timex.type == "duration" else timex.value
    return Period(value, timex.first, timex.last)


def _is_placed(timex: Timex) -> bool:
    """Tell whether it is a time on the calendar; a length counted from a day is one if it is short."""
    if timex.first is None or timex.last is None:
        return False
    return timex.type in _ON_CALENDAR or (timex.type == "duration" and timex.last - timex.first < _SHORT)


def _is_reported(scene: Scene, last: int) -> bool:
    """Whether the trigger only opens the name of something that has a date of its own: '3일 정보 유출 신고'."""
    tokens = scene.layout.tokens
    return last < scene.sentence.end and f"{tokens.lemma[last]}/{tokens.tag[last]}" in scene.grammar.undated


def _distance(scene: Scene, timex: Timex, first: int, last: int) -> int | None:
    """How far a date is from a trigger, in tokens; None where it belongs to something else."""
    begin, end = scene.layout.tokens.span(timex.start, timex.end)
    if scene.source and 0 <= begin - scene.source.last <= _BESIDE:
        return None
    find = _korean_distance if scene.sentence.language == KOREAN else _english_distance
    distance, own = find(scene, timex, (begin, end), (first, last))
    if distance is None or (distance > _FAR and scene.sentence.language != KOREAN):
        return None
    return distance if own else distance + _OTHER_CLAUSE


def _korean_distance(
    scene: Scene, timex: Timex, date: tuple[int, int], trigger: tuple[int, int]
) -> tuple[int | None, bool]:
    tokens, grammar = scene.layout.tokens, scene.grammar
    if date[0] > trigger[1] or grammar.sources.search(scene.layout.text, timex.end, timex.end + _WORDS_TO_SOURCE):
        return None, False
    between = range(date[1], trigger[0])
    if any(f"{tokens.lemma[index]}/{tokens.tag[index]}" in grammar.since for index in between):
        # '2021년 취임 이후': the year is when the post was taken.
        return None, False
    # '2021년 맺은 계약' tells when, '2021년 맺은 계약을 연장' of something later.
    only_noun = not any(tokens.tag[index] == _OBJECT_PARTICLE for index in range(*trigger))
    of_noun = any(
        describes_noun(tokens, index, grammar) and not (only_noun and tells_of(tokens, index, trigger[0], grammar))
        for index in between
    )
    if of_noun and _is_long_ago(scene, timex):
        # '2019년 인수한 회사의 제품을 출시': what happened long ago is told of the noun only.
        return None, False
    if scene.sentence.kind in _HEADLINE and any(tokens.tag[index] == _ELLIPSIS for index in between):
        return None, False
    opening = date[0] == scene.sentence.start
    own = (opening or not any(ends_clause(tokens, index, grammar) for index in between)) and not of_noun
    return max(trigger[0] - date[1], 0), own


def _is_long_ago(scene: Scene, timex: Timex) -> bool:
    reference = scene.layout.reference
    if reference is None or timex.last is None:
        return False
    today = reference.date() if isinstance(reference, dt.datetime) else reference
    return today - timex.last > LONG_AGO


def _english_distance(
    scene: Scene, timex: Timex, date: tuple[int, int], trigger: tuple[int, int]
) -> tuple[int | None, bool]:
    tokens, grammar = scene.layout.tokens, scene.grammar
    before = tokens.lemma[date[0] - 1] if date[0] > scene.sentence.start else ""
    if grammar.markers.get(before) == "at" and date[0] - 2 >= scene.sentence.start:
        before = tokens.lemma[date[0] - 2]
    after = tokens.lemma[date[1]] if date[1] < scene.sentence.end else ""
    if before in grammar.reporting or after in grammar.reporting:
        return None, False
    if grammar.effective.search(scene.layout.text[tokens.start[scene.sentence.start] : timex.start]):
        # 'named on Friday as chief executive, effective July 1'
        return _FIRST, True
    if grammar.ends.search(scene.layout.text[tokens.start[scene.sentence.start] : timex.start]):
        # 'until 2030', 'with Linz to follow in May'
        return None, False
    if _stands_aside(scene, date, trigger) or _tells_of_noun(scene, date, trigger):
        return None, False
    conjoined = date[1] <= trigger[0] and tokens.lemma[trigger[0] - 1] in grammar.conjunctions
    low, high = (date[1], trigger[0]) if date[1] <= trigger[0] else (trigger[1], date[0])
    crossed = any(tokens.lemma[index] in grammar.clause_ends for index in range(low, high))
    return max(high - low, 0), (not crossed and not conjoined) or date[0] <= scene.sentence.start + 1


def _tells_of_noun(scene: Scene, date: tuple[int, int], trigger: tuple[int, int]) -> bool:
    """Whether a participle ties a date behind the trigger to a noun there ('expanded the network built in 2019')."""
    tokens, grammar = scene.layout.tokens, scene.grammar
    at = date[0] - 1
    if grammar.markers.get(tokens.lemma[at]) in _LOCATIVE:
        at -= 1
    word, before = tokens.lemma[at], tokens.lemma[at - 1]
    if at < trigger[1] or not (word.endswith("ed") or word in grammar.participles):
        return False
    begin = tokens.start[at]
    if any(group.last == at for group in scene.groups) or any(sum_.start <= begin < sum_.end for sum_ in scene.amounts):
        # 'the venture between A and B started in 2020', 'sales of 3 billion won in 2020'
        return False
    if not before[0].isalnum() or before in grammar.auxiliaries or before in grammar.joiners:
        return False
    if before in grammar.clause_ends or before in grammar.determiners or before in grammar.markers:
        return False
    # 'the deal signed in May', but 'extended the deal signed in May'.
    return word not in grammar.accomplished or (trigger[1] == at and trigger[1] - trigger[0] > 1)


def _stands_aside(scene: Scene, date: tuple[int, int], trigger: tuple[int, int]) -> bool:
    """Whether a date stands in a clause that tells of something else ('named X, following Y's exit last week')."""
    tokens, grammar = scene.layout.tokens, scene.grammar
    opener = next(
        (
            index
            for index in range(date[0] - 1, scene.sentence.start - 1, -1)
            if tokens.text[index] == "," or tokens.lemma[index] in grammar.asides
        ),
        None,
    )
    # 'since Saturday' is a time, 'since it left on Saturday' is a clause.
    if opener is None or tokens.text[opener] == "," or opener == date[0] - 1:
        return False
    closer = next(
        (index for index in range(date[1], scene.sentence.end) if tokens.text[index] == ","), scene.sentence.end
    )
    return not opener <= trigger[0] < closer


def place_of(scene: Scene, first: int, last: int, *, broad: bool, into: bool) -> Mention | None:
    """Return the place of the trigger at tokens `first:last`.

    Korean: the last place before it that the locative marks; English: the nearest behind 'in' or 'at'. Only kinds of
    events that happen somewhere (`broad`) take a place from a clause of its own, or in English any at all; what is
    built or put somewhere (`into`) also has its place in the dative.
    """
    tokens = scene.layout.tokens
    chosen: Mention | None = None
    for place in scene.places:
        if scene.sentence.language == KOREAN:
            if (
                place.first < first
                and not _is_quoted(scene, place)
                and _is_locative(scene, place, into=into)
                and (broad or _is_bound(scene, place, first))
            ):
                chosen = place
        elif (
            broad
            and scene.grammar.markers.get(tokens.lemma[place.first - 1]) in _LOCATIVE
            and (chosen is None or abs(place.first - last) < abs(chosen.first - last))
        ):
            chosen = place
    return chosen


def _is_quoted(scene: Scene, place: Mention) -> bool:
    """Whether the place is part of a quoted name: '‘한국-베트남 포럼’에서'."""
    before = scene.layout.text[scene.layout.tokens.start[scene.sentence.start] : place.start]
    return before.count("‘") > before.count("’")


def _is_locative(scene: Scene, place: Mention, *, into: bool) -> bool:
    """Whether the noun phrase that the place opens or is ('부산 벡스코에서') carries the locative."""
    role = noun_phrase_role(scene.sentence, scene.layout.tokens, place.last, scene.grammar)
    return role == PLACE or (into and role == DATIVE)


def _is_bound(scene: Scene, place: Mention, first: int) -> bool:
    """Whether nothing between the place and the trigger takes the place for itself."""
    return not any(
        ends_clause(scene.layout.tokens, index, scene.grammar)
        or is_adnominal(scene.layout.tokens, index, scene.grammar)
        for index in range(place.last, first)
        if index not in scene.time_words
    )
