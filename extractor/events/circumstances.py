"""When, where and for how much: the dates, places and sums that the clause of an event tells.

What an event's act covers is its own clause and those that say no more of it than that it is done ('completed the
purchase of B in May', 'B 인수를 5월 마무리했다'). A date in another clause, in a relative clause about one of its nouns
or with a verb of saying is not the event's.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from extractor.document.facts import Amount, Mention, Period
from extractor.document.timex import Timex
from extractor.events.scene import Scene, chain, covers, owner_of, phrases_in
from extractor.grammar.parse import Argument, Clause, Function, Link, Phrase, Span

LONG_AGO = dt.timedelta(days=45)
_ON_CALENDAR = ("date", "time")
_SHORT = dt.timedelta(days=31)
_PLANNED, _OCCURRED = "planned", "occurred"


@dataclass(frozen=True, slots=True)
class Act:
    """The clauses that tell of one act: its own first, then those it stands in, then those of its nouns."""

    clauses: tuple[int, ...]

    def rank(self, clause: int) -> int | None:
        """Return how near a clause is to the act's own, None outside the act."""
        return self.clauses.index(clause) if clause in self.clauses else None


def act_of(scene: Scene, clause: int, anchor: Span, others: Iterable[int] = ()) -> Act:
    """Return the act of the clause; `anchor` are the words of its frame, `others` the clauses that fill its slots."""
    parse = scene.parse
    found = [clause, *others]
    found += [number for number, one in enumerate(parse.clauses) if one.noun and covers(anchor, one.predicate)]
    for at in list(found):
        for below, above in pairwise(number for number, _ in chain(parse, at)):
            if above in found or not _says_it_is_done(scene, below, above):
                break
            found.append(above)
    for number, one in enumerate(parse.clauses):
        # 'completed the purchase': what the noun of the act tells is the act's.
        if one.noun and one.parent in found and number not in found and _says_it_is_done(scene, number, one.parent):
            found.append(number)
    # '12일 서울에서 *열린* 포럼에서 협약을 맺었다': when and where it was held is told beside its noun.
    where = [argument for at in found for argument in parse.clauses[at].arguments]
    heads = [argument.phrase.head for argument in where if argument.marker in scene.words.places]
    found += [number for number, one in enumerate(parse.clauses) if _tells_of_holding(scene, one, (anchor, *heads))]
    return Act(tuple(dict.fromkeys(found)))


def _tells_of_holding(scene: Scene, clause: Clause, gatherings: Iterable[Span]) -> bool:
    described = clause.describes if clause.link is Link.RELATIVE and clause.lemma in scene.words.held else None
    return described is not None and any(covers(span, described.head) for span in gatherings)


def _says_it_is_done(scene: Scene, clause: int, above: int) -> bool:
    """Whether the clause above only says that the act below is done: 'completed', 'agreed', '단행했다'."""
    below, lemma = scene.parse.clauses[clause], scene.parse.clauses[above].lemma
    if lemma in scene.words.announces:
        # 'announced an expansion in May' tells of the act, 'announced that it had expanded' of the telling.
        return below.noun and any(
            argument.function is Function.OBJECT and covers(argument.phrase.span, below.predicate)
            for argument in scene.parse.clauses[above].arguments
        )
    if lemma not in scene.words.acts:
        return False
    return below.link == Link.COMPLEMENT or any(
        covers(argument.phrase.span, below.predicate) for argument in scene.parse.clauses[above].arguments
    )


def period_of(scene: Scene, act: Act, *, after: dt.date | None = None) -> Period | None:
    """Return the time of an act: the date nearest to its own clause; the day from which it holds comes first.

    With `after` only a time that does not begin before that day counts.
    """
    found: list[tuple[tuple[bool, int, int], Timex]] = []
    for timex in scene.dates:
        span = scene.tokens_of(timex)
        owner = owner_of(scene.parse, span)
        if not _is_placed(timex) or timex.compared or owner is None or not _begins_behind(timex, after):
            continue
        clause, argument = owner
        rank = act.rank(clause)
        if rank is None or not _may_date(scene, act, argument, span):
            continue
        effective = argument is not None and _marker(scene, argument, span) in scene.words.effective
        found.append(((not effective, rank, abs(span[0] - scene.parse.clauses[clause].predicate[0])), timex))
    if not found:
        return None
    nearest = min(found, key=lambda pair: pair[0])
    # '4일 2026년 총회를 열었다': of a day and the year it lies in, the day.
    _, timex = min(
        (nearest, *(one for one in found if _is_within(one[1], nearest[1]))), key=lambda one: _length(one[1])
    )
    value = f"{timex.first}/{timex.last}" if timex.type == "duration" else timex.value
    return Period(value, timex.first, timex.last)


