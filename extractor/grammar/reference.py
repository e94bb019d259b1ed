"""Phrases that stand for what was named before ('it', 'the two firms', 양사), and subjects that are left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.document.columns import Tokens
from extractor.document.facts import LOCATION
from extractor.grammar.memory import Memory, Named, Wanted, lists_of, main_clause, spoken_of, subject_of
from extractor.grammar.parse import Clause, Parse, Phrase
from extractor.grammar.reference_rules import ReferenceRule, ReferenceRules

_ZERO = "zero"
_NAME = "name"


@dataclass(frozen=True, slots=True)
class Reference:
    """Whom a phrase, or a subject that is left out, stands for; `rule` is the rule's id, `name` or `zero`."""

    ids: tuple[str, ...]
    rule: str


class References:
    """What the phrases of one sentence stand for, given what was said before."""

    def __init__(
        self,
        parse: Parse,
        tokens: Tokens,
        rules: ReferenceRules,
        named: Named,
        memory: Memory,
        mentioned: Named | None = None,
    ) -> None:
        """Take the sentence, whom its phrases name, and the memory.

        `mentioned` gives all names inside a phrase, also those before its head ("*Gaon's* chief executive").
        """
        self._parse = parse
        self._tokens = tokens
        self._rules = rules
        self._named = named
        self._mentioned = mentioned or named
        self._memory = memory
        self._open: set[int] = set()

    def of(self, phrase: Phrase, clause: int | None = None) -> Reference | None:
        """Return whom a phrase stands for in the clause of that index; by name, or by what refers back."""
        named = tuple(one for one in self._named(phrase) if self._memory.entities[one].category != LOCATION)
        if named:
            return Reference(named, _NAME)
        for rule in self._rules_of(phrase):
            ids = self._resolved(rule, phrase, clause)
            if ids:
                return Reference(ids, rule.id)
        return None

    def possessor_of(self, phrase: Phrase, clause: int | None = None) -> Reference | None:
        """Return whose a phrase is: by its possessor, or by a word before its head ('*its* network', '*자사* 망')."""
        if phrase.possessor is not None:
            return self.of(phrase.possessor, clause)
        for word, at in self._words(phrase):
            if at < phrase.head[0]:
                for rule in self._rules.pronouns.get(word, ()):
                    ids = self._resolved(rule, phrase, clause) if rule.own else ()
                    if ids:
                        return Reference(ids, rule.id)
        return None

    def subject_of(self, index: int) -> Reference | None:
        """Return who is the subject of a clause, also where it is left out."""
        if index in self._open:
            return None
        self._open.add(index)
        try:
            clause = self._parse.clauses[index]
            argument = subject_of(clause)
            return self.of(argument.phrase, index) if argument else self._zero(index)
        finally:
            self._open.discard(index)

    def note(self, *, headline: bool = False, opens: bool = False) -> None:
        """Put the sentence into the memory: as a headline, or as one that begins a section."""
        spoken = spoken_of(self._parse, self._plainly, self._all_names, self._ids_of_subject)
        lists = lists_of(self._parse, self._plainly, self._rules.partners, self._ids_of_subject)
        self._memory.note(spoken, headline=headline, opens=opens)
        for ids in lists:
            self._memory.together(ids)

    def _zero(self, index: int) -> Reference | None:
        """The subject that is left out: of the clause above, of one before in the sentence, of the sentences before."""
        clause = self._parse.clauses[index]
        others = {one for argument in clause.arguments for one in self._plainly(argument.phrase)}
        for above in self._chain(index):
            if subject_of(self._parse.clauses[above]):
                found = self.subject_of(above)
                return Reference(found.ids, _ZERO) if found and not others & set(found.ids) else None
        main = main_clause(self._parse)
        if main is not None and main != index and subject_of(self._parse.clauses[main]):
            found = self.subject_of(main)
            return Reference(found.ids, _ZERO) if found and not others & set(found.ids) else None
        topic = self._memory.topic
        if self._rules.zero_subjects and topic and not others & set(topic):
            return Reference(topic, _ZERO)
        return None

    def _chain(self, index: int) -> Iterator[int]:
        """The clauses above a clause, the nearest first."""
        above = self._parse.clauses[index].parent
        for _ in self._parse.clauses:
            if above is None or above == index:
                return
            yield above
            above = self._parse.clauses[above].parent

    def _rules_of(self, phrase: Phrase) -> Iterator[ReferenceRule]:
        words = [word for word, _ in self._words(phrase)]
        if len(words) == 1:
            yield from self._rules.pronouns.get(words[0], ())
        nouns = self._nouns(phrase)
        if nouns and not self._is_told_which(phrase):
            for rule in self._rules.heads.get(nouns[-1], ()):
                if self._fits(rule, phrase, words):
                    yield rule

    def _fits(self, rule: ReferenceRule, phrase: Phrase, words: Sequence[str]) -> bool:
        determined = bool(rule.determiners) and any(word in rule.determiners for word in words)
        if (rule.determiners and not determined) or any(word in self._rules.others for word in words):
            return False
        if (rule.definite and not phrase.definite) or (rule.markers and phrase.marker not in rule.markers):
            return False
        if rule.bare and len(self._nouns(phrase)) > 1:
            return False
        many = (self._number(phrase) or 1) > 1 or self._is_plural(phrase)
        several = rule.number == "several"
        return rule.number == "any" or (determined and several) or many == several

    def _resolved(self, rule: ReferenceRule, phrase: Phrase, clause: int | None) -> tuple[str, ...]:
        things = [self._memory.things[sort] for sort in rule.stands_for if sort in self._memory.things]
        if things:
            return things[-1]
        wanted = Wanted(rule.stands_for, rule.kinds, rule.prefer, self._country(phrase))
        if rule.number != "one":
            number = self._number(phrase)
            several = self._memory.several(number, wanted, self._lists_before(phrase))
            if several or rule.number == "several" or number:
                return several
        return self._one(rule, wanted, phrase, clause)

    def _one(self, rule: ReferenceRule, wanted: Wanted, phrase: Phrase, clause: int | None) -> tuple[str, ...]:
        excluded = set() if rule.own or clause is None else self._beside(phrase, self._parse.clauses[clause])
        for one in self._candidates(rule, phrase, clause):
            if one not in excluded and self._memory.fits(one, wanted):
                return (one,)
        return ()

    def _candidates(self, rule: ReferenceRule, phrase: Phrase, clause: int | None) -> Iterator[str]:
        """Who may be meant: subjects above and before in the sentence, then whom the memory offers."""
        if clause is not None and rule.own:
            yield from self._subject_besides(clause, phrase)
        if clause is not None:
            for above in self._chain(clause):
                yield from self._subject_besides(above, phrase)
        for number, other in enumerate(self._parse.clauses):
            if number != clause and other.predicate[1] <= phrase.span[0]:
                yield from self._subject_besides(number, phrase)
        if rule.pronouns and self._memory.sentences and not self._memory.topic:
            # The last subject was no name: 'The service is new. It costs …'
            return
        yield from self._memory.topic
        yield from self._memory.candidates()

    def _subject_besides(self, clause: int, phrase: Phrase) -> tuple[str, ...]:
        argument = subject_of(self._parse.clauses[clause])
        if argument and argument.phrase.span == phrase.span:
            return ()
        found = self.subject_of(clause)
        return found.ids if found else ()

    def _beside(self, phrase: Phrase, clause: Clause) -> set[str]:
        """Whom another argument of the clause names: 'A sued the company' speaks of somebody else."""
        others = [argument.phrase for argument in clause.arguments if argument.phrase.span != phrase.span]
        return {one for other in others for one in self._named(other)}

    def _lists_before(self, phrase: Phrase) -> list[tuple[str, ...]]:
        """Who is told together in the sentence before the phrase."""
        members = [other for other in self._parse.phrases if other.members and other.span[1] <= phrase.span[0]]
        lists = [tuple(self._plainly(other)) for other in members]
        before = tuple(
            dict.fromkeys(one for p in self._parse.phrases if p.span[1] <= phrase.span[0] for one in self._plainly(p))
        )
        return [ids for ids in (before, *lists) if len(ids) > 1]

    def _ids_of_subject(self, clause: int) -> tuple[str, ...]:
        found = self.subject_of(clause)
        return found.ids if found else ()

    def _plainly(self, phrase: Phrase) -> tuple[str, ...]:
        return tuple(one for one in self._named(phrase) if self._memory.entities[one].category != LOCATION)

    def _all_names(self, phrase: Phrase) -> tuple[str, ...]:
        return tuple(one for one in self._mentioned(phrase) if self._memory.entities[one].category != LOCATION)

    def _country(self, phrase: Phrase) -> str | None:
        """The country that a phrase names beside its head ('the *Swedish* company')."""
        places = (self._memory.entities[one] for one in self._named(phrase))
        return next((place.country for place in places if place.category == LOCATION), None)

    def _nouns(self, phrase: Phrase) -> tuple[str, ...]:
        """The nouns of a phrase without numbers, plural marks, and those that leave what is meant as it is."""
        counts = self._rules.numbers
        kept = [
            word
            for word in phrase.words
            if not word.isdigit() and word not in counts and word not in self._rules.plurals
        ]
        while len(kept) > 1 and kept[-1] in self._rules.sides:
            kept.pop()
        return tuple(kept) or phrase.words

    def _words(self, phrase: Phrase) -> list[tuple[str, int]]:
        first, last = phrase.span
        marked = range(*phrase.marked)
        return [(self._tokens.lemma[at], at) for at in range(first, last) if at not in marked]

    def _number(self, phrase: Phrase) -> int | None:
        for word, _ in self._words(phrase):
            if word.isdigit():
                return int(word)
            if word in self._rules.numbers:
                return self._rules.numbers[word]
        return None

    def _is_plural(self, phrase: Phrase) -> bool:
        """Told by a word of its own, or, in a language that inflects nouns, by the form of the head."""
        words = [word for word, _ in self._words(phrase)]
        if any(word in self._rules.plurals for word in words):
            return True
        head = self._tokens.lemma[phrase.head[1] - 1]
        return not self._rules.plurals and bool(phrase.words) and head != phrase.words[-1].lower()

    def _is_told_which(self, phrase: Phrase) -> bool:
        """Whether a relative clause or a phrase behind tells which one is meant ('the company *that A bought*')."""
        last = phrase.span[1]
        behind = self._tokens.lemma[last] if last < len(self._tokens.lemma) else ""
        inside = {self._tokens.lemma[at] for at in range(phrase.head[1], last)}
        return (
            behind in self._rules.bound
            or bool(inside & self._rules.bound)
            or any(c.describes is not None and c.describes.span == phrase.span for c in self._parse.clauses)
        )
