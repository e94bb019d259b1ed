"""Korean passages through Kiwi, as tokens that are contiguous slices of the text.

Kiwi writes 했다 as 하+었+다 with overlapping positions; morphemes that share a character become one token here, so
that no token boundary falls inside a character (https://github.com/bab2min/kiwipiepy, `Token.start`, `Token.len`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kiwipiepy import Kiwi

Span = tuple[int, int]

_UNKNOWN_NOUN = 2
"""The number that Kiwi gives a common noun which its dictionary lacks; most are names that nobody listed."""


@dataclass(frozen=True, slots=True)
class Morpheme:
    """One token of a passage: offsets into the passage, joined tags and lemmas, and the sentence Kiwi puts it in."""

    start: int
    end: int
    tag: str
    lemma: str
    sentence: int


class KoreanAnalyser:
    """Kiwi with its packaged model, without the dictionaries that news does not need.

    The multi-word and typing-error dictionaries double the loading time and change nothing that the rules look at.
    """

    def __init__(self, threads: int = 0) -> None:
        self._kiwi = Kiwi(num_workers=threads or None, load_multi_dict=False, load_typo_dict=False)
        # The first call builds what later ones share; doing it here keeps it off the first article's clock.
        self._kiwi.tokenize(" ")

    def analyse(self, passages: Sequence[str], names: Sequence[Sequence[Span]]) -> Iterator[list[Morpheme]]:
        """Yield the tokens of each passage; `names[i]` are spans of passage `i` that are one proper noun each."""
        spans = dict(zip(passages, names, strict=True))
        results = self._kiwi.tokenize(
            list(passages), pretokenized=lambda passage: [(start, end, "NNP") for start, end in spans[passage]]
        )
        for result in results:
            yield _tokens(result)

    def past(self, verb: str) -> str:
        """Return the past form of a verb given with 다, whatever stands before it: 손을 잡다 → 손을 잡았다."""
        morphemes = [(token.form, token.tag) for token in self._kiwi.tokenize(verb)]
        joined: str = self._kiwi.join([*morphemes[:-1], ("었", "EP"), ("다", "EF")])
        return joined


def _tokens(analysis: Any) -> list[Morpheme]:
    tokens: list[Morpheme] = []
    for token in analysis:
        start, end = token.start, token.start + token.len
        if end == start:
            continue
        tag = "NNP" if token.id == _UNKNOWN_NOUN else token.tag
        if tokens and start < tokens[-1].end:
            last = tokens[-1]
            tokens[-1] = Morpheme(
                last.start,
                max(last.end, end),
                f"{last.tag}+{tag}",
                f"{last.lemma}+{token.lemma}",
                last.sentence,
            )
        else:
            tokens.append(Morpheme(start, end, tag, token.lemma, token.sent_position))
    return tokens
