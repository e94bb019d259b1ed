"""Parses written by hand: a sentence, and for each clause its predicate with what stands in which function.

    told("Gaon complete the acquisition of Corvane",
         verb("complete", subject="Gaon", object="the acquisition"),
         noun("acquisition", of="Corvane", subject="Gaon (controlled)"))

A value is a phrase of the sentence; `A + B` is a list, `A = B` an apposition, `A / B` what A possesses. Words stand in
their base form, so that the sentence need not be analysed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from extractor.document.columns import Tokens
from extractor.grammar.parse import Argument, Clause, Function, How, Link, Parse, Phrase, Span, Voice

_ARTICLES = {"the", "a", "an"}


@dataclass(frozen=True)
class Said:
    lemma: str
    noun: bool
    features: Mapping[str, Any]
    arguments: Mapping[str, str | tuple[str, ...]]
    at: str = ""


@dataclass
class Text:
    words: list[str]
    taken: set[int] = field(default_factory=set)

    def span(self, text: str) -> Span:
        wanted = text.split()
        for start in range(len(self.words) - len(wanted) + 1):
            if self.words[start : start + len(wanted)] == wanted:
                return start, start + len(wanted)
        raise LookupError(f"{text!r} is not in {' '.join(self.words)!r}")


def verb(
    lemma: str, at: str = "", *, passive: bool = False, parent: int | None = None, link: str = "main", **arguments: Any
) -> Said:
    voice = Voice.PASSIVE if passive else Voice.ACTIVE
    return Said(
        lemma, noun=False, features={"voice": voice, "parent": parent, "link": Link(link)}, arguments=arguments, at=at
    )


def noun(lemma: str, at: str = "", parent: int | None = None, **arguments: Any) -> Said:
    return Said(lemma, noun=True, features={"parent": parent, "link": Link.NOMINAL}, arguments=arguments, at=at)


def told(
    sentence: str, *said: Said, phrases: tuple[str, ...] = (), quotations: tuple[str, ...] = ()
) -> tuple[Parse, Tokens]:
    text = Text(sentence.split())
    tokens = Tokens()
    at = 0
    for word in text.words:
        tokens.append(word, "", word.lower(), at)
        at += len(word) + 1
    clauses = tuple(_clause(one, text) for one in said)
    listed = {argument.phrase: None for clause in clauses for argument in clause.arguments}
    listed |= dict.fromkeys(_phrase(one, text) for one in phrases)
    return Parse(tuple(listed), clauses, tuple(text.span(one) for one in quotations)), tokens


def _clause(said: Said, text: Text) -> Clause:
    arguments = tuple(
        _argument(key, value, text)
        for key, values in said.arguments.items()
        for value in ((values,) if isinstance(values, str) else values)
    )
    predicate = text.span(said.at or said.lemma)
    return Clause((0, len(text.words)), predicate, said.lemma, said.noun, arguments=arguments, **said.features)


def _argument(key: str, value: str, text: Text) -> Argument:
    how = re.search(r" \((\w+)\)$", value)
    phrase = _phrase(value[: how.start()] if how else value, text)
    found = How(how[1]) if how else How.OVERT
    if key in {function.value for function in Function}:
        return Argument(phrase, Function(key), how=found)
    return Argument(phrase, Function.OBLIQUE, key.replace("_", " "), found)


def _phrase(value: str, text: Text) -> Phrase:
    if " = " in value:
        first, *beside = (_phrase(one, text) for one in value.split(" = "))
        return Phrase(first.span, first.head, first.words, appositions=tuple(beside))
    if " + " in value:
        members = tuple(_phrase(one, text) for one in value.split(" + "))
        return Phrase((members[0].span[0], members[-1].span[1]), members[-1].head, members[-1].words, members=members)
    if " / " in value:
        owner, owned = (_phrase(one, text) for one in value.split(" / "))
        return Phrase((min(owner.span[0], owned.span[0]), owned.span[1]), owned.head, owned.words, possessor=owner)
    span = text.span(value)
    words = tuple(word.lower() for word in value.split() if word not in _ARTICLES)
    return Phrase(span, (span[1] - 1, span[1]), words, definite=value.startswith("the "))


def of(tokens: Tokens, span: Span) -> str:
    return " ".join(tokens.text[slice(*span)])
