"""Words that open a clause about a noun or verb: which, who, that, what."""

from __future__ import annotations

from extractor.grammar.parse import Link, Mood
from extractor.language.english.classes import AUXILIARY, FINITE
from extractor.language.english.groups import noun_phrase
from extractor.language.english.parts import Frame, Noun
from extractor.language.english.placing import PhrasePlacer


class RelativeReader(PhrasePlacer):
    """Opens relative clauses, questions and clauses of content."""

    def relative_word(self) -> None:
        tag = self.line.tags[self.at]
        word = self.line.units[self.at].word
        if tag == "wh" and self.top.front and self.pending.comma >= 0 and word in self.words.relatives:
            tag = "rel"
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
        frame, front = self.top, self.top.front
        if word != self.words.complementizer or not front:
            return False
        addressed = frame.lemma in self.words.verbs.addressed and front[-1] in frame.objects
        return (addressed or front[-1].lemma in self.words.nouns.clause) and self.line.tag(
            self.line.past_adverbs(self.at + 1)
        ) not in FINITE

    def question(self, word: str) -> None:
        """'what Nordan bought', 'how to build'; at the start of a sentence a question."""
        start = self.at == 0
        after = self.line.tag(self.line.past_adverbs(self.at + 1))
        frame = self.top if start else self.open(Frame(Link.COMPLEMENT, self.top, word))
        if start:
            frame.mood = Mood.ASKED
        if self.at in self.line.zeros and start:
            frame.mood = None
            self.free_relative()
            return
        if after in FINITE and not (start and after in AUXILIARY):
            frame.subject = self.pronoun_at(self.at)
        elif start and self.line.readings[self.at].lemma in self.words.things:
            frame.antecedent, frame.gap = self.pronoun_at(self.at), "asked"
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
            self.at = noun.last
            frame = self.top
            if self.line.tag(self.line.past_adverbs(self.at)) in FINITE:
                frame.gap = "done"
                self.place(noun)
            else:
                self.nouns.append(noun)
                frame.antecedent, frame.pronoun = noun, None

    def antecedent(self, frame: Frame) -> Noun:
        """'Jane Doe, 52, who …': neither a time nor a bare number is what a relative clause describes."""
        things = [noun for noun in frame.front if not noun.time]
        return next((noun for noun in reversed(things) if noun.tag != "num"), (things or frame.front)[-1])

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
        self.at = at + 1
        if self.line.tag(self.line.past_adverbs(self.at)) in FINITE:
            clause.subject, clause.front = noun, [noun]
        else:
            clause.antecedent, clause.gap = noun, "open"
        self.pending.clear()
        return True
