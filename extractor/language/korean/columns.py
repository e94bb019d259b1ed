"""One sentence as columns of words, white space left out and every name one word, with its quotation marks matched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.document.columns import Sentence, Tokens
from extractor.grammar.parse import Span
from extractor.language.korean.tags import (
    CLOSE,
    ENDING,
    NOUN,
    OPEN,
    OTHER,
    PARTICLE,
    STEM,
    SUFFIX,
    Piece,
    class_of,
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
_BETWEEN = "-~∼–&+·."


@dataclass(slots=True)
class Columns:
    """Parallel lists, one entry a word, with an `END` at the end so that one may always look ahead.

    `first` and `last` are its tokens, `glued` whether it is written with the word before, `pieces` its morphemes.
    `closing` maps the word of an opening mark to that of its closing mark; `aside` holds opening brackets, `speech`
    opening marks around clauses, `title` opening marks around clauses that are used as a name.
    """

    kind: list[int] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    tag: list[str] = field(default_factory=list)
    lemma: list[str] = field(default_factory=list)
    pieces: list[tuple[Piece, ...]] = field(default_factory=list)
    glued: list[bool] = field(default_factory=list)
    named: list[bool] = field(default_factory=list)
    closing: dict[int, int] = field(default_factory=dict)
    aside: set[int] = field(default_factory=set)
    speech: set[int] = field(default_factory=set)
    title: set[int] = field(default_factory=set)
    quotations: list[Span] = field(default_factory=list)

    def add(self, kind: int, span: Span, text: str, tag: str, lemma: str, *, glued: bool, named: bool = False) -> None:
        """Append one word."""
        self.kind.append(kind)
        self.first.append(span[0])
        self.last.append(span[1])
        self.text.append(text)
        self.tag.append(tag)
        pieces = pieces_of(tag, lemma)
        self.pieces.append(pieces)
        self.lemma.append(pieces[0][1])
        self.glued.append(glued)
        self.named.append(named)


def columns_of(sentence: Sentence, tokens: Tokens, names: Sequence[Span], times: Sequence[Span] = ()) -> Columns:
    """Return the columns of one sentence; `names` and `times` are spans of tokens, in any order, one noun each."""
    columns = Columns()
    ends = {first: last for first, last in names if sentence.start <= first < last <= sentence.end}
    timed = {first: last for first, last in times if sentence.start <= first < last <= sentence.end}
    ends.update(timed)
    texts, tags, lemmas, starts, stops = tokens.text, tokens.tag, tokens.lemma, tokens.start, tokens.end
    at = sentence.start
    before = -1
    while at < sentence.end:
        tag = tags[at]
        if tag == "SPACE":
            at += 1
            continue
        end = ends.get(at)
        glued = starts[at] == before
        if end is None:
            columns.add(class_of(tag), (at, at + 1), texts[at], tag, lemmas[at], glued=glued)
            end = at + 1
        else:
            text = "".join(texts[at:end])
            tag = TIME if at in timed else "NNP"
            columns.add(NOUN, (at, end), text, tag, text.replace("+", ""), glued=glued, named=at not in timed)
        before = stops[end - 1]
        at = end
    for _ in range(4):
        columns.add(END, (sentence.end, sentence.end), "", "END", "", glued=False)
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
    return columns.pieces[at][-1][0] in ("EF", "EC")
