"""Infinitives and participles: what they belong to, and whose they are (control; Huddleston & Pullum 2002, ch. 14)."""

from __future__ import annotations

from extractor.grammar.parse import Function, How, Link
from extractor.language.english.finite import FiniteReader
from extractor.language.english.groups import verb_group
from extractor.language.english.parts import Frame, Group, Noun


class NonfiniteReader(FiniteReader):
    """Opens clauses of infinitives and participles."""

    def infinitive(self, group: Group) -> None:
        frame = self.top
        bare = self.line.tags[group.first] != "to"
        if bare and self.pending.conjunction >= 0 and self.nearest_plain() is not None:
            self.coordinate(group)
            return
        if self.pending.conjunction >= 0 and any(f.form == "infinitive" for f in self.stack):
            base = self.nearest_finite("infinitive")
            self.back_to(base)
            self.share(base, group)
            return
        if self.fills_adverbial(frame, group):
            return
        clause = Frame(Link.ADVERBIAL, frame, "to", controlling=frame)
        clause.how = How.CONTROLLED
        if not self.subject_with_for(frame, clause):
            self.control(frame, clause)
        self.open(clause, group.first)
        self.take(clause, group)

    def fills_adverbial(self, frame: Frame, group: Group) -> bool:
        """'while selling towers', 'if approved', 'whether to sell': the verb of a clause that has just been opened."""
        opened = frame.group is None and frame.subject is None and not frame.ties and not frame.gap
        if not opened or not frame.connective or frame.parent is None:
            return False
        frame.controlling, frame.how = frame.parent, How.CONTROLLED
        self.take(frame, group)
        return True

    def subject_with_for(self, frame: Frame, clause: Frame) -> bool:
        """'waited for Nordan to act': the phrase behind the preposition is the subject of the infinitive."""
        noun = frame.front[-1] if frame.front else None
        if noun is None or noun.marker != self.words.subject_preposition:
            return False
        if noun.time:
            return False
        ties = [tie for tie in frame.ties if tie.noun is not noun]
        if len(ties) < len(frame.ties):
            frame.ties = ties
        elif len(frame.front) > 1 and noun in frame.front[-2].complements:
            frame.front[-2].complements.remove(noun)
        else:
            return False
        frame.front.pop()
        clause.subject, clause.how, clause.controlling = noun, How.OVERT, None
        clause.link = Link.COMPLEMENT
        return True

    def control(self, frame: Frame, clause: Frame) -> None:
        """Decide what an infinitive belongs to, and whose it is."""
        noun = frame.front[-1] if frame.front else None
        if frame.group is None:
            if noun is not None and frame.subject is not None:
                clause.link, clause.describes = Link.COMPLEMENT, noun
                if noun.lemma in self.words.nouns.infinitive:
                    clause.controller, clause.controlling = noun.possessor, None
                else:
                    clause.link, clause.controller, clause.how = Link.RELATIVE, noun, How.ANTECEDENT
                    clause.controlling = None
            return
        if noun is None:
            clause.link = Link.COMPLEMENT
            return
        self.control_by_noun(frame, clause, noun)

    def control_by_noun(self, frame: Frame, clause: Frame, noun: Noun) -> None:
        holder = next((n for n in reversed(frame.front) if n.lemma in self.words.nouns.infinitive), None)
        if (
            frame.lemma in self.words.verbs.object_control
            and (noun.host or noun) in frame.objects
            and not frame.passive
        ):
            clause.link, clause.controller, clause.controlling = Link.COMPLEMENT, noun.host or noun, None
        elif holder is not None:
            clause.link, clause.describes = Link.COMPLEMENT, holder
            if holder.possessor is not None and not holder.possessor.pronoun:
                clause.controller, clause.controlling = holder.possessor, None
        elif any(tie.noun is noun and tie.function is Function.PREDICATIVE for tie in frame.ties):
            clause.link, clause.describes, clause.how = Link.RELATIVE, noun, How.ANTECEDENT
            clause.controller, clause.controlling = noun, None

    def gerund(self, at: int) -> None:
        """'without buying', 'criticised Nordan for buying': a preposition before an -ing form."""
        preposition = self.line.units[self.at].word
        self.pending.preposition = self.at
        group = verb_group(self.line, at)
        self.at = group.last
        frame = self.top
        clause = Frame(Link.ADVERBIAL, frame, preposition, controlling=frame)
        clause.how = How.CONTROLLED
        verbs, nouns = self.words.verbs, self.words.nouns
        noun = frame.front[-1] if frame.front else None
        if frame.group is not None and frame.group.lemma in verbs.object_gerund.get(preposition, ()):
            clause.link = Link.COMPLEMENT
            if frame.objects and not frame.passive:
                clause.controller, clause.controlling = frame.objects[0], None
        elif noun is not None and (preposition == "of" or noun.lemma in nouns.bound.get(preposition, ())):
            clause.link, clause.describes = Link.COMPLEMENT, noun
            if noun.possessor is not None and not noun.possessor.pronoun:
                clause.controller, clause.controlling = noun.possessor, None
        if preposition in self.words.negating_prepositions:
            clause.negated = True
        self.open(clause, group.first)
        self.take(clause, group)
        self.pending.clear()

    def participle(self, group: Group) -> None:
        frame = self.top
        if self.pending.conjunction >= 0 and any(f.group and f.group.form == group.form for f in self.stack):
            base = self.nearest_finite(group.form)
            self.back_to(base)
            self.share(base, group)
            return
        if self.fills_adverbial(frame, group):
            return
        clause = Frame(Link.PARTICIPIAL, frame, controlling=frame)
        clause.how = How.CONTROLLED
        self.describe(frame, clause, group)
        self.open(clause, group.first)
        self.take(clause, group)

    def describe(self, frame: Frame, clause: Frame, group: Group) -> None:
        """Decide whether a participle describes the noun before it or goes with the whole clause."""
        noun = frame.front[-1] if frame.front else None
        verbs = self.words.verbs
        if noun is None:
            if (
                frame.group is not None
                and frame.group.lemma in verbs.gerund
                and group.form == "ing"
                and self.pending.comma < 0
            ):
                clause.link = Link.COMPLEMENT
            return
        if self.pending.comma >= 0 and (
            group.form == "ing" or (frame.group is not None and frame.group.form != "finite")
        ):
            return
        if group.form == "ing" and frame.lemma in verbs.bare_infinitive and noun in frame.objects:
            clause.link, clause.controller, clause.controlling = Link.COMPLEMENT, noun, None
            return
        if noun.marker == self.words.absolute_preposition and group.form == "ing" and noun.tag == "nam":
            # 'retired, with *Nordan's chief* stepping up': a clause of its own beside the other.
            clause.controller, clause.controlling = noun, None
            return
        clause.link, clause.how, clause.controlling = Link.RELATIVE, How.ANTECEDENT, None
        clause.controller = clause.describes = (
            frame.front[0] if self.pending.comma >= 0 and frame.group is None else noun
        )
