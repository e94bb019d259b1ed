"""Noun phrases → arguments: each is tied to what stands before it as it comes, and may be taken back."""

from __future__ import annotations

from dataclasses import replace

from extractor.grammar.parse import Function, Link
from extractor.language.english.classes import FINITE
from extractor.language.english.parts import Frame, Noun, Tie
from extractor.language.english.stack import ClauseStack, Placed

_NESTED = 20
"""How deep phrases stand within phrases; beyond it they are tied to the verb."""


class PhrasePlacer(ClauseStack):
    """Ties noun phrases."""

    def place(self, noun: Noun) -> None:
        """Tie a base noun phrase to what stands before it."""
        self.nouns.append(noun)
        pending = self.pending
        if noun.adjective and self.line.tags[noun.last - 1] == "adj":
            self.predicate_adjective(noun)
        elif pending.preposition >= 0:
            self.tie_by_preposition(noun)
        elif pending.conjunction >= 0:
            self.join(noun)
        elif pending.comma >= 0:
            self.behind_comma(noun)
        else:
            self.bare(noun)
        pending.clear()

    def predicate_adjective(self, noun: Noun) -> None:
        frame = self.top
        self.nouns.pop()
        if frame.group is not None and not frame.front:
            self.tie(frame, noun, Function.PREDICATIVE)

    def tie_by_preposition(self, noun: Noun) -> None:
        frame, at = self.top, self.pending.preposition
        marker = self.line.units[at].word
        noun.marker, noun.marked = marker, (at, at + 1)
        free = self.pending.comma >= 0 and self.pending.comma < at
        host = self.attachment.host(frame, noun, free=free)
        if host is None or host.depth > _NESTED:
            self.tie(frame, noun, Function.OBLIQUE, marker)
            frame.front = [noun]
        else:
            host.complements.append(noun)
            noun.depth = host.depth + 1
            self.move_front(frame, host, noun)

    def join(self, noun: Noun) -> None:
        frame = self.top
        if not frame.front:
            self.bare(noun)
            return
        partner = self.described_name(frame, noun) or self.attachment.partner(frame, noun)
        first = partner.host or partner
        self.make_list(first, noun)
        self.last = (noun, frame, "member")
        self.move_front(frame, partner, noun)

    def described_name(self, frame: Frame, noun: Noun) -> Noun | None:
        """'Nordan, a rival of Corvane, and *Brightwave*': a comma closed what describes the first name."""
        if noun.tag != "nam" or self.pending.comma != self.pending.conjunction - 1 or self.pending.comma < 0:
            return None
        return next((one for one in frame.front if one.tag == "nam" and any(map(_describes, one.apart))), None)

    def make_list(self, first: Noun, noun: Noun) -> None:
        """Make members of what stood behind commas, but for what describes the name before it."""
        self.tell_apart(first)
        beside, before = list(first.apart), first
        first.apart.clear()
        for apart in beside:
            if noun.tag == first.tag == before.tag == "nam" and _describes(apart):
                before.apart.append(apart)
            else:
                first.members.append(apart)
                before = apart
        first.members.append(noun)
        noun.host = first

    def tell_apart(self, first: Noun) -> None:
        """Let a clause about the first of a list be about it alone: 'Nordan, *which makes chips*, and Corvane'."""
        about = []
        for frame in reversed(self.frames):
            if frame.first < first.first:
                break
            if frame.describes is first and frame.link is Link.RELATIVE:
                about.append(frame)
        if not about or first.members:
            return
        alone = replace(first, members=[], apart=[])
        for frame in about:
            frame.describes = alone
            frame.antecedent = alone if frame.antecedent is first else frame.antecedent
            frame.subject = alone if frame.subject is first else frame.subject
            frame.controller = alone if frame.controller is first else frame.controller

    def behind_comma(self, noun: Noun) -> None:
        frame = self.top
        dates = noun.tag == "yr" and bool(frame.front) and frame.front[-1].time
        if (noun.time and not dates) or not frame.front or (frame.group is None and frame.subject is None):
            self.bare(noun)
            return
        beside = frame.front[-1].tag == "nam" and _describes(noun)
        partner = frame.front[-1] if beside else self.attachment.partner(frame, noun)
        first = partner.host or partner
        first.apart.append(noun)
        noun.host = first
        self.last = (noun, frame, "apart")
        self.move_front(frame, partner, noun)

    def bare(self, noun: Noun) -> None:
        frame = self.top
        if frame.group is None:
            self.before_verb(frame, noun)
        elif frame.group.open_ and frame.subject is None:
            frame.subject = noun
            frame.front = [noun]
        else:
            self.behind_verb(frame, noun)

    def before_verb(self, frame: Frame, noun: Noun) -> None:
        after = self.line.tag(self.line.past_adverbs(self.at))
        if noun.time and not (frame.subject is None and after in FINITE):
            self.tie(frame, noun, Function.OBLIQUE)
            if frame.subject is None:
                frame.front = [noun]
        elif frame.subject is None:
            frame.subject = noun
            frame.front = [noun]
        elif not (noun.pronoun and noun.lemma in self.words.floating):
            self.zero_relative(frame, noun)

    def zero_relative(self, frame: Frame, noun: Noun) -> None:
        """'the firm Nordan bought': two phrases side by side, the second the subject of a clause about the first."""
        antecedent = frame.front[-1] if frame.front else None
        if antecedent is None:
            self.tie(frame, noun, Function.OBLIQUE)
            return
        relative = Frame(Link.RELATIVE, frame, antecedent=antecedent, describes=antecedent, gap="open")
        relative.subject = noun
        self.open(relative, noun.first)
        relative.front = [noun]

    def behind_verb(self, frame: Frame, noun: Noun) -> None:
        if noun.time and not (frame.inverted and frame.subject is None):
            self.tie(frame, noun, Function.OBLIQUE)
            frame.front = [noun]
        elif self.takes_subject(frame):
            if frame.subject is not None:
                self.nouns.remove(frame.subject)
            frame.subject = noun
            frame.front = [noun]
        elif not frame.objects:
            function = self.first_function(frame)
            self.tie(frame, noun, function)
            if function is not Function.OBLIQUE:
                frame.objects.append(noun)
            frame.front = [noun]
            self.last = (noun, frame, "object")
        elif frame.ties and frame.ties[-1].noun is frame.objects[-1] and len(frame.objects) == 1:
            self.second_object(frame, noun)
        else:
            self.zero_relative(frame, noun)

    def takes_subject(self, frame: Frame) -> bool:
        """Inversion: '…, said Nordan', 'there are rivals', 'in May was founded the firm'."""
        if frame.subject is not None:
            return frame.subject.tag == "ex"
        moved = frame.form == "finite" and frame.link is Link.MAIN and bool(frame.ties)
        return frame.inverted or (moved and (frame.passive or frame.lemma == self.words.be))

    def first_function(self, frame: Frame) -> Function:
        verbs = self.words.verbs
        if frame.passive:
            if frame.lemma in verbs.naming:
                return Function.PREDICATIVE
            return Function.OBJECT if frame.lemma in verbs.two_objects else Function.OBLIQUE
        if frame.lemma in verbs.copula:
            return Function.PREDICATIVE
        return Function.OBLIQUE if frame.lemma in verbs.intransitive else Function.OBJECT

    def second_object(self, frame: Frame, noun: Noun) -> None:
        """'gave Corvane a licence', 'named Mira Solvang chief executive'."""
        verbs = self.words.verbs
        after = self.line.tag(self.line.past_adverbs(self.at))
        if after in FINITE and frame.lemma not in verbs.clause:
            self.zero_relative(frame, noun)
        elif frame.lemma in verbs.naming and frame.lemma not in verbs.two_objects:
            self.tie(frame, noun, Function.PREDICATIVE)
        elif frame.lemma in verbs.two_objects:
            first = frame.ties[-1]
            first.function, first.marker = Function.OBLIQUE, verbs.two_objects[frame.lemma]
            self.tie(frame, noun, Function.OBJECT)
        elif self.measures(noun):
            self.tie(frame, noun, Function.OBLIQUE)
        else:
            self.zero_relative(frame, noun)
            return
        frame.objects.append(noun)
        frame.front = [noun]
        self.last = (noun, frame, "object")

    def measures(self, noun: Noun) -> bool:
        """'fined Nordan *30 million euros*': a number with its unit."""
        return noun.tag == "num" or self.line.tags[noun.first] == "num"

    def take_back(self, placed: Placed) -> tuple[Noun, list[Tie]]:
        """Return a phrase taken out of its place, and what was tied to the clause behind it."""
        noun, frame, _ = placed
        self.last = None
        host = noun.host
        if host is None:
            frame.objects = [other for other in frame.objects if other is not noun]
        else:
            host.members = [other for other in host.members if other is not noun]
            host.apart = [other for other in host.apart if other is not noun]
            noun.host = None
        ties = [tie for tie in frame.ties if tie.noun.first > noun.first]
        frame.ties = [tie for tie in frame.ties if tie.noun.first < noun.first]
        return noun, ties


def _describes(noun: Noun) -> bool:
    """Whether a phrase behind a name tells what it is: 'a rival of Corvane', 'its parent'."""
    return noun.tag != "nam" and bool(noun.determiner)
