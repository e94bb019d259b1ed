"""The sentences of an article as rules see them: as JSON for programs, as a tree for people."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from spacy.tokens import Doc

from extractor.document.columns import Layout, Sentence, layout_of
from extractor.grammar.parse import Argument, Clause, Function, Parse, Phrase, Span
from extractor.language.parser import parses_of
from extractor.reading.article import Article

ToSource = Callable[[int, int], tuple[int, int]]
"""Characters of the analysed text → characters of the input as given."""


def object_of(article: Article, doc: Doc) -> str:
    """Return the parse of one article as one line of JSON; offsets refer to the input as given."""
    layout, parses = layout_of(doc), parses_of(doc)
    sentences = [
        _sentence(sentence, parses.at(number), layout, article.mapping.to_source)
        for number, sentence in enumerate(layout.sentences)
    ]
    return json.dumps({"id": article.id, "sentences": sentences}, ensure_ascii=False)


def tree_of(doc: Doc) -> Iterator[str]:
    """Yield the parse of one article as text: sentences, and below each its clauses with their arguments."""
    layout, parses = layout_of(doc), parses_of(doc)
    for number, sentence in enumerate(layout.sentences):
        yield from _tree(sentence, parses.at(number), layout)


def _sentence(sentence: Sentence, parse: Parse, layout: Layout, to_source: ToSource) -> dict[str, Any]:
    tokens = layout.tokens
    start, end = to_source(tokens.start[sentence.start], tokens.end[sentence.end - 1])
    spans = _Spans(layout, to_source)
    return {
        "start": start,
        "end": end,
        "language": sentence.language,
        "clauses": [_clause(clause, parse.clauses, spans) for clause in parse.clauses],
    }


class _Spans:
    """Token spans of one layout as the text and the offsets that a reader sees."""

    def __init__(self, layout: Layout, to_source: ToSource) -> None:
        self._layout = layout
        self._to_source = to_source

    def text(self, span: Span) -> str:
        if span[0] >= span[1]:
            return ""
        return self._layout.text[self._layout.tokens.start[span[0]] : self._layout.tokens.end[span[1] - 1]]

    def place(self, span: Span) -> dict[str, int]:
        tokens = self._layout.tokens
        start, end = self._to_source(tokens.start[span[0]], tokens.end[span[1] - 1])
        return {"start": start, "end": end}

    def both(self, span: Span) -> dict[str, Any]:
        return {"text": self.text(span), **self.place(span)}


def _clause(clause: Clause, clauses: Sequence[Clause], spans: _Spans) -> dict[str, Any]:
    through = [_through(argument, clause, clauses) for argument in clause.arguments]
    return {
        "predicate": {**spans.both(clause.predicate), "lemma": clause.lemma},
        "noun": clause.noun,
        "voice": clause.voice.value,
        "tense": clause.tense.value,
        "negated": clause.negated,
        "mood": clause.mood.value,
        "link": clause.link.value,
        "connective": clause.connective or None,
        "parent": clause.parent,
        "describes": spans.both(clause.describes.head) if clause.describes else None,
        "arguments": [_argument(one, spans) for one, far in zip(clause.arguments, through, strict=True) if not far],
        "through": [_argument(one, spans) for one, far in zip(clause.arguments, through, strict=True) if far],
    }


def _through(argument: Argument, clause: Clause, clauses: Sequence[Clause]) -> bool:
    """Tell whether a predicate or phrase that is printed for itself ties the phrase to the clause.

    '인수를 *위해* 왔다', '기업을 *대상으로* 판다'
    """
    first, last = argument.phrase.marked
    if first == last:
        return False
    others = (one.phrase.head[0] for one in clause.arguments if one is not argument)
    verbs = (one.predicate[0] for one in clauses if one is not clause)
    return any(first <= at < last for at in (*others, *verbs))


def _argument(argument: Argument, spans: _Spans) -> dict[str, Any]:
    phrase, pronoun = argument.phrase, argument.pronoun
    relative = pronoun[0] < pronoun[1]
    return {
        "function": argument.function.value,
        "marker": spans.text(phrase.marked) or argument.marker or None,
        "how": argument.how.value,
        # The words that stand in the clause: of a relative clause its pronoun.
        **spans.both(pronoun if relative else phrase.span),
        "head": spans.place(pronoun if relative else phrase.head),
        "antecedent": spans.both(phrase.head) if relative else None,
        "members": [spans.both(member.head) for member in phrase.members],
    }


def _tree(sentence: Sentence, parse: Parse, layout: Layout) -> Iterator[str]:
    """Yield one sentence as text: a line a clause, indented below the one it hangs on, with its arguments."""
    spans = _Spans(layout, lambda start, end: (start, end))
    yield " ".join(spans.text((sentence.start, sentence.end)).split())
    children: dict[int | None, list[int]] = {}
    for index, clause in enumerate(parse.clauses):
        children.setdefault(clause.parent, []).append(index)
    yield from _below(None, 1, children, parse.clauses, spans)


def _below(
    parent: int | None, depth: int, children: dict[int | None, list[int]], clauses: Sequence[Clause], spans: _Spans
) -> Iterator[str]:
    stack = [(index, depth) for index in reversed(children.get(parent, ()))]
    while stack:
        index, level = stack.pop()
        clause = clauses[index]
        yield f"{'  ' * level}{_heading(clause, spans)}"
        for argument in clause.arguments:
            yield f"{'  ' * (level + 1)}{_line(argument, spans)}"
        stack.extend((child, level + 1) for child in reversed(children.get(index, ())))


def _heading(clause: Clause, spans: _Spans) -> str:
    tags = [clause.link.value, clause.connective, "noun" if clause.noun else clause.tense.value]
    tags += [clause.voice.value, "negated" if clause.negated else "", clause.mood.value]
    plain = ("none", "active", "told")
    told = ", ".join(tag for tag in tags if tag and tag not in plain)
    of = f" of {spans.text(clause.describes.head)!r}" if clause.describes else ""
    return f"{clause.lemma} ← {spans.text(clause.predicate)!r} ({told}){of}"


def _line(argument: Argument, spans: _Spans) -> str:
    phrase: Phrase = argument.phrase
    marked = argument.function is Function.OBLIQUE and argument.marker
    name = f"{argument.function.value} {argument.marker}" if marked else argument.function.value
    members = f" = {', '.join(spans.text(member.head) for member in phrase.members)}" if phrase.members else ""
    how = "" if argument.how.value == "overt" else f" [{argument.how.value}]"
    return f"{name}: {' '.join(spans.text(phrase.span).split())!r} head {spans.text(phrase.head)!r}{members}{how}"
