"""Where the words of `rules/assertion/` stand in a sentence: in a clause, in a noun, or between two clauses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

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

    def form(self, index: int) -> FormRule | None:
        """Return the rule of the form of a clause, None where no rule fits."""
        return next((form for form in self._rules.forms if self._fits(form.when, index)), None)

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

    def _by_words(self, index: int) -> Iterator[tuple[CueRule, Span]]:
        words = self._own_words(index)
        for at, (word, token) in enumerate(words):
            for sequence, cue in self._rules.words.get(word, ()):
                if tuple(other for other, _ in words[at : at + len(sequence)]) == sequence:
                    yield cue, (token, words[at + len(sequence) - 1][1] + 1)

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
            inner = [other.span for number, other in enumerate(self._parse.clauses) if self._is_below(number, index)]
            following = [other.span for other in self._parse.clauses if other.span[1] > clause.span[1]]
            last = min((start for start, _ in following if start >= last), default=last)
            tokens = (at for at in range(first, last) if not any(start <= at < end for start, end in inner))
            self._words[index] = _words_of(self._tokens, tokens)
        return self._words[index]

    def _is_below(self, number: int, index: int) -> bool:
        """Whether a clause hangs below that of `index` and stands inside it."""
        clauses = self._parse.clauses
        above = clauses[number].parent
        for _ in clauses:
            if above is None or number == index:
                return False
            if above == index:
                return clauses[number].span != clauses[index].span and not holds(
                    clauses[number].span, clauses[index].predicate
                )
            above = clauses[above].parent
        return False

    def _fits(self, when: When, index: int) -> bool:
        """Whether the clause of that index is as `when` asks."""
        clause = self._parse.clauses[index]
        return (
            _is_formed(when, clause)
            and (not when.above or self._link_above(clause) in when.above)
            and (when.coming is None or when.coming == (index in self._coming))
            and (not when.words or self._has_words(when.words, clause))
            and (not when.around or self._has_around(when.around, index))
            and (not when.subject or self._has_argument(when.subject, clause, Function.SUBJECT))
            and (not when.object or self._has_argument(when.object, clause, Function.OBJECT))
        )

    def _link_above(self, clause: Clause) -> Link | None:
        return None if clause.parent is None else self._parse.clauses[clause.parent].link

    def _has_words(self, wanted: Iterable[str], clause: Clause) -> bool:
        """Whether words stand in the predicate; what follows it counts for the rest of several ('*수* 도 있다')."""
        within = len(_words_of(self._tokens, range(*clause.predicate)))
        words = [word for word, _ in _words_of(self._tokens, range(clause.predicate[0], clause.span[1]))]
        return any(_contains(words[: within + len(text.split()) * (" " in text)], text) for text in wanted)

    def _has_around(self, wanted: Iterable[str], index: int) -> bool:
        words = [word for word, _ in self._own_words(index)]
        return any(_contains(words, text) for text in wanted)

    def _has_argument(self, wanted: Iterable[str], clause: Clause, function: Function) -> bool:
        phrases = [argument.phrase for argument in clause.arguments if argument.function == function]
        return any(_is_headed(phrase, tuple(text.split())) for phrase in phrases for text in wanted)


def _is_formed(when: When, clause: Clause) -> bool:
    asked = (
        (when.tense, clause.tense),
        (when.mood, clause.mood),
        (when.link, clause.link),
        (when.lemmas, clause.lemma),
        (when.connectives, clause.connective),
    )
    return (
        all(not values or value in values for values, value in asked)
        and when.voice in (None, clause.voice)
        and when.negated in (None, clause.negated)
        and when.noun in (None, clause.noun)
    )


def _is_headed(phrase: Phrase, words: tuple[str, ...]) -> bool:
    return phrase.words[-1:] == words[-1:] and set(words) <= set(phrase.words)


def _words_of(tokens: Tokens, indexes: Iterable[int]) -> list[tuple[str, int]]:
    """Korean tokens that hold several morphemes (밝혔) are as many words."""
    return [(word, index) for index in indexes for word in tokens.lemma[index].split("+")]


def _contains(words: list[str], text: str) -> bool:
    sequence = text.split()
    width = len(sequence)
    return any(words[at : at + width] == sequence for at in range(len(words) - width + 1))