def _is_within(one: Timex, other: Timex) -> bool:
    """Whether a time lies in another, both of them told beside one act."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return False
    return other.first <= one.first and one.last <= other.last


def _length(timex: Timex) -> dt.timedelta:
    return timex.last - timex.first if timex.first and timex.last else dt.timedelta.max


def _begins_behind(timex: Timex, day: dt.date | None) -> bool:
    if day is None or timex.first is None:
        return True
    return timex.first >= (day.date() if isinstance(day, dt.datetime) else day)


def _may_date(scene: Scene, act: Act, argument: Argument | None, span: Span) -> bool:
    """Whether a date can be that of the act, and not of its end or of a source."""
    words = scene.words
    if argument is None:
        return True
    if argument.function is Function.OBLIQUE and not _tells_when(scene, act, argument.phrase, span):
        # 'following the exit of its chairman last week'
        return False
    marker = _marker(scene, argument, span)
    return marker not in words.ends and marker not in words.sources


def _tells_when(scene: Scene, act: Act, phrase: Phrase, span: Span) -> bool:
    """Whether a phrase is itself the date, or a list of dates, or of nouns of the act ('for the launch in May')."""
    heads = [part.head for part in phrases_in(phrase)]
    if any(covers(head, span) or covers(span, head) for head in heads):
        return True
    return any(
        scene.parse.clauses[at].noun and covers(phrase.head, scene.parse.clauses[at].predicate) for at in act.clauses
    )


def _marker(scene: Scene, argument: Argument, span: Span) -> str:
    """Return the preposition or particle that ties a date, which may be one word before it in a longer phrase."""
    before = scene.layout.tokens.lemma[span[0] - 1] if span[0] > scene.sentence.start else ""
    if argument.phrase.marker in scene.words.effective or before not in scene.words.effective:
        return argument.marker or argument.phrase.marker
    return before


def _is_placed(timex: Timex) -> bool:
    """Tell whether it is a time on the calendar; a length counted from a day is one if it is short."""
    if timex.first is None or timex.last is None:
        return False
    return timex.type in _ON_CALENDAR or (timex.type == "duration" and timex.last - timex.first < _SHORT)


def placed_in_time(status: str, period: Period | None, reference: dt.date | None) -> str:
    """What is dated before the article is no plan, what is dated after it has not occurred."""
    if period is None or period.first is None or period.last is None or reference is None:
        return status
    today = reference.date() if isinstance(reference, dt.datetime) else reference
    if status == _PLANNED and period.last < today:
        return _OCCURRED
    if status == _OCCURRED and period.first > today:
        return _PLANNED
    return status


def is_old(period: Period | None, reference: dt.date | None) -> bool:
    """Whether a time lies well before the article."""
    if period is None or period.last is None or reference is None:
        return False
    today = reference.date() if isinstance(reference, dt.datetime) else reference
    return today - period.last > LONG_AGO


def place_of(scene: Scene, act: Act, *, broad: bool, into: bool) -> Mention | None:
    """Return the place of an act: the venue before the city before the country, of its nearest clause that tells one.

    Only kinds of events that happen somewhere (`broad`) have one in any clause of the act; what is built or put
    somewhere (`into`) also has it in the dative.
    """
    if not broad and not into:
        return None
    markers = scene.words.places | (scene.words.into if into else frozenset())
    found: list[tuple[int, int, Mention]] = []
    for place in scene.places:
        span = place.first, place.last
        owner = owner_of(scene.parse, span)
        if owner is None or owner[1] is None:
            continue
        rank = act.rank(owner[0])
        argument = owner[1]
        if rank is not None and _where(scene, argument, span) in markers:
            found.append((rank, -place.first, place))
    return min(found, key=lambda one: one[:2], default=(0, 0, None))[2]


def _where(scene: Scene, argument: Argument, span: Span) -> str:
    """Return the marker of the narrowest phrase with one that a place stands in: 'its network *in* Vienna'."""
    marked = [phrase for phrase in scene.parse.phrases if phrase.marker and covers(phrase.span, span)]
    inner = min(marked, key=lambda phrase: phrase.span[1] - phrase.span[0], default=None)
    if inner and covers(argument.phrase.span, inner.span):
        return inner.marker
    return argument.marker or argument.phrase.marker


def price_of(scene: Scene, act: Act, anchor: Span, *, any_sum: bool = False) -> Amount | None:
    """Return the sum of an act: the first that its clauses tell, not a conversion in brackets.

    Unless `any_sum` will do, a valuation and a turnover are none.
    """
    found: list[tuple[int, int, Amount]] = []
    for amount in scene.amounts:
        span = scene.tokens_of(amount)
        owner = owner_of(scene.parse, span)
        if owner is None or scene.in_brackets(span):
            continue
        rank = act.rank(owner[0])
        if rank is None or (owner[1] and not any_sum and _is_no_price(scene, owner[1].phrase, span)):
            continue
        found.append((rank, abs(span[0] - anchor[0]), amount))
    return min(found, key=lambda one: one[:2], default=(0, 0, None))[2]


def _is_no_price(scene: Scene, phrase: Phrase, span: Span) -> bool:
    """Whether the sum is that of a noun that is no price: 'at a valuation of $2 billion', '기업가치 2조원'."""
    lemmas = scene.layout.tokens.lemma[max(phrase.span[0], span[0] - 4) : phrase.span[1]]
    return any(word in scene.words.not_price for word in (*phrase.words, *lemmas))
