"""Frames and nouns, whole → the frozen `Phrase`, `Clause` and `Argument` of the parse."""

from __future__ import annotations

from dataclasses import replace

from extractor.grammar.parse import (
    Argument,
    Clause,
    Function,
    How,
    Link,
    Mood,
    Phrase,
    Span,
    Tense,
    Voice,
)
from extractor.language.english.classes import NOUN
from extractor.language.english.clauses import ClauseReader
from extractor.language.english.groups import Line
from extractor.language.english.parts import Frame, Group, Noun, Tie


class Builder:
    """Builds from one line; spans come out as tokens of the layout."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self._phrases: dict[int, Phrase] = {}

    def tokens(self, first: int, last: int) -> Span:
        """Return the tokens of units `first:last`."""
        return (self.line.units[first].first, self.line.units[last - 1].last)

    def phrase(self, noun: Noun) -> Phrase:
        """Return the phrase of a noun with all that is tied to it."""
        key = id(noun)
        found = self._phrases.get(key)
        if found is None:
            found = self._phrases[key] = noun.ready or self._phrase(noun)
        return found

    def _phrase(self, noun: Noun) -> Phrase:
        complements = tuple(self.phrase(other) for other in noun.complements)
        apart = tuple(self.phrase(other) for other in noun.apart)
        span = self.tokens(noun.first, noun.last)
        if complements:
            span = (span[0], max(span[1], *(phrase.span[1] for phrase in complements)))
        members: tuple[Phrase, ...] = ()
        last = span[1]
        single = Phrase(
            span=(span[0], max([last, *(phrase.span[1] for phrase in apart)])),
            head=self.tokens(noun.head_from, noun.head),
            words=noun.words,
            marker=noun.marker,
            marked=self.tokens(*noun.marked) if noun.marked[1] else (0, 0),
            possessor=self.phrase(noun.possessor) if noun.possessor is not None else None,
            appositions=apart,
            complements=complements,
            definite=noun.determiner in self.line.words.definite or noun.possessor is not None,
        )
        if not noun.members:
            return single
        members = (single, *(self.phrase(other) for other in noun.members))
        return replace(single, span=(single.span[0], max(member.span[1] for member in members)), members=members)


class ParseBuilder:
    """Turns the frames of one segment into clauses, in text order."""

    def __init__(self, reader: ClauseReader, heads: frozenset[str]) -> None:
        line = self._line = reader.line
        self._verbs = [(frame, frame.group) for frame in reader.frames if frame.group is not None]
        self._frames = [frame for frame, _ in self._verbs]
        self._nouns = [noun for noun in reader.nouns if not noun.adjective]
        self._builder = Builder(line)
        self._subjects: dict[int, Noun | None] = {}
        self._seconds = {id(f.parent): f for f in reversed(self._frames) if f.how is How.SHARED}
        self._heads = heads

    def phrase(self, noun: Noun) -> Phrase:
        """Return the phrase of one of the nouns."""
        return self._builder.phrase(noun)

    def build(self, offset: int) -> tuple[list[Phrase], list[Clause]]:
        """Return phrases and clauses; `offset` is the number of clauses of the parse before these."""
        nominal = [noun for noun in self._nouns if noun.lemma in self._heads]
        order: list[tuple[Frame, Group] | Noun] = sorted(
            [*self._verbs, *nominal],
            key=lambda item: item.head - 1 if isinstance(item, Noun) else item[1].first,
        )
        index = {id(item if isinstance(item, Noun) else item[0]): at + offset for at, item in enumerate(order)}
        holders = self._holders() if nominal else {}
        clauses = [
            self._nominal(item, index, holders) if isinstance(item, Noun) else self._clause(item[0], item[1], index)
            for item in order
        ]
        return [self._builder.phrase(noun) for noun in self._nouns], clauses

    # --- verbs

    def _clause(self, frame: Frame, group: Group, index: dict[int, int]) -> Clause:
        arguments = self._arguments(frame)
        negated = group.negated or frame.negated or self._negating(frame)
        first, last = self._extent(frame, group.first, group.last)
        mood = frame.mood or (group.mood if group.mood is not Mood.TOLD else self._inherited(frame))
        return Clause(
            span=self._builder.tokens(first, last),
            predicate=self._builder.tokens(group.first, group.last),
            lemma=group.lemma,
            voice=group.voice,
            tense=group.tense,
            negated=negated,
            mood=mood,
            link=frame.link,
            connective=frame.connective,
            parent=self._parent(frame, index),
            describes=self._builder.phrase(frame.describes) if frame.describes is not None else None,
            arguments=arguments,
        )

    def _inherited(self, frame: Frame) -> Mood:
        """A second verb stands under the same condition or question as the first."""
        shared = frame.link is Link.COORDINATE and frame.parent is not None and frame.how is How.SHARED
        return (frame.parent.mood if shared and frame.parent else None) or Mood.TOLD

    def _parent(self, frame: Frame, index: dict[int, int]) -> int | None:
        if frame.describes is not None and frame.link is Link.COMPLEMENT and id(frame.describes) in index:
            return index[id(frame.describes)]
        parent = frame.parent
        while parent is not None and parent.group is None:
            parent = parent.parent
        return index[id(parent)] if parent is not None else None

    def _extent(self, frame: Frame, at: int, to: int) -> tuple[int, int]:
        first = min([at, frame.first, *(tie.noun.first for tie in frame.ties)])
        last = max([to, *(tie.noun.last for tie in frame.ties)])
        return first, last

    def _negating(self, frame: Frame) -> bool:
        negating = self._line.words.negating
        nouns = [tie.noun for tie in frame.ties if tie.function in {Function.OBJECT, Function.SUBJECT}]
        if frame.subject is not None:
            nouns.append(frame.subject)
        elif frame.controlling is not None and frame.link is Link.COORDINATE and frame.controlling.subject is not None:
            nouns.append(frame.controlling.subject)
        return any(noun.determiner in negating for noun in nouns)

    def _arguments(self, frame: Frame) -> tuple[Argument, ...]:
        arguments: list[Argument] = []
        subject, how = self._subject(frame)
        if subject is not None and subject.tag != "ex":
            pronoun = frame.pronoun if how is How.ANTECEDENT and subject is frame.antecedent else None
            arguments.append(self._argument(Tie(subject, Function.SUBJECT, "", how, pronoun)))
        gap = self._gap(frame)
        if gap is not None:
            arguments.append(self._argument(gap))
        ties = frame.ties or self._shared_ties(frame)
        arguments.extend(self._argument(tie) for tie in ties)
        return tuple(arguments)

    def _shared_ties(self, frame: Frame) -> list[Tie]:
        """'built and sold networks': what stands behind the second verb belongs to the first too."""
        group = frame.group
        after = self._seconds.get(id(frame))
        if group is None or after is None or after.group is None or after.group.first != group.last + 1:
            return []
        if after.passive != frame.passive:
            return []
        return [replace(tie, how=How.SHARED) for tie in after.ties]

    def _argument(self, tie: Tie) -> Argument:
        pronoun = self._builder.tokens(tie.pronoun, tie.pronoun + 1) if tie.pronoun is not None else (0, 0)
        return Argument(self._builder.phrase(tie.noun), tie.function, tie.marker, tie.how, pronoun)

    def _subject(self, frame: Frame) -> tuple[Noun | None, How]:
        """Return the subject, over the clauses it is shared with or controlled by."""
        passed: list[int] = []
        at: Frame | None = frame
        subject: Noun | None = None
        while at is not None and subject is None and id(at) not in self._subjects:
            passed.append(id(at))
            self._subjects[id(at)] = None
            subject = at.subject or at.controller
            at = at.controlling
        if subject is None and at is not None:
            subject = self._subjects[id(at)]
        self._subjects.update(dict.fromkeys(passed, subject))
        return subject, frame.how

    def _gap(self, frame: Frame) -> Tie | None:
        """Return what the described noun is to a relative clause that has a subject of its own."""
        noun = frame.antecedent
        if noun is None or frame.gap in {"", "done"}:
            return None
        if frame.gap == "asked":
            passive = frame.passive or bool(frame.objects)
            return None if passive else Tie(noun, Function.OBJECT)
        if frame.gap != "open":
            return Tie(noun, Function.OBLIQUE, frame.gap, How.ANTECEDENT, frame.pronoun)
        if frame.connective in {"where", "when", "why", "whereby", "wherein"}:
            return None
        if frame.objects or (frame.group is not None and frame.group.voice is Voice.PASSIVE):
            return None
        return Tie(noun, Function.OBJECT, "", How.ANTECEDENT, frame.pronoun)

    # --- nouns

    def _holders(self) -> dict[int, tuple[Frame, Tie | None]]:
        """Return for each noun the clause it stands in, and how it is tied to it."""
        holders: dict[int, tuple[Frame, Tie | None]] = {}

        def hold(noun: Noun, frame: Frame, tie: Tie | None) -> None:
            if id(noun) in holders:
                return
            holders[id(noun)] = (frame, tie)
            for other in (*noun.members, *noun.apart):
                hold(other, frame, tie)
            for other in noun.complements:
                hold(other, frame, tie if noun.lemma in self._line.words.nouns.support else None)
            if noun.possessor is not None:
                hold(noun.possessor, frame, None)

        for frame in self._frames:
            if frame.subject is not None:
                hold(frame.subject, frame, None)
            for tie in frame.ties:
                hold(tie.noun, frame, tie)
        return holders

    def _nominal(self, noun: Noun, index: dict[int, int], holders: dict[int, tuple[Frame, Tie | None]]) -> Clause:
        phrase = self._builder.phrase(noun)
        arguments: list[Argument] = []
        frame, tie = holders.get(id(noun), (None, None))
        if noun.possessor is not None:
            arguments.append(Argument(self._builder.phrase(noun.possessor), Function.POSSESSOR))
        elif frame is not None and tie is not None and self._supports(frame, tie):
            subject, _ = self._subject(frame)
            if subject is not None:
                arguments.append(Argument(self._builder.phrase(subject), Function.SUBJECT, "", How.CONTROLLED))
        arguments.extend(
            Argument(self._builder.phrase(self._modifier(at)), Function.MODIFIER)
            for at in range(noun.first, noun.head_from)
            if self._line.tags[at] in NOUN and not (noun.possessor and at < noun.possessor.last)
        )
        arguments.extend(
            Argument(self._builder.phrase(other), Function.OBLIQUE, other.marker) for other in noun.complements
        )
        return Clause(
            span=phrase.span,
            predicate=phrase.head,
            lemma=noun.lemma,
            noun=True,
            tense=Tense.NONE,
            negated=noun.determiner in self._line.words.negating,
            link=Link.NOMINAL,
            parent=index[id(frame)] if frame is not None and id(frame) in index else None,
            describes=None,
            arguments=tuple(arguments),
        )

    def _modifier(self, at: int) -> Noun:
        reading = self._line.readings[at]
        return Noun(at, at + 1, at + 1, at, reading.tag, reading.lemma, (reading.lemma,))

    def _supports(self, frame: Frame, tie: Tie) -> bool:
        group, support = frame.group, self._line.words.verbs.support
        if group is None or group.voice is Voice.PASSIVE:
            return False
        if tie.function is Function.OBJECT:
            return group.lemma in support
        return tie.function is Function.OBLIQUE and f"{group.lemma} {tie.marker}" in support
