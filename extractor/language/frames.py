"""What each language lends to the reading of frames: a writer of sentences and the analyser that reads them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from extractor.document.columns import Hit, Sentence, Tokens, layout_of
from extractor.language import ENGLISH, KOREAN
from extractor.language.analyse import Analyser
from extractor.language.english.frames import EnglishFrames
from extractor.language.korean.frames import KoreanFrames
from extractor.language.korean.tokens import KoreanAnalyser
from extractor.language.model import LanguageFile
from extractor.language.protocol import FrameWriter

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class SentenceReader:
    """Reads a text of one language as one block of an article."""

    analyser: Analyser
    language: str

    def __call__(self, text: str, names: Sequence[Span]) -> tuple[Sequence[Sentence], Tokens]:
        """Return sentences and tokens; `names` are characters that are one proper noun each."""
        hits = [Hit(start, end, text[start:end], ()) for start, end in names]
        block = _Block(0, len(text), "paragraph")
        layout = layout_of(self.analyser.analyse(text, [block], hits, written_in=self.language))
        return layout.sentences, layout.tokens


def frame_writers(files: Mapping[str, LanguageFile], korean: Callable[[], KoreanAnalyser]) -> dict[str, FrameWriter]:
    """Return the writer of each language."""
    return {
        ENGLISH: EnglishFrames(files[ENGLISH].frames),
        KOREAN: KoreanFrames(files[KOREAN].frames, korean),
    }


@dataclass(frozen=True, slots=True)
class _Block:
    start: int
    end: int
    kind: str
