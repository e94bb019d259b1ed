"""A parse as JSON for programs and as a tree for people."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from extractor.document.columns import Layout, Sentence
from extractor.grammar.parse import Argument, Clause, Function, Parse, Phrase, Span

ToSource = Callable[[int, int], tuple[int, int]]
"""Characters of the analysed text → characters of the input as given."""


def sentence_object(sentence: Sentence, parse: Parse, layout: Layout, to_source: ToSource) -> dict[str, Any]:
    """Return one sentence as in the contract: its offsets, language and clauses with their arguments."""
    tokens = layout.tokens
    start, end = to_source(tokens.start[sentence.start], tokens.end[sentence.end - 1])
    spans = _Spans(layout, to_source)
    return {
        "start": start,
        "end": end,
        "language": sentence.language,
        "clauses": [_clause(clause, spans) for clause in parse.clauses],
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


def _clause(clause: Clause, spans: _Spans) -> dict[str, Any]:
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
        "arguments": [_argument(argument, spans) for argument in clause.arguments],
    }


def _argument(argument: Argument, spans: _Spans) -> dict[str, Any]:
    phrase = argument.phrase
    return {
        "function": argument.function.value,
        "marker": spans.text(phrase.marked) or argument.marker or None,
        "how": argument.how.value,
        **spans.both(phrase.span),
        "head": spans.place(phrase.head),
        "members": [spans.both(member.head) for member in phrase.members],
    }


def tree_lines(sentence: Sentence, parse: Parse, layout: Layout) -> Iterator[str]:
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
