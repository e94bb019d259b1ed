"""Who the parties of a venture are: companies and bodies, known or named by the slot they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractor.document.columns import Layout
from extractor.document.facts import COMPANY, LOCATION, ORGANIZATION, PERSON, Entity, Facts, Mention
from extractor.grammar.parse import Phrase, Span
from extractor.lexicon.places import places
from extractor.lexicon.romanization import Romanization
from extractor.ventures.forms import begins_word, name_at_end, quoted_at_end
from extractor.ventures.scene import Scene, holds, leaves, whole

_ALLIANCE = "alliance"
_GOVERNMENT = "government"
_COUNTRY = "country"
_BY_SLOT = "venture.party"
_BY_PLACE = "venture.government"
_SHORTEST_NAME = 2
_APART = 8
"""Tokens between a word for a firm and its name behind a comma."""
_AMPERSANDS = ("&", "+")
_HYPHENS = ("-", "–", "·", "ㆍ", "/")


def is_together(scene: Scene, phrase: Phrase) -> bool:
    """Tell whether a phrase means all parties together: 'the two steelmakers', '양사'."""
    words, tokens = scene.words, scene.tokens
    if scene.bodies_in(phrase.span) or words.rest_of.any(tokens, *phrase.span):
        return False
    counted = phrase.definite and any(listed.any(tokens, *phrase.span) for _, listed in words.counts)
    return counted or words.partners.any(tokens, *phrase.span)


@dataclass(frozen=True, slots=True)
class Named:
    """The parties that a phrase names.

    `together` tells that it means all that were told of ('the two companies'), `several` those just named ('their').
    """

    parties: tuple[str, ...] = ()
    together: bool = False
    several: bool = False


class Parties:
    """Finds the parties in phrases, and enters into the facts those that only their slot makes known."""

    def __init__(self, facts: Facts, layout: Layout, romanization: Romanization) -> None:
        self._facts = facts
        self._layout = layout
        self._romanization = romanization

    def of(self, scene: Scene, phrase: Phrase, speaker: str | None = None) -> Named:
        """Return who a phrase names; `speaker` is the company that a pronoun in it means."""
        words = scene.words
        found: list[str] = []
        together = several = False
        signed, rest = self._ampersands(scene, phrase)
        found.extend(signed)
        for leaf in rest:
            if is_together(scene, leaf):
                together = True
            elif scene.text(leaf.span) in words.several:
                several = True
            else:
                found.extend(self._leaf(scene, leaf, speaker))
        found.extend(self._strays(scene, phrase))
        parties = tuple(party for party in dict.fromkeys(found) if self._may_be(party))
        return Named(parties, together and not parties, several)

    def in_span(self, scene: Scene, span: Span) -> list[str]:
        """Return the companies and bodies named in a span, one by one or joined by a hyphen ('the A-B venture')."""
        bodies = scene.bodies_in(span)
        joined = self._hyphenated(scene, span)
        return joined or [one.entity for one in bodies if self._may_be(one.entity)]

    def named(self, scene: Scene, span: Span) -> str:
        """Return the company of a name that nobody knew before, entered with all its mentions."""
        text = scene.text(span)
        known = self._known(text)
        if known:
            return known
        entity = self._entity(self._identity(text), COMPANY, text)
        self._facts.add(entity, self._mentions(scene, entity, span, _BY_SLOT))
        return entity.id

    def _ampersands(self, scene: Scene, phrase: Phrase) -> tuple[list[str], list[Phrase]]:
        """The names that are no lists ('Halden Iron & Steel', 'Halden Iron and Steel'), and the other members."""
        named: list[str] = []
        rest: list[Phrase] = []
        for leaf in leaves(phrase):
            before = rest[-1] if rest else None
            gap = range(before.head[1], leaf.head[0]) if before else range(0)
            span = (before.head[0], leaf.head[1]) if before else leaf.head
            signed = any(scene.tokens.text[token] in _AMPERSANDS for token in gap)
            name = (signed and name_at_end(scene, span) == span) or _is_half(scene, gap, leaf)
            if name and not scene.bodies_in(span):
                rest.pop()
                named.append(self.named(scene, span))
            else:
                rest.append(leaf)
        return named, rest

    def _strays(self, scene: Scene, phrase: Phrase) -> Iterator[str]:
        """Members of an inner list that belong to the outer one: what is joined there is not alike.

        'Halden Foods of Chicago *and Nordan Dairy of Oslo* agreed', 'Halden, which makes routers, *and Nordan* have'.
        """
        inner = [one for one in scene.phrases if holds(whole(phrase), one.span) and one is not phrase]
        for clause in scene.parse.clauses:
            if clause.describes is not None and clause.describes.head == phrase.head:
                inner.extend(argument.phrase for argument in clause.arguments)
                if phrase.head in scene.adjectives:
                    # '*Japanese* trading house Halden and Nordan have agreed'
                    yield from (party for one in clause.arguments for party in self._members(scene, one.phrase))
        for listed in inner:
            kinds = [self._kind(scene, member) for member in leaves(listed)]
            for member, kind in zip(leaves(listed), kinds, strict=True):
                if kind in (COMPANY, PERSON) and kinds[0] not in (kind, ORGANIZATION):
                    yield from self._leaf(scene, member, None)

    def _members(self, scene: Scene, phrase: Phrase) -> Iterator[str]:
        for leaf in leaves(phrase):
            yield from self._leaf(scene, leaf, None)

    def _kind(self, scene: Scene, member: Phrase) -> str | None:
        mention = scene.mention_at(member.head[1] - 1)
        return mention.category if mention is not None else None

    def _may_be(self, party: str) -> bool:
        entity = self._facts.entities[party]
        return entity.kind != _ALLIANCE and not entity.outlet

    def _leaf(self, scene: Scene, leaf: Phrase, speaker: str | None) -> Iterator[str]:
        head = scene.mention_at(leaf.head[1] - 1)
        quoted = quoted_at_end(scene, (leaf.span[0], leaf.head[1]))
        if quoted and not scene.named_as(quoted):
            yield self.named(scene, quoted)
        elif head is not None and head.category in (COMPANY, ORGANIZATION):
            yield head.entity
        elif spelled := _spelled(scene, leaf):
            yield self._of_name(scene, spelled)
        elif scene.text(leaf.span) in scene.words.pronouns:
            if speaker:
                yield speaker
        elif stands := self._stand_in(scene, leaf, head) or self._government(scene, leaf):
            yield stands
        elif apart := self._told_apart(scene, leaf):
            yield apart
        elif head is None and (name := self._name(scene, leaf)) and not scene.is_taken(name):
            yield self._of_name(scene, name)

    def _name(self, scene: Scene, leaf: Phrase) -> Span | None:
        """The name that a phrase ends in, or that stands before a unit or a post ('its *Halden Chemicals* unit')."""
        first, last = _with_modifiers(scene, leaf)
        # '하람전자와 나래산업 *등 2개사*'.
        last = next((at for at, _, _ in scene.words.rest_of.find(scene.tokens, first + 1, last)), last)
        begins = [token for token in range(first, last) if token == first or begins_word(scene, token)]
        unit = scene.text((begins[-1], last)) in scene.words.units
        if not unit or len(begins) == 1:
            return name_at_end(scene, (first, last))
        # A person stands between the company and the post ('하람전자 박서윤 *사장*').
        person = len(begins) > 2 and scene.tokens.tag[begins[-1]]
        return name_at_end(scene, (first, begins[-2] if person else begins[-1]))

    def _stand_in(self, scene: Scene, leaf: Phrase, head: Mention | None) -> str | None:
        """The company of an executive or a unit that acts for it."""
        around = whole(leaf)
        bodies = scene.bodies_in(around)
        if head is not None and head.category == PERSON:
            employers = (one.organization for one in self._facts.positions if one.person == head.entity)
            return next((one for one in employers if one), bodies[-1].entity if bodies else None)
        if not bodies:
            return None
        last = leaf.head[1]
        people = scene.mentions_in(around, PERSON)
        if people or scene.words.units.any(scene.tokens, max(leaf.span[0], last - 2), last):
            return bodies[-1].entity
        for apposition in leaf.appositions:
            named = scene.mention_at(apposition.head[1] - 1)
            if named is not None and named.category in (COMPANY, ORGANIZATION):
                return named.entity
        return None

    def _told_apart(self, scene: Scene, leaf: Phrase) -> str | None:
        """The name behind or before what kind of firm it is ('the largest maker of tyres for trams, *Halden*')."""
        if not scene.words.firms.any(scene.tokens, *leaf.head):
            return None
        start = leaf.span[0] - 1
        for one in scene.bodies_in((scene.sentence.start, max(start, scene.sentence.start))):
            if one.last == start and scene.tokens.text[start] == ",":
                return one.entity
        limit = min(leaf.span[1] + _APART, scene.sentence.end)
        for one in scene.bodies_in((leaf.head[1], limit)):
            if scene.tokens.text[one.first - 1] == ",":
                return one.entity
        return None

    def _government(self, scene: Scene, leaf: Phrase) -> str | None:
        """A government, told by a place and a word for it ('르완다 정부', 'the Rwandan government')."""
        at = next(scene.words.government.find(scene.tokens, *leaf.span), None)
        if at is None:
            return self._country(scene, leaf)
        before = [one for one in scene.mentions_in(leaf.span, LOCATION) if one.last <= at[0]]
        first = before[0].first if before else at[0] - 1
        if first < leaf.span[0] or (not before and name_at_end(scene, (first, at[0])) is None):
            return None
        return self._state(scene, (first, at[1]), before[0] if before else None)

    def _country(self, scene: Scene, leaf: Phrase) -> str | None:
        """A country that acts itself ('talks with *Kenya*')."""
        mention, words = scene.mention_at(leaf.head[1] - 1), scene.words
        if mention is None or mention.category != LOCATION or (mention.first, mention.last) in scene.adjectives:
            return None
        # 'in Kenya' is only where.
        if leaf.marker in words.area_within | words.area_around | words.through and leaf.marker not in words.within:
            return None
        place = self._facts.entities[mention.entity]
        alone = leaf.head[0] <= mention.first and leaf.possessor is None
        return self._state(scene, (mention.first, mention.last), mention) if alone and place.kind == _COUNTRY else None

    def _state(self, scene: Scene, span: Span, at: Mention | None) -> str:
        """The government of the place at a mention, entered as it is called at `span`."""
        place = self._facts.entities[at.entity] if at else None
        identity = f"government-{self._romanization.slug(place.id.rpartition('/')[2] if place else scene.text(span))}"
        if identity not in self._facts.entities:
            country = place.country if place else None
            entity = self._entity(identity, ORGANIZATION, scene.text(span), _GOVERNMENT, country)
            self._facts.add(entity, self._mentions(scene, entity, span, _BY_PLACE))
        return identity

    def _hyphenated(self, scene: Scene, span: Span) -> list[str]:
        """Names joined by a hyphen, which stand as one word or several."""
        tokens = scene.tokens
        at = [token for token in range(*span) if tokens.text[token] in _HYPHENS]
        if not at:
            return []
        edges = [span[0], *(edge for hyphen in at for edge in (hyphen, hyphen + 1)), span[1]]
        parts = [(edges[number], edges[number + 1]) for number in range(0, len(edges), 2)]
        names = [_known_name(scene, part) or name_at_end(scene, part) for part in parts if part[0] < part[1]]
        found = [name for name in names if name is not None]
        if len(found) != len(parts) or len(found) < 2:
            return []
        return [self._of_name(scene, name) for name in found]

    def _of_name(self, scene: Scene, name: Span) -> str:
        mention = scene.mention_at(name[0])
        begins = mention is not None and mention.first == name[0] and mention.last <= name[1]
        if mention is not None and begins and mention.category == COMPANY:
            # What follows may be no more than the legal form ('Halden Motors *Co*'), or a bracket written into it.
            rest = (scene.tokens.text[token] in scene.words.generic for token in range(mention.last, name[1]))
            if all(rest) or scene.tokens.text[mention.last] == "(":
                return mention.entity
        return self.named(scene, name)

    def _known(self, name: str) -> str | None:
        """The one company or body whose name is this, or begins with it."""
        found: set[str] = set()
        for mention in self._facts.mentions_of(COMPANY, ORGANIZATION):
            text = self._layout.text[mention.start : mention.end]
            short = text.startswith(f"{name} ") or (not name.isascii() and text.endswith(name))
            if text.casefold() == name.casefold() or short:
                found.add(mention.entity)
        return next(iter(found)) if len(found) == 1 and len(name) >= _SHORTEST_NAME else None

    def _entity(
        self, identity: str, category: str, text: str, kind: str | None = None, country: str | None = None
    ) -> Entity:
        english = text.isascii()
        return Entity(
            identity,
            category,
            name=text,
            en=text if english else None,
            ko=None if english else text,
            kind=kind,
            country=country,
        )

    def _identity(self, name: str) -> str:
        identity = self._romanization.slug(name) or "company"
        while identity in self._facts.entities:
            identity += "-2"
        return identity

    def _mentions(self, scene: Scene, entity: Entity, span: Span, rule: str) -> list[Mention]:
        """The name at `span`, and every other place where it stands and no other name does."""
        start, end = scene.characters(span)
        found = [Mention(start, end, *span, scene.number, entity.id, entity.category, rule)]
        taken = [(one.start, one.end) for one in self._facts.mentions if one.category != LOCATION] + [(start, end)]
        for low, high in places(self._layout.text, scene.text(span)):
            first, last = self._layout.tokens.span(low, high)
            number = self._layout.sentence_at(first)
            if number is None or any(begin < high and low < stop for begin, stop in taken):
                continue
            if self._layout.tokens.start[first] == low and self._layout.tokens.end[last - 1] == high:
                found.append(Mention(low, high, first, last, number, entity.id, entity.category, rule))
        return found


def _with_modifiers(scene: Scene, leaf: Phrase) -> Span:
    """The tokens in which a name may stand; it may begin before its last noun ('하람 *테크놀로지*', 'Oslo *Steel*')."""
    if scene.tokens.tag[leaf.head[0]]:
        return leaf.span[0], leaf.head[1]
    possessor = leaf.possessor.span[1] if leaf.possessor else leaf.span[0]
    return min(possessor, leaf.head[0]), leaf.head[1]


def _is_half(scene: Scene, gap: range, leaf: Phrase) -> bool:
    """Whether a list's member only ends the name before it ('Halden Iron and *Steel*')."""
    joined = any(scene.words.joiners.at(scene.tokens, token, token + 1) for token in gap)
    return joined and scene.text(leaf.head) in scene.words.name_halves and leaf.head[0] == leaf.span[0]


def _spelled(scene: Scene, leaf: Phrase) -> Span | None:
    """A name with a bracket written into it ('하람(HARAM)정밀')."""
    tokens = scene.tokens
    for inner in leaf.appositions:
        opens, closes = inner.span[0] - 1, inner.span[1]
        inside = leaf.span[0] < opens and closes + 1 < leaf.head[1] and tokens.text[opens] == "("
        if inside and not begins_word(scene, opens) and not begins_word(scene, closes + 1):
            first = max((at for at in range(leaf.span[0], opens) if begins_word(scene, at)), default=leaf.span[0])
            return first, leaf.head[1]
    return None


def _known_name(scene: Scene, part: Span) -> Span | None:
    bodies = scene.bodies_in(part)
    return (bodies[-1].first, bodies[-1].last) if bodies else None
