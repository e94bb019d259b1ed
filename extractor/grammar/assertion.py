"""Whether a clause says that something happened, is planned, rumoured, denied, called off, or says nothing of the kind.

Read over the parse, from the clause upwards: what its own form and words say, then what each noun and clause above
makes of it ('denied *that A would buy B*', "A's *plan* to buy B", '인수한 *적*이 없다'), until one ends the matter
('said *that A bought B*', '*after* buying B'). All words stand in `rules/assertion/`.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from extractor.document.columns import Tokens
from extractor.grammar.assertion_rules import AssertionRules, CueRule, Status
from extractor.grammar.chain import action_in, holder_of, meet, noun_over
from extractor.grammar.cues import Cues
from extractor.grammar.parse import Function, Link, Parse, Phrase, Span, Tense

_FORM = "form"
_NEGATION = "negation"
_NEAR = 2
_DEEP = 32
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

    @property
    def is_done(self) -> bool:
        """Whether it is told as past, whatever stands above."""
        return not self.open and self.status == Status.OCCURRED

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
        self._purposes = rules.purposes
        self._cues = Cues(parse, tokens, rules, coming)
        self._read: dict[tuple[int, bool], _Verdict] = {}

    def of(self, clause: int) -> Assertion:
        """Return what the sentence says of the clause of that index."""
        above = self._above_all(clause)
        if len(above) > _DEEP:
            # From the top down: a chain of a hundred clauses would be as deep as Python goes.
            for other in reversed(above):
                self._verdict(other, negation=False)
        verdict = self._verdict(clause, negation=True)
        if verdict.status != Status.NONE:
            return Assertion(verdict.status.value, verdict.reasons)
        form = self._cues.form(clause)
        purpose = any(reason.cue in self._purposes for reason in verdict.reasons)
        return Assertion(None, verdict.reasons, purpose=purpose or bool(form and form.purpose))

    def _above_all(self, clause: int) -> list[int]:
        """Return the clauses that this one hangs on, the nearest first."""
        found: dict[int, None] = {}
        parent = self._parse.clauses[clause].parent
        while parent is not None and parent not in found:
            found[parent] = None
            parent = self._parse.clauses[parent].parent
        return list(found)

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
        form = self._cues.form(index)
        gives, is_open = (form.gives, form.open) if form else (Status.OCCURRED, False)
        verdict = _Verdict(gives, is_open, (Reason(_FORM, index, clause.predicate, gives),))
        if negation and clause.negated and not (form and form.negation):
            verdict = verdict.under(Reason(_NEGATION, index, clause.predicate, Status.DENIED))
        for cue, span in self._cues.inside(index):
            told = verdict.under(Reason(cue.id, index, span, cue.gives))
            # 'completed the *proposed* purchase': what an adjective says gives way to what is told.
            verdict = replace(told, open=verdict.open and told.status in (Status.PLANNED, Status.REPORTED))
        return verdict

    def _above(self, index: int, verdict: _Verdict) -> _Verdict:
        """What stands above the clause makes of the verdict below."""
        noun = noun_over(self._parse, index)
        cue = self._cues.of_noun(noun, index, done=verdict.is_done) if noun else None
        if noun and cue:
            verdict = self._under_noun(index, noun, cue, verdict)
        holder = holder_of(self._parse, index, noun if cue else None)
        if holder is None:
            return verdict.settled()
        if cue:
            return self._under(index, holder, verdict, belongs=True)
        tie = self._cues.of_tie(index, holder)
        if tie:
            reason = Reason(tie.id, index, self._parse.clauses[index].predicate, tie.gives)
            verdict = verdict if tie.gives == Status.SAME else verdict.under(reason)
            return verdict if tie.ends else self._under(index, holder, verdict)
        return self._by_link(index, holder, verdict)

    def _by_link(self, index: int, holder: int, verdict: _Verdict) -> _Verdict:
        """What a clause without a cue above it takes from there, by how it hangs on it."""
        link = self._parse.clauses[index].link
        if link == Link.RELATIVE:
            return self._about(index, verdict)
        if link == Link.MAIN or (link == Link.ADVERBIAL and not verdict.open):
            return verdict.settled()
        return self._under(index, holder, verdict)

    def _under(self, index: int, holder: int, verdict: _Verdict, *, belongs: bool = False) -> _Verdict:
        """`belongs`: a noun that says what it is about ties the clause to its holder."""
        link = self._parse.clauses[index].link
        if link == Link.COORDINATE:
            return self._beside(index, holder, verdict)
        if link == Link.PARTICIPIAL:
            return verdict.within(self._verdict(holder, negation=False)) if verdict.open else verdict
        # 'B를 *인수해* C의 매각을 철회했다': what was done first is not withdrawn.
        beside = link == Link.ADVERBIAL and verdict.open and verdict.status == Status.OCCURRED and not belongs
        return self._under_clause(index, holder, verdict, beside=beside)

    def _about(self, index: int, verdict: _Verdict) -> _Verdict:
        """A clause about a noun shares the fate of the noun while it is not past.

        'cancelled the fair *that was to open in May*', '사업부를 *신설하는* 개편을 단행했다'.
        """
        noun = self._parse.clauses[index].describes
        if noun is None:
            return verdict.settled()
        action = action_in(self._parse, noun, index)
        if verdict.open and action is not None:
            return verdict.within(self._verdict(action, negation=True))
        holder = holder_of(self._parse, index, noun)
        if holder is not None and (verdict.open or verdict.status == Status.PLANNED):
            cue, span = self._cues.of_clause(holder, index)
            if cue and cue.gives == Status.CANCELLED:
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
        gives = _gives(cue, negated=self._cues.is_negated(noun))
        if gives != Status.SAME:
            return verdict.under(Reason(cue.id, index, noun.head, gives))
        # '합작법인을 설립하는 *계약*을 맺었다': without a time of its own it is as true as the noun.
        timeless = verdict.open and self._parse.clauses[index].tense == Tense.PRESENT
        return replace(verdict, status=Status.OCCURRED) if timeless else verdict

    def _under_clause(self, index: int, holder: int, verdict: _Verdict, *, beside: bool) -> _Verdict:
        cue, span = self._cues.of_clause(holder, index)
        if cue and beside and not (cue.ties or cue.gives == Status.SAME):
            cue = None
        above = self._parse.clauses[holder]
        if verdict.open and (cue is None or (cue.gives == Status.SAME and not cue.ends)):
            verdict = self._under_argument(index, holder, verdict, anywhere=cue is not None)
        if cue is None:
            return self._under_unknown(holder, verdict)
        gives = _gives(cue, negated=above.negated)
        # 'will report *its results*' is to come with the report; 'said *that A bought B*' has a time of its own.
        shares = gives == Status.SAME and verdict.open and verdict.status == Status.OCCURRED
        if cue.ends and not shares:
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
            and not meet(argument.phrase.span, self._parse.clauses[index].predicate)
        ]
        for phrase in sorted(phrases, key=lambda phrase: abs(phrase.span[0] - first)):
            cue = self._cues.of_noun(phrase, index, done=verdict.is_done)
            if cue and cue.gives != Status.SAME:
                return self._under_noun(index, phrase, cue, verdict)
        return verdict

    def _under_unknown(self, holder: int, verdict: _Verdict) -> _Verdict:
        """An action is as true as what it is an argument of; what is told with a time of its own keeps it."""
        if not verdict.open:
            return verdict
        outer = self._verdict(holder, negation=False)
        return verdict.within(outer) if verdict.status == Status.OCCURRED else verdict.settled().within(outer)


def _gives(cue: CueRule, *, negated: bool) -> Status:
    if not negated:
        return cue.gives
    if cue.negated is not None:
        return cue.negated
    undone = cue.gives in (Status.PLANNED, Status.REPORTED, Status.OCCURRED, Status.SAME)
    return Status.DENIED if undone else Status.SAME
