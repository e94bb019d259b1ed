"""The examples of the patterns of amounts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from extractor.amounts.model import AmountRules, ExpectedAmount, OneLanguage
from extractor.checking.examples.case import Case, Mismatch, listed, yaml_files
from extractor.checking.examples.readers import Readers


def amount_cases(readers: Readers) -> Iterator[Case]:
    """Yield every example and counterexample of the patterns that are in force."""
    entries = {
        pattern.id: (yaml, index, pattern)
        for yaml, file in yaml_files(readers.folders, "amounts", AmountRules)
        for index, pattern in enumerate(file.patterns)
    }
    for yaml, index, pattern in entries.values():
        wanted = [(example, example.gives) for example in pattern.examples]
        for key, examples in (("examples", wanted), ("not", [(example, ()) for example in pattern.counterexamples])):
            for number, (example, gives) in enumerate(examples):
                line = yaml.line_of(("patterns", index, key, number))
                judge = partial(_judge, readers, pattern.id, example, gives)
                yield Case(yaml.path, line, f"{pattern.id} {key}.{number}", example.sentence, judge)


def _judge(readers: Readers, rule: str, example: OneLanguage, gives: tuple[ExpectedAmount, ...]) -> Mismatch | None:
    text = example.sentence
    found = readers.rulebook.amounts.find(text, [(0, len(text), example.language)])
    expected = [(amount.text, amount.value, amount.currency) for amount in gives]
    got = [(text[amount.start : amount.end], amount.value, amount.currency) for amount in found]
    if got == expected and (not gives or rule in {amount.rule for amount in found}):
        return None
    return Mismatch(
        f"{listed(expected)} by {rule}", listed((*words, hit.rule) for words, hit in zip(got, found, strict=True))
    )
