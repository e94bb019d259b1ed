"""One mention of a venture → what it tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extractor.document.facts import COMPANY, LOCATION, ORGANIZATION, Amount, Facts, Mention
from extractor.grammar.parse import Argument, Clause, Function, How, Link, Phrase, Tense, Voice
from extractor.ventures.anchors import Anchor
from extractor.ventures.areas import AreaReader
from extractor.ventures.names import behind_brackets, name_of
from extractor.ventures.parties import Named, Parties
from extractor.ventures.scene import Scene, begin_of, holds
from extractor.ventures.shares import owners_by_form, ratio_in, shares_in
from extractor.ventures.stages import step_of
from extractor.ventures.told import Told

_ALLIANCE = "alliance"
_SUBJECT = "subject"
_NOMINAL = ("N", "SL", "SN", "XS", "XP")
_LINKED = (Link.COORDINATE, Link.ADVERBIAL, Link.PARTICIPIAL)
_PARTIES = 2


class Reader:
    """Reads mentions of ventures; `parties` and `areas` read their slots."""

    def __init__(self, parties: Parties, areas: AreaReader, facts: Facts) -> None:
        self._parties = parties
        self._areas = areas
        self._facts = facts

    def read(self, scene: Scene, anchor: Anchor, speaker: str | None) -> tuple[Told, bool]:
        """Return what a mention tells, and whether its parties are those told of before ('the two companies')."""
        behind, before = _behind(scene, anchor), _before(scene, anchor)
        name = name_of(scene, anchor)
        anchor = replace(anchor, name=name)
        clauses = _clauses(scene, anchor)
        itself = set(scene.named_as(name)) if name else set()
        named = self._named(scene, anchor, [*before, *behind], clauses, speaker, itself)
        exists = anchor.definite or name is not None or bool(anchor.phrase and anchor.phrase.possessor)
        places = [one for phrase in behind for one in scene.mentions_in(phrase.head, LOCATION)]
        around = [one for one in (*before, *behind) if one.marker in scene.words.area_around]
        told = Told(
            scene.number,
            scene.characters(anchor.span),
            sure=anchor.sure,
            first=anchor.first and anchor.sure,
            other=anchor.other,
            parties=self._in_order(scene, named.parties),
            name=scene.characters(name) if name else None,
            areas=(
                *self._areas.of_mention(scene, anchor, around),
                *self._areas.of_clauses(scene, anchor),
            ),
            ratio=ratio_in(scene),
            step=step_of(scene, anchor, clauses, self._facts, exists=exists),
            capital=_capital(scene, self._facts),
            place=next(iter(places), None) or _place(scene, clauses),
            alliance=self._alliance(scene),
        )
        return told, named.together

    def partners(self, scene: Scene) -> tuple[str, ...]:
        """Return who acts together in the first clause of a sentence that tells so ('A and B', 'A … with B')."""
        for clause in scene.parse.clauses:
            acting = [] if clause.noun else [one for one in clause.arguments if _acts_together(scene, one)]
            named = (self._parties.of(scene, one.phrase, self._above(scene, clause)) for one in acting)
            parties = tuple(dict.fromkeys(party for one in named for party in one.parties))
            if len(parties) >= _PARTIES:
                return parties
        return ()

    def _named(
        self,
        scene: Scene,
        anchor: Anchor,
        phrases: Sequence[Phrase],
        clauses: Sequence[int],
        speaker: str | None,
        itself: set[str],
    ) -> Named:
        around = _joined(self._around(scene, anchor, phrases, speaker), itself)
        if around.several:
            around = Named(tuple(dict.fromkeys((*self._just_named(scene, anchor), *around.parties))))
        within = _joined([*self._within(scene, anchor, clauses, speaker), *self._partnered(scene)], itself)
        joined = _joined([around, within], itself)
        if len(joined.parties) < _PARTIES and not joined.together and (joined.parties or anchor.first):
            joined = _joined([self._counterpart(scene, anchor, clauses, speaker, itself), joined], itself)
        owners = (self._owners(scene) | {self._parties.named(scene, name) for name in owners_by_form(scene)}) - itself
        return _joined([joined, Named(tuple(sorted(owners)))], itself) if len(owners) >= _PARTIES else joined

    def _around(self, scene: Scene, anchor: Anchor, phrases: Iterable[Phrase], speaker: str | None) -> Iterator[Named]:
        """What the phrase of the mention names: 'A's venture with B', 'between A and B', 'A와 B의'."""
        if anchor.phrase is not None and anchor.phrase.possessor is not None:
            yield self._parties.of(scene, anchor.phrase.possessor, speaker)
        if anchor.left < anchor.span[0]:
            yield Named(tuple(self._parties.in_span(scene, (anchor.left, anchor.span[0]))))
        for phrase in phrases:
            if phrase.marker in scene.words.around or _is_between(scene, phrase):
                yield self._parties.of(scene, phrase, speaker)

    def _within(self, scene: Scene, anchor: Anchor, clauses: Iterable[int], speaker: str | None) -> Iterator[Named]:
        """What the clauses about its founding, owning and the agreements on it name."""
        for number, clause in enumerate(scene.parse.clauses):
            counts = number in clauses and _counts(scene, clause)
            described = _describes(scene, clause, anchor)
            if any(anchor.heads(one.phrase) for one in clause.arguments):
                yield from self._purposed(scene, number)
            if counts:
                yield from self._reported(scene, clause)
            for argument in clause.arguments if counts or described else ():
                if holds(argument.phrase.span, anchor.span) or anchor.heads(argument.phrase):
                    yield from self._members(scene, clause, argument.phrase, anchor)
                elif _is_when(scene, argument):
                    continue
                elif _names_party(scene, clause, argument, subjects=counts, described=described):
                    named = self._parties.of(scene, argument.phrase, self._above(scene, clause) or speaker)
                    # 'Halden and Nordan said *they* have signed a deal.'
                    those = self._acting(scene, scene.parse.clauses[clause.parent]) if clause.parent is not None else ()
                    yield Named(those) if named.several and not named.parties else named
                else:
                    yield from self._complements(scene, argument.phrase, speaker)
                    yield from self._beside_place(scene, argument.phrase)

    def _reported(self, scene: Scene, clause: Clause) -> Iterator[Named]:
        """Who the parse parted from its list ('Halden said *it* and Nordan have set up', 'said *its unit* and …')."""
        if clause.link is not Link.COORDINATE or clause.parent is None:
            return
        above = scene.parse.clauses[clause.parent]
        speaker = next(iter(self._acting(scene, above)), None)
        for argument in above.arguments:
            if argument.function is Function.OBJECT and argument.phrase.span[1] + 1 == clause.span[0]:
                yield self._parties.of(scene, argument.phrase, speaker)

    def _acting(self, scene: Scene, clause: Clause) -> tuple[str, ...]:
        """Who a clause is said of."""
        named = (self._parties.of(scene, subject) for subject in scene.subjects(clause))
        return tuple(party for one in named for party in one.parties)

    def _purposed(self, scene: Scene, number: int) -> Iterator[Named]:
        """A partner that the parse took into the purpose behind it ('*A와* X 사업을 위한 합작법인')."""
        for clause in scene.parse.clauses:
            if clause.parent == number or clause.parent is None:
                for argument in clause.arguments:
                    if argument.marker in scene.words.area_around and argument.phrase.members:
                        yield self._parties.of(scene, argument.phrase.members[0])

    def _above(self, scene: Scene, clause: Clause) -> str | None:
        """Who says it: the one that a pronoun below means ('Halden said *it* has formed a venture')."""
        parties = self._acting(scene, scene.parse.clauses[clause.parent]) if clause.parent is not None else ()
        return parties[0] if len(parties) == 1 else None

    def _members(self, scene: Scene, clause: Clause, phrase: Phrase, anchor: Anchor) -> Iterator[Named]:
        """Parties that stand in one list with the venture ('a venture comprising A, *B and C*', '*A와* 합작사를')."""
        consists = scene.words.is_act("consist", clause)
        for member in phrase.members:
            before = member.head[1] <= anchor.span[0] and not holds(member.span, anchor.span)
            if before or (consists and not anchor.heads(member)):
                yield self._parties.of(scene, member)

    def _beside_place(self, scene: Scene, phrase: Phrase) -> Iterator[Named]:
        """A partner that the parse took into a list with a place ('*A와* 베트남에 합작사를 세웠다')."""
        if phrase.members and scene.mentions_in(phrase.span, LOCATION) and not scene.bodies_in(phrase.members[-1].span):
            for member in phrase.members[:-1]:
                if member.marker in scene.words.within:
                    yield self._parties.of(scene, member)

    def _partnered(self, scene: Scene) -> Iterator[Named]:
        """Who is called a partner, and whose ('Halden will buy out *its partner Nordan*')."""
        for clause in scene.parse.clauses:
            for argument in () if clause.noun else clause.arguments:
                phrase = argument.phrase
                if phrase.members or not scene.words.partner.any(scene.tokens, *phrase.span):
                    continue
                named = self._parties.of(scene, phrase)
                if named.parties:
                    yield named
                    speaker = self._above(scene, clause)
                    yield from (self._parties.of(scene, one, speaker) for one in scene.subjects(clause))

    def _complements(self, scene: Scene, phrase: Phrase, speaker: str | None) -> Iterator[Named]:
        """With whom the agreement is that a clause tells of ('in talks *with B* to form a venture')."""
        if scene.text(phrase.head) in scene.words.acts["agree"]:
            for inner in phrase.complements:
                if inner.marker in scene.words.within:
                    yield self._parties.of(scene, inner, speaker)

    def _counterpart(
        self, scene: Scene, anchor: Anchor, clauses: Sequence[int], speaker: str | None, itself: set[str]
    ) -> Named:
        """Whose venture it is with the party that its phrase names: the subject above ('A runs a venture with B')."""
        seen: set[int] = set()
        chain = [*scene.clauses_of(anchor.span), *clauses]
        while chain:
            number = chain.pop(0)
            if number in seen:
                continue
            seen.add(number)
            clause = scene.parse.clauses[number]
            if clause.parent is not None:
                chain.append(clause.parent)
            if scene.words.is_act("deal", clause):
                continue
            for subject in scene.subjects(clause):
                known = scene.mention_at(subject.head[1] - 1) or scene.text(subject.span) in scene.words.pronouns
                if not holds(subject.span, anchor.span) and (known or subject.members or _counts(scene, clause)):
                    named = _joined([self._parties.of(scene, subject, speaker)], itself)
                    if named.parties or named.together:
                        return named
        return Named()

    def _owners(self, scene: Scene) -> set[str]:
        """Who is told to hold a share in a sentence that speaks of the venture."""
        bodies = dict.fromkeys(one.entity for one in scene.mentions if one.category in (COMPANY, ORGANIZATION))
        return set(shares_in(scene, tuple(bodies)))

    def _just_named(self, scene: Scene, anchor: Anchor) -> list[str]:
        bodies = [one for one in scene.mentions if one.category in (COMPANY, ORGANIZATION)]
        return list(dict.fromkeys(one.entity for one in bodies if one.last <= anchor.span[0]))

    def _in_order(self, scene: Scene, parties: Sequence[str]) -> tuple[str, ...]:
        """Parties as they stand in the sentence; those that do not stand there come first."""
        here = [one for one in self._facts.mentions if one.sentence == scene.number]
        places = {one.entity: one.start for one in reversed(here)}
        return tuple(sorted(parties, key=lambda party: places.get(party, -1)))

    def _alliance(self, scene: Scene) -> str | None:
        bodies = (one.entity for one in scene.mentions if one.category == ORGANIZATION)
        return next((body for body in bodies if self._facts.entities[body].kind == _ALLIANCE), None)


