"""One compiled frame against one clause or phrase: which argument fills which slot, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.document.columns import Tokens
from extractor.grammar.parse import Argument, Clause, Function, Link, Parse, Phrase, Span
from extractor.grammar.roles import Alternations, Deep, Role, deep_roles
from extractor.patterns.literal import holds_any
from extractor.patterns.pattern import ClausePattern, Part, PhrasePattern, Words

NO_CLAUSE = -1
"""The clause of what a phrase frame finds."""

Asks = Callable[[str, Phrase], bool]
"""Whether a phrase may fill a slot."""

Kept = dict[tuple[int, bool], tuple[Clause, tuple[Role, ...]]]
"""The roles of clauses that were asked for before, by the clause's identity; the clause stands by to stay alive."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A slot with the phrase that fills it; `clause` is the index of the clause that gave it, `argument` its argument.

    A slot filled by several members of a list stands once for each.
    """

    slot: str
    argument: Argument | None
    phrase: Phrase
    clause: int


@dataclass(frozen=True, slots=True)
class Bound:
    """What a pattern has found: the slots it fills and the tokens of its literal words."""

    filled: tuple[Filled, ...] = ()
    literals: tuple[Span, ...] = ()

    def __add__(self, other: Bound) -> Bound:
        return Bound(self.filled + other.filled, self.literals + other.literals)


_EMPTY = Bound()
_FAR = 1000
"""What belongs to another predicate first."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a phrase was found: the argument it is, and the clause with its roles."""

    clause: int
    argument: Argument | None = None
    roles: tuple[Role, ...] = ()


