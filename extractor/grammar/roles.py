"""Who acts and who undergoes: the functions that an argument would have were its clause active and a verb.

'B was bought by A', 'the acquisition of B by A' and 'A의 B 인수' all say 'A bought B'; rules are written on the latter.
Language-free: which markers name whom is given as `Alternations`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from extractor.grammar.parse import Argument, Clause, Function, How, Voice
from extractor.language.model import AlternationWords

Deep = tuple[Function, str]
"""A function in the active clause, with its marker where it is oblique."""

SUBJECT: Deep = (Function.SUBJECT, "")
OBJECT: Deep = (Function.OBJECT, "")

_NEAREST = {How.OVERT: 0, How.SHARED: 1, How.ANTECEDENT: 1, How.CONTROLLED: 2, How.ZERO: 3}

_CONDITIONAL = 100
"""A reading that needs another argument's comes behind every one that stands by itself."""


@dataclass(frozen=True, slots=True)
class Alternations:
    """The markers of one language that stand for a function of the active clause."""

    agents: frozenset[str] = frozenset()
    """Who acts, beside a passive or a noun: `by`, `에 의해`."""
    patients: frozenset[str] = frozenset()
    """Who undergoes, beside a noun: `of`, `에 대한`."""
    receivers: frozenset[str] = frozenset()
    """What the subject of a passive with an object is ('B was awarded a contract'), and the first of two objects."""
    partners: frozenset[str] = frozenset()
    """With whom: a list as subject says it too ('A and B signed a deal')."""
    copulas: frozenset[str] = frozenset()
    """Predicates that say what something is; an apposition says it too ('X, *a subsidiary of Y*')."""
    transparent: frozenset[str] = frozenset()
    """Nouns that stand before the one that counts: 'a *series* of contracts', '기업공개 *계획*'."""
    bare: frozenset[str] = frozenset()
    """Obliques that a bare noun before a noun may stand for: '박람회 참가' is '박람회*에* 참가하다'."""
    variants: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """A marker, and the plainer ones that say the same: `와 함께` → `와`."""
    adnominal: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What a marker beside a noun is beside a verb: `와의` → `와`."""


@dataclass(frozen=True, slots=True)
class Role:
    """An argument taken for `deep`; the less `cost`, the more likely.

    `needs`: only where that function is another argument's ("B's acquisition" says who is bought only beside 'by A').
    """

    argument: Argument
    deep: Deep
    cost: int
    needs: Deep | None = None


def deep_roles(clause: Clause, *, transitive: bool, alternations: Alternations) -> tuple[Role, ...]:
    """Return every function that each argument may have, likeliest first.

    `transitive`: the verb that is asked for has an object.
    """
    roles: list[Role] = []
    has_object = sum(argument.function is Function.OBJECT for argument in clause.arguments)
    for argument in clause.arguments:
        if clause.noun:
            found = _of_noun(argument, alternations, transitive=transitive)
        elif clause.voice is Voice.PASSIVE:
            found = _of_passive(argument, alternations, transitive=transitive, has_object=has_object > 0)
        else:
            found = _of_active(argument, alternations, doubled=has_object > 1)
        if argument.function is Function.OBLIQUE:
            found += [((Function.OBLIQUE, plain), None) for plain in alternations.variants.get(argument.marker, ())]
        far = _NEAREST[argument.how] * 10
        roles += [
            Role(argument, deep, cost + far + (_CONDITIONAL if needs else 0), needs)
            for cost, (deep, needs) in enumerate(found)
        ]
    if clause.noun:
        roles = _without_outsiders(roles, alternations)
    return tuple(sorted(roles, key=_likelier))


def _without_outsiders(roles: list[Role], alternations: Alternations) -> list[Role]:
    """Who is told beside a noun leaves no room for the one above it: 'she regretted the departure *of many*'."""
    told = {role.deep for role in roles if role.argument.marker in alternations.patients and role.deep == SUBJECT}
    return [role for role in roles if role.argument.how is not How.CONTROLLED or role.deep not in told]


def _likelier(role: Role) -> tuple[int, int]:
    """Of bare nouns before a noun the nearest undergoes: '가온텔레콤 코베인시스템즈 *인수*'."""
    start = role.argument.phrase.span[0]
    return role.cost, -start if role.deep == OBJECT else start


_Found = list[tuple[Deep, Deep | None]]


def _of_active(argument: Argument, alternations: Alternations, *, doubled: bool) -> _Found:
    found: _Found = [(_same(argument), None)]
    if doubled and argument.function is Function.OBJECT:
        # 'Nordan awarded Corvane a contract'
        found += [((Function.OBLIQUE, marker), None) for marker in sorted(alternations.receivers)]
    return found


def _of_passive(argument: Argument, alternations: Alternations, *, transitive: bool, has_object: bool) -> _Found:
    if argument.function is Function.SUBJECT:
        if not transitive:
            return [(SUBJECT, None)]
        if has_object:
            return [((Function.OBLIQUE, marker), None) for marker in sorted(alternations.receivers)]
        return [(OBJECT, None)]
    found: _Found = [(_same(argument), None)]
    if argument.marker in alternations.agents:
        found.insert(0, (SUBJECT, None))
    return found


def _of_noun(argument: Argument, alternations: Alternations, *, transitive: bool) -> _Found:
    marker = argument.marker
    if argument.function is Function.POSSESSOR:
        return [(SUBJECT, None), (OBJECT, SUBJECT)] if transitive else [(SUBJECT, None)]
    if argument.function in {Function.MODIFIER, Function.OBJECT}:
        # '코베인 장비 *공급사* 선정' is '코베인을 장비 공급사*로* 선정하다'.
        core: _Found = [(OBJECT, None), (SUBJECT, OBJECT)] if transitive else [(SUBJECT, None)]
        needed = OBJECT if transitive else SUBJECT
        return [*core, *(((Function.OBLIQUE, marker), needed) for marker in sorted(alternations.bare))]
    if argument.function is not Function.OBLIQUE:
        return [(_same(argument), None)]
    found: _Found = []
    if marker in alternations.agents:
        found.append((SUBJECT, None))
    if marker in alternations.patients:
        found.append((OBJECT if transitive else SUBJECT, None))
    found += [((Function.OBLIQUE, verbal), None) for verbal in alternations.adnominal.get(marker, ())]
    found.append((_same(argument), None))
    return found


def _same(argument: Argument) -> Deep:
    return argument.function, argument.marker if argument.function is Function.OBLIQUE else ""


def alternations_of(words: AlternationWords) -> Alternations:
    """Return the alternations that `rules/language/` gives for one language."""
    return Alternations(
        agents=frozenset(words.agents),
        patients=frozenset(words.patients),
        receivers=frozenset(words.receivers),
        partners=frozenset(words.partners),
        copulas=frozenset(words.copulas),
        transparent=frozenset(words.transparent),
        bare=frozenset(words.bare),
        variants=dict(words.variants),
        adnominal=dict(words.adnominal),
    )
