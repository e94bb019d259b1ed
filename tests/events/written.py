"""Frames of the shipped rules written out as sentences with real names: what every one of them must at least find."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractor.events.compiler import RuleSource, read_sources, rule_of
from extractor.events.kinds import EventRule, Slot
from extractor.language.languages import load_sentence_grammars
from extractor.patterns.compile import FrameCompiler
from extractor.patterns.load import frame_compilers
from extractor.patterns.notation import Piece, Reading, SetPiece, SlotPiece, TextPiece, read_frame
from extractor.rulefiles.folders import rule_folders

COMPANIES = {
    "en": ("Nokia", "Vodafone", "Ericsson", "Telefonica", "Qualcomm", "Swisscom"),
    "ko": ("노키아", "KT", "삼성전자", "SK텔레콤", "에릭슨", "LG유플러스"),
}
OTHERS = {
    "en": {"organization": "the FCC", "alliance": "the AI-RAN Alliance", "amount": "$2 billion", "place": "Seoul"},
    "ko": {"organization": "공정거래위원회", "alliance": "AI-RAN 얼라이언스", "amount": "2조원", "place": "서울"},
}
PERSON = {"en": "Mira Solvang", "ko": "김서연"}
ANYTHING = {"en": "spectrum", "ko": "주파수"}
BEFORE = {
    "en": "Nokia will buy Vodafone.\n\nMira Solvang, chief technology officer of Nokia, smiled.\n\n",
    "ko": "노키아가 KT를 인수한다.\n\n김서연 노키아 최고기술책임자(CTO)가 웃었다.\n\n",
}
"""A deal for the rules that go on with one, and who the person is."""


@dataclass(frozen=True, slots=True)
class Written:
    """A frame of a rule as a text, whose last sentence is the frame with one word of each of its sets."""

    language: str
    rule: EventRule
    frame: str
    text: str


def written_frames(language: str) -> Iterator[Written]:
    """Yield each frame with the first word of each of its sets, and of each rule and set a frame with every word."""
    folders = rule_folders([])
    compiler = frame_compilers(folders, load_sentence_grammars(folders))[language]
    sources = read_sources(folders)
    for source in sources.rules.values():
        rule = rule_of(source.file, sources.types[source.file.type or ""])
        seen: set[str] = set()
        for frame, reading in _readings(source, language):
            words = [_words(reading, place, compiler) for place, piece in enumerate(reading) if _is_set(piece)]
            names = [piece.name for piece in reading if isinstance(piece, SetPiece)]
            rows = [[alike[0] for alike in words]]
            for at, alike in enumerate(words):
                if names[at] not in seen:
                    seen.add(names[at])
                    rows += [[word if place == at else row for place, row in enumerate(rows[0])] for word in alike[1:]]
            for row in rows:
                text = _sentence(reading, row, language, compiler, rule.slots)
                yield Written(language, rule, frame, BEFORE[language] + text)


def _readings(source: RuleSource, language: str) -> Iterator[tuple[str, Reading]]:
    for _, file in source.yaml:
        for frame in file.frames.of(language):
            if isinstance(frame, str):
                readings = read_frame(frame)
                yield from ((frame, reading) for reading in dict.fromkeys((readings[0], readings[-1])))


def _is_set(piece: Piece) -> bool:
    return isinstance(piece, SetPiece)


def _words(reading: Reading, place: int, compiler: FrameCompiler) -> Sequence[tuple[str, bool]]:
    """Return the words of a set as they stand there, each with whether it is a verb."""
    piece = reading[place]
    assert isinstance(piece, SetPiece)
    following = reading[place + 1] if place + 1 < len(reading) else None
    glued = isinstance(following, TextPiece) and bool(following.text.strip())
    words = compiler._sets[piece.name]
    nouns = [(noun, False) for noun in (words.nouns or sorted(compiler._acts(piece.name)))]
    verbs = [(verb, True) for verb in words.verbs]
    return nouns if nouns and (glued or not verbs) else verbs or nouns


def _sentence(
    reading: Reading,
    row: Sequence[tuple[str, bool]],
    language: str,
    compiler: FrameCompiler,
    slots: Mapping[str, Slot],
) -> str:
    text, words, number = "", iter(row), 0
    for place, piece in enumerate(reading):
        if isinstance(piece, SlotPiece):
            form = _filler(slots[piece.name], number, language)
            number += 1
        elif isinstance(piece, SetPiece):
            word, verb = next(words)
            form = compiler._language.writer.verb(word, (text.split()[-1:] or [""])[0]) if verb else word
        else:
            form = compiler._language.writer.particle(text[-1:], piece.text) if place else piece.text
        text += form
    return f"{text[:1].upper()}{text[1:]}."


def _filler(slot: Slot, number: int, language: str) -> str:
    if "company" in slot.filled_by:
        return COMPANIES[language][number % len(COMPANIES[language])]
    if "person" in slot.filled_by:
        return PERSON[language]
    return next((OTHERS[language][kind] for kind in OTHERS[language] if kind in slot.filled_by), ANYTHING[language])
