"""Where the words of `rules/assertion/` stand in a sentence: in a clause, in a noun, or between two clauses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import cached_property

from extractor.document.columns import Tokens
from extractor.grammar.assertion_rules import AssertionRules, CueRule, FormRule, Status, When
from extractor.grammar.chain import holds, meet
from extractor.grammar.parse import Clause, Function, Link, Parse, Phrase, Span

_BELOW = "below"


class Cues:
    """Finds the cues of one sentence; `coming` are the clauses in which a date lies ahead."""

    def __init__(self, parse: Parse, tokens: Tokens, rules: AssertionRules, coming: AbstractSet[int]) -> None:
        self._parse = parse
        self._tokens = tokens
        self._rules = rules
        self._coming = coming
        self._words: dict[int, list[tuple[str, int]]] = {}
        self._found: dict[int, list[tuple[CueRule, Span]]] = {}
        self._forms: dict[int, FormRule | None] = {}
        self._texts: dict[tuple[str, int], str] = {}

    def form(self, index: int) -> FormRule | None:
        """Return the rule of the form of a clause, None where no rule fits."""
        if index not in self._forms:
            self._forms[index] = next((form for form in self._rules.forms if self._fits(form.when, index)), None)
        return self._forms[index]

    def inside(self, index: int) -> Iterator[tuple[CueRule, Span]]:
        """Yield what the words in a clause say of itself, with their tokens."""
        clause = self._parse.clauses[index]
        by_lemma = ((cue, clause.predicate) for cue in self._rules.verbs.get(clause.lemma, ()))
        for cue, span in (*by_lemma, *self._by_words(index)):
            if cue.scope != _BELOW and self._fits(cue.when, index):
                yield cue, span

    def of_noun(self, noun: Phrase, index: int, *, done: bool) -> CueRule | None:
        """Return what a noun says of the clause that belongs to it; `done`: the clause is told as past."""
        clause = self._parse.clauses[index]
        # 'the report *that A wrote*' is told of the report, 'the report *that A bought B*' is what the report says.
        told = done and any(argument.phrase.span == noun.span for argument in clause.arguments)
        words = noun.words
        if clause.noun and clause.lemma in words:
            # Of '사업 인수 계획' only 계획 stands over 인수.
            at = words.index(clause.lemma)
            words = words[at + 1 :] or words[:at]
        for word in reversed(words):
            for cue in self._rules.nouns.get(word, ()):
                if self._fits(cue.when, index) and not (told and cue.gives != Status.SAME):
                    return cue
        return None

    def is_negated(self, noun: Phrase) -> bool:
        """Whether a word before the head negates it ('*no* plans')."""
        return any(self._tokens.lemma[token] in self._rules.negators for token in range(noun.span[0], noun.head[1]))

    def of_tie(self, index: int, holder: int) -> CueRule | None:
        """Return what the word that ties a clause to the one above says by itself."""
        for tie in sorted(self._ties(index, holder)):
            for cue in self._rules.ties.get(tie, ()):
                if self._fits(cue.when, index):
                    return cue
        return None

    def of_clause(self, holder: int, below: int) -> tuple[CueRule | None, Span]:
        """Return the first cue that the clause above carries for what is below it, with its tokens."""
        above = self._parse.clauses[holder]
        ties = self._ties(below, holder)
        by_lemma = (*self._rules.verbs.get(above.lemma, ()), *self._rules.nouns.get(above.lemma, ()))
        # 'is *able* to buy' says more than 'is'.
        found = [*self._by_words(holder), *((cue, above.predicate) for cue in by_lemma)]
        for cue, span in found:
            tied = not cue.ties or any(tie in ties for tie in cue.ties)
            if cue.scope == _BELOW and tied and self._fits(cue.when, holder):
                return cue, span
        return None, above.predicate

    def _ties(self, index: int, holder: int) -> frozenset[str]:
        clause, above = self._parse.clauses[index], self._parse.clauses[holder]
        markers = [argument.marker for argument in above.arguments if holds(argument.phrase.span, clause.predicate)]
        return frozenset(word for word in (clause.connective, *markers) if word)

    def _by_words(self, index: int) -> list[tuple[CueRule, Span]]:
        """The cues of words in a clause, in text order."""
        if index not in self._found:
            words = self._own_words(index)
            self._found[index] = [
                (cue, (token, words[at + len(sequence) - 1][1] + 1))
                for at, (word, token) in enumerate(words)
                for sequence, cue in self._rules.words.get(word, ())
                if tuple(other for other, _ in words[at : at + len(sequence)]) == sequence
            ]
        return self._found[index]

    def _own_words(self, index: int) -> list[tuple[str, int]]:
        """The base forms in a clause, with their tokens, without those of the clauses below it.

        What stands between clauses and in none ('decided *not* to buy') belongs to the one before.
        """
        if index not in self._words:
            clause = self._parse.clauses[index]
            first, last = clause.span
            if clause.noun:
                for phrase in self._parse.phrases:
                    if holds(phrase.span, clause.predicate) and meet(phrase.head, clause.predicate):
                        first = min(first, phrase.span[0])
            inner = {at for span in self._inner[index] for at in range(*span)}
            last = min((start for start, end in self._spans if start >= last < end), default=last)
            self._words[index] = _words_of(self._tokens, (at for at in range(first, last) if at not in inner))
        return self._words[index]

    @cached_property
    def _spans(self) -> list[Span]:
        return [clause.span for clause in self._parse.clauses]

    @cached_property
    def _inner(self) -> list[list[Span]]:
        """The spans of the clauses that hang below each clause and stand beside its predicate."""
        clauses = self._parse.clauses
        inner: list[list[Span]] = [[] for _ in clauses]
        for number, clause in enumerate(clauses):
            above = clause.parent
            for _ in clauses:
                if above is None or above == number:
                    break
                if clause.span != clauses[above].span and not holds(clause.span, clauses[above].predicate):
                    inner[above].append(clause.span)
                above = clauses[above].parent
        return inner

    def _fits(self, when: When, index: int) -> bool:
        """Whether the clause of that index is as `when` asks."""
        clause = self._parse.clauses[index]
        return (
            _is_formed(when, clause)
            and (not when.above or self._link_above(clause) in when.above)
            and (when.coming is None or when.coming == (index in self._coming))
            and (not when.words or self._has_words(when.words, index))
            and (not when.around or self._has_around(when.around, index))
            and (not when.subject or self._has_argument(when.subject, clause, Function.SUBJECT))
            and (not when.object or self._has_argument(when.object, clause, Function.OBJECT))
        )

    def _link_above(self, clause: Clause) -> Link | None:
        return None if clause.parent is None else self._parse.clauses[clause.parent].link

    def _has_words(self, wanted: Iterable[str], index: int) -> bool:
        """Whether words begin in the predicate or right behind it; one alone stands in it ('opens *May* 5')."""
        first, last = self._parse.clauses[index].predicate
        within = self._text("predicate", index, range(first, last))
        running = self._text("running", index, range(first, self._parse.clauses[index].span[1]))
        return any(
            -1 < running.find(f" {text} ") < len(within) if " " in text else f" {text} " in within for text in wanted
        )

    def _has_around(self, wanted: Iterable[str], index: int) -> bool:
        around = f" {' '.join(word for word, _ in self._own_words(index))} "
        return any(f" {text} " in around for text in wanted)

    def _text(self, part: str, index: int, tokens: range) -> str:
        """The base forms of some tokens of a clause, with a space on either side of each."""
        if (part, index) not in self._texts:
            self._texts[part, index] = f" {' '.join(word for word, _ in _words_of(self._tokens, tokens))} "
        return self._texts[part, index]

    def _has_argument(self, wanted: Iterable[str], clause: Clause, function: Function) -> bool:
        phrases = [argument.phrase for argument in clause.arguments if argument.function == function]
        return any(_is_headed(phrase, tuple(text.split())) for phrase in phrases for text in wanted)


def _is_formed(when: When, clause: Clause) -> bool:
    return (
        (not when.link or clause.link in when.link)
        and (not when.tense or clause.tense in when.tense)
        and (not when.connectives or clause.connective in when.connectives)
        and (not when.mood or clause.mood in when.mood)
        and (not when.lemmas or clause.lemma in when.lemmas)
        and _is_marked(when, clause)
    )


def _is_marked(when: When, clause: Clause) -> bool:
    return (
        when.voice in (None, clause.voice)
        and when.negated in (None, clause.negated)
        and when.noun in (None, clause.noun)
    )


def _is_headed(phrase: Phrase, words: tuple[str, ...]) -> bool:
    return phrase.words[-1:] == words[-1:] and set(words) <= set(phrase.words)


def _words_of(tokens: Tokens, indexes: Iterable[int]) -> list[tuple[str, int]]:
    """Korean tokens that hold several morphemes (밝혔) are as many words."""
    return [(word, index) for index in indexes for word in tokens.lemma[index].split("+")]
