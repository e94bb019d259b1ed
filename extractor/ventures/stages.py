"""How far a venture has come: what one sentence says, and the state that all of them add up to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence

from extractor.document.columns import Layout
from extractor.document.facts import Facts
from extractor.document.timex import Timex
from extractor.grammar.parse import Clause, Function, Link, Mood, Tense
from extractor.ventures.anchors import Anchor
from extractor.ventures.scene import Scene, holds
from extractor.ventures.told import RANKS, Record, Step

_PLANNED, _FOUNDED, _ENDED = "proposed", "established", "dissolved"
_TIMES = ("date", "time")
HEADLINE = ("title", "subtitle")
"""Kinds of sentences that shorten what the text tells."""


def step_of(scene: Scene, anchor: Anchor, clauses: Sequence[int], facts: Facts, *, exists: bool) -> Step:
    """Return what the clauses around a mention say; `exists` where the mention itself takes the venture for real."""
    chosen = [scene.parse.clauses[number] for number in clauses]
    ending = next((clause for clause in chosen if _is_end(scene, clause)), None)
    if ending is not None:
        return Step(_ENDED, firm=True, time=_time(scene, ending, chosen, facts))
    word = _stage_word(scene, chosen)
    if word == _ENDED:
        return Step(_ENDED, firm=True)
    done = next((clause for clause in chosen if _is_done(scene, clause, anchor)), None)
    if done is not None:
        return Step(_FOUNDED, firm=True, time=_time(scene, done, chosen, facts))
    if word is not None:
        agreed = [clause for clause in chosen if scene.words.is_act("agree", clause)] if word != _PLANNED else []
        times = (_time(scene, clause, chosen, facts) for clause in agreed)
        return Step(word, firm=True, time=next((time for time in times if time is not None), None))
    if any(scene.words.is_act("found", clause) for clause in chosen):
        return Step(_PLANNED, firm=True)
    return Step(_FOUNDED if exists else _PLANNED, firm=False)


def state_of(record: Record, layout: Layout) -> Step:
    """Return how far the venture has come: an end wins, and nothing undoes a later stage.

    The headline shortens, so the body decides where it tells a stage; so does what is told over what is implied.
    """
    steps = [(told, told.step) for told in record.told if told.step]
    body = [pair for pair in steps if layout.sentences[pair[0].sentence].kind not in HEADLINE] or steps
    firm = [pair for pair in body if pair[1].firm] or body
    best = max((step for _, step in firm), key=lambda step: RANKS.index(step.stage), default=Step(_PLANNED, firm=False))
    dated = (step for _, step in firm if step.stage == best.stage and step.time)
    return next(dated, best)


def _is_end(scene: Scene, clause: Clause) -> bool:
    return scene.words.is_act("end", clause) and not clause.negated and clause.mood is Mood.TOLD


def _is_done(scene: Scene, clause: Clause, anchor: Anchor) -> bool:
    """Whether a clause says that the venture was founded: 'formed it', 'completed its formation'."""
    if clause.negated or clause.tense is not Tense.PAST or clause.mood is not Mood.TOLD:
        return False
    if scene.words.is_act("found", clause):
        return _founds(scene, clause, anchor) and _holds_above(scene, clause, anchor)
    if scene.words.is_act("finish", clause):
        first, last = sorted((clause.predicate, anchor.span))
        behind = (anchor.span[1], clause.predicate[0]) if first == anchor.span else (clause.predicate[1], last[0])
        return scene.words.acts["found"].any(scene.tokens, *behind)
    return False


def _founds(scene: Scene, clause: Clause, anchor: Anchor) -> bool:
    """Whether the venture is what a clause founds, or what the one below names ('formed *a venture* called …')."""
    below = [one for one in scene.parse.clauses if one.parent is not None and scene.parse.clauses[one.parent] is clause]
    named = [one for one in below if scene.words.called.at(scene.tokens, *one.predicate)]
    bare = not any(argument.function is Function.OBJECT for argument in clause.arguments)
    clauses = (clause, *named) if bare else (clause,)
    return any(anchor.heads(argument.phrase) for one in clauses for argument in one.arguments)


def _holds_above(scene: Scene, clause: Clause, anchor: Anchor) -> bool:
    """Whether what the clause tells is past for the clause above too ('A사를 세운 다음 … 검토하고 있다' is a plan)."""
    beside = (clause.link in (Link.ADVERBIAL, Link.COORDINATE) or _is_time(clause)) and clause.parent is not None
    above = scene.parse.clauses[clause.parent] if beside and clause.parent is not None else None
    if above is None or anchor.acts_in(scene, above):
        return True
    return above.tense is Tense.PAST and _stage_word(scene, [above]) in (None, _PLANNED)


def _is_time(clause: Clause) -> bool:
    """Whether a clause describes when, a noun without a particle ('설립한 *다음*, …')."""
    return clause.link is Link.RELATIVE and clause.describes is not None and not clause.describes.marker


def _stage_word(scene: Scene, clauses: Collection[Clause]) -> str | None:
    """The furthest stage that a word of these clauses tells; a plan only where nothing more was done."""
    tokens: set[int] = set()
    for clause in clauses:
        tokens.update(range(*clause.predicate))
        for argument in clause.arguments:
            tokens.update(range(*argument.phrase.span))
    return _stage_in(scene, sorted(tokens))


def _stage_in(scene: Scene, tokens: Iterable[int]) -> str | None:
    wanted = set(tokens)
    found = []
    for stage, words in scene.words.stages:
        places = words.find(scene.tokens, scene.sentence.start, scene.sentence.end)
        if any(not wanted.isdisjoint(range(first, last)) for first, last, _ in places):
            found.append(stage)
    return max(found, key=RANKS.index, default=None)


def _time(scene: Scene, clause: Clause | None, chosen: Sequence[Clause], facts: Facts) -> Timex | None:
    """The time that stands in a clause, or in one that hangs on it and tells of the venture too."""
    if clause is None:
        return None
    beside = [one for one in chosen if one.parent is not None and scene.parse.clauses[one.parent] is clause]
    known = set(map(id, chosen))
    inner = [one.span for one in scene.parse.clauses if id(one) not in known and _is_inside(one, clause)]
    begin = scene.tokens.start[scene.sentence.start]
    for timex in facts.dates[bisect_left(facts.dates, begin, key=lambda date: date.start) :]:
        if timex.start >= scene.tokens.end[scene.sentence.end - 1]:
            break
        span = scene.tokens.span(timex.start, timex.end)
        within = any(holds(one.span, span) for one in (clause, *beside))
        placed = timex.first is not None and not timex.compared and timex.type in _TIMES
        if within and placed and not any(holds(one, span) for one in inner):
            return timex
    return None


def _is_inside(inner: Clause, outer: Clause) -> bool:
    return inner is not outer and holds(outer.span, inner.span) and inner.span != outer.span
