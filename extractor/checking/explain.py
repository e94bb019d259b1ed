"""Why an article gives what it gives: sentence by sentence, what fired and what stopped that which came close."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from extractor.document.columns import layout_of
from extractor.document.facts import Facts, facts_of
from extractor.document.trace import Decision
from extractor.pipeline import Extractor
from extractor.reading.raw import RawDocument


@dataclass(frozen=True, slots=True)
class Step:
    """One decision with the words it is about."""

    words: str
    rule: str
    fired: bool
    outcome: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """One sentence as it was read, and every decision in it, in text order."""

    number: int
    kind: str
    text: str
    steps: tuple[Step, ...]


def explain(
    extractor: Extractor, document: RawDocument, *, published: str | None = None, language: str | None = None
) -> list[Explanation]:
    """Return, sentence by sentence, which rules fired in a document, and what stopped those that came close.

    Raises:
        InputError: when there is no article in it that can be read.
    """
    decisions: list[Decision] = []
    return _explained(
        extractor.annotate_raw(document, decisions.append, published=published, language=language), decisions
    )


def _explained(doc: Doc, decisions: Sequence[Decision]) -> list[Explanation]:
    layout = layout_of(doc)
    tokens = layout.tokens
    starts = [tokens.start[sentence.start] for sentence in layout.sentences]
    by_sentence: dict[int, list[Decision]] = {}
    everything = dict.fromkeys([*_found(facts_of(doc)), *decisions])
    for decision in sorted(everything, key=lambda decision: (decision.start, -decision.end)):
        by_sentence.setdefault(max(bisect_right(starts, decision.start) - 1, 0), []).append(decision)
    return [
        Explanation(
            number + 1,
            sentence.kind,
            layout.text[starts[number] : tokens.end[sentence.end - 1]],
            tuple(
                Step(layout.text[made.start : made.end], made.rule, made.fired, made.outcome)
                for made in by_sentence.get(number, ())
            ),
        )
        for number, sentence in enumerate(layout.sentences)
    ]


def lines_of(explanations: Iterable[Explanation]) -> Iterator[str]:
    """Yield the explanation as text: a line a sentence, and below it a line a decision; `+` fired, `-` came close."""
    for sentence in explanations:
        yield f"{sentence.number} [{sentence.kind}] {' '.join(sentence.text.split())}"
        for step in sentence.steps:
            yield f"  {'+' if step.fired else '-'} {' '.join(step.words.split())!r} {step.rule}: {step.outcome}"


def _found(facts: Facts) -> Iterator[Decision]:
    """Everything that components found, beside events, which tell of themselves."""
    for mention in facts.mentions:
        yield _fired(mention.start, mention.end, mention.rule, f"{mention.category} {mention.entity}")
    for timex in facts.dates:
        placed = f" = {timex.first} to {timex.last}" if timex.first else ""
        yield _fired(timex.start, timex.end, timex.rule, f"{timex.type} {timex.value}{placed}")
    for amount in facts.amounts:
        yield _fired(amount.start, amount.end, amount.rule, f"{amount.value} {amount.currency}")
    for quote in facts.quotes:
        yield _fired(quote.start, quote.end, quote.rule, f"quote of {quote.speaker}")


def _fired(start: int, end: int, rule: str, outcome: str) -> Decision:
    return Decision(start, end, rule, fired=True, outcome=outcome)