class Binder:
    """Tries patterns on one parse; `asks` decides which phrase may fill which slot of the frame at hand."""

    def __init__(
        self, parse: Parse, tokens: Tokens, alternations: Alternations, asks: Asks, kept: Kept | None = None
    ) -> None:
        self._parse = parse
        self._tokens = tokens
        self._alternations = alternations
        self._asks = asks
        self._kept: Kept = {} if kept is None else kept

    def clause(self, pattern: ClausePattern, clause: Clause, number: int) -> Bound | None:
        """Return what `pattern` finds in `clause`, the one of index `number` or one said beside it."""
        if pattern.heads and clause.noun and not self._stands_with(pattern.heads, clause):
            return None
        if pattern.aside and not self._beside_words(pattern, clause):
            return None
        roles = self.roles(pattern, clause)
        bound = self._assigned(_Search(pattern.parts, roles, number), _EMPTY)
        if bound is None:
            return None
        for below in pattern.below:
            hanging = self._below(below, number)
            if hanging is None:
                return None
            bound += hanging
        if pattern.quoted:
            quotations = self.quotations(number)
            if not quotations:
                return None
            bound += Bound(tuple(Filled(slot, None, span, number) for slot in pattern.quoted for span in quotations))
        return bound

    def _stands_with(self, heads: frozenset[Words], clause: Clause) -> bool:
        """Tell whether a noun that heads a clause stands with the words of the frame before it."""
        around = [phrase for phrase in self._parse.phrases if _inside(clause.predicate, phrase.head)]
        return any(holds_any(phrase.words, heads) for phrase in around)

    def _beside_words(self, pattern: ClausePattern, clause: Clause) -> bool:
        """Tell whether the adverbs of a frame stand in the clause."""
        heard = {word.casefold() for word in self._tokens.text[slice(*clause.span)]}
        return all(heard & words for words in pattern.aside)

    def roles(self, pattern: ClausePattern, clause: Clause) -> tuple[Role, ...]:
        """Return the deep roles that the clause's arguments may have for `pattern`."""
        own = self._roles(clause, transitive=pattern.transitive)
        return (
            (*own, *self._carried(clause)) if (clause.noun or clause.describes) and clause.parent is not None else own
        )

    def _carried(self, noun: Clause) -> Iterator[Role]:
        """Yield what stands beside the verb that carries a noun and may belong to the noun: '*B에* 투자를 검토했다'."""
        carrier = self._parse.clauses[noun.parent or 0]
        objects = [argument for argument in carrier.arguments if argument.function is not Function.OBLIQUE]
        carried = noun.describes.head if noun.describes else noun.predicate
        if carrier.noun or not any(_inside(carried, argument.phrase.span) for argument in objects):
            return
        for argument in carrier.arguments:
            if argument.function is Function.OBLIQUE:
                yield Role(argument, (Function.OBLIQUE, argument.marker), _FAR)

    def _roles(self, clause: Clause, *, transitive: bool) -> tuple[Role, ...]:
        key = id(clause), transitive
        found = self._kept.get(key)
        if found is None:
            roles = deep_roles(clause, transitive=transitive, alternations=self._alternations)
            found = self._kept[key] = (clause, roles)
        return found[1]

    def part(self, part: Part, role: Role, roles: tuple[Role, ...], number: int) -> Bound | None:
        """Return what `part` finds in the argument of `role`, one of the `roles` in clause `number`."""
        return self.phrase(part.phrase, role.argument.phrase, _Place(number, role.argument, roles), part.least)

    def phrase(self, pattern: PhrasePattern, phrase: Phrase, place: _Place, least: int = 1) -> Bound | None:
        """Return what `pattern` finds in `phrase`: its slots filled, its words there."""
        if pattern.apposition is not None:
            return self._beside(pattern, pattern.apposition, phrase, place)
        if not pattern.slot:
            return self._literal(pattern, phrase, place)
        if pattern.before:
            return self._compound(pattern, phrase, place)
        fillers = list(self._fillers(pattern.slot, phrase))
        if len(fillers) < least:
            return None
        inner = self._inner(pattern, phrase, place)
        filled = tuple(Filled(pattern.slot, place.argument, filler, place.clause) for filler in fillers)
        return None if inner is None else Bound(filled) + inner

    def alone(self, pattern: PhrasePattern, phrase: Phrase) -> Bound | None:
        """Return what a phrase frame finds in `phrase`, whatever clause it stands in."""
        return self.phrase(pattern, phrase, _Place(NO_CLAUSE))

    def candidates(self, part: Part, roles: Sequence[Role], literals: Sequence[Span]) -> Iterator[Role]:
        """Yield the arguments that have the function of `part`, likeliest first.

        An oblique may hang on a noun that the frame names instead: 'B*와의* 공급 *계약*을 맺었다'.
        """
        yield from (role for role in roles if _plays(part, role.deep))
        if part.function is Function.OBLIQUE:
            for head in literals:
                for noun in self._nouns_in(head):
                    yield from (role for role in self._roles(noun, transitive=False) if _plays(part, role.deep))
                for phrase in self._attached(head):
                    argument = Argument(phrase, Function.OBLIQUE, phrase.marker)
                    for marker in (phrase.marker, *self._alternations.adnominal.get(phrase.marker, ())):
                        if marker in part.markers:
                            yield Role(argument, (Function.OBLIQUE, marker), 0)
                for phrase in self._listed_before(head):
                    if phrase.marker in part.markers:
                        argument = Argument(phrase, Function.OBLIQUE, phrase.marker)
                        yield Role(argument, (Function.OBLIQUE, phrase.marker), 0)

    def quotations(self, number: int) -> tuple[Phrase, ...]:
        """Return what stands in quotation marks and is said in clause `number`: all but those it stands in itself."""
        clause = self._parse.clauses[number]
        return tuple(
            Phrase(span, span, ())
            for span in self._parse.quotations
            if not _inside(clause.predicate, span) and self._introduces(number, span)
        )

    def _introduces(self, number: int, quotation: Span) -> bool:
        inner = [clause for clause in self._parse.clauses if _inside(clause.predicate, quotation)]
        above = {clause.parent for clause in inner if clause.parent is not None}
        above = {parent for parent in above if not _inside(self._parse.clauses[parent].predicate, quotation)}
        if above:
            return number in above
        outside = [
            (_distance(clause.predicate, quotation), index)
            for index, clause in enumerate(self._parse.clauses)
            if not _inside(clause.predicate, quotation) and not clause.noun
        ]
        return bool(outside) and min(outside)[1] == number

    def _assigned(self, search: _Search, bound: Bound) -> Bound | None:
        """Fill the parts one after the other, taking a choice back where a later part would go without."""
        if not search.parts:
            return bound if search.sound() else None
        part = search.parts[0]
        for role in self.candidates(part, search.roles, bound.literals):
            if search.has(role):
                continue
            found = self.part(part, role, search.roles, search.number)
            if found is not None:
                complete = self._assigned(search.with_(role), bound + found)
                if complete is not None:
                    return complete
        return None if part.must else self._assigned(search.without(), bound)

    def _below(self, pattern: ClausePattern, number: int) -> Bound | None:
        for index, clause in enumerate(self._parse.clauses):
            # What goes with a clause ('…, *replacing* B') is not what it is about.
            beside = clause.link is Link.PARTICIPIAL
            named = clause.lemma in (pattern.nouns if clause.noun else pattern.verbs)
            if named and not beside and self._hangs(index, number):
                bound = self.clause(pattern, clause, index)
                if bound is not None:
                    return Bound(bound.filled, (*bound.literals, clause.predicate))
        return None

    def _hangs(self, index: int, above: int) -> bool:
        """Tell whether a clause stands under another, complements and their nouns aside ('chose B *to begin* to …')."""
        parent = self._parse.clauses[index].parent
        while parent is not None and parent != above:
            clause = self._parse.clauses[parent]
            parent = clause.parent if clause.link is Link.COMPLEMENT or clause.noun else None
        return parent == above

    def _literal(self, pattern: PhrasePattern, phrase: Phrase, place: _Place) -> Bound | None:
        for candidate in self._counting(phrase):
            if holds_any(candidate.words, pattern.words):
                bound = self._inner(pattern, candidate, place)
                if bound is not None:
                    return Bound(bound.filled, (candidate.head, *bound.literals))
        return None

    def _counting(self, phrase: Phrase) -> Iterator[Phrase]:
        """Yield a phrase, its members, and what hides behind a noun that does not count: 'a series *of contracts*'."""
        for one in (phrase, *phrase.members):
            yield one
            yield from self._before_quoted(one)
            # A figure counts what stands behind it: 'close *78 of its stores*'.
            if one.words and (one.words[-1] in self._alternations.transparent or one.words[-1][:1].isdigit()):
                if len(one.words) > 1:
                    yield replace(one, words=one.words[:-1])
                yield from (
                    behind for behind in self._attached(one.head) if behind.marker in self._alternations.patients
                )

    def _before_quoted(self, phrase: Phrase) -> Iterator[Phrase]:
        """Yield what a name in quotation marks is said to be: "*콘퍼런스* '가온 데이'", "*the forum* 'Gaon Day'"."""
        for quoted in self._parse.quotations:
            if phrase.span[0] < quoted[0] and _inside(phrase.head, quoted):
                name = "".join(self._tokens.text[slice(*quoted)]).casefold()
                words = phrase.words
                while words and "".join(words[-1].split()).casefold() in name:
                    words = words[:-1]
                if words:
                    last = max(at for at in range(phrase.span[0], quoted[0]) if self._tokens.text[at][:1].isalnum())
                    yield Phrase((phrase.span[0], last + 1), (last, last + 1), words, possessor=phrase.possessor)

    def _inner(self, pattern: PhrasePattern, phrase: Phrase, place: _Place) -> Bound | None:
        bound = _EMPTY
        used: set[Span] = set()
        for part in pattern.inner:
            found = self._inner_part(part, phrase, place, used)
            if found is not None:
                bound += found
            elif part.must:
                return None
        return bound

    def _inner_part(self, part: Part, phrase: Phrase, place: _Place, used: set[Span]) -> Bound | None:
        """Return what `part` finds in a noun's surroundings, none of those `used` by a part before it."""
        if part.function is Function.OBLIQUE:
            for role in self.candidates(part, place.roles, (phrase.head,)):
                found = self.phrase(part.phrase, role.argument.phrase, _Place(place.clause, role.argument), part.least)
                if found is not None:
                    return found
            return None
        for argument in sorted(self._owners(phrase), key=lambda one: one.function is not part.function):
            if argument.phrase.span not in used:
                found = self.phrase(part.phrase, argument.phrase, _Place(place.clause, argument), part.least)
                if found is not None:
                    used.add(argument.phrase.span)
                    return found
        return None

    def _owners(self, phrase: Phrase) -> Iterator[Argument]:
        """Yield what a noun is said to be of: "B's stake", 'a stake of B', 'the B stake', 'B의 지분', 'B 지분'."""
        if phrase.possessor is not None:
            yield Argument(phrase.possessor, Function.POSSESSOR)
        for noun in self._nouns_in(phrase.head):
            for argument in noun.arguments:
                belongs = argument.function in {Function.POSSESSOR, Function.MODIFIER}
                if belongs or argument.marker in self._alternations.patients:
                    yield argument
        for behind in self._attached(phrase.head):
            if behind.marker in self._alternations.patients:
                yield Argument(behind, Function.OBLIQUE, behind.marker)
        before = before_head(phrase, self._tokens)
        if before is not None:
            yield Argument(before, Function.MODIFIER)

    def _listed_before(self, head: Span) -> Iterator[Phrase]:
        """Yield what a particle for both 'and' and 'with' makes a list of with the noun at `head`: '*B와* 계약을'."""
        for outer in self._parse.phrases:
            if outer.members and outer.members[-1].head == head:
                yield from (one for one in outer.members[:-1] if one.marker in self._alternations.partners)

    def _attached(self, head: Span) -> Iterator[Phrase]:
        """Yield the phrases with a marker that hang on the noun at `head`: 'a stake *in B*', '*B와의* 계약'."""
        for outer in self._parse.phrases:
            if outer.head == head:
                for phrase in self._parse.phrases:
                    apart = phrase.span[0] >= head[1] or phrase.span[1] <= head[0]
                    if phrase.marker and apart and _inside(phrase.span, outer.span):
                        yield phrase

    def _beside(self, pattern: PhrasePattern, apposition: PhrasePattern, phrase: Phrase, place: _Place) -> Bound | None:
        named = self.phrase(replace(pattern, apposition=None), replace(phrase, appositions=()), place)
        if named is None:
            return None
        for beside in phrase.appositions:
            found = self.phrase(apposition, beside, place)
            if found is not None:
                return named + found
        return None

    def _compound(self, pattern: PhrasePattern, phrase: Phrase, place: _Place) -> Bound | None:
        """Part what stands before the head among the slots and words that the frame has there."""
        if not self._asks(pattern.slot, _cut(phrase, phrase.head)):
            return None
        head = Filled(pattern.slot, place.argument, _cut(phrase, phrase.head), place.clause)
        named = [one for one in pattern.before if one.slot]
        bound = Bound((head,))
        before = before_head(phrase, self._tokens)
        for literal in (one for one in pattern.before if not one.slot):
            heard = {word.casefold() for word in before.words} if before else set()
            if not any(set(words) <= heard for words in literal.words):
                return None
        parted = self._parted([one.slot for one in named], (phrase.span[0], phrase.head[0]))
        if parted is None:
            return None
        return bound + Bound(
            tuple(
                Filled(slot.slot, place.argument, _cut(phrase, span), place.clause)
                for slot, span in zip(named, parted, strict=True)
            )
        )

    def _parted(self, slots: Sequence[str], span: Span) -> list[Span] | None:
        """Return a cut of `span` into as many stretches as there are slots, each of which may fill its slot."""
        if not slots:
            return []
        ends = (span[1],) if len(slots) == 1 else range(span[0] + 1, span[1])
        for end in ends:
            if end > span[0] and self._asks(slots[0], Phrase((span[0], end), (span[0], end), ())):
                rest = self._parted(slots[1:], (end, span[1]))
                if rest is not None:
                    return [(span[0], end), *rest]
        return None

    def _fillers(self, slot: str, phrase: Phrase) -> Iterator[Phrase]:
        """Yield what fills the slot: those members of a list that may, else the phrase, else an apposition."""
        members = [filler for member in phrase.members for filler in self._fillers(slot, member)]
        if members:
            yield from members
        elif self._asks(slot, phrase):
            yield phrase
        else:
            yield from [beside for beside in phrase.appositions if self._asks(slot, beside)][:1]

    def _nouns_in(self, span: Span) -> Iterable[Clause]:
        return (clause for clause in self._parse.clauses if clause.noun and _inside(clause.predicate, span))


