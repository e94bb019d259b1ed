"""How much of a venture each party holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.document.facts import Mention
from extractor.grammar.parse import Function, Span
from extractor.ventures.forms import name_at_end
from extractor.ventures.scene import Scene, holds

_WHOLE = 100.0
_ROUNDING = 2.0
_NEAR = 4
_PARTICLE = "J"
_NOMINAL = ("N", "SL")

Shares = dict[str, float]
Percent = tuple[Span, float]


def ratio_in(scene: Scene) -> tuple[float, ...]:
    """Return shares told as a ratio ('51대 49', '50-50', '40:30:30'), in the order in which they stand."""
    tokens = scene.tokens
    for index in range(scene.sentence.start, scene.sentence.end):
        numbers = _in_one_token(tokens.text[index], scene) or _in_a_row(scene, index)
        if len(numbers) > 1 and abs(sum(numbers) - _WHOLE) <= _ROUNDING:
            return numbers
    return ()


def are_equal(scene: Scene) -> bool:
    """Tell whether a sentence says that all hold the same ('절반씩', 'equally owned')."""
    words, start, end = scene.words, scene.sentence.start, scene.sentence.end
    return words.halves.any(scene.tokens, start, end)


def speaks_of_shares(scene: Scene) -> bool:
    """Tell whether a sentence has a word for a share."""
    return scene.words.stake.any(scene.tokens, scene.sentence.start, scene.sentence.end)


def shares_in(scene: Scene, parties: Sequence[str]) -> Shares:
    """Return the shares that a sentence tells of some of `parties`."""
    told = [percent for percent in _percents(scene) if _is_share(scene, percent[0])]
    owners = [one for one in scene.mentions if one.entity in parties]
    names = list(dict.fromkeys(one.entity for one in owners))
    if not told:
        return {}
    start, end = scene.sentence.start, scene.sentence.end
    if len(told) == len(names) > 1 and scene.words.respectively.any(scene.tokens, start, end):
        return {name: number for name, (_, number) in zip(names, told, strict=True)}
    if len(told) == 1 and len(names) != 1 and scene.words.each.any(scene.tokens, start, end):
        return dict.fromkeys(names or parties, told[0][1])
    shares: Shares = _in_turn(scene, told, owners)
    for span, number in told:
        owner = _owner(scene, span, owners)
        if owner is not None:
            for one in _alike(scene, span, owner, owners):
                shares.setdefault(one, number)
    left = [name for name in names if name not in shares]
    if shares and len(left) == 1 and scene.words.rest.any(scene.tokens, start, end):
        shares[left[0]] = _WHOLE - sum(shares.values())
    return shares


def owners_by_form(scene: Scene) -> list[Span]:
    """Return the names that nobody knows and that stand right before a share ('비율은 하람 60%, 가온 40%다')."""
    told = [span for span, _ in _percents(scene) if _is_share(scene, span)]
    found = []
    for first, _ in told if len(told) > 1 else ():
        last = first - 1 if scene.tokens.tag[first - 1].startswith(_PARTICLE) else first
        start = last
        while start > scene.sentence.start and scene.tokens.tag[start - 1].startswith(_NOMINAL):
            start -= 1
        name = name_at_end(scene, (start, last)) if start < last else None
        if name is not None and not scene.is_taken(name) and scene.mention_at(name[0]) is None:
            found.append(name)
    return found


def _owner(scene: Scene, span: Span, owners: Sequence[Mention]) -> str | None:
    """Who holds the share at `span`: the agent behind it, the subject of its clause, or the last name before it."""
    for clause in scene.parse.clauses:
        if not any(holds(argument.phrase.span, span) for argument in clause.arguments) and not (
            clause.span[0] <= span[0] < clause.span[1]
        ):
            continue
        for argument in clause.arguments:
            if argument.function is Function.OBLIQUE and argument.phrase.span[0] >= span[1]:
                agents = [one for one in owners if holds(argument.phrase.span, (one.first, one.last))]
                between = _other_percent(scene, span[1], argument.phrase.span[0])
                if agents and not between and argument.marker in scene.words.within and argument.marker != "with":
                    return agents[0].entity
    before = [one for one in owners if one.last <= span[0]]
    if before and not _other_percent(scene, before[-1].last, span[0]):
        return before[-1].entity
    behind = [one for one in owners if one.first >= span[1]]
    if behind and not _other_percent(scene, span[1], behind[0].first):
        return behind[0].entity
    return None


def _in_turn(scene: Scene, told: Sequence[Percent], owners: Sequence[Mention]) -> Shares:
    """Shares of one list, in the order of the list of owners before it ('하람과 가온이 *30%와 15%*')."""
    shares: Shares = {}
    lists = [phrase for phrase in scene.phrases if phrase.members]
    for phrase in lists:
        numbers = [number for span, number in told if holds(phrase.span, span)]
        before = [one for one in lists if one.span[1] <= phrase.span[0]]
        last = max(before, key=lambda one: one.span[1], default=None)
        if len(numbers) > 1 and last is not None:
            named = dict.fromkeys(one.entity for one in owners if holds(last.span, (one.first, one.last)))
            if len(named) == len(numbers):
                shares.update(zip(named, numbers, strict=True))
    return shares


def _alike(scene: Scene, span: Span, owner: str, owners: Sequence[Mention]) -> list[str]:
    """The owner, with all of its list where each holds as much ('하람과 가온이 30%*씩*')."""
    if not scene.words.each.at(scene.tokens, span[1], scene.sentence.end):
        return [owner]
    for phrase in scene.phrases:
        listed = [one.entity for one in owners if phrase.members and holds(phrase.span, (one.first, one.last))]
        if owner in listed and phrase.span[1] <= span[0]:
            return listed
    return [owner]


def _other_percent(scene: Scene, first: int, last: int) -> bool:
    return any(first <= span[0] < last for span, _ in _percents(scene))


def _is_share(scene: Scene, span: Span) -> bool:
    """Whether a word for a share stands beside a percentage, or its clause tells of owning."""
    words, tokens = scene.words, scene.tokens
    if _is_movement(scene, span):
        return False
    start, end = max(span[0] - _NEAR, scene.sentence.start), min(span[1] + _NEAR, scene.sentence.end)
    if words.stake.any(tokens, start, end):
        return True
    if any(words.is_act("own", clause) for clause in scene.parse.clauses if clause.span[0] <= span[0] < clause.span[1]):
        return True
    return len(list(_percents(scene))) > 1 and words.stake.any(tokens, scene.sentence.start, scene.sentence.end)


def _is_movement(scene: Scene, span: Span) -> bool:
    """Whether a percentage tells how much something rose or fell; with a marker ('rose *to* 60%') it tells a share."""
    moved = (clause for clause in scene.parse.clauses if scene.words.is_act("move", clause))
    return any(
        not argument.marker and holds(argument.phrase.span, span) for clause in moved for argument in clause.arguments
    )


def _percents(scene: Scene) -> Iterator[Percent]:
    tokens, end = scene.tokens, scene.sentence.end
    for index in range(scene.sentence.start, end):
        number = _number(tokens.text[index])
        if number is not None and index + 1 < end:
            sign = scene.words.percent.at(tokens, index + 1, end)
            if sign:
                yield (index, sign[1]), number
        elif "%" in tokens.text[index][1:]:
            number = _number(tokens.text[index].partition("%")[0])
            if number is not None:
                yield (index, index + 1), number


def _in_one_token(text: str, scene: Scene) -> tuple[float, ...]:
    for sign in scene.words.ratio.entries:
        if not sign.isalnum() and sign in text:
            parts = [_number(part) for part in text.split(sign)]
            return tuple(part for part in parts if part is not None) if None not in parts else ()
    return ()


def _in_a_row(scene: Scene, index: int) -> tuple[float, ...]:
    """Numbers with the same word between each two, from token `index` on."""
    tokens, end = scene.tokens, scene.sentence.end
    places = [index]
    while places[-1] + 2 < end and scene.words.ratio.at(tokens, places[-1] + 1, places[-1] + 2):
        places.append(places[-1] + 2)
    while places[-1] + 2 < end and tokens.text[places[-1] + 1] == "-":
        places.append(places[-1] + 2)
    numbers = [_number(tokens.text[place]) for place in places]
    if None in numbers or any(high - low != 2 for low, high in pairwise(places)):
        return ()
    return tuple(number for number in numbers if number is not None)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
