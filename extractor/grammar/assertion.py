"""Whether a clause says that something happened, is planned, rumoured, denied, called off, or says nothing of the kind.

Read over the parse, from the clause upwards: what its own form and words say, then what each noun and clause above
makes of it ('denied *that A would buy B*', "A's *plan* to buy B", '인수한 *적*이 없다'), until one ends the matter
('said *that A bought B*', '*after* buying B'). All words stand in `rules/assertion/`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from extractor.document.columns import Tokens
from extractor.grammar.assertion_rules import AssertionRules, CueRule, FormRule, Status, When
from extractor.grammar.parse import Clause, Function, Link, Parse, Phrase, Span, Tense

_FORM = "form"
_NEGATION = "negation"
_BELOW = "below"
_NEAR = 2
"""Tokens between a noun and what it is about: a preposition, an article."""
_HELD = (Link.COMPLEMENT, Link.QUOTATION, Link.NOMINAL)

# What a status above makes of one below: rows are above; what is left out stays as it is below.
COMBINED: dict[Status, dict[Status, Status]] = {
    Status.REPORTED: {Status.OCCURRED: Status.REPORTED, Status.PLANNED: Status.REPORTED},
    Status.DENIED: {
        Status.OCCURRED: Status.DENIED,
        Status.PLANNED: Status.DENIED,
        Status.REPORTED: Status.DENIED,
        # 'denied that it scrapped the purchase'
        Status.CANCELLED: Status.PLANNED,
    },
    Status.CANCELLED: {
        Status.OCCURRED: Status.CANCELLED,
        Status.PLANNED: Status.CANCELLED,
        Status.REPORTED: Status.CANCELLED,
    },
    Status.NONE: dict.fromkeys(Status, Status.NONE),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """What set a status: the id of the cue (`form`, `negation` for the clause's own), its clause and its tokens."""

    cue: str
    clause: int
    span: Span
    gives: Status


@dataclass(frozen=True, slots=True)
class Assertion:
    """The status of a clause, None where nothing is asserted, and what made it so, the clause's own form first."""

    status: str | None
    reasons: tuple[Reason, ...]
    purpose: bool = False
    """The clause only tells what another one is done for ('teamed up *to build a network*')."""


@dataclass(frozen=True, slots=True)
class _Verdict:
    """A status on the way up; `open` while the words above may still set it."""

    status: Status
    open: bool
    reasons: tuple[Reason, ...]

    def under(self, reason: Reason) -> _Verdict:
        """Return the verdict below what `reason` says."""
        status = reason.gives if self.open else COMBINED.get(reason.gives, {}).get(self.status, self.status)
        return _Verdict(status, open=False, reasons=(*self.reasons, reason) if status == reason.gives else self.reasons)

    def within(self, outer: _Verdict) -> _Verdict:
        """Return the verdict of a clause whose holder has the verdict `outer`."""
        if self.open:
            return replace(outer, reasons=(*self.reasons, *outer.reasons))
        status = COMBINED.get(outer.status, {}).get(self.status, self.status)
        return self if status == self.status else _Verdict(status, open=False, reasons=(*self.reasons, *outer.reasons))

    def settled(self) -> _Verdict:
        """Return the verdict with what it says by itself."""
        return replace(self, open=False)


class Assertions:
    """The statuses of the clauses of one sentence.

    `coming` are the clauses in which a date lies ahead ('opens *on Friday*'). An index out of range is an error.
    """

    def __init__(
        self, parse: Parse, tokens: Tokens, rules: AssertionRules, coming: AbstractSet[int] = frozenset()
    ) -> None:
        self._parse = parse
        self._tokens = tokens
        self._rules = rules
        self._coming = coming
        self._read: dict[tuple[int, bool], _Verdict] = {}
        self._words: dict[int, list[tuple[str, int]]] = {}

    def of(self, clause: int) -> Assertion:
        """Return what the sentence says of the clause of that index."""
        verdict = self._verdict(clause, negation=True)
        status = None if verdict.status == Status.NONE else verdict.status.value
        form = self._form(clause)
        purpose = status is None and (
            any(r.cue in self._rules.purposes for r in verdict.reasons) or bool(form and form.purpose)
        )
        return Assertion(status, verdict.reasons, purpose)

    def _verdict(self, index: int, *, negation: bool) -> _Verdict:
        """The verdict of a clause; without its own negation where that is already told of the cue it carries."""
        key = index, negation
        if key not in self._read:
            own = self._own(index, negation=negation)
            # A parse whose clauses hang on each other in a circle still ends.
            self._read[key] = own
            self._read[key] = self._above(index, own)
        return self._read[key]

    def _own(self, index: int, *, negation: bool) -> _Verdict:
        """What the clause says by itself: its form, its negation, the words in it."""
        clause = self._parse.clauses[index]
        form = self._form(index)
        gives, is_open = (form.gives, form.open) if form else (Status.OCCURRED, False)
        verdict = _Verdict(gives, is_open, (Reason(_FORM, index, clause.predicate, gives),))
        if negation and clause.negated and not (form and form.negation):
            verdict = verdict.settled().under(Reason(_NEGATION, index, clause.predicate, Status.DENIED))
        for reason in self._inside(index):
            told = verdict.under(reason)
            # 'completed the *proposed* purchase': what an adjective says gives way to what is told.
            verdict = replace(told, open=verdict.open and told.status in (Status.PLANNED, Status.REPORTED))
        return verdict

    def _form(self, index: int) -> FormRule | None:
        return next((form for form in self._rules.forms if self._fits(form.when, index)), None)

    def _inside(self, index: int) -> Iterator[Reason]:
        """What the words in a clause say of itself."""
        clause = self._parse.clauses[index]
        for cue in self._rules.verbs.get(clause.lemma, ()):
            if cue.scope != _BELOW and self._fits(cue.when, index):
                yield Reason(cue.id, index, clause.predicate, cue.gives)
        for cue, span in self._cues_of_words(index):
            if cue.scope != _BELOW and self._fits(cue.when, index):
                yield Reason(cue.id, index, span, cue.gives)

    def _above(self, index: int, verdict: _Verdict) -> _Verdict:
        """What stands above the clause makes of the verdict below."""
        clause = self._parse.clauses[index]
        noun = self._noun_over(index)
        cue = self._cue_of_noun(noun, index, verdict) if noun else None
        if noun and cue:
            verdict = self._under_noun(index, noun, cue, verdict)
        holder = self._holder(index, noun if cue else None)
        if holder is None:
            return verdict.settled()
        if cue is None:
            tie = self._tie_cue(index, holder)
            if tie:
                verdict = verdict if tie.gives == Status.SAME else verdict.under(self._reason_of_tie(tie, index))
                if tie.ends:
                    return verdict
            elif clause.link == Link.RELATIVE:
                return self._about(index, verdict)
            elif clause.link == Link.MAIN or (clause.link == Link.ADVERBIAL and not verdict.open):
                return verdict.settled()
        if clause.link == Link.COORDINATE:
            return self._beside(index, holder, verdict)
        if clause.link == Link.PARTICIPIAL:
            return verdict.within(self._verdict(holder, negation=False)) if verdict.open else verdict
        return self._under_clause(index, holder, verdict)

    def _about(self, index: int, verdict: _Verdict) -> _Verdict:
        """A clause about a noun shares the fate of the noun while it is not past.

        'cancelled the fair *that was to open in May*', '사업부를 *신설하는* 개편을 단행했다'.
        """
        noun = self._parse.clauses[index].describes
        if noun is None or not (verdict.open or verdict.status == Status.PLANNED):
            return verdict.settled()
        if verdict.open:
            for number, other in enumerate(self._parse.clauses):
                if other.noun and number != index and _meet(other.predicate, noun.head):
                    return verdict.within(self._verdict(number, negation=True))
        holder = self._holder(index, noun)
        cue, span = self._cue_of_clause(holder, index) if holder is not None else (None, noun.head)
        if cue and holder is not None and cue.gives == Status.CANCELLED:
            return verdict.under(Reason(cue.id, holder, span, cue.gives))
        return verdict.settled()

    def _beside(self, index: int, partner: int, verdict: _Verdict) -> _Verdict:
        """The second of two clauses shares what the first has above it, where their forms agree."""
        if verdict.open:
            return verdict.within(self._verdict(partner, negation=False))
        clause, other = self._parse.clauses[index], self._parse.clauses[partner]
        # 'denied that A would buy B or *would sell C*', but not 'said that A will buy B and *left*'.
        if other.link in _HELD and (clause.tense, clause.mood) == (other.tense, other.mood):
            return self._above(partner, verdict)
        return verdict

    def _under_noun(self, index: int, noun: Phrase, cue: CueRule, verdict: _Verdict) -> _Verdict:
        negated = any(self._tokens.lemma[token] in self._rules.negators for token in range(noun.span[0], noun.head[1]))
        gives = _gives(cue, negated=negated)
        if gives != Status.SAME:
            return verdict.under(Reason(cue.id, index, noun.head, gives))
        # '합작법인을 설립하는 *계약*을 맺었다': what is told of a noun without a time of its own is as true as the noun.
        timeless = verdict.open and self._parse.clauses[index].tense == Tense.PRESENT
        return replace(verdict, status=Status.OCCURRED) if timeless else verdict

    def _under_clause(self, index: int, holder: int, verdict: _Verdict) -> _Verdict:
        cue, span = self._cue_of_clause(holder, index)
        above = self._parse.clauses[holder]
        if verdict.open and (cue is None or (cue.gives == Status.SAME and not cue.ends)):
            verdict = self._under_argument(index, holder, verdict, anywhere=cue is not None)
        if cue is None:
            return self._under_unknown(holder, verdict)
        gives = _gives(cue, negated=above.negated)
        if cue.ends:
            return verdict.settled() if gives == Status.SAME else verdict.under(Reason(cue.id, holder, span, gives))
        outer = self._verdict(holder, negation=False)
        if gives == Status.SAME:
            # What is done for a purpose does not make the purpose done.
            return verdict.within(outer) if verdict.status != Status.NONE else verdict.settled()
        if cue.gives == Status.SAME:
            verdict = verdict.within(outer).settled()
        return verdict.under(Reason(cue.id, holder, span, gives)).within(outer)

    def _under_argument(self, index: int, holder: int, verdict: _Verdict, *, anywhere: bool) -> _Verdict:
        """A noun beside the clause that is what it is about: 'opened *talks* on buying B'.

        A verb that says little leaves it to its noun wherever that is: 'held *talks* with A about buying B'.
        """
        first = self._parse.clauses[index].span[0]
        phrases = [
            argument.phrase
            for argument in self._parse.clauses[holder].arguments
            if argument.function != Function.SUBJECT
            and (anywhere or 0 <= first - argument.phrase.span[1] <= _NEAR)
            and not _meet(argument.phrase.span, self._parse.clauses[index].predicate)
        ]
        for phrase in sorted(phrases, key=lambda phrase: abs(phrase.span[0] - first)):
            cue = self._cue_of_noun(phrase, index, verdict)
            if cue and cue.gives != Status.SAME:
                return self._under_noun(index, phrase, cue, verdict)
        return verdict

    def _under_unknown(self, holder: int, verdict: _Verdict) -> _Verdict:
        """An action is as true as what it is an argument of; what is told with a time of its own keeps it."""
        if not verdict.open:
            return verdict
        outer = self._verdict(holder, negation=False)
        return verdict.within(outer) if verdict.status == Status.OCCURRED else verdict.settled().within(outer)

    def _noun_over(self, index: int) -> Phrase | None:
        """The noun that a clause belongs to: what it describes, or what it stands before in a phrase of nouns."""
        clause = self._parse.clauses[index]
        if clause.describes is not None:
            return clause.describes
        if not clause.noun:
            return None
        # In a list only the nouns of the same member stand over it.
        holding = [
            phrase
            for phrase in _each(self._parse.phrases)
            if _holds(phrase.span, clause.predicate)
            and not _meet(phrase.head, clause.predicate)
            and not any(_holds(member.span, clause.predicate) for member in phrase.members)
        ]
        return min(holding, key=lambda phrase: phrase.span[1] - phrase.span[0], default=None)

    def _cue_of_noun(self, noun: Phrase, index: int, verdict: _Verdict) -> CueRule | None:
        # 'the report *that A wrote*' is told of the report, 'the report *that A bought B*' is what the report says.
        clause = self._parse.clauses[index]
        takes_part = any(argument.phrase.span == noun.span for argument in clause.arguments)
        done = takes_part and not verdict.open and verdict.status == Status.OCCURRED
        words = noun.words
        if clause.noun and clause.lemma in words:
            # Of '사업 인수 계획' only 계획 stands over 인수.
            words = words[words.index(clause.lemma) + 1 :] or words[: words.index(clause.lemma)]
        for word in reversed(words):
            for cue in self._rules.nouns.get(word, ()):
                if self._fits(cue.when, index) and not (done and cue.gives != Status.SAME):
                    return cue
        return None

    def _holder(self, index: int, noun: Phrase | None) -> int | None:
        """The clause that holds this one, or the noun above it, as an argument."""
        clause = self._parse.clauses[index]
        if noun is not None:
            for number, other in enumerate(self._parse.clauses):
                if number != index and any(_holds(a.phrase.span, noun.span) for a in other.arguments):
                    return number
        return clause.parent

    def _ties(self, index: int, holder: int) -> frozenset[str]:
        clause, above = self._parse.clauses[index], self._parse.clauses[holder]
        markers = [argument.marker for argument in above.arguments if _holds(argument.phrase.span, clause.predicate)]
        return frozenset(word for word in (clause.connective, *markers) if word)

    def _tie_cue(self, index: int, holder: int) -> CueRule | None:
        for tie in sorted(self._ties(index, holder)):
            for cue in self._rules.ties.get(tie, ()):
                if self._fits(cue.when, index):
                    return cue
        return None

    def _reason_of_tie(self, cue: CueRule, index: int) -> Reason:
        return Reason(cue.id, index, self._parse.clauses[index].predicate, cue.gives)

    def _cue_of_clause(self, holder: int, below: int) -> tuple[CueRule | None, Span]:
        """The first cue that the clause above carries for what is below it, with its tokens."""
        above = self._parse.clauses[holder]
        ties = self._ties(below, holder)
        by_lemma = (*self._rules.verbs.get(above.lemma, ()), *self._rules.nouns.get(above.lemma, ()))
        # 'is *able* to buy' says more than 'is'.
        found = [*self._cues_of_words(holder), *((cue, above.predicate) for cue in by_lemma)]
        for cue, span in found:
            tied = not cue.ties or any(tie in ties for tie in cue.ties)
            if cue.scope == _BELOW and tied and self._fits(cue.when, holder):
                return cue, span
        return None, above.predicate

    def _cues_of_words(self, index: int) -> Iterator[tuple[CueRule, Span]]:
        words = self._own_words(index)
        for at, (word, token) in enumerate(words):
            for sequence, cue in self._rules.words.get(word, ()):
                if tuple(other for other, _ in words[at : at + len(sequence)]) == sequence:
                    yield cue, (token, words[at + len(sequence) - 1][1] + 1)

    def _own_words(self, index: int) -> list[tuple[str, int]]:
        """The base forms in a clause, with their tokens, without those of the clauses below it.

        What stands between clauses and in none ('decided *not* to buy') belongs to the one before.
        """
        if index not in self._words:
            clause = self._parse.clauses[index]
            first, last = clause.span
            if clause.noun:
                for phrase in self._parse.phrases:
                    if _holds(phrase.span, clause.predicate) and _meet(phrase.head, clause.predicate):
                        first = min(first, phrase.span[0])
            inner = [other.span for number, other in enumerate(self._parse.clauses) if self._is_below(number, index)]
            following = [other.span for other in self._parse.clauses if other.span[1] > clause.span[1]]
            last = min((start for start, _ in following if start >= last), default=last)
            tokens = (at for at in range(first, last) if not any(start <= at < end for start, end in inner))
            self._words[index] = _words_of(self._tokens, tokens)
        return self._words[index]

    def _is_below(self, number: int, index: int) -> bool:
        """Whether a clause hangs below that of `index` and stands inside it."""
        clauses = self._parse.clauses
        above = clauses[number].parent
        for _ in clauses:
            if above is None or number == index:
                return False
            if above == index:
                return clauses[number].span != clauses[index].span and not _holds(
                    clauses[number].span, clauses[index].predicate
                )
            above = clauses[above].parent
        return False

    def _fits(self, when: When, index: int) -> bool:
        """Whether the clause of that index is as `when` asks."""
        clause = self._parse.clauses[index]
        return (
            _is_formed(when, clause)
            and (not when.above or self._link_above(clause) in when.above)
            and (when.coming is None or when.coming == (index in self._coming))
            and (not when.words or self._has_words(when.words, clause))
            and (not when.around or self._has_around(when.around, index))
            and (not when.subject or self._has_argument(when.subject, clause, Function.SUBJECT))
            and (not when.object or self._has_argument(when.object, clause, Function.OBJECT))
        )

    def _link_above(self, clause: Clause) -> Link | None:
        return None if clause.parent is None else self._parse.clauses[clause.parent].link

    def _has_words(self, wanted: Iterable[str], clause: Clause) -> bool:
        """Whether words stand in the predicate; what follows it counts for the rest of several ('*수* 도 있다')."""
        within = len(_words_of(self._tokens, range(*clause.predicate)))
        words = [word for word, _ in _words_of(self._tokens, range(clause.predicate[0], clause.span[1]))]
        return any(_contains(words[: within + len(text.split()) * (" " in text)], text) for text in wanted)

    def _has_around(self, wanted: Iterable[str], index: int) -> bool:
        words = [word for word, _ in self._own_words(index)]
        return any(_contains(words, text) for text in wanted)

    def _has_argument(self, wanted: Iterable[str], clause: Clause, function: Function) -> bool:
        phrases = [argument.phrase for argument in clause.arguments if argument.function == function]
        return any(_is_headed(phrase, tuple(text.split())) for phrase in phrases for text in wanted)


def _gives(cue: CueRule, *, negated: bool) -> Status:
    if not negated:
        return cue.gives
    if cue.negated is not None:
        return cue.negated
    undone = cue.gives in (Status.PLANNED, Status.REPORTED, Status.OCCURRED, Status.SAME)
    return Status.DENIED if undone else Status.SAME


def _is_formed(when: When, clause: Clause) -> bool:
    asked = (
        (when.tense, clause.tense),
        (when.mood, clause.mood),
        (when.link, clause.link),
        (when.lemmas, clause.lemma),
        (when.connectives, clause.connective),
    )
    return (
        all(not values or value in values for values, value in asked)
        and when.voice in (None, clause.voice)
        and when.negated in (None, clause.negated)
        and when.noun in (None, clause.noun)
    )


def _each(phrases: Iterable[Phrase]) -> Iterator[Phrase]:
    """Yield phrases and the members of lists."""
    for phrase in phrases:
        yield phrase
        yield from _each(phrase.members)


def _is_headed(phrase: Phrase, words: tuple[str, ...]) -> bool:
    return phrase.words[-1:] == words[-1:] and set(words) <= set(phrase.words)


def _words_of(tokens: Tokens, indexes: Iterable[int]) -> list[tuple[str, int]]:
    """Korean tokens that hold several morphemes (밝혔) are as many words."""
    return [(word, index) for index in indexes for word in tokens.lemma[index].split("+")]


def _contains(words: list[str], text: str) -> bool:
    sequence = text.split()
    width = len(sequence)
    return any(words[at : at + width] == sequence for at in range(len(words) - width + 1))


def _holds(outer: Span, inner: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