@dataclass(frozen=True, slots=True)
class _Search:
    """Parts still to be filled, and the roles taken so far."""

    parts: tuple[Part, ...]
    roles: tuple[Role, ...]
    number: int
    taken: tuple[Role, ...] = ()

    def has(self, role: Role) -> bool:
        return any(other.argument is role.argument for other in self.taken)

    def with_(self, role: Role) -> _Search:
        return _Search(self.parts[1:], self.roles, self.number, (*self.taken, role))

    def without(self) -> _Search:
        return _Search(self.parts[1:], self.roles, self.number, self.taken)

    def sound(self) -> bool:
        """Tell whether each role has the company that it needs."""
        had = {role.deep for role in self.taken}
        return all(role.needs is None or role.needs in had for role in self.taken)


def before_head(phrase: Phrase, tokens: Tokens) -> Phrase | None:
    """Return what stands before the head as a phrase of its own ('*Gaon Telecom's unit* Corvane'), None for nothing.

    A name may be one word of several tokens, or several words.
    """
    owner = phrase.possessor.span[1] if phrase.possessor else 0
    start = owner if phrase.span[0] < owner <= phrase.head[0] else phrase.span[0]
    if start >= phrase.head[0]:
        return None
    head = "".join(tokens.text[slice(*phrase.head)]).casefold()
    words = phrase.words
    while words and words[-1] and head.endswith("".join(words[-1].split()).casefold()):
        head = head[: -len("".join(words[-1].split()))]
        words = words[:-1]
    words = words if words != phrase.words else words[:-1]
    span = start, phrase.head[0]
    return Phrase(span, (span[1] - 1, span[1]), words, possessor=phrase.possessor)


def _plays(part: Part, deep: Deep) -> bool:
    function, marker = deep
    return part.function is function and (function is not Function.OBLIQUE or marker in part.markers)


def _cut(phrase: Phrase, span: Span) -> Phrase:
    """Return the stretch `span` of a phrase as a phrase of its own."""
    return Phrase(span, span, phrase.words if span == phrase.head else ())


def _inside(span: Span, outer: Span) -> bool:
    return outer[0] <= span[0] and span[1] <= outer[1]


def _distance(one: Span, other: Span) -> int:
    return max(other[0] - one[1], one[0] - other[1], 0)
