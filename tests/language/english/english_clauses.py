"""Clauses in a line each, so that a table of sentences can say what the English grammar must find.

`lemma(function=head, …) [flags]`: an oblique is written with its preposition (`in=May`, a bare one as `@=last week`),
what else than overt with a sign: `+=` shared, `<=` antecedent, `~=` controlled; a list is written `A & B`. Flags are
what differs from an active, told, affirmative main clause in the present, and `< lemma` the clause above.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.document.columns import Sentence, Tokens
from extractor.grammar.parse import Argument, Clause, Function, How, Link, Mood, Parse, Phrase, Span, Tense, Voice
from extractor.language.english.parse import EnglishGrammar, load_english
from extractor.language.english.tokens import EnglishAnalyser
from extractor.rulefiles.folders import rule_folders

NAMES = (
    *("Gaon Telecom", "Nordan Networks", "Corvane Systems", "Brightwave Mobile", "Mira Solvang", "Jonas Reed"),
    *("$2bn", "$3m", "$30m", "$400m", "$1.2 billion", "$210 million", "3 trillion won", "$12m", "$50m", "$42m"),
)
NOUNS = frozenset(("acquisition", "purchase", "takeover", "merger", "plan", "deal", "launch"))
SIGNS = {How.OVERT: "=", How.SHARED: "+=", How.ANTECEDENT: "<=", How.CONTROLLED: "~=", How.ZERO: "0="}
TITLE = "title"


class Reader:
    """Tokenizes and parses one text."""

    def __init__(self) -> None:
        self.grammar: EnglishGrammar = load_english(rule_folders())
        self._analyser = EnglishAnalyser((), ())

    def tokens(self, text: str) -> Tokens:
        """The text as columns."""
        tokens = Tokens()
        for word in self._analyser.analyse(text):
            form = text[word.start : word.end]
            tokens.append(form, "", form.lower(), word.start)
        return tokens

    def parse(self, text: str, kind: str = "body") -> tuple[Tokens, Parse]:
        """The text as one sentence, with the house names in it given as names."""
        tokens = self.tokens(text)
        sentence = Sentence(0, len(tokens.text), "en", kind, 0)
        return tokens, self.grammar.parse(sentence, tokens, sorted(_named(text, tokens)), NOUNS)

    def told(self, text: str, kind: str = "body") -> list[str]:
        """Its clauses in the notation of the table."""
        tokens, parse = self.parse(text, kind)
        return [_line(clause, parse.clauses, tokens) for clause in parse.clauses]


def _named(text: str, tokens: Tokens) -> Iterator[Span]:
    for name in NAMES:
        at = text.find(name)
        while at >= 0:
            yield tokens.span(at, at + len(name))
            at = text.find(name, at + 1)


def words(span: Span, tokens: Tokens) -> str:
    """The text of a span, its tokens parted by spaces."""
    return " ".join(tokens.text[slice(*span)])


def _line(clause: Clause, clauses: Sequence[Clause], tokens: Tokens) -> str:
    arguments = ", ".join(_argument(argument, tokens) for argument in clause.arguments)
    flags = " ".join(_flags(clause))
    above = f" < {clauses[clause.parent].lemma}" if clause.parent is not None else ""
    return f"{clause.lemma}({arguments})" + (f" [{flags}]" if flags else "") + above


def _argument(argument: Argument, tokens: Tokens) -> str:
    bare = "@" if argument.function is Function.OBLIQUE else argument.function.value
    return f"{argument.marker or bare}{SIGNS[argument.how]}{_heads(argument.phrase, tokens)}"


def _heads(phrase: Phrase, tokens: Tokens) -> str:
    return " & ".join(words(member.head, tokens) for member in phrase.members or (phrase,))


def _flags(clause: Clause) -> Iterator[str]:
    if clause.voice is Voice.PASSIVE:
        yield "passive"
    if clause.tense not in {Tense.PRESENT, Tense.NONE}:
        yield clause.tense.value
    if clause.negated:
        yield "negated"
    if clause.mood is not Mood.TOLD:
        yield clause.mood.value
    if clause.link is not Link.MAIN:
        yield clause.link.value
    if clause.connective:
        yield f"({clause.connective})"