def _describes(scene: Scene, clause: Clause, anchor: Anchor) -> bool:
    """Whether a clause tells more of the venture, or its name, so that whom it is with may stand there."""
    if clause.describes is not None and anchor.heads(clause.describes):
        return True
    if any(one.function is Function.SUBJECT and anchor.heads(one.phrase) for one in clause.arguments):
        return scene.words.is_act("consist", clause)
    called = scene.words.called.at(scene.tokens, *clause.predicate) is not None
    return called and any(holds(one.phrase.span, anchor.span) for one in clause.arguments)


def _is_when(scene: Scene, argument: Argument) -> bool:
    """Whether a noun that a clause describes is no name but a time, having no particle ('설립한 *다음*, …')."""
    tagged = scene.tokens.tag[argument.phrase.head[0]] != ""
    return tagged and argument.how is How.ANTECEDENT and not argument.phrase.marker


def _names_party(scene: Scene, clause: Clause, argument: Argument, *, subjects: bool, described: bool) -> bool:
    """Whether the phrase in an argument's place is a party."""
    if argument.function is Function.SUBJECT:
        return subjects and clause.voice is Voice.ACTIVE and _SUBJECT in scene.words.within
    if argument.function is Function.POSSESSOR:
        return clause.noun
    if argument.function is Function.OBJECT:
        return described and scene.words.is_act("consist", clause)
    return argument.marker in scene.words.within


