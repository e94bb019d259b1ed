"""The parse of a written frame → the pattern it stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from extractor.grammar.parse import Argument, Clause, Function, How, Link, Parse, Phrase, Span
from extractor.grammar.roles import Alternations, deep_roles
from extractor.patterns.notation import Need, NotationError
from extractor.patterns.pattern import ClausePattern, Part, PhrasePattern, Words
from extractor.patterns.written import Member, Sentenced

_CORE = frozenset({Function.SUBJECT, Function.OBJECT, Function.POSSESSOR, Function.MODIFIER})


def shaped(
    read: Sentenced, alternations: Alternations, acts: Callable[[str], tuple[str, ...]]
) -> ClausePattern | PhrasePattern:
    """Return the pattern that a parsed frame stands for.

    `acts` gives the nouns that a verb lends its act.

    Raises:
        NotationError: when it has no predicate or several, a slot in no function, or a word that is looked at nowhere.
    """
    shape = _Shape(read, alternations, acts)
    root = shape.root()
    pattern = shape.phrase_frame() if root is None else shape.clause(root)
    shape.check()
    return pattern


def top_phrases(parse: Parse) -> list[Phrase]:
    """Return the phrases that stand in no other."""
    return [
        phrase
        for phrase in parse.phrases
        if not any(_within(phrase.span, other.span) and phrase.span != other.span for other in parse.phrases)
    ]


class _Shape:
    """One frame on its way; `_placed` are the slots that stand in a function."""

    def __init__(self, read: Sentenced, alternations: Alternations, acts: Callable[[str], tuple[str, ...]]) -> None:
        self._read = read
        self._parse = read.parse
        self._alternations = alternations
        self._acts = acts
        self._placed: set[Span] = set()
        self._seen: set[Span] = set()
        self._root = -1

    def root(self) -> int | None:
        """Return the index of the clause that all others hang on; None for a phrase without an act."""
        clauses = self._parse.clauses
        verbs = [
            n
            for n, clause in enumerate(clauses)
            if not clause.noun and not self._above(n) and not self._quoted(clause.predicate)
        ]
        if len(verbs) > 1:
            told = " and ".join(repr(clauses[n].lemma) for n in verbs)
            raise NotationError(0, f"two predicates, {told}, neither of them part of the other; write a frame for each")
        if verbs:
            self._root = verbs[0]
            return verbs[0]
        nouns = [n for n, clause in enumerate(clauses) if clause.noun and not self._belongs(clause)]
        if len(nouns) > 1:
            told = " and ".join(repr(clauses[n].lemma) for n in nouns)
            raise NotationError(0, f"two nouns head it, {told}; write a frame for each")
        self._root = nouns[0] if nouns else -1
        return nouns[0] if nouns else None

    def clause(self, number: int) -> ClausePattern:
        """Return the pattern of a clause and all below it."""
        clause = self._parse.clauses[number]
        self._seen.add(clause.predicate)
        verbs, nouns = self._lemmas(clause)
        heads = self._noun_words(clause) if clause.noun and number == self._root else frozenset()
        overt = [
            argument
            for argument in clause.arguments
            # Bare words before a noun are among those that it stands with ('*joint* venture').
            if argument.how is How.OVERT and not (heads and self._is_worded(argument))
        ]
        parts = [part for argument in overt for part in self._part(clause, argument)]
        below = [
            self.clause(n)
            for n, other in enumerate(self._parse.clauses)
            if other.parent == number and self._counts(other)
        ]
        for argument in clause.arguments:
            if argument.how is not How.OVERT and any(
                span not in self._placed for span in self._slots_in(argument.phrase.span)
            ):
                parts += self._part(clause, argument)
        aside = self._aside() if number == self._root and not clause.noun else ()
        return ClausePattern(verbs, nouns, _in_order(parts), tuple(below), self._speech(clause), aside, heads)

    def _is_worded(self, argument: Argument) -> bool:
        worded = argument.function is Function.MODIFIER and not self._slots_in(argument.phrase.span)
        if worded:
            self._seen.add(argument.phrase.span)
        return worded

    def _aside(self) -> tuple[frozenset[str], ...]:
        """Return the words of a frame that are in no phrase and no predicate: adverbs ('*together* build')."""
        taken = [*(phrase.span for phrase in self._parse.phrases), *(other.predicate for other in self._parse.clauses)]
        taken += [phrase.marked for phrase in self._parse.phrases]
        found: list[frozenset[str]] = []
        for span in self._read.literals:
            places = [at for at in range(*span) if self._read.tokens.text[at][:1].isalnum()]
            if len(places) == 1 and not any(_meets((places[0], places[0] + 1), other) for other in taken):
                self._seen.add(span)
                found.append(frozenset({self._read.tokens.text[places[0]].casefold()}))
        return tuple(found)

    def _noun_words(self, clause: Clause) -> frozenset[Words]:
        """Return the words of the phrase that a noun heads; nothing where the noun is the act of a set of verbs."""
        phrase = next((one for one in self._parse.phrases if _meets(one.head, clause.predicate)), None)
        member = self._member_in(clause.predicate)
        return self._words(phrase) if phrase and (member is None or member.words) else frozenset()

    def phrase_frame(self) -> PhrasePattern:
        """Return the pattern of a frame that is a mere phrase."""
        tops = top_phrases(self._parse)
        if len(tops) != 1:
            told = ", ".join(repr(self._text(phrase.span)) for phrase in tops) or "nothing"
            raise NotationError(
                0, f"no predicate: write a sentence with a verb, or one noun phrase (read here: {told})"
            )
        return self._phrase(tops[0], lone=True)

    def check(self) -> None:
        """Refuse what would never be looked at."""
        for span, slot in self._read.slots.items():
            if span not in self._placed:
                raise NotationError(
                    slot.column,
                    f"the slot {{{slot.name}}} stands in no function here; give it a particle or preposition",
                )
        for span, member in self._read.members.items():
            if not any(self._looked_at(at) for at in range(*span)):
                raise NotationError(0, f"{member.text!r} of a set is not looked at by the analysis here")
        for span, piece in self._read.literals.items():
            words = [at for at in range(*span) if self._read.tokens.text[at][:1].isalnum()]
            if words and not any(self._looked_at(at) for at in words):
                raise NotationError(piece.column, f"{piece.text!r} is not looked at by the analysis; leave it out")

    def _lemmas(self, clause: Clause) -> tuple[frozenset[str], frozenset[str]]:
        member = self._member_in(clause.predicate)
        if clause.noun:
            return frozenset(), member.nouns if member else frozenset({clause.lemma})
        if member is not None:
            return member.verbs or frozenset({clause.lemma}), member.nouns
        return frozenset({clause.lemma}), frozenset(self._acts(clause.lemma))

    def _part(self, clause: Clause, argument: Argument) -> Iterator[Part]:
        """Yield the part that an argument makes, at most one: what stands in quotation marks is no argument."""
        if self._quoted(argument.phrase.span) or self._around_speech(argument.phrase):
            return
        pattern = self._phrase(argument.phrase)
        function, marker = self._deep(clause, argument)
        subject = argument.function is Function.SUBJECT and not clause.noun
        least = self._least(argument.phrase, pattern)
        must = self._must(argument.phrase, subject=subject)
        yield Part(function, pattern, frozenset({marker} if function is Function.OBLIQUE else ()), must, least)

    def _deep(self, clause: Clause, argument: Argument) -> tuple[Function, str]:
        """Return what the argument is in an active clause; a noun has an object where two take part in it."""
        core = [one for one in clause.arguments if one.function in _CORE or one.marker in self._alternations.patients]
        acted = any(one.marker in self._alternations.agents for one in clause.arguments)
        transitive = (len(core) > 1 or (acted and bool(core))) if clause.noun else True
        roles = deep_roles(clause, transitive=transitive, alternations=self._alternations)
        return next(role.deep for role in roles if role.argument is argument)

    def _must(self, phrase: Phrase, *, subject: bool) -> bool:
        needs = [self._read.slots[span].need for span in self._slots_in(phrase.head)]
        if not needs:
            # What may be missing beside a word ('a deal with {partner?}') does not make the word go without.
            return True
        return Need.ALWAYS in needs or (Need.NEVER not in needs and not subject)

    def _least(self, phrase: Phrase, pattern: PhrasePattern) -> int:
        return len(phrase.members) if pattern.slot and phrase.members else 1

    def _phrase(self, phrase: Phrase, *, lone: bool = False) -> PhrasePattern:
        self._seen.update((phrase.span, phrase.marked))
        if phrase.members:
            return self._list(phrase)
        apposition = self._phrase(phrase.appositions[0], lone=lone) if phrase.appositions else None
        heads = self._slots_in(phrase.head)
        if heads:
            slot = self._place(heads[0])
            inner = (*self._possessor(phrase), *self._attached(phrase))
            before = self._before(phrase)
            if not lone and any(one.slot for one in before):
                first = self._slots_in((phrase.span[0], phrase.head[0]))[0]
                piece = self._read.slots[first]
                raise NotationError(
                    piece.column,
                    f"the slot {{{piece.name}}} stands in no function here; give it a particle or preposition",
                )
            return PhrasePattern(slot=slot, inner=inner, before=before, apposition=apposition)
        return PhrasePattern(words=self._words(phrase), inner=self._inner(phrase), apposition=apposition)

    def _list(self, phrase: Phrase) -> PhrasePattern:
        patterns = [self._phrase(member) for member in phrase.members]
        if len(set(patterns)) == 1:
            return patterns[0]
        slots = [self._read.slots[span] for span in self._slots_in(phrase.span)]
        if not slots:
            raise NotationError(0, f"{self._text(phrase.span)!r} is a list; write its words as alternatives, 'a|b'")
        raise NotationError(
            slots[-1].column, "a list holds one slot, repeated; give the others a particle or preposition of their own"
        )

    def _inner(self, phrase: Phrase) -> tuple[Part, ...]:
        """Return the slots and words inside a phrase with a literal head, each with what it is to the head."""
        parts = list(self._possessor(phrase))
        for noun in self._parse.clauses:
            if noun.noun and _within(noun.predicate, phrase.head):
                for argument in noun.arguments:
                    # Bare words before the head are among its words ('the *financing* round').
                    overt = argument.how is How.OVERT and not self._is_worded(argument)
                    if overt and self._waits(argument.phrase):
                        parts.append(self._inner_part(argument))
        parts += self._attached(phrase)
        for span in self._unplaced((phrase.span[0], phrase.head[0])):
            piece = self._read.slots[span]
            parts.append(
                Part(Function.MODIFIER, PhrasePattern(slot=self._place(span)), must=piece.need is not Need.NEVER)
            )
        return tuple(parts)

    def _attached(self, phrase: Phrase) -> list[Part]:
        """Return what hangs on the head with a marker of its own: 'a stake *in B*'."""
        parts: list[Part] = []
        for behind in self._parse.phrases:
            apart = not _meets(behind.span, phrase.head) and _within(behind.span, phrase.span)
            if behind.marker and apart and self._waits(behind):
                parts.append(self._inner_part(Argument(behind, Function.OBLIQUE, behind.marker)))
        return parts

    def _waits(self, phrase: Phrase) -> bool:
        """Tell whether a phrase holds a slot that is not placed, or words that nothing has looked at."""
        slots = self._slots_in(phrase.span)
        return bool(self._unplaced(phrase.span)) if slots else phrase.span not in self._seen

    def _inner_part(self, argument: Argument) -> Part:
        owned = argument.function is not Function.OBLIQUE or argument.marker in self._alternations.patients
        must = self._must(argument.phrase, subject=False)
        markers = (
            frozenset()
            if owned
            else frozenset({argument.marker, *self._alternations.adnominal.get(argument.marker, ())})
        )
        function = Function.MODIFIER if owned else Function.OBLIQUE
        return Part(function, self._phrase(argument.phrase), markers, must)

    def _possessor(self, phrase: Phrase) -> tuple[Part, ...]:
        owner = phrase.possessor
        if owner is None or not self._unplaced(owner.span):
            return ()
        return (Part(Function.POSSESSOR, self._phrase(owner), must=self._must(owner, subject=False)),)

    def _before(self, phrase: Phrase) -> tuple[PhrasePattern, ...]:
        """Return slots and words between the start of a phrase and its head, in order."""
        start, end = phrase.span[0], phrase.head[0]
        found: list[tuple[Span, PhrasePattern]] = []
        for span in self._unplaced((start, end)):
            found.append((span, PhrasePattern(slot=self._place(span))))
        slots = [span for span, _ in found]
        for span, member in self._read.members.items():
            if _within(span, (start, end)):
                found.append((span, PhrasePattern(words=frozenset(member.words))))
        for span in self._read.literals:
            if _within(span, (start, end)) and not any(_within(span, slot) for slot in slots):
                text = self._text(span)
                if text[:1].isalnum():
                    found.append((span, PhrasePattern(words=frozenset({(text.casefold(),)}))))
        return tuple(pattern for _, pattern in sorted(found, key=lambda one: one[0]))

    def _words(self, phrase: Phrase) -> frozenset[Words]:
        """Return the words of a literal phrase, without the placeholders, once for each member of a set in it."""
        names = {self._text(span).casefold() for span in self._slots_in(phrase.span)}
        kept = tuple(word.casefold() for word in phrase.words if word.casefold() not in names)
        alternatives = {kept}
        owner = phrase.possessor.span if phrase.possessor else (0, 0)
        for span, member in self._read.members.items():
            if _within(span, (phrase.span[0], phrase.head[1])) and not _within(span, owner):
                alternatives = {one for words in alternatives for one in _replaced(words, member)}
        if any(not words for words in alternatives):
            raise NotationError(0, f"{self._text(phrase.span)!r} has no noun to the grammar; another word is needed")
        return frozenset(alternatives)

    def _speech(self, clause: Clause) -> tuple[str, ...]:
        if clause.noun:
            return ()
        return tuple(self._place(span) for span in self._read.slots if self._quoted(span) and span not in self._placed)

    def _place(self, span: Span) -> str:
        self._placed.add(span)
        return self._read.slots[span].name

    def _slots_in(self, span: Span) -> list[Span]:
        return [slot for slot in self._read.slots if _within(slot, span)]

    def _unplaced(self, span: Span) -> list[Span]:
        return [slot for slot in self._slots_in(span) if slot not in self._placed]

    def _member_in(self, span: Span) -> Member | None:
        return next((member for at, member in self._read.members.items() if _meets(at, span)), None)

    def _counts(self, clause: Clause) -> bool:
        """Tell whether a clause is to be found below: not what is quoted, nor the verb that quotes it ('“…”*라고*')."""
        speech = bool(self._parse.quotations) and clause.link is Link.QUOTATION
        if speech:
            self._seen.add(clause.predicate)
        return not clause.noun and not speech and not self._quoted(clause.predicate)

    def _quoted(self, span: Span) -> bool:
        return any(_within(span, quotation) for quotation in self._parse.quotations)

    def _around_speech(self, phrase: Phrase) -> bool:
        return any(_within(quotation, phrase.span) for quotation in self._parse.quotations)

    def _above(self, number: int) -> bool:
        """Tell whether a verb stands over the clause."""
        parent = self._parse.clauses[number].parent
        while parent is not None:
            above = self._parse.clauses[parent]
            if not above.noun and not self._quoted(above.predicate):
                return True
            parent = self._parse.clauses[parent].parent
        return False

    def _belongs(self, clause: Clause) -> bool:
        """Tell whether a noun stands inside an argument of another noun."""
        others = (other for other in self._parse.clauses if other is not clause and other.noun)
        return any(_within(clause.predicate, argument.phrase.span) for other in others for argument in other.arguments)

    def _looked_at(self, token: int) -> bool:
        return any(span[0] <= token < span[1] for span in self._seen) or self._quoted((token, token + 1))

    def _text(self, span: Span) -> str:
        return " ".join(self._read.tokens.text[slice(*span)])


def _replaced(words: Words, member: Member) -> Iterator[Words]:
    """Yield `words` with each word of the set in the place of the one that was written."""
    written = member.words[0] if member.words else member.text.split()
    wanted = "".join(written).casefold()
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            if "".join(words[start:end]).casefold() == wanted:
                for other in member.words:
                    yield (*words[:start], *other, *words[end:])
                return
    raise NotationError(0, f"{member.text!r} is read as {' '.join(words)!r} and would never be found")


def _in_order(parts: list[Part]) -> tuple[Part, ...]:
    """Words first, then what must be there: they fail soonest."""
    return tuple(sorted(parts, key=lambda part: (bool(part.phrase.slot), not part.must)))


def _within(span: Span, outer: Span) -> bool:
    return outer[0] <= span[0] and span[1] <= outer[1]


def _meets(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
