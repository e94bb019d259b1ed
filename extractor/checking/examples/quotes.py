"""The examples of the rules of quotes, read with the names that each example tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from extractor.checking.examples.case import Case, Mismatch, listed, yaml_files
from extractor.checking.examples.readers import Readers
from extractor.document.columns import Hit, Layout, layout_of
from extractor.document.facts import COMPANY, PERSON, Entity, Facts, Mention
from extractor.language.parser import Parses
from extractor.quotes.model import QuoteExample, QuoteFile
from extractor.quotes.spoken import SpokenClauses


@dataclass(frozen=True, slots=True)
class _Block:
    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a form of a name stands."""

    start: int
    end: int
    form: str
    entity: str
    category: str


def quote_cases(readers: Readers) -> Iterator[Case]:
    """Yield every example and counterexample of the rules that are in force."""
    entries = {
        rule.id: (yaml, index, rule)
        for yaml, file in yaml_files(readers.folders, "quotes", QuoteFile)
        for index, rule in enumerate(file.rules)
    }
    for yaml, index, rule in entries.values():
        for key, examples in (("examples", rule.examples), ("not", rule.counterexamples)):
            for number, example in enumerate(examples):
                line = yaml.line_of(("rules", index, key, number))
                judge = partial(_judge, readers, rule.id if key == "examples" else None, example)
                yield Case(yaml.path, line, f"{rule.id} {key}.{number}", example.passage, judge)


def _judge(readers: Readers, rule: str | None, example: QuoteExample) -> Mismatch | None:
    text = example.passage
    places = _places(example)
    layout = _layout(readers, example, places)
    book = readers.rulebook
    mentions = [_mention(place, layout) for place in places]
    entities = {place.entity: Entity(place.entity, place.category, place.entity) for place in places}
    facts = Facts(entities, mentions)
    parses = Parses(layout, facts, book.sentences, book.nouns)
    found = book.quotes.find(layout, mentions, spoken=SpokenClauses(layout, facts, parses.at, book.references))
    got = [(quote.speaker, text[quote.start : quote.end]) for quote in found]
    expected = [(quote.speaker, quote.text) for quote in example.gives]
    if got == expected and (rule is None or rule in {quote.rule for quote in found}):
        return None
    shown = listed((*words, quote.rule) for words, quote in zip(got, found, strict=True))
    return Mismatch(listed(expected) + (f" by {rule}" if rule else ""), shown)


def _layout(readers: Readers, example: QuoteExample, places: Sequence[_Place]) -> Layout:
    blocks, at = [], 0
    for number, line in enumerate(example.passage.split("\n")):
        if line:
            blocks.append(_Block(at, at + len(line), "title" if example.headline and number == 0 else "body"))
        at += len(line) + 1
    hits = [Hit(place.start, place.end, place.form, (0,)) for place in places]
    return layout_of(readers.analyser.analyse(example.passage, blocks, hits))


def _mention(place: _Place, layout: Layout) -> Mention:
    first, last = layout.tokens.span(place.start, place.end)
    sentence = layout.sentence_at(first) or 0
    return Mention(place.start, place.end, first, last, sentence, place.entity, place.category, "example")


def _places(example: QuoteExample) -> list[_Place]:
    text = example.passage
    names = [(form, forms[0], PERSON) for forms in example.people for form in forms]
    names += [(company, company, COMPANY) for company in example.companies]
    taken: list[_Place] = []
    for form, entity, category in sorted(names, key=lambda name: -len(name[0])):
        at = text.find(form)
        while at >= 0:
            end = at + len(form)
            if not any(place.start < end and at < place.end for place in taken):
                taken.append(_Place(at, end, form, entity, category))
            at = text.find(form, at + 1)
    return sorted(taken, key=lambda place: place.start)
