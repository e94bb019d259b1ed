"""Who takes part in an event: arguments of its trigger → the roles of its rule."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.document.facts import COMPANY, PERSON, Entity, Facts, Participant
from extractor.events.compiler import EventRule, Role
from extractor.events.scene import Scene
from extractor.grammar.argument import OWNER, PASSIVE, Argument
from extractor.grammar.groups import FREE, SUBJECT, TOGETHER, WITH
from extractor.language import ENGLISH

_PERSON, _ORGANIZATION = "person", "organization"
_ALLIANCE = "alliance"
_PARTY = "party"
_OF_MEMBERS = ("party", "member", "founder")
"""Roles of an alliance's members; the alliance itself is the body."""
_PUBLIC = ("government", "regulator", "union")
_PRIVATE = ("acquirer", "target", "seller", "investee", "supplier", "operator", "provider", "company")
"""Roles of business: an authority approves a takeover and makes none, a union opposes job cuts."""
_SIDES = ("customer", "supplier", "acquirer", "target", "seller", "investor", "investee", "authority", "subject")
"""Roles that face another: who acts together with one side is not the other."""


def participants_of(
    rule: EventRule, arguments: Sequence[Argument], language: str, facts: Facts
) -> tuple[Participant, ...]:
    """Return who fills the roles of `rule`; the first role that takes somebody keeps them."""
    filled: dict[str, str] = {}
    marked: dict[str, str] = {}
    for role in rule.roles:
        for argument in _in_preference(arguments, _markers_of(role, language)):
            # Who works for one company is named to a post at another.
            own = argument.group.employer if role.name == _ORGANIZATION else 0
            members = _with_members(argument.group.members[own:], role, facts)
            fitting = [member for member in members if _fits(facts.entities[member], role)]
            fresh = [member for member in fitting if member not in filled]
            filled.update(dict.fromkeys(fresh, role.name))
            marked.update(dict.fromkeys(fresh, argument.role))
            if not fresh or role.every:
                continue
            if argument.role in (SUBJECT, PASSIVE):
                beside = [member for other in arguments if other.role == TOGETHER for member in other.group.members]
                filled.update(
                    {one: role.name for one in beside if one not in filled and _fits(facts.entities[one], role)}
                )
            break
    if language == ENGLISH:
        _set_sides(rule, filled, marked, facts)
    employer = _employer([person for person, role in filled.items() if role == _PERSON], facts)
    if employer and _ORGANIZATION not in filled.values() and any(role.name == _ORGANIZATION for role in rule.roles):
        # 'B씨가 상무로 승진했다': the post that the article gives the person tells where.
        filled[employer] = _ORGANIZATION
    return tuple(Participant(entity, role) for entity, role in filled.items())


def _set_sides(rule: EventRule, filled: dict[str, str], marked: dict[str, str], facts: Facts) -> None:
    """Let two who deal with each other change sides where their kinds tell: an operator buys from a vendor.

    'With' and the possessive leave open which side is which; 'from' and 'to' do not.
    """
    kinds = {role.name: role.kinds for role in rule.roles}
    for one, role in list(filled.items()):
        for other, side in list(filled.items()):
            if role == side or marked.get(one) not in (SUBJECT, PASSIVE) or marked.get(other) not in (WITH, OWNER):
                continue
            if facts.entities[other].category != COMPANY:
                continue
            own, theirs = facts.entities[one].kind, facts.entities[other].kind
            if own in kinds[side] and own not in kinds[role] and theirs not in kinds[side]:
                filled[one], filled[other] = side, role
                return


def with_announcer(
    rule: EventRule, participants: tuple[Participant, ...], scene: Scene, facts: Facts
) -> tuple[Participant, ...]:
    """Add the company that begins a sentence about a person's post, where no other was told ('Nordan said Jane …')."""
    roles = {participant.role for participant in participants}
    if _PERSON not in roles or not any(role.name == _ORGANIZATION for role in rule.roles):
        return participants
    group = scene.groups[0] if scene.groups else None
    if _ORGANIZATION in roles or group is None or group.anaphor or group.role != FREE or group.employer:
        return participants
    bodies = [member for member in group.members if facts.entities[member].category != PERSON]
    if len(group.members) != 1 or not bodies:
        return participants
    return (*participants, Participant(bodies[0], _ORGANIZATION))


def _employer(people: Sequence[str], facts: Facts) -> str | None:
    """Return where the people hold their posts, None where the article tells of several places."""
    found = {
        position.organization for position in facts.positions if position.person in people and position.organization
    }
    return next(iter(found)) if len(found) == 1 else None


def _with_members(group: Sequence[str], role: Role, facts: Facts) -> list[str]:
    """What an alliance does as a party, its members do, as far as the article names them."""
    if role.name != _PARTY:
        return list(group)
    return [
        entity
        for member in group
        for entity in (
            [one for one in facts.entities[member].members if one in facts.entities]
            if facts.entities[member].kind == _ALLIANCE
            else [member]
        )
    ]


def _markers_of(role: Role, language: str) -> Sequence[str]:
    """The grammatical roles that fill `role`; who acts together with the subject is its peer, and no other side."""
    markers = role.markers[language]
    return (*markers, TOGETHER) if WITH in markers and role.name not in _SIDES else markers


def _in_preference(arguments: Sequence[Argument], markers: Sequence[str]) -> list[Argument]:
    """The arguments in one of the grammatical roles `markers`, by the order of these."""
    return [argument for marker in markers for argument in arguments if argument.role == marker]


def _fits(entity: Entity, role: Role) -> bool:
    if entity.kind in _PUBLIC and role.name in _PRIVATE:
        return False
    if entity.kind == _ALLIANCE and role.name in _OF_MEMBERS:
        return False
    return entity.category in role.filled_by or entity.kind in role.filled_by
