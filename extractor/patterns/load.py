"""The compilers of frames of all languages, made from rule folders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from extractor.grammar.roles import alternations_of
from extractor.language import ENGLISH
from extractor.language.analyse import Analyser
from extractor.language.frames import SentenceReader, frame_writers
from extractor.language.korean.tokens import KoreanAnalyser
from extractor.language.languages import load_languages
from extractor.language.protocol import SentenceGrammar
from extractor.patterns.compile import FrameCompiler
from extractor.patterns.sets import load_sets
from extractor.patterns.written import Language


def frame_languages(folders: Sequence[Path], grammars: Mapping[str, SentenceGrammar]) -> dict[str, Language]:
    """Return what each language that has a grammar lends to frames; the analysers are loaded with the first frame.

    Raises:
        RuleError: when a file of a language is wrong.
    """
    files = load_languages(folders)
    korean = cache(lambda: KoreanAnalyser(1))
    analyser = Analyser(files[ENGLISH].abbreviations, files[ENGLISH].starters, korean)
    writers = frame_writers(files, korean)
    return {
        name: Language(
            writer=writers[name],
            grammar=grammar,
            alternations=alternations_of(files[name].alternations),
            reads=SentenceReader(analyser, name),
            sample=files[name].frames.sample,
            thing=files[name].frames.thing,
            quotation=files[name].frames.quotation,
        )
        for name, grammar in grammars.items()
    }


def frame_compilers(folders: Sequence[Path], grammars: Mapping[str, SentenceGrammar]) -> dict[str, FrameCompiler]:
    """Return a compiler for each language that has a grammar, with the sets of the folders.

    Raises:
        RuleError: when a file of sets or of a language is wrong.
    """
    sets = load_sets(folders)
    return {
        name: FrameCompiler(language, sets.of(name)) for name, language in frame_languages(folders, grammars).items()
    }
