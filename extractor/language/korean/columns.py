"""One sentence as columns of words, white space left out and every name one word, with its quotation marks matched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractor.document.columns import Sentence, Tokens
from extractor.grammar.parse import Span
from extractor.language.korean.tags import (
    CLASS_OF,
    CLOSE,
    ENDING,
    NOUN,
    OPEN,
    OTHER,
    PARTICLE,
    STEM,
    STOP,
    SUFFIX,
    Piece,
    pieces_of,
)

END = OTHER + 1
TIME = "TIME"
"""The tag of a time expression that was found before."""

_PAIRS = {
    "“": "”",
    "‘": "’",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
    "<": ">",
    "(": ")",
    "[": "]",
    "（": "）",
    "【": "】",
    "〔": "〕",
}
_BRACKETS = frozenset("([（【〔")


class Columns:
    """Parallel lists, one entry a word, with four of kind `END` at the end so that one may always look ahead.

    `first` and `last` are its tokens, `glued` whether it is written with the word before, `flags` what it may be (of
    `Flag`). `closing` maps the word of an opening mark to that of its closing mark; `aside` holds opening brackets,
    `speech` opening marks around clauses, `title` opening marks around clauses that are used as a name.
    """

    __slots__ = (
        "aside", "closing", "first", "flags", "glued", "kind", "last", "lemmas", "named", "quotations", "speech", "tag",
        "text", "title",
    )  # fmt: skip

    def __init__(self, sentence: Sentence, tokens: Tokens, ends: Mapping[int, int], known: Mapping[str, int]) -> None:
        first, last = _words(sentence, tokens, ends)
        texts, tags, lemmas, starts, stops = tokens.text, tokens.tag, tokens.lemma, tokens.start, tokens.end
        end = sentence.end
        self.first = [*first, end, end, end, end]
        self.last = [*last, end, end, end, end]
        self.text = [texts[at] for at in first] + _NOTHING
        self.tag = [tags[at] for at in first] + _NOTHING
        self.lemmas = [lemmas[at] for at in first] + _NOTHING
        self.kind = [CLASS_OF[tag] for tag in self.tag]
        self.kind[-4:] = (END, END, END, END)
        self.glued = [False, *(starts[at] == stops[to - 1] for at, to in zip(first[1:], last, strict=False))]
        self.glued += (False, False, False, False) if first else (False, False, False)
        self.named = [False] * len(self.kind)
        self.flags = [known.get(text, 0) for text in self.text]
        self.closing: dict[int, int] = {}
        self.aside: set[int] = set()
        self.speech: set[int] = set()
        self.title: set[int] = set()
        self.quotations: list[Span] = []

    @property
    def ends_finite(self) -> bool:
        """Whether a full stop ends the sentence, as it ends no headline."""
        return len(self.kind) > len(_NOTHING) and self.kind[-len(_NOTHING) - 1] == STOP

    def pieces(self, at: int) -> tuple[Piece, ...]:
        """Return the morphemes of word `at`."""
        return pieces_of(self.tag[at], self.lemmas[at])

    def lemma(self, at: int) -> str:
        """Return the base form of the first morpheme of word `at`."""
        return pieces_of(self.tag[at], self.lemmas[at])[0][1]


_NOTHING = ["", "", "", ""]


def _words(sentence: Sentence, tokens: Tokens, ends: Mapping[int, int]) -> tuple[list[int], list[int]]:
    """Return the first token of each word and the one behind its last."""
    tags = tokens.tag
    if not ends and "SPACE" not in tags[sentence.start : sentence.end]:
        return list(range(sentence.start, sentence.end)), list(range(sentence.start + 1, sentence.end + 1))
    first, last = [], []
    at = sentence.start
    while at < sentence.end:
        end = ends.get(at, at + 1)
        if tags[at] != "SPACE":
            first.append(at)
            last.append(end)
        at = end
    return first, last


def columns_of(
    sentence: Sentence, tokens: Tokens, names: Sequence[Span], times: Sequence[Span], known: Mapping[str, int]
) -> Columns:
    """Return the columns of one sentence; `names` and `times` are spans of tokens, in any order, one noun each."""
    timed = {first: last for first, last in times if sentence.start <= first < last <= sentence.end}
    ends = {first: last for first, last in names if sentence.start <= first < last <= sentence.end}
    ends.update(timed)
    columns = Columns(sentence, tokens, ends, known)
    if ends:
        for at, first in enumerate(columns.first):
            if first in ends and columns.kind[at] != END:
                columns.text[at] = columns.lemmas[at] = "".join(tokens.text[first : ends[first]])
                columns.kind[at], columns.tag[at] = NOUN, TIME if first in timed else "NNP"
                columns.named[at] = first not in timed
                columns.flags[at] = known.get(columns.text[at], 0) if first in timed else 0
    if CLOSE in columns.kind or OPEN in columns.kind:
        _match(columns)
    return columns


def _match(columns: Columns) -> None:
    """Pair the marks; marks left alone become words that mean nothing."""
    waiting: list[int] = []
    kinds, texts = columns.kind, columns.text
    for at, kind in enumerate(kinds):
        if kind == OPEN:
            waiting.append(at)
        elif kind == CLOSE:
            opened = _partner(columns, waiting, texts[at])
            if opened is None:
                kinds[at] = OTHER
            else:
                columns.closing[opened] = at
    for at in waiting:
        kinds[at] = OTHER
    for opened, closed in sorted(columns.closing.items()):
        _sort(columns, opened, closed)


def _partner(columns: Columns, waiting: list[int], closing: str) -> int | None:
    """Return the opening mark that this one closes, and drop those between, which nothing closes."""
    depth = len(waiting)
    # Marks are nested three deep at most in writing; a text of opening marks alone must not cost its square.
    for back in range(1, min(depth, 4) + 1):
        opening = columns.text[waiting[-back]]
        if _PAIRS.get(opening, opening) == closing or (
            opening not in _BRACKETS and closing in "'\"’”" and opening in "'\"`‘“"
        ):
            opened = waiting[-back]
            for lost in waiting[depth - back + 1 :]:
                columns.kind[lost] = OTHER
            del waiting[depth - back :]
            return opened
    return None


def _sort(columns: Columns, opened: int, closed: int) -> None:
    """Tell brackets, quoted clauses, titles and quoted names apart."""
    if columns.text[opened] in _BRACKETS:
        columns.aside.add(opened)
        return
    columns.quotations.append((columns.last[opened], columns.first[closed]))
    if not _has_clause(columns, opened, closed):
        return
    behind = columns.kind[closed + 1]
    tag = columns.tag[closed + 1]
    if behind == ENDING or tag == "JKQ" or (tag == "JX" and _ends_finite(columns, closed)):
        columns.speech.add(opened)
    elif behind in (PARTICLE, NOUN, SUFFIX) or columns.tag[closed + 1].startswith("VCP"):
        columns.title.add(opened)
    elif _ends_finite(columns, closed):
        columns.speech.add(opened)
    else:
        columns.title.add(opened)


def _has_clause(columns: Columns, opened: int, closed: int) -> bool:
    return any(columns.kind[at] in (STEM, SUFFIX, ENDING) for at in range(opened + 1, closed))


def _ends_finite(columns: Columns, closed: int) -> bool:
    at = closed - 1
    while at > 0 and columns.tag[at] in ("SF", "SE", "SP"):
        at -= 1
    return columns.pieces(at)[-1][0] in ("EF", "EC")
