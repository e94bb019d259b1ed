"""Every example of every rule in rules/quotes, read by the real analysers."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from extractor.annotate.facts import COMPANY, PERSON, Mention
from extractor.language.analyse import Analyser
from extractor.language.document import Layout, layout_of
from extractor.language.korean import KoreanAnalyser
from extractor.quotes.finder import QuoteFinder
from extractor.rulebook.folders import load_kind
from extractor.rulebook.lexicon import Hit
from extractor.rulebook.models.quotes import QuoteExample, QuoteFile
from extractor.rulebook.paths import shipped_rules

FILES = [file for _, file in load_kind([shipped_rules()], "quotes", QuoteFile)]
POSITIVE = [(rule.id, example) for file in FILES for rule in file.rules for example in rule.examples]
NEGATIVE = [example for file in FILES for rule in file.rules for example in rule.counterexamples]


@dataclass(frozen=True)
class Block:
    start: int
    end: int
    kind: str


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    korean = KoreanAnalyser(1)
    return Analyser(["Mr.", "Inc."], [], lambda: korean)


@pytest.fixture(scope="module")
def finder() -> QuoteFinder:
    return QuoteFinder([shipped_rules()])


def found(analyser: Analyser, finder: QuoteFinder, example: QuoteExample) -> list[tuple[str, str, str]]:
    text = example.passage
    names = [(form, forms[0], PERSON) for forms in example.people for form in forms]
    names += [(company, company, COMPANY) for company in example.companies]
    layout = analyse(analyser, text, names, headline=example.headline)
    quotes = finder.find(layout, mentions(layout, names))
    return [(quote.speaker, text[quote.start : quote.end], quote.rule) for quote in quotes]


def analyse(analyser: Analyser, text: str, names: list[tuple[str, str, str]], *, headline: bool) -> Layout:
    blocks, at = [], 0
    for number, line in enumerate(text.split("\n")):
        blocks.append(Block(at, at + len(line), "title" if headline and number == 0 else "body"))
        at += len(line) + 1
    hits = [Hit(start, end, form, (0,)) for start, end, form, _, _ in places(text, names)]
    return layout_of(analyser.analyse(text, blocks, hits))


def mentions(layout: Layout, names: list[tuple[str, str, str]]) -> list[Mention]:
    result = []
    for start, end, _, entity, category in places(layout.text, names):
        first, last = layout.tokens.span(start, end)
        result.append(Mention(start, end, first, last, layout.sentence_at(first) or 0, entity, category, "test"))
    return result


def places(text: str, names: list[tuple[str, str, str]]) -> list[tuple[int, int, str, str, str]]:
    taken: list[tuple[int, int, str, str, str]] = []
    for form, entity, category in sorted(names, key=lambda name: -len(name[0])):
        at = text.find(form)
        while at >= 0:
            if not any(start < at + len(form) and at < end for start, end, *_ in taken):
                taken.append((at, at + len(form), form, entity, category))
            at = text.find(form, at + 1)
    return sorted(taken)


@pytest.mark.parametrize(("rule", "example"), POSITIVE, ids=[example.passage for _, example in POSITIVE])
def test_example_gives_its_quotes(analyser: Analyser, finder: QuoteFinder, rule: str, example: QuoteExample) -> None:
    quotes = found(analyser, finder, example)
    assert [(speaker, text) for speaker, text, _ in quotes] == [(gives.speaker, gives.text) for gives in example.gives]
    assert rule in {fired for _, _, fired in quotes}


@pytest.mark.parametrize("example", NEGATIVE, ids=[example.passage for example in NEGATIVE])
def test_counterexample_gives_its_quotes_only(analyser: Analyser, finder: QuoteFinder, example: QuoteExample) -> None:
    quotes = found(analyser, finder, example)
    assert [(speaker, text) for speaker, text, _ in quotes] == [(gives.speaker, gives.text) for gives in example.gives]
