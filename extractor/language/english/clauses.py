"""Groups and phrases, read from left to right, → clauses: a stack of those still open, each phrase tied as it comes.

A phrase that stands before a verb may have been taken for an object or for a member of a list ('said *Nordan* had
bought …', 'bought Corvane and *Nordan* sold …'); when the verb comes and nothing else is its subject, it is taken back.
"""

from __future__ import annotations

from collections.abc import Callable

from extractor.grammar.parse import Function, Link, Mood
from extractor.language.english.classes import NOUN_START, VERBAL
from extractor.language.english.groups import noun_phrase, verb_group
from extractor.language.english.headline import read_as_headline
from extractor.language.english.nonfinite import NonfiniteReader
from extractor.language.english.parts import Frame, Group, Noun

_BEFORE_ATTRIBUTE = frozenset(("vb", "vp", "vz", "vd", "vh", "vg", "cc"))


class ClauseReader(NonfiniteReader):
    """Reads one line from left to right."""

    def read(self) -> list[Frame]:
        """Return the frames of the line."""
        tags, end = self.line.tags, len(self.line.tags)
        while self.at < end:
            _STEPS.get(tags[self.at], ClauseReader.adverb)(self)
        last = self.line.units[-1].word if self.line.units else ""
        if last == self.words.question_mark:
            self.stack[0].mood = self.stack[0].mood or Mood.ASKED
        elif self.frames[0].turned in self.words.turned_conditions:
            # 'Had Nordan bought Corvane, prices would have risen.'
            self.frames[0].mood = Mood.CONDITIONAL
        elif self.line.tag(end - 1) != "end":
            read_as_headline(self.frames, self.words.verbs)
        return self.frames

    def conjunction(self) -> None:
        self.pending.conjunction = self.at
        self.at += 1

    def verb_group(self) -> None:
        self.verb(verb_group(self.line, self.at))

    def phrase_or_verb(self) -> None:
        tag = self.line.tags[self.at]
        if tag in {"vn", "vg"} and not self.starts_phrase(tag):
            self.verb(verb_group(self.line, self.at))
            return
        noun = noun_phrase(self.line, self.at, alone=self.names_something())
        if noun is None or noun.last <= self.at:
            if tag in {"vn", "vg"}:
                self.verb(verb_group(self.line, self.at))
            elif tag == "adj":
                self.adjective()
            else:
                self.at += 1
            return
        self.at = noun.last
        self.place(noun)

    def is_attribute(self, at: int) -> bool:
        """'amid *rising* prices'."""
        verbs = self.words.verbs
        return self.line.readings[at].lemma in verbs.attributive and self.line.tag(at + 1) in {"nn", "ns", "adj"}

    def names_something(self) -> bool:
        """'named *Mira Solvang* chief executive': the name is a phrase of its own."""
        frame = self.top
        return frame.lemma in self.words.verbs.naming and not frame.objects and not frame.passive and not frame.ties

    def starts_phrase(self, tag: str) -> bool:
        """Whether a participle begins a phrase ('increased mobility') and no clause."""
        if tag == "vg":
            return self.is_attribute(self.at)
        if self.line.tag(self.at + 1) not in {"nn", "ns"}:
            return False
        before = self.line.tags[self.at - 1] if self.at else ""
        return self.pending.preposition >= 0 or not self.top.front or before in _BEFORE_ATTRIBUTE

    def adjective(self) -> None:
        frame = self.top
        if frame.group is not None and not frame.front:
            noun = Noun(
                self.at,
                self.at + 1,
                self.at + 1,
                self.at,
                "adj",
                self.line.readings[self.at].lemma,
                (self.line.readings[self.at].lemma,),
                adjective=True,
            )
            self.tie(frame, noun, Function.PREDICATIVE)
            frame.front = []
        self.at += 1
        self.pending.conjunction = -1

    def adverb(self) -> None:
        frame, unit = self.top, self.line.units[self.at]
        if frame.group is not None and frame.objects and self.line.tags[self.at] == "adv":
            joined = f"{frame.group.lemma} {unit.word}"
            if joined in self.words.verbs.particles:
                frame.group.lemma = joined
        self.at += 1

    def comma(self) -> None:
        self.pending.comma = self.at
        self.pending.preposition = -1
        self.at += 1
        if self.top.group is None or len(self.stack) == 1:
            return
        after = self.line.tag(self.line.past_adverbs(self.at))
        waiting = self.waiting(self.stack[:-1])
        if waiting is not None and self.lists_on(waiting, after):
            return
        if waiting is not None and after != "rel" and (after != "cc" or self.top.aside):
            self.back_to(waiting)
        elif self.top.link is Link.RELATIVE and self.top.aside and after in {"pre", "sub", "vg", "rel", "to"}:
            self.stack.pop()

    def lists_on(self, waiting: Frame, after: str) -> bool:
        """'A venture comprising Nordan, *Corvane* and Brightwave won …': names in what describes it."""
        front = self.top.front
        return not self.top.aside and waiting.subject is not None and bool(front) and front[-1].tag == after == "nam"

    def separator(self) -> None:
        """A colon, semicolon or dash parts two main clauses where the first is whole; else it is like a comma."""
        word = self.line.units[self.at].word
        self.pending.comma = self.at
        self.pending.preposition = -1
        self.at += 1
        base = self.stack[0]
        if word in {";", ":"} and base.group is not None and self.waiting(self.stack) is None:
            self.pending.clear()
            self.back_to(base)
            self.stack.clear()
            self.open(Frame(Link.MAIN))

    def preposition(self) -> None:
        after = self.line.past_adverbs(self.at + 1)
        tag = self.line.tag(after)
        if tag == "rel":
            if not self.counted(after):
                self.open_relative(after, self.line.units[self.at].word)
        elif tag in {"vg", "hav_g", "be_g"} and not self.is_attribute(after):
            self.gerund(after)
        elif tag in NOUN_START or tag in {"vn", "vg"}:
            self.pending.preposition = self.at
            self.at += 1
        elif tag == "wh":
            self.pending.preposition = self.at
            self.at = after
            self.free_relative()
        else:
            self.stranded()

    def stranded(self) -> None:
        """A preposition without a noun belongs to what a relative clause describes ('the firm it was sold to')."""
        frame, word = self.top, self.line.units[self.at].word
        if frame.gap == "open" and frame.subject is not frame.antecedent:
            frame.gap = word
        elif frame.group is not None:
            joined = f"{frame.group.lemma} {word}"
            if joined in self.words.verbs.particles:
                frame.group.lemma = joined
        self.at += 1

    def subordinator(self) -> None:
        word = self.line.units[self.at].word
        conjunction = self.pending.conjunction >= 0
        parent = self.stack[-1]
        self.pending.conjunction = -1
        link = Link.COMPLEMENT if word in self.words.questions else Link.ADVERBIAL
        frame = self.open(Frame(link, parent, word))
        frame.aside = frame.aside or conjunction
        if word in self.words.conditions:
            frame.mood = Mood.CONDITIONAL
        elif word in self.words.questions:
            frame.mood = Mood.ASKED
        self.at += 1
        self.pending.clear()

    def verb(self, group: Group) -> None:
        self.at = group.last
        group.negated = group.negated or self.negated_before(group.first)
        if self.fills_inversion(group):
            pass
        elif group.form == "finite":
            self.finite(group)
        elif group.form == "infinitive":
            self.infinitive(group)
        else:
            self.participle(group)
        self.pending.clear()


_STEPS: dict[str, Callable[[ClauseReader], None]] = {
    **dict.fromkeys(VERBAL, ClauseReader.verb_group),
    **dict.fromkeys((*NOUN_START, "vn", "vg"), ClauseReader.phrase_or_verb),
    **dict.fromkeys(("rel", "cmp", "wh"), ClauseReader.relative_word),
    "to": ClauseReader.verb_group,
    "pre": ClauseReader.preposition,
    "com": ClauseReader.comma,
    "cc": ClauseReader.conjunction,
    "sep": ClauseReader.separator,
    "sub": ClauseReader.subordinator,
}
"""Class of a word → how it is read; every other is skipped."""