def _acts_together(scene: Scene, argument: Argument) -> bool:
    """Whether an argument is who acts, or with whom."""
    return argument.function is Function.SUBJECT or argument.marker in scene.words.within


def _clauses(scene: Scene, anchor: Anchor) -> list[int]:
    """The clauses around a mention, innermost first: those it takes part in, above them, and beside them."""
    parsed = scene.parse.clauses
    found = scene.clauses_of(anchor.span)
    found += [n for n, one in enumerate(parsed) if one.describes is not None and anchor.heads(one.describes)]
    # 'A와 합작해 세운 회사': the word is the verb itself.
    found += [n for n, one in enumerate(parsed) if holds(one.predicate, anchor.span) and not one.noun]
    acting = [number for number in found if anchor.acts_in(scene, parsed[number])]
    found = [number for number in found if number not in acting]
    found += [host for number in found for host in _hosts(scene, number)]
    for number in [*found, *(number for number in acting if _is_to_do(parsed[number]))]:
        above = parsed[number].parent
        while above is not None and above not in found:
            if _counts(scene, parsed[above]):
                found.append(above)
            above = parsed[above].parent
    for number, clause in enumerate(parsed):
        if number not in found and clause.link in _LINKED and _counts(scene, clause) and clause.parent in found:
            found.append(number)
    return list(dict.fromkeys(found))


