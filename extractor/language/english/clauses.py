"""Groups and phrases, read from left to right, → clauses: a stack of those still open, each phrase tied as it comes.

A phrase that stands before a verb may have been taken for an object or for a member of a list ('said *Nordan* had
bought …', 'bought Corvane and *Nordan* sold …'); when the verb comes and nothing else is its subject, it is taken back.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractor.grammar.parse import Function, How, Link, Mood, Voice
from extractor.language.english.attachment import Attachment
from extractor.language.english.classes import AUXILIARY, FINITE, VERBAL
from extractor.language.english.groups import Line, noun_phrase, verb_group
from extractor.language.english.parts import Frame, Group, Noun, Tie

_PAUSE = frozenset(("com", "sep"))
_NOUN_START = frozenset(("det", "prn", "sbj", "acc", "nam", "nn", "ns", "num", "yr", "adj", "ex"))


Placed = tuple[Noun, Frame, str]
"""A phrase, the clause it was placed in, and how: `object`, `member` of a list, `apart` behind a comma."""


@dataclass(slots=True)
class _Pending:
    """What stands between the last phrase and the next: a preposition, a conjunction, a comma (units, -1 for none)."""

    preposition: int = -1
    conjunction: int = -1
    comma: int = -1

    def clear(self) -> None:
        self.preposition = self.conjunction = self.comma = -1


class ClauseReader:
    """Reads one line; `frames` are the clauses in the order in which they opened."""

    def __init__(self, line: Line, *, headline: bool) -> None:
        self.line = line
        self.words = line.words
        self.headline = headline
        self.frames: list[Frame] = []
        self.nouns: list[Noun] = []
        self.stack: list[Frame] = []
        self.pending = _Pending()
        self.attachment = Attachment(line.words)
        self.last: Placed | None = None
        self.at = 0
        self.open(Frame(Link.MAIN))

    # --- the loop

    def read(self) -> list[Frame]:
        """Return the frames of the line."""
        tags, end = self.line.tags, len(self.line.tags)
        while self.at < end:
            tag = tags[self.at]
            if tag in _NOUN_START or tag in {"vn", "vg"}:
                self.phrase_or_verb(tag)
            elif tag in VERBAL or tag == "to":
                self.verb(verb_group(self.line, self.at))
            elif tag == "pre":
                self.preposition()
            elif tag == "com":
                self.comma()
            elif tag == "cc":
                self.pending.conjunction = self.at
                self.at += 1
            elif tag == "sep":
                self.separator()
            elif tag == "sub":
                self.subordinator()
            elif tag in {"rel", "cmp", "wh"}:
                self.relative_word(tag)
            else:
                self.adverb(tag)
        return self.frames

    @property
    def top(self) -> Frame:
        return self.stack[-1]

    def open(self, frame: Frame) -> Frame:
        frame.first = self.at
        frame.quoted = self.at < len(self.line.units) and bool(self.line.units[self.at].quoted % 2)
        frame.aside = self.pending.comma >= 0
        self.frames.append(frame)
        self.stack.append(frame)
        return frame

    def back_to(self, frame: Frame) -> None:
        """Close the clauses opened within `frame`."""
        while self.stack[-1] is not frame:
            self.stack.pop()

    # --- words between phrases

    def adverb(self, tag: str) -> None:
        frame, unit = self.top, self.line.units[self.at]
        if frame.group is not None and frame.objects and tag == "adv":
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
        if waiting is not None and after not in {"cc", "rel"}:
            self.back_to(waiting)
        elif self.top.link is Link.RELATIVE and self.top.aside and after in {"pre", "sub", "vg", "rel", "to"}:
            self.stack.pop()

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

    def waiting(self, stack: list[Frame]) -> Frame | None:
        """Return the innermost clause that has no verb yet."""
        return next((frame for frame in reversed(stack) if frame.group is None), None)

    def preposition(self) -> None:
        after = self.line.past_adverbs(self.at + 1)
        tag = self.line.tag(after)
        if tag == "rel":
            if not self.counted(after):
                self.open_relative(after, self.line.units[self.at].word)
        elif tag in {"vg", "hav_g", "be_g"}:
            self.gerund(after)
        elif tag in _NOUN_START or tag in {"vn", "vg"}:
            self.pending.preposition = self.at
            self.at += 1
        elif tag == "wh":
            self.pending.preposition = self.at
            self.at = after
            self.free_relative()
        else:
            self.stranded()

    def counted(self, at: int) -> bool:
        """'both of which Nordan owns': the counting word stands in the relative clause for what it describes."""
        frame = self.top
        if self.last is None or self.last[2] != "apart" or self.last[1] is not frame or self.last[0].last != self.at:
            return False
        noun, host = self.last[0], self.last[0].host
        if not (noun.pronoun or noun.tag == "num") or host is None:
            return False
        self.take_back(self.last)
        frame.front.remove(noun)
        clause = Frame(Link.RELATIVE, frame, self.line.units[at].word, antecedent=host, describes=host, gap="done")
        self.open(clause)
        clause.subject = noun
        clause.front = [noun]
        self.at = at + 1
        self.pending.clear()
        return True

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

    def relative_word(self, tag: str) -> None:
        word = self.line.units[self.at].word
        if tag == "rel" and not self.tells_content(word):
            self.open_relative(self.at, "")
            return
        tag = "cmp" if tag == "rel" else tag
        if tag == "cmp":
            if self.pending.conjunction >= 0:
                earlier = next((f for f in reversed(self.frames) if f.connective == word), None)
                if earlier is not None and earlier.parent in self.stack:
                    self.back_to(earlier.parent)
            parent = self.top
            frame = Frame(Link.COMPLEMENT, parent, word)
            noun = parent.front[-1] if parent.front else None
            if noun is not None and (parent.group is None or noun.lemma in self.words.nouns.clause):
                frame.describes = noun
            self.open(frame)
            self.at += 1
        else:
            self.question(word)
        self.pending.clear()

    def tells_content(self, word: str) -> bool:
        """'the news that Nordan had …': the clause says what the noun is about and has a subject of its own."""
        front = self.top.front
        return (
            word == self.words.complementizer
            and bool(front)
            and front[-1].lemma in self.words.nouns.clause
            and self.line.tag(self.line.past_adverbs(self.at + 1)) not in FINITE
        )

    def question(self, word: str) -> None:
        """'what Nordan bought', 'how to build'; at the start of a sentence a question."""
        start = self.at == 0
        after = self.line.tag(self.line.past_adverbs(self.at + 1))
        frame = self.top if start else self.open(Frame(Link.COMPLEMENT, self.top, word))
        if start:
            frame.mood = Mood.ASKED
        if after in FINITE and not (start and after in AUXILIARY):
            frame.subject = self.pronoun_at(self.at)
        self.at += 1
        if after == "to":
            frame.subject = None
            frame.controlling = frame.parent

    def free_relative(self) -> None:
        """'surprised by what it saw': the question word is the phrase, described by the clause behind it."""
        noun = self.pronoun_at(self.at)
        self.nouns.pop()
        at = self.at
        self.at += 1
        self.place(noun)
        relative = Frame(Link.RELATIVE, self.top, self.line.units[at].word, antecedent=noun, describes=noun, gap="open")
        self.open(relative)

    def pronoun_at(self, at: int) -> Noun:
        unit, reading = self.line.units[at], self.line.readings[at]
        noun = Noun(at, at + 1, at + 1, at, "prn", reading.lemma, (reading.lemma,), unit.word, pronoun=True)
        self.nouns.append(noun)
        return noun

    def open_relative(self, at: int, preposition: str) -> None:
        """Open the clause of the relative word at `at`; 'in which' gives the preposition."""
        frame = self.top
        word = self.line.units[at].word
        if not frame.front:
            self.at = at
            self.question(word)
            return
        antecedent = self.antecedent(frame)
        relative = Frame(Link.RELATIVE, frame, word, antecedent=antecedent, describes=antecedent, pronoun=at)
        relative.gap = preposition or "open"
        self.open(relative)
        self.at = at + 1
        self.pending.clear()
        if word in self.words.possessor_determiners and self.at < len(self.line.tags):
            self.possessed(antecedent, at)

    def possessed(self, antecedent: Noun, at: int) -> None:
        """'whose network': the phrase behind is possessed by what the clause describes."""
        noun = noun_phrase(self.line, self.at)
        if noun is not None and noun.last > self.at:
            noun.possessor = antecedent
            noun.first = at
            self.top.gap = "done"
            self.at = noun.last
            self.place(noun)

    def antecedent(self, frame: Frame) -> Noun:
        return next((noun for noun in reversed(frame.front) if not noun.time), frame.front[-1])

    # --- phrases

    def phrase_or_verb(self, tag: str) -> None:
        if tag in {"vn", "vg"} and not self.starts_phrase(tag):
            self.verb(verb_group(self.line, self.at))
            return
        noun = noun_phrase(self.line, self.at)
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

    def starts_phrase(self, tag: str) -> bool:
        """Whether a participle begins a phrase ('increased mobility') and no clause."""
        if self.line.tag(self.at + 1) not in {"nn", "ns"}:
            return False
        frame = self.top
        if tag == "vn":
            return (
                self.pending.preposition >= 0
                or not frame.front
                or self.line.tags[self.at - 1] in {"vb", "vp", "vz", "vd", "vh", "vg", "cc"}
            )
        return False

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

    def tie(self, frame: Frame, noun: Noun, function: Function, marker: str = "") -> None:
        frame.ties.append(Tie(noun, function, marker))

    def tie_by_preposition(self, noun: Noun) -> None:
        frame, at = self.top, self.pending.preposition
        marker = self.line.units[at].word
        noun.marker, noun.marked = marker, (at, at + 1)
        free = self.pending.comma >= 0 and self.pending.comma < at
        host = self.attachment.host(frame, noun, free=free)
        if host is None:
            self.tie(frame, noun, Function.OBLIQUE, marker)
            frame.front = [noun]
        else:
            host.complements.append(noun)
            del frame.front[frame.front.index(host) + 1 :]
            frame.front.append(noun)

    def join(self, noun: Noun) -> None:
        frame = self.top
        if not frame.front:
            self.bare(noun)
            return
        partner = self.attachment.partner(frame, noun)
        first = partner.host or partner
        for apart in first.apart:
            first.members.append(apart)
        first.apart.clear()
        first.members.append(noun)
        noun.host = first
        self.last = (noun, frame, "member")
        at = frame.front.index(partner)
        del frame.front[at + 1 :]
        frame.front.append(noun)

    def behind_comma(self, noun: Noun) -> None:
        frame = self.top
        if noun.time or not frame.front or (frame.group is None and frame.subject is None):
            self.bare(noun)
            return
        partner = self.attachment.partner(frame, noun)
        first = partner.host or partner
        first.apart.append(noun)
        noun.host = first
        self.last = (noun, frame, "apart")
        at = frame.front.index(partner)
        del frame.front[at + 1 :]
        frame.front.append(noun)

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
        self.at, at = noun.first, self.at
        self.open(relative)
        self.at = at
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
        else:
            self.zero_relative(frame, noun)
            return
        frame.objects.append(noun)
        frame.front = [noun]
        self.last = (noun, frame, "object")

    # --- verbs

    def verb(self, group: Group) -> None:
        self.at = group.last
        if self.fills_inversion(group):
            pass
        elif group.form == "finite":
            self.finite(group)
        elif group.form == "infinitive":
            self.infinitive(group)
        else:
            self.participle(group)
        self.pending.clear()

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
        opened.main, opened.lemma, opened.voice, opened.open_ = group.main, group.lemma, group.voice, False
        opened.negated = opened.negated or group.negated
        frame.front = []
        return True

    def take(self, frame: Frame, group: Group) -> None:
        """Give the clause its verb."""
        frame.group = group
        frame.front = []
        auxiliary = group.form == "finite" and self.line.tags[group.main] in AUXILIARY
        if auxiliary and frame.subject is None and not frame.gap and frame.how is How.OVERT:
            group.open_ = True

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
        subject = frame.subject
        if subject is not None and subject.apart and frame.ties and self.pending.comma < 0 and frame.front:
            # 'In Seoul, South Korea, Nordan bought …': without a comma before the verb, the last phrase is its subject.
            last = subject.apart.pop()
            last.host = None
            frame.subject = last
        self.take(frame, group)

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
        clause = Frame(Link.COMPLEMENT, frame)
        self.start_with(self.take_back(placed), clause)
        self.take(clause, group)

    def start_with(self, taken: tuple[Noun, list[Tie]], clause: Frame) -> None:
        noun, ties = taken
        at, self.at = self.at, noun.first
        self.open(clause)
        self.at = at
        clause.subject = noun
        clause.ties = ties
        clause.front = [noun]

    def take_back(self, placed: Placed) -> tuple[Noun, list[Tie]]:
        """Return a phrase taken out of its place, and what was tied to the clause behind it."""
        noun, frame, how = placed
        self.last = None
        host = noun.host
        if host is None:
            frame.objects = [other for other in frame.objects if other is not noun]
        else:
            (host.members if how == "member" else host.apart).remove(noun)
            noun.host = None
        ties = [tie for tie in frame.ties if tie.noun.first > noun.first]
        frame.ties = [tie for tie in frame.ties if tie.noun.first < noun.first]
        return noun, ties

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

    def nearest_finite(self, form: str = "finite") -> Frame:
        """Return the innermost open clause with a verb of this form."""
        return next(
            (frame for frame in reversed(self.stack) if frame.group is not None and frame.group.form == form),
            self.stack[0],
        )

    def nearest_plain(self) -> Frame | None:
        """Return the innermost clause with an infinitive or modal: a plain form continues it ('to buy and sell')."""
        return next(
            (frame for frame in reversed(self.stack) if frame.group and self.line.tags[frame.group.main] == "vb"), None
        )

    def coordinate(self, group: Group) -> None:
        """'… and sold C': a second verb with the subject of the first."""
        waiting = self.waiting(self.stack)
        base = self.nearest_plain() if self.line.tags[group.first] == "vp" else None
        if base is not None and base.group is not None:
            group.form, group.tense, group.mood = base.group.form, base.group.tense, base.group.mood
        else:
            base = self.nearest_finite(group.form)
        if waiting is not None and self.stack.index(waiting) > self.stack.index(base):
            self.back_to(waiting)
            self.first_verb(waiting, group)
            return
        self.back_to(base)
        self.share(base, group)

    def share(self, base: Frame, group: Group) -> None:
        at, self.at = self.at, group.first
        clause = self.open(Frame(Link.COORDINATE, base))
        self.at = at
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
        return quoted or (self.pending.comma == group.first - 1 and self.line.tag(group.last) in _NOUN_START)

    def report(self, group: Group) -> None:
        base = self.stack[0]
        clause = Frame(Link.MAIN)
        if self.last is not None and self.last[2] == "apart" and self.pending.comma < 0:
            taken = self.take_back(self.last)
            self.stack.clear()
            self.start_with(taken, clause)
        else:
            self.stack.clear()
            at, self.at = self.at, group.first
            self.open(clause)
            self.at = at
            clause.inverted = True
        base.link = Link.QUOTATION if base.quoted else Link.COMPLEMENT
        base.parent = clause
        self.take(clause, group)
        group.open_ = False

    def clausal_subject(self, frame: Frame, group: Group) -> None:
        """'Buying Corvane would cost …': the clause before is the subject; else a clause without one."""
        at, self.at = self.at, group.first
        clause = self.open(Frame(Link.COORDINATE, frame))
        self.at = at
        clause.controlling = frame
        clause.how = How.SHARED
        self.take(clause, group)

    # --- verbs without a time of their own

    def infinitive(self, group: Group) -> None:
        frame = self.top
        if self.pending.conjunction >= 0 and any(f.group and f.group.form == "infinitive" for f in self.stack):
            base = self.nearest_finite("infinitive")
            self.back_to(base)
            self.share(base, group)
            return
        clause = Frame(Link.ADVERBIAL, frame, "to", controlling=frame)
        clause.how = How.CONTROLLED
        if not self.subject_with_for(frame, clause):
            self.control(frame, clause)
        at, self.at = self.at, group.first
        self.open(clause)
        self.at = at
        self.take(clause, group)

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
        if frame.lemma in self.words.verbs.object_control and noun in frame.objects and not frame.passive:
            clause.link, clause.controller, clause.controlling = Link.COMPLEMENT, noun, None
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
            if frame.objects:
                clause.controller, clause.controlling = frame.objects[-1], None
        elif noun is not None and (preposition == "of" or noun.lemma in nouns.bound.get(preposition, ())):
            clause.link, clause.describes = Link.COMPLEMENT, noun
            if noun.possessor is not None and not noun.possessor.pronoun:
                clause.controller, clause.controlling = noun.possessor, None
        if preposition in self.words.negating_prepositions:
            clause.negated = True
        after, self.at = self.at, group.first
        self.open(clause)
        self.at = after
        self.take(clause, group)
        self.pending.clear()

    def participle(self, group: Group) -> None:
        frame = self.top
        if self.pending.conjunction >= 0 and any(f.group and f.group.form == group.form for f in self.stack):
            base = self.nearest_finite(group.form)
            self.back_to(base)
            self.share(base, group)
            return
        clause = Frame(Link.PARTICIPIAL, frame, controlling=frame)
        clause.how = How.CONTROLLED
        self.describe(frame, clause, group)
        at, self.at = self.at, group.first
        self.open(clause)
        self.at = at
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
        if frame.group is not None and frame.group.lemma in verbs.bare_infinitive and noun in frame.objects:
            clause.link, clause.controller, clause.controlling = Link.COMPLEMENT, noun, None
            return
        clause.link, clause.how, clause.controlling = Link.RELATIVE, How.ANTECEDENT, None
        clause.controller = clause.describes = (
            frame.front[0] if self.pending.comma >= 0 and frame.group is None else noun
        )
