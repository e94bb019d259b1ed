"""Finite verbs: the verb of a clause that waits for one, or of a new clause beside or below the one before."""

from __future__ import annotations

from extractor.grammar.parse import How, Link, Tense, Voice
from extractor.language.english.classes import AUXILIARY, BASE, NOUN_START, TRANSPARENT
from extractor.language.english.parts import Frame, Group, Noun, Tie
from extractor.language.english.relatives import RelativeReader
from extractor.language.english.stack import Placed

_PLAIN = BASE | {"vp"}
"""What continues an infinitive or a modal behind 'and'."""


class FiniteReader(RelativeReader):
    """Gives finite verbs to clauses."""

    def take(self, frame: Frame, group: Group) -> None:
        """Give the clause its verb."""
        frame.group = group
        frame.front = []
        auxiliary = group.form == "finite" and self.line.tags[group.main] in AUXILIARY
        if auxiliary and frame.subject is None and frame.gap in {"", "asked"} and frame.how is How.OVERT:
            group.open_ = True

    def negated_before(self, at: int) -> bool:
        """'never bought', 'not to buy'."""
        while at > 0 and self.line.tags[at - 1] in TRANSPARENT:
            at -= 1
            if self.line.tags[at] == "not":
                return True
        return False

    def fills_inversion(self, group: Group) -> bool:
        """'Will Nordan *buy* …?': the verb joins the auxiliary before the subject."""
        frame = self.top
        if (
            frame.group is None
            or not frame.group.open_
            or group.form == "finite"
            or self.line.tags[group.first] == "to"
        ):
            return False
        opened = frame.group
        perfect = self.line.tags[opened.main].startswith("hav_")
        opened.voice = Voice.ACTIVE if perfect else group.voice
        opened.tense = Tense.PAST if perfect else opened.tense
        opened.main, opened.lemma, opened.open_ = group.main, group.lemma, False
        opened.negated = opened.negated or group.negated
        frame.front = []
        frame.turned = self.line.units[opened.first].word
        return True

    def finite(self, group: Group) -> None:
        frame = self.top
        if frame.group is None:
            self.first_verb(frame, group)
            return
        if self.pending.conjunction >= 0:
            self.coordinate(group)
            return
        waiting = self.waiting(self.stack)
        ready = waiting is not None and (waiting.subject is not None or waiting.gap == "open")
        if self.last is not None and self.says_directly(frame):
            self.complement(frame, group, self.last)
        elif waiting is not None and ready:
            self.back_to(waiting)
            self.first_verb(waiting, group)
        elif self.reports(group):
            self.report(group)
        elif waiting is not None and frame.parent is waiting and frame.form in {"ing", "infinitive"}:
            # 'Buying Corvane would cost …': the clause is the subject.
            frame.link, frame.controlling = Link.COMPLEMENT, None
            self.back_to(waiting)
            self.first_verb(waiting, group)
        elif self.last is not None and self.last[1] is frame and self.pending.comma < 0:
            self.retake(frame, group, self.last)
        elif waiting is not None:
            self.back_to(waiting)
            self.first_verb(waiting, group)
        elif self.pending.comma >= 0:
            self.coordinate(group)
        else:
            self.clausal_subject(frame, group)

    def first_verb(self, frame: Frame, group: Group) -> None:
        if frame.subject is None and frame.gap == "open":
            frame.subject, frame.how, frame.gap = frame.antecedent, How.ANTECEDENT, "done"
        if frame.subject is not None and frame.subject.apart and self.pending.comma < 0:
            self.part_subject(frame, frame.subject)
        self.take(frame, group)

    def part_subject(self, frame: Frame, subject: Noun) -> None:
        """Without a comma before the verb the last of the phrases behind commas is no apposition.

        'In Seoul, South Korea, Nordan bought …': it is the subject. 'Nordan, Corvane sign deal': a list.
        """
        last = subject.apart.pop()
        if frame.ties:
            last.host = None
            frame.subject = last
        elif last.tag == subject.tag:
            subject.members.extend((*subject.apart, last))
            subject.apart.clear()
        else:
            subject.apart.append(last)

    def says_directly(self, frame: Frame) -> bool:
        """'said Nordan had …': the object right behind a verb of saying."""
        return (
            self.last is not None
            and self.last[1] is frame
            and self.last[2] == "object"
            and frame.lemma in self.words.verbs.clause
            and self.pending.comma < 0
        )

    def complement(self, frame: Frame, group: Group, placed: Placed) -> None:
        plain = self.line.tags[group.first] == "vp"
        if plain and frame.lemma in self.words.verbs.bare_infinitive and placed[1] is frame:
            group.form, group.tense = "infinitive", Tense.NONE
            clause = self.open(Frame(Link.COMPLEMENT, frame, controller=placed[0], how=How.CONTROLLED))
            self.take(clause, group)
            return
        clause = Frame(Link.COMPLEMENT, frame)
        self.start_with(self.take_back(placed), clause)
        self.take(clause, group)

    def start_with(self, taken: tuple[Noun, list[Tie]], clause: Frame) -> None:
        noun, ties = taken
        self.open(clause, noun.first)
        clause.subject = noun
        clause.ties = ties
        clause.front = [noun]

    def retake(self, frame: Frame, group: Group, placed: Placed) -> None:
        """The phrase placed last is the subject: behind 'and' of another clause, else of what the clause tells."""
        if placed[2] == "object":
            self.complement(frame, group, placed)
            return
        base = self.nearest_finite()
        taken = self.take_back(placed)
        joined = placed[2] == "member"
        clause = Frame(Link.COORDINATE if joined else Link.MAIN, base if joined else None)
        self.back_to(base)
        self.start_with(taken, clause)
        self.take(clause, group)

    def coordinate(self, group: Group) -> None:
        """'… and sold C': a second verb with the subject of the first."""
        if self.continues_participle(group):
            self.share(self.top, group)
            return
        waiting = self.waiting(self.stack)
        base = self.nearest_plain() if self.line.tags[group.first] in _PLAIN else None
        if base is not None and base.group is not None:
            group.form, group.tense, group.mood = base.group.form, base.group.tense, base.group.mood
            group.negated = group.negated or base.group.negated
        else:
            base = self.nearest_finite(group.form, group.tense)
        if waiting is not None and self.stack.index(waiting) > self.stack.index(base):
            self.back_to(waiting)
            self.first_verb(waiting, group)
            return
        self.back_to(base)
        self.share(base, group)

    def continues_participle(self, group: Group) -> bool:
        """'makes chips used by Nordan and *sold* in Europe': a past among presents is a participle."""
        above = self.nearest_finite().group
        if self.top.form != "participle" or above is None or above.tense is Tense.PAST or group.tense is not Tense.PAST:
            return False
        group.form, group.tense, group.voice = "participle", Tense.NONE, Voice.PASSIVE
        return True

    def share(self, base: Frame, group: Group) -> None:
        clause = self.open(Frame(Link.COORDINATE, base), group.first)
        clause.controlling = base
        clause.how = How.SHARED
        self.take(clause, group)

    def reports(self, group: Group) -> bool:
        """'…, Nordan said', '…, said Nordan'."""
        if group.lemma not in self.words.verbs.reporting or group.voice is Voice.PASSIVE:
            return False
        if self.last is not None and self.last[2] == "apart" and self.last[1] is self.top and self.pending.comma < 0:
            return True
        quoted = self.line.units[group.first].quoted != self.line.units[group.first - 1].quoted
        return quoted or (self.pending.comma == group.first - 1 and self.line.tag(group.last) in NOUN_START)

    def report(self, group: Group) -> None:
        base = self.stack[0]
        clause = Frame(Link.MAIN)
        if self.last is not None and self.last[2] == "apart" and self.pending.comma < 0:
            taken = self.take_back(self.last)
            self.stack.clear()
            self.start_with(taken, clause)
        else:
            self.stack.clear()
            self.open(clause, group.first)
            clause.inverted = True
        base.link = Link.QUOTATION if base.quoted else Link.COMPLEMENT
        base.parent = clause
        self.take(clause, group)
        group.open_ = False

    def clausal_subject(self, frame: Frame, group: Group) -> None:
        """'Buying Corvane would cost …': the clause before is the subject; else a clause without one."""
        clause = self.open(Frame(Link.COORDINATE, frame), group.first)
        clause.controlling = frame
        clause.how = How.SHARED
        self.take(clause, group)