def _is_to_do(clause: Clause) -> bool:
    """Whether a clause without a time of its own may be what another is for ('signed a deal for a JV *to sell*')."""
    return clause.link is Link.COMPLEMENT and clause.tense is Tense.NONE


def _hosts(scene: Scene, number: int) -> list[int]:
    """The clauses of the noun that a purpose belongs to ('합작법인 설립을 위한 *양해각서*를 체결했다')."""
    clause = scene.parse.clauses[number]
    if clause.parent is not None or clause.link is not Link.RELATIVE or clause.describes is not None:
        return []
    end = clause.span[1]
    behind = next((one for one in scene.phrases if one.span[0] == end), None)
    return scene.clauses_of(behind.head) if behind is not None else []


def _joined(named: Iterable[Named], itself: set[str]) -> Named:
    every = list(named)
    parties = tuple(dict.fromkeys(party for one in every for party in one.parties if party not in itself))
    return Named(parties, any(one.together for one in every), any(one.several for one in every))


def _counts(scene: Scene, clause: Clause) -> bool:
    words = scene.words
    return any(words.is_act(act, clause) for act in ("found", "own", "agree", "consist", "finish", "end"))


def _is_between(scene: Scene, phrase: Phrase) -> bool:
    return scene.words.between.any(scene.tokens, phrase.span[1] - 1, phrase.span[1])


def _behind(scene: Scene, anchor: Anchor) -> list[Phrase]:
    """The phrases that follow a mention one upon the other, each with its preposition."""
    if anchor.phrase is None or not anchor.heads(anchor.phrase):
        return []
    own = list(anchor.phrase.complements)
    index, end = max(behind_brackets(scene, anchor.span[1]), anchor.phrase.span[1]), scene.sentence.end
    while index < end:
        time = scene.in_times(index)
        following = [one for one in scene.phrases if one.marker and begin_of(one) == index]
        if time:
            index = time[1]
        elif following:
            phrase = max(following, key=lambda one: one.span[1])
            own.append(phrase)
            index = max(phrase.span[1], index + 1)
        else:
            break
    return own


def _before(scene: Scene, anchor: Anchor) -> list[Phrase]:
    """The phrases right before a mention that belong to it ('A와의', 'A와 B 간', 'X를 위한')."""
    markers = scene.words.around | scene.words.area_around
    found: list[Phrase] = []
    index = anchor.span[0]
    while index > anchor.left and scene.tokens.tag[index - 1].startswith(_NOMINAL):
        index -= 1
    while index > scene.sentence.start and scene.tokens.tag[index - 1]:
        ending = [
            one
            for one in scene.phrases
            if max(one.span[1], one.marked[1]) == index
            and one.span[0] < index
            and (one.marker in markers or _is_between(scene, one))
        ]
        if not ending:
            break
        phrase = max(ending, key=lambda one: one.span[1] - one.span[0])
        found.append(phrase)
        index = begin_of(phrase)
    return found


def _capital(scene: Scene, facts: Facts) -> Amount | None:
    """The sum beside a word for capital."""
    words = next(scene.words.capital.find(scene.tokens, scene.sentence.start, scene.sentence.end), None)
    if words is None:
        return None
    at = scene.tokens.start[words[0]]
    start, end = scene.characters((scene.sentence.start, scene.sentence.end))
    inside = [one for one in facts.amounts if start <= one.start < end]
    return min(inside, key=lambda one: abs(one.start - at), default=None)


def _place(scene: Scene, clauses: Iterable[int]) -> Mention | None:
    """Where it is founded: a place in the clause of the founding."""
    for number in clauses:
        clause = scene.parse.clauses[number]
        if scene.words.is_act("found", clause) or scene.words.is_act("locate", clause):
            for argument in clause.arguments:
                found = scene.mentions_in(argument.phrase.head, LOCATION)
                if argument.function is Function.OBLIQUE and found:
                    return found[0]
    return None
