"""A text in the forms in which its dates are read."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.dates.grammar import Grammar


@dataclass(frozen=True, slots=True)
class Script:
    """A text as given, with marks unified, and that in lower case; all of one length."""

    given: str
    marked: str
    folded: str


def fold(text: str, grammar: Grammar) -> Script:
    """Return `text` with variant marks unified, and that in lower case, both character for character."""
    marked = text
    for variant, plain in grammar.fold:
        if variant in text:
            marked = marked.replace(variant, plain)
    folded = marked.lower()
    if len(folded) != len(text):
        folded = "".join(character.lower() if len(character.lower()) == 1 else character for character in marked)
    return Script(text, marked, folded.replace("\n", " "))
